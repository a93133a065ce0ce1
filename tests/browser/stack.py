"""The real thing on this machine: the supervisor with the app and Rasa, as `make run` starts them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from actions.casefile import Keys
from bot.rasa import launch
from tests.rasa.support import free_port

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS, STOP_SECONDS = 90.0, 25.0
APP, RASA = "bot.app:create_app", "bot.rasa.serve"
"""What the command line of each process holds."""


class Stack:
    """One Advisal with a database, keys and ports of its own. Its output is in `log`."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.folder, self.log = folder, folder / "output.log"
        self.port, rasa_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ADVISAL_")}
        self._environ = {
            **kept,
            "ADVISAL_CONFIG": os.devnull,
            "ADVISAL_PORT": str(self.port),
            "ADVISAL_RASA_PORT": str(rasa_port),
            "ADVISAL_DATABASE_URL": f"sqlite:///{folder / 'cases.db'}",
            "ADVISAL_KEYS": Keys.new_text(),
            "ADVISAL_LIMITS_TURNS_PER_MINUTE": "100000",
            "ADVISAL_LIMITS_TURNS_PER_MINUTE_PER_SOURCE": "100000",
            **environ,
        }

    def start(self) -> Stack:
        """Start everything and wait until typed answers are understood."""
        launch.ensure_model()
        with self.log.open("ab") as log:
            self._supervisor = subprocess.Popen(
                [sys.executable, "-m", "bot.supervisor", "--until-ends", str(os.getpid())],
                cwd=ROOT,
                env=self._environ,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.wait_for({"app": "ok", "rasa": "ok"})
        return self

    def stop(self) -> None:
        """Ask the supervisor to stop what it started, and end it if it does not."""
        self._supervisor.terminate()
        try:
            self._supervisor.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._supervisor.kill()
            self._supervisor.wait()

    def health(self) -> dict[str, str]:
        """What the app says of itself and of Rasa; nothing while it is not there."""
        try:
            answer: dict[str, str] = httpx.get(f"{self.url}/api/health", timeout=5, trust_env=False).json()
        except (httpx.HTTPError, ValueError):
            return {}
        return answer

    def wait_for(self, health: dict[str, str]) -> None:
        """Wait until the app says so."""
        self.wait_until(lambda: self.health() == health, f"health is not {health}")

    def wait_until(self, true: Callable[[], bool], otherwise: str) -> None:
        """Wait until something is true. Raises TimeoutError with everything that was written."""
        until = time.monotonic() + READY_SECONDS
        while not true():
            if time.monotonic() > until or self._supervisor.poll() is not None:
                raise TimeoutError(f"{otherwise}:\n{self.written()}")
            time.sleep(0.05)

    def written(self) -> str:
        """Everything that all its processes wrote so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def process(self, what: str) -> int:
        """The id of the process whose command line holds `what`, among those that our supervisor started."""
        (found,) = [child for child in _children(self._supervisor.pid) if what in _command_line(child)]
        return found

    def kill(self, what: str) -> None:
        """End a process at once, as a crash would; the supervisor starts it again."""
        os.kill(self.process(what), signal.SIGKILL)


def _children(parent: int) -> list[int]:
    return [int(one.name) for one in Path("/proc").iterdir() if one.name.isdigit() and _parent(one) == parent]


def _parent(process: Path) -> int | None:
    try:
        # After the name, which may hold anything: its state, and its parent.
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def _command_line(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""
