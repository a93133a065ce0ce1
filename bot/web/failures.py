"""What nobody foresaw ends here: an error body for the person, and the kind of the failure in the log.

Further out stands Starlette's own net, which hands the exception, with what somebody may have said in
it, on to the web server; and further out than our headers, so that a browser would not show its answer.
"""

import logging
from collections.abc import Callable

from fastapi import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("advisal.web")


class Failures:
    """Answers a request whose handling failed."""

    def __init__(self, app: ASGIApp, answer: Callable[[Request], Response]) -> None:
        self.app, self.answer = app, answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            log.error("request failed: %s", type(error).__name__)
            if not begun:
                await self.answer(Request(scope))(scope, receive, send)
