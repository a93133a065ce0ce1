"""Starts Advisal on one machine: the app and Rasa, under a keeper.

Run by `make run`, `advisal run`, or `python -m bot.supervisor`.
"""

import argparse
import asyncio
import errno
import os
import secrets
import socket
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.keeper import Keeper, Service
from bot.processes import Reaper
from bot.rasa import launch
from bot.settings import Settings, load, variable_of
from bot.settings_report import SettingsError

KEY_HEADER = "X-Advisal-Key"
# Rasa has no use for what opens the answers.
NOT_FOR_RASA = ("ADVISAL_KEYS", "ADVISAL_DATABASE_URL", "ADVISAL_SMS_TOKENS")


def main(arguments: Sequence[str] | None = None) -> int:
    """Start everything and keep it running; the exit code, 2 where the settings cannot be used.

    `arguments`: those of the command line where none are given.
    """
    parser = argparse.ArgumentParser(prog="python -m bot.supervisor", description="Start Advisal.")
    parser.add_argument("--until-ends", type=int, metavar="PID", help="stop when our parent PID ends")
    options = parser.parse_args(arguments)
    try:
        settings = load()
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    if taken := taken_ports(settings):
        print("\n".join(f"advisal: {line}" for line in taken), file=sys.stderr)
        return 2
    reaper = Reaper()
    try:
        return asyncio.run(keeper(settings, reaper).run(until_ends=options.until_ends))
    finally:
        reaper.close()


def keeper(settings: Settings, reaper: Reaper) -> Keeper:
    """The services these settings ask for, ready to run. They know each other by a key of this run."""
    given = settings.rasa_key.get_secret_value() if settings.rasa_key else ""
    key = given or secrets.token_urlsafe(32)
    app = _app(settings, key)
    if settings.rasa.url:
        return Keeper(app, None, reaper, address=f"{settings.public_url}/")
    model = launch.model_path()
    training = None if model.exists() else [sys.executable, "-m", "bot.model"]
    rasa = _rasa(settings, key, model)
    return Keeper(app, rasa, reaper, training=training, address=f"{settings.public_url}/")


def taken_ports(settings: Settings) -> list[str]:
    """One line for each port that another program holds, with the setting that changes it."""
    return [
        f"port {port} on {host} cannot be used: {reason}. Set {variable_of(section, 'port')}, "
        f"or port in [{section}] of advisal.toml, to another one."
        for host, port, section in _ports(settings)
        if (reason := _why_not(host, port))
    ]


def _app(settings: Settings, key: str) -> Service:
    server = settings.server
    proxies = ["--no-proxy-headers"]
    if server.trusted_proxies:
        proxies = ["--proxy-headers", "--forwarded-allow-ips", ",".join(server.trusted_proxies)]
    command = [
        *(sys.executable, "-m", "uvicorn", "--factory", "bot.app:create_app"),
        *("--host", server.host, "--port", str(server.port)),
        *("--no-access-log", "--no-server-header", "--log-level", "warning"),
        *("--timeout-graceful-shutdown", "5"),
        *proxies,
    ]
    return Service(
        "the app", command, {**os.environ, "ADVISAL_RASA_KEY": key}, f"{settings.local_url}/api/health"
    )


def _rasa(settings: Settings, key: str, model: Path) -> Service:
    base = {name: value for name, value in os.environ.items() if name not in NOT_FOR_RASA}
    return Service(
        "Rasa",
        launch.run_command(model, settings.rasa.port),
        launch.environment(f"{settings.local_url}/internal/actions", key, base),
        f"{settings.rasa_url}/webhooks/advisal/ready",
        {KEY_HEADER: key},
    )


def _ports(settings: Settings) -> Iterator[tuple[str, int, str]]:
    yield settings.server.host, settings.server.port, "server"
    if not settings.rasa.url:
        yield "127.0.0.1", settings.rasa.port, "rasa"


def _why_not(host: str, port: int) -> str:
    """Why nobody can listen there; empty where one can."""
    try:
        family, kind, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror:
        return "there is no such host on this machine"
    except OSError as error:
        in_use = error.errno == errno.EADDRINUSE
        return "another program listens there" if in_use else (error.strerror or "unknown reason")
    return ""


if __name__ == "__main__":
    raise SystemExit(main())
