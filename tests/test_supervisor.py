"""What is started on one machine, and with what."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from bot import supervisor
from bot.processes import Reaper
from bot.settings import Rasa, Server, Settings


@pytest.fixture
def reaper():
    reaper = Reaper()
    yield reaper
    reaper.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_taken_port_is_named_with_the_setting_that_changes_it():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        app = supervisor.taken_ports(Settings(server=Server(port=port), rasa=Rasa(port=free_port())))
        rasa = supervisor.taken_ports(Settings(server=Server(port=free_port()), rasa=Rasa(port=port)))
    assert app == [
        f"port {port} on 127.0.0.1 cannot be used: another program listens there. "
        "Set ADVISAL_PORT, or port in [server] of advisal.toml, to another one."
    ]
    assert len(rasa) == 1
    assert "Set ADVISAL_RASA_PORT, or port in [rasa]" in rasa[0]


def test_free_ports_are_no_problem_and_an_impossible_host_is_named():
    free = Settings(server=Server(port=free_port()), rasa=Rasa(port=free_port()))
    assert supervisor.taken_ports(free) == []
    nowhere = Settings(server=Server(host="no-such-host.invalid"), rasa=Rasa(port=free_port()))
    assert "there is no such host on this machine" in supervisor.taken_ports(nowhere)[0]


def test_the_app_and_rasa_know_each_other_by_a_key_of_this_run(reaper):
    first, second = (supervisor.keeper(Settings(), reaper) for _ in range(2))
    keys = {kept.app.env["ADVISAL_RASA_KEY"] for kept in (first, second)}
    assert len(keys) == 2
    assert first.rasa is not None
    assert first.rasa.env["ADVISAL_RASA_KEY"] == first.app.env["ADVISAL_RASA_KEY"]
    assert not any(
        first.app.env["ADVISAL_RASA_KEY"] in word for word in (*first.app.command, *first.rasa.command)
    )


def test_what_opens_the_answers_is_not_given_to_rasa(reaper, monkeypatch):
    monkeypatch.setenv("ADVISAL_KEYS", "canary")
    monkeypatch.setenv("ADVISAL_DATABASE_URL", "postgresql://user:canary@host/name")
    kept = supervisor.keeper(Settings(), reaper)
    assert kept.rasa is not None
    assert "canary" not in str(kept.rasa.env)
    assert kept.app.env["ADVISAL_KEYS"] == "canary"


def test_only_a_trusted_proxy_tells_where_a_person_comes_from(reaper):
    alone = supervisor.keeper(Settings(), reaper).app.command
    behind = supervisor.keeper(Settings(server=Server(trusted_proxies=("10.0.0.0/8",))), reaper).app.command
    assert "--no-proxy-headers" in alone
    assert behind[-2:] == ["--forwarded-allow-ips", "10.0.0.0/8"]


def test_no_rasa_is_started_where_it_runs_elsewhere(reaper):
    assert supervisor.keeper(Settings(rasa=Rasa(url="http://rasa:5005")), reaper).rasa is None


def test_settings_that_cannot_be_used_end_it_with_plain_lines(monkeypatch, capsys):
    monkeypatch.setenv("ADVISAL_PORT", "many")
    assert supervisor.main([]) == 2
    assert "ADVISAL_PORT must be a whole number" in capsys.readouterr().err


@pytest.mark.full
def test_everything_comes_up_answers_and_goes_down(tmp_path, root):
    port, rasa_port = free_port(), free_port()
    env = {
        **os.environ,
        "ADVISAL_PORT": str(port),
        "ADVISAL_RASA_PORT": str(rasa_port),
        "ADVISAL_DATABASE_URL": f"sqlite:///{tmp_path / 'advisal.db'}",
        "ADVISAL_KEYS": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    }
    log = tmp_path / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot.supervisor"], cwd=root, env=env, stdout=output, stderr=output
        )
    try:
        assert said(log, f"ready at http://127.0.0.1:{port}/"), log.read_text()
        health = httpx.get(f"http://127.0.0.1:{port}/api/health", trust_env=False).json()
        assert health == {"app": "ok", "rasa": "ok"}
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()
    for one in (port, rasa_port):
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", one)) != 0


def said(log: Path, line: str, seconds: float = 240) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if line in log.read_text(errors="replace"):
            return True
        time.sleep(0.1)
    return False
