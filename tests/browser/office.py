"""The page of a law office, on an origin of its own, that embeds the chat as the README says."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from tests.rasa.support import free_port

INTEGRITY = Path(__file__).resolve().parents[2] / "bot" / "widget" / "dist" / "integrity.txt"
# As strict as a page can be; what the chat needs of it is in README.md, word for word.
POLICY = (
    "default-src 'none'; script-src {server}; connect-src {server}; img-src {server}; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>An office</title>
<link rel="icon" href="{server}/static/favicon.svg">
<script src="{server}/static/advisal-chat.js" integrity="{integrity}" crossorigin="anonymous" defer></script>
</head>
<body><main><h1>An office</h1><advisal-chat server="{server}" language="es"
 organisation="An office" colour="#7a1f5c"></advisal-chat></main></body>
</html>"""


class Office:
    """A site of one page. Its port is known before the server that it names has started."""

    def __init__(self) -> None:
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"

    @contextmanager
    def open(self, server: str) -> Iterator[None]:
        """Serve the page with the chat of `server`."""
        integrity = INTEGRITY.read_text(encoding="utf-8").split()[0]
        page = PAGE.format(server=server, integrity=integrity).encode()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(page)))
                self.send_header("Content-Security-Policy", POLICY.format(server=server))
                self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        site = HTTPServer(("127.0.0.1", self.port), Handler)
        thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield
        finally:
            site.shutdown()
            site.server_close()
            thread.join(5)
