"""A custom action that does nothing but answer, served as the app serves its own."""

import json
from typing import Any

REPLY = json.dumps({"events": [], "responses": [{"text": "What happened next?"}]}).encode()
HEAD = {"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]}


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Reads the call as the app does and sends the reply."""
    if scope["type"] != "http":
        return
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    json.loads(body)
    await send(HEAD)
    await send({"type": "http.response.body", "body": REPLY})
