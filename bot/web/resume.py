"""Going on elsewhere: a code for a conversation, and the conversation for a code."""

from typing import Any

from fastapi import APIRouter, Request

from actions.casefile import CaseNotFound
from actions.messages.apart import all_apart
from bot.turns import Turns
from bot.web.bearer import Bearer, token_of
from bot.web.errors import RefusedError
from bot.web.gate import Gate
from bot.web.schemas import Code, ResumeBody, Started, errors


def resume_api(turns: Turns, gate: Gate) -> APIRouter:
    """The routes of resume codes."""
    router = APIRouter(prefix="/api", tags=["resume"])

    @router.post(
        "/conversations/{conversation}/code", response_model=Code, responses=errors(401, 404, 410, 429)
    )
    async def give_code(request: Request, conversation: str, bearer: Bearer) -> Any:
        """A code to go on elsewhere. It works once; one that was given before ends."""
        gate.request(request, conversation)
        code, until = await turns.give_code(conversation, token_of(bearer))
        return {"code": code, "until": until.isoformat()}

    @router.post(
        "/resume",
        response_model=Started,
        response_model_exclude_unset=True,
        responses=errors(400, 404, 409, 413, 429),
    )
    async def resume(request: Request, body: ResumeBody) -> Any:
        """Go on with the conversation of a code, in its own language. The token it had until now ends."""
        gate.code(request)
        try:
            conversation, token, reply = await turns.resume(body.code, "web")
        except CaseNotFound:
            raise RefusedError("wrong_code", 404, language=body.language) from None
        return {"conversation": conversation, "token": token, "reply": all_apart(reply)}

    return router
