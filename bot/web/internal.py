"""The route that Rasa calls: its custom actions, run by the SDK's executor in this process."""

import hmac
import logging
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from rasa_sdk.executor import ActionExecutor

from actions.dialogue.acts import all_actions
from actions.dialogue.desk import Desk

log = logging.getLogger("advisal.actions")


def action_route(desk: Desk, key: str) -> APIRouter:
    """POST /internal/actions, for holders of the key that this run shares with Rasa."""
    executor = ActionExecutor()
    for action in all_actions(desk):
        executor.register_action(action)
    router = APIRouter(prefix="/internal", include_in_schema=False)

    @router.post("/actions")
    async def actions(request: Request) -> JSONResponse:
        """Run the action that Rasa chose. A failure answers with its kind alone."""
        if not hmac.compare_digest(request.headers.get("x-advisal-key", "").encode(), key.encode()):
            return JSONResponse({"error": "unauthorised"}, status_code=401)
        try:
            call: dict[str, Any] = await request.json()
            answer = await executor.run({**call, "domain": {}})  # no action needs the domain, Rasa sends none
        except Exception as error:
            log.error("action call failed: %s", type(error).__name__)
            return JSONResponse({"error": type(error).__name__}, status_code=500)
        return JSONResponse(answer.model_dump() if answer else {"events": [], "responses": []})

    return router
