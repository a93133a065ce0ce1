"""How much one conversation, one source, and one request may ask for."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_KEYS = 20_000
WINDOW_SECONDS = 60.0
WITHOUT_BODY = frozenset({"GET", "HEAD", "DELETE", "OPTIONS"})
# A browser shows an answer once its request is sent: so much more is taken in, and thrown away.
READ_ON_BYTES = 1_048_576


class Rate:
    """At most so many events a minute for each key; keys that are quiet are forgotten."""

    def __init__(self, per_minute: int) -> None:
        self._most = per_minute
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()

    def allows(self, key: str, at: float | None = None) -> bool:
        """Count an event; False when the key has had its share of the last minute."""
        moment = time.monotonic() if at is None else at
        times = self._seen.setdefault(key, deque())
        self._seen.move_to_end(key)
        while len(self._seen) > MOST_KEYS:
            self._seen.popitem(last=False)
        while times and times[0] <= moment - WINDOW_SECONDS:
            times.popleft()
        if len(times) >= self._most:
            return False
        times.append(moment)
        return True


class BodyLimit:
    """Refuses a request whose body is too large before anything looks at it."""

    def __init__(
        self,
        app: ASGIApp,
        most_bytes: int,
        refusal: Callable[[Request], Response],
        larger: Mapping[str, int] | None = None,
    ) -> None:
        """`refusal` is the answer to a request that is too large, `larger` other limits by path."""
        self.app, self.most, self.refusal = app, most_bytes, refusal
        self.larger = larger or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = self.larger.get(scope["path"], self.most)
        body, size = bytearray(), 0
        more = scope["method"] not in WITHOUT_BODY and _declared(scope) <= most + READ_ON_BYTES
        while more and size <= most + READ_ON_BYTES:
            message = await receive()
            if message["type"] != "http.request":
                return
            part, more = message.get("body", b""), message.get("more_body", False)
            size += len(part)
            if size <= most:
                body += part
        if max(size, _declared(scope)) > most:
            response = self.refusal(Request(scope))
            response.headers["Connection"] = "close"
            await response(scope, receive, send)
            return
        sent = False

        async def replay() -> Message:
            nonlocal sent
            if sent:
                return await receive()
            sent = True
            return {"type": "http.request", "body": bytes(body), "more_body": False}

        await self.app(scope, replay, send)


def _declared(scope: Scope) -> int:
    value = _header(scope, b"content-length")
    return int(value) if value.isdigit() else 0


def _header(scope: Scope, name: bytes) -> bytes:
    return next((value for found, value in scope["headers"] if found == name), b"")
