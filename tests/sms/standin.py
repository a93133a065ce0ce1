"""Stands where Twilio stands, on loopback: takes texts as its REST API does, and can refuse them."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from twilio.http.response import Response

from bot.sms.sender import QuietHttpClient


class Twilio:
    """The account as it is seen from Twilio: `texts` that were taken, and what is refused.

    `refuse` holds (HTTP status, Twilio's code) for the next texts; 0 breaks the connection off.
    `opted_out` are numbers that no text reaches.
    """

    def __init__(self) -> None:
        self.texts: list[dict[str, str]] = []
        self.tried = 0
        self.refuse: list[tuple[int, int]] = []
        self.opted_out: set[str] = set()
        self.authorised: list[str] = []
        self.address = ""

    def bodies(self, number: str | None = None) -> list[str]:
        return [one["Body"] for one in self.texts if number in (None, one["To"])]

    def answer(self, path: str, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """The status and body of an answer to POST /2010-04-01/Accounts/{sid}/Messages.json."""
        self.tried += 1
        if self.refuse:
            status, code = self.refuse.pop(0)
            if status:
                return status, {"code": code, "message": "refused", "status": status}
            raise ConnectionAbortedError
        if form["To"] in self.opted_out:
            return 400, {"code": 21610, "message": "Attempt to send to unsubscribed recipient", "status": 400}
        if len(form["Body"]) > 1600:
            return 400, {"code": 21617, "message": "too long", "status": 400}
        self.texts.append(form)
        sid = f"SM{len(self.texts):032x}"
        return 201, {
            "sid": sid,
            "status": "queued",
            "to": form["To"],
            "body": form["Body"],
            "error_code": None,
        }


class LoopbackHttp(QuietHttpClient):
    """The HTTP client of the real Twilio client, with the address of the stand-in in place of Twilio's."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        assert self.session is not None
        self.session.trust_env = False

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        parts = urlsplit(url)
        assert (parts.scheme, parts.hostname) == ("https", "api.twilio.com")
        answer: Response = super().request(method, f"{self.address}{parts.path}", *args, **kwargs)
        return answer


@contextmanager
def twilio_standin() -> Iterator[Twilio]:
    """A stand-in that listens on a free port of loopback."""
    account = Twilio()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode(), True))
            account.authorised.append(self.headers.get("Authorization", ""))
            try:
                status, answer = account.answer(self.path, form)
            except ConnectionAbortedError:
                self.close_connection = True
                return
            content = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    account.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield account
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
