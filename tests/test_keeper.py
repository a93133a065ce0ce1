"""What `make run` keeps running, and what it says about it."""

import asyncio
import os
import signal
import socket
import sys

import pytest

from bot import keeper
from bot.keeper import Keeper, Service
from bot.processes import Reaper

ANSWERS = """
import http.server, sys
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def log_message(self, *_): pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Page).serve_forever()
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def service(name: str, code: str = ANSWERS) -> Service:
    port = free_port()
    return Service(name, [sys.executable, "-c", code, str(port)], os.environ, f"http://127.0.0.1:{port}/")


@pytest.fixture
def reaper():
    reaper = Reaper()
    yield reaper
    reaper.close()


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(keeper, "FIRST_PAUSE", 0.1)
    monkeypatch.setattr(keeper, "POLL_SECONDS", 0.05)


async def stopped_after(running: asyncio.Task[int], *events: asyncio.Event) -> int:
    for event in events:
        await asyncio.wait_for(event.wait(), 10)
    await asyncio.sleep(0.05)
    os.kill(os.getpid(), signal.SIGTERM)
    return await asyncio.wait_for(running, 10)


async def test_everything_is_started_announced_and_stopped(reaper, capfd):
    app, rasa = service("the app"), service("Rasa")
    kept = Keeper(app, rasa, reaper, address="http://127.0.0.1:1/")
    running = asyncio.create_task(kept.run())
    assert await stopped_after(running, app.up, rasa.up) == 0
    said = capfd.readouterr().out
    assert "the app answers after" in said
    assert "Rasa answers after" in said
    assert "ready at http://127.0.0.1:1/" in said
    assert not app.up.is_set()


async def test_the_app_is_open_before_rasa_answers(reaper, capfd):
    app, rasa = service("the app"), service("Rasa", "import time; time.sleep(60)")
    kept = Keeper(app, rasa, reaper, address="http://127.0.0.1:1/")
    running = asyncio.create_task(kept.run())
    assert await stopped_after(running, app.up) == 0
    said = capfd.readouterr().out
    assert "open http://127.0.0.1:1/ (taps work" in said
    assert "ready at" not in said


@pytest.mark.slow
async def test_rasa_is_started_again_when_it_ends(reaper, capfd):
    app, rasa = service("the app"), service("Rasa", "raise SystemExit(7)")
    kept = Keeper(app, rasa, reaper, address="/")
    running = asyncio.create_task(kept.run())
    await asyncio.wait_for(app.up.wait(), 10)
    await asyncio.sleep(1)
    assert await stopped_after(running) == 0
    assert capfd.readouterr().out.count("Rasa ended (exit code 7); starting it again") >= 2


async def test_an_app_that_cannot_start_stops_everything(reaper, capfd):
    app, rasa = service("the app", "raise SystemExit(3)"), service("Rasa")
    kept = Keeper(app, rasa, reaper, address="/")
    assert await asyncio.wait_for(kept.run(), 10) == 1
    assert "the app could not start (exit code 3)" in capfd.readouterr().out


async def test_the_app_stays_without_a_language_model(reaper, capfd, monkeypatch):
    app, failed, say = service("the app"), asyncio.Event(), keeper.say

    def heard(text: str) -> None:
        say(text)
        if "the training failed" in text:
            failed.set()

    monkeypatch.setattr(keeper, "say", heard)
    failing = [sys.executable, "-c", "raise SystemExit(1)"]
    kept = Keeper(app, service("Rasa"), reaper, training=failing, address="/")
    running = asyncio.create_task(kept.run())
    assert await stopped_after(running, app.up, failed) == 0
    assert "Rasa answers after" not in capfd.readouterr().out


async def test_rasa_starts_after_the_training(reaper, capfd):
    app, rasa = service("the app"), service("Rasa")
    kept = Keeper(app, rasa, reaper, training=[sys.executable, "-c", "pass"], address="/")
    running = asyncio.create_task(kept.run())
    assert await stopped_after(running, app.up, rasa.up) == 0
    assert "the language model is trained" in capfd.readouterr().out


async def test_where_rasa_runs_elsewhere_none_is_started(reaper, capfd):
    app = service("the app")
    kept = Keeper(app, None, reaper, address="http://127.0.0.1:1/")
    running = asyncio.create_task(kept.run())
    assert await stopped_after(running, app.up) == 0
    assert "ready at http://127.0.0.1:1/" in capfd.readouterr().out


async def test_a_missing_program_is_told_and_the_app_stays(reaper, capfd):
    app, rasa = service("the app"), service("Rasa")
    rasa.command = ["no-such-program"]
    kept = Keeper(app, rasa, reaper, address="/")
    running = asyncio.create_task(kept.run())
    assert await stopped_after(running, app.up) == 0
    assert "Rasa cannot be started" in capfd.readouterr().out
