"""The real Rasa process and a stand-in for the app's route of custom actions, for tests and benchmarks."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx

from bot.rasa import launch

READY_SECONDS = 60
STOP_SECONDS = 10

Reply = Callable[[dict[str, Any]], tuple[int, bytes]]


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def says_which_action(call: dict[str, Any]) -> tuple[int, bytes]:
    """Answers with the name of the action and with what it was told."""
    message = call["tracker"]["latest_message"]
    told = {"text": message["text"], "metadata": message["metadata"]}
    response = {"text": call["next_action"], "buttons": [{"title": "Yes", "payload": "yes"}], "custom": told}
    return 200, json.dumps({"events": [], "responses": [response]}).encode()


class ActionsStub:
    """An HTTP server that answers custom actions with `reply`; it can be stopped and started again."""

    def __init__(self) -> None:
        self.port = free_port()
        self.calls: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.reply: Reply = says_which_action
        self._server: ThreadingHTTPServer | None = None
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/internal/actions"

    def start(self) -> None:
        if self._server is None:
            self._server = _Server(("127.0.0.1", self.port), _handler(self))
            threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Nobody listens any more, and nobody is still connected."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def reset(self) -> None:
        self.start()
        self.reply = says_which_action
        self.calls.clear()
        self.keys.clear()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, *arguments: Any) -> None:
        self._open: set[socket.socket] = set()
        super().__init__(*arguments)

    def process_request(self, request: Any, address: Any) -> None:
        self._open.add(request)
        super().process_request(request, address)

    def server_close(self) -> None:
        super().server_close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, address: Any) -> None:
        """A connection that is cut is part of the tests."""


def _handler(stub: ActionsStub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            call = json.loads(self.rfile.read(int(self.headers["content-length"])))
            stub.calls.append(call)
            stub.keys.append(self.headers["X-Advisal-Key"])
            status, body = stub.reply(call)
            head = f"HTTP/1.1 {status} -\r\ncontent-type: application/json\r\ncontent-length: {len(body)}"
            # One write: a head on its own waits for the other side to acknowledge it.
            self.wfile.write(f"{head}\r\n\r\n".encode() + body)

        def log_message(self, *arguments: Any) -> None:
            """Says nothing."""

    return Handler


class RasaServer:
    """The Rasa process as the launcher starts it, with its output in a file.

    `folder`: where its endpoints.yml and credentials.yml are; the repository's own if none is given.
    """

    def __init__(self, actions_url: str, log: Path, *, folder: Path = launch.ROOT, **environ: str) -> None:
        self.key = "key-of-the-tests"
        self.log = log
        self.folder = folder
        self.url = f"http://127.0.0.1:{free_port()}"
        self._environment = {**launch.environment(actions_url, self.key, os.environ), **environ}

    def start(self, *, status: int = 200) -> RasaServer:
        """Starts and waits until /ready answers with `status`. Raises TimeoutError with the log if never."""
        python, *arguments = launch.run_command(launch.ensure_model(), int(self.url.rpartition(":")[2]))
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [str(launch.ROOT / python), *arguments],
                cwd=self.folder,
                env=self._environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.client = httpx.Client(base_url=f"{self.url}/webhooks/advisal", timeout=30, trust_env=False)
        self.client.headers["X-Advisal-Key"] = self.key
        start = time.monotonic()
        while time.monotonic() - start < READY_SECONDS and self.process.poll() is None:
            if self.status() == status:
                self.ready_seconds = time.monotonic() - start
                return self
            time.sleep(0.05)
        self.stop()
        raise TimeoutError(f"Rasa is not ready:\n{self.written()}")

    def status(self) -> int | None:
        """What /ready answers; None while nobody listens."""
        try:
            return self.client.get("/ready").status_code
        except httpx.TransportError:
            return None

    def turn(self, **body: Any) -> httpx.Response:
        return self.client.post("/turn", json={"conversation": "c", "turn": "t", **body})

    def parse(self, text: str, **metadata: Any) -> dict[str, Any]:
        parsed: dict[str, Any] = self.client.post("/parse", json={"text": text, "metadata": metadata}).json()
        return parsed

    def written(self) -> str:
        """Everything the process wrote so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def resident_megabytes(self) -> float:
        """What the process holds in memory now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def stop(self) -> None:
        """Asks the process to end, and ends it if it does not."""
        self.client.close()
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
