"""A stand-in for the chat API on loopback, for working on the widget and for its tests.

    .venv/bin/python -m tests.widget.fake_api 8090

serves the demo page at / and plays `script.yml`. Faults are set on the `FakeApi` object: see
`fail_next`. It also serves the built widget, with the strict headers that the app sends.
"""

from __future__ import annotations

import json
import sys
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

from babel.messages.pofile import read_po

from tests.widget.fake_conversation import KEPT_DAYS, Conversation
from tests.widget.script import QUESTIONS

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 2_000
CODE = "K7M2-QX4T-9RBW"

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)

FILES = {
    "/": ("bot/web/pages/demo.html", "text/html; charset=utf-8"),
    "/static/demo.css": ("bot/web/pages/demo.css", "text/css; charset=utf-8"),
    "/static/favicon.svg": ("bot/web/pages/favicon.svg", "image/svg+xml"),
    "/static/advisal-chat.js": ("bot/widget/dist/advisal-chat.js", "text/javascript; charset=utf-8"),
    "/launcher": ("tests/widget/pages/launcher.html", "text/html; charset=utf-8"),
}

Fault = Literal["drop", "lost"] | int
"""drop: the request never arrives; lost: it is taken, but the reply is not; a number: that HTTP status."""


class FakeApi:
    """The server. Use as a context manager; `url` is its address, `turns` what it was sent."""

    def __init__(self, port: int = 0) -> None:
        self.conversations: dict[str, Conversation] = {}
        self.turns: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.faults: list[Fault] = []
        self.codes: dict[str, Conversation] = {}
        """The conversation of each code that can be used."""
        self.left: set[str] = set()
        """Tokens that were replaced when their conversation was resumed."""
        api = self

        class Handler(_Handler):
            fake = api

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> FakeApi:
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=5)

    def fail_next(self, *faults: Fault) -> None:
        """The next API requests that change something fail in these ways, one each."""
        self.faults.extend(faults)

    def only_conversation(self) -> Conversation:
        (conversation,) = self.conversations.values()
        return conversation

    def jump_to(self, question: str) -> None:
        """Lets the only conversation stand just before `question`, so that any answer leads to it."""
        ids = [each["id"] for each in QUESTIONS]
        self.only_conversation().at = ids.index(question) - 1


def strings(language: str) -> dict[str, str]:
    """The catalogue's ui.* texts, and the languages that are offered."""
    path = ROOT / "data" / "locales" / language / "ui.po"
    with path.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    offered = {"language.en": "English", "language.es": "Español", "language.ar": "العربية"}
    offered["retention_days"] = str(KEPT_DAYS)
    return offered | {str(entry.id): str(entry.string) for entry in catalogue if entry.id}


class _Handler(BaseHTTPRequestHandler):
    fake: FakeApi
    # One request a connection: on a connection used before, a browser repeats a lost request by itself.
    protocol_version = "HTTP/1.0"

    def log_message(self, format: str, *args: Any) -> None:
        """Stays silent."""

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        self.fake.paths.append(self.path)
        if url.path in FILES:
            file, kind = FILES[url.path]
            self._send(200, (ROOT / file).read_bytes(), kind)
        elif url.path == "/api/strings":
            self._json(200, strings(parse_qs(url.query)["language"][0]))
        elif url.path == "/api/health":
            self._json(200, {"app": "ok", "rasa": "ok"})
        elif conversation := self._conversation(url.path):
            if url.path.endswith("/result"):
                self._json(200, conversation.result())
            elif url.path.endswith((".pdf", ".ics")):
                self._file(url.path)
            elif url.path.endswith("/answers"):
                self._json(200, {"answers": conversation.answers()})
            else:
                self._json(200, conversation.reply(int(parse_qs(url.query)["after"][0])))

    def do_POST(self) -> None:
        self.fake.paths.append(self.path)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])) or "{}")
        fault = self.fake.faults.pop(0) if self.fake.faults else None
        if fault == "drop":
            self.close_connection = True
            return
        if isinstance(fault, int):
            id = "internal" if fault >= 500 else "too_many"
            self._error(fault, id, "Too many messages. Wait a minute and try again.")
            return
        status, answer = self._play(body)
        if fault == "lost":
            self.close_connection = True
        elif answer is not None:
            self._json(status, answer)

    def do_DELETE(self) -> None:
        self.fake.paths.append(self.path)
        fault = self.fake.faults.pop(0) if self.fake.faults else None
        if fault:
            self.close_connection = True
        elif conversation := self._conversation(self.path):
            del self.fake.conversations[conversation.id]
            self.send_response(204)
            self.send_header("Content-Length", "0")
            self.end_headers()

    def _play(self, body: dict[str, Any]) -> tuple[int, dict[str, Any] | None]:
        if self.path == "/api/conversations":
            return 201, self._open(body["language"])
        if self.path == "/api/resume":
            return self._resume(body["code"])
        conversation = self._conversation(self.path)
        if conversation is None:
            return 404, None
        if self.path.endswith("/code"):
            self.fake.codes = {CODE: conversation}
            return 200, {"code": CODE, "until": conversation.until.isoformat()}
        self.fake.turns.append(body)
        if len(body.get("text", "")) > LONGEST:
            return 413, {"error": {"id": "too_long", "text": conversation.words["too_long"]}}
        return 200, conversation.take(body)

    def _open(self, language: str) -> dict[str, Any]:
        conversation = Conversation(language)
        self.fake.conversations[conversation.id] = conversation
        conversation.say(conversation.words["greeting"])
        conversation.ask()
        return {
            "conversation": conversation.id,
            "token": conversation.token,
            "reply": conversation.reply(0),
        }

    def _file(self, path: str) -> None:
        fault = self.fake.faults.pop(0) if self.fake.faults else None
        if fault:
            self._error(503, "no_pdf", "We cannot make this file. Please print the page instead.")
        else:
            self._send(
                200, b"%PDF-" if path.endswith(".pdf") else b"BEGIN:VCALENDAR", "application/octet-stream"
            )

    def _resume(self, code: str) -> tuple[int, dict[str, Any]]:
        conversation = self.fake.codes.pop(code.upper().replace(" ", "-"), None)
        if conversation is None:
            return 404, {"error": {"id": "wrong_code", "text": "That code did not work."}}
        self.fake.left.add(conversation.token)
        conversation.token = uuid.uuid4().hex
        opened = {"conversation": conversation.id, "token": conversation.token}
        return 200, opened | {"reply": conversation.reply(0)}

    def _conversation(self, path: str) -> Conversation | None:
        """The conversation of the path if the token is right; else the error has been sent."""
        parts = path.split("/")
        conversation = self.fake.conversations.get(parts[3]) if len(parts) > 3 else None
        if conversation is None:
            self._error(404, "not_found", "There is no such conversation.")
        elif (self.headers.get("Authorization") or "").removeprefix("Bearer ") in self.fake.left:
            self._error(410, "continued_elsewhere", "This chat was continued in another place.")
            conversation = None
        elif self.headers.get("Authorization") != f"Bearer {conversation.token}":
            self._error(401, "token", "The token does not fit.")
            conversation = None
        return conversation

    def _error(self, status: int, id: str, text: str) -> None:
        self._json(status, {"error": {"id": id, "text": text}})

    def _json(self, status: int, value: Any) -> None:
        self._send(status, json.dumps(value).encode(), "application/json")

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", CSP)
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    with FakeApi(int(sys.argv[1]) if len(sys.argv) > 1 else 8090) as server:
        print(f"{server.url}/")
        threading.Event().wait()
