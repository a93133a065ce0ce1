"""The chat API."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from actions.messages.apart import all_apart, apart
from actions.messages.languages import own_name
from bot.settings import Settings
from bot.turns import Turns
from bot.web.bearer import Bearer, token_of
from bot.web.errors import RefusedError
from bot.web.gate import Gate
from bot.web.schemas import (
    Answers,
    Health,
    Reply,
    Result,
    StartBody,
    Started,
    TapTurn,
    TextTurn,
    TurnBody,
    errors,
)
from bot.web.typed import as_typed


def chat_api(turns: Turns, settings: Settings, gate: Gate) -> APIRouter:
    """The routes under /api."""
    router = APIRouter(prefix="/api", tags=["chat"])

    @router.post(
        "/conversations",
        status_code=201,
        response_model=Started,
        response_model_exclude_unset=True,
        responses=errors(400, 413, 429),
    )
    async def start(request: Request, body: StartBody) -> Any:
        """Begin a conversation."""
        gate.request(request)
        languages = turns.desk.services.languages
        language = body.language if body.language in languages else languages[0]
        conversation, token, reply = await turns.start(language, "web")
        return {"conversation": conversation, "token": token, "reply": all_apart(reply)}

    @router.post(
        "/conversations/{conversation}/turns",
        response_model=Reply,
        response_model_exclude_unset=True,
        responses=errors(400, 401, 404, 409, 410, 413, 429),
    )
    async def turn(request: Request, conversation: str, body: TurnBody, bearer: Bearer) -> Any:
        """Say something, or tap something."""
        gate.request(request, conversation)
        text = as_typed(body.text) if isinstance(body, TextTurn) else None
        if text is not None and len(text) > settings.limits.text_length:
            raise RefusedError("too_long", 413, limit=settings.limits.text_length)
        reply = await turns.take(
            conversation,
            token_of(bearer),
            turn=body.client_id,
            text=text,
            choice=body.choice if isinstance(body, TapTurn) else None,
            question=body.question,
        )
        return all_apart(reply)

    @router.get(
        "/conversations/{conversation}/messages",
        response_model=Reply,
        response_model_exclude_unset=True,
        responses=errors(400, 401, 404, 410, 429),
    )
    async def messages(
        request: Request,
        conversation: str,
        bearer: Bearer,
        after: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    ) -> Any:
        """What was said after a sequence number, and what is open now."""
        gate.request(request)
        reply = await turns.since(conversation, token_of(bearer), after)
        return all_apart(reply)

    @router.get(
        "/conversations/{conversation}/result",
        response_model=Result,
        response_model_exclude_unset=True,
        responses=errors(401, 404, 410, 429),
    )
    async def result(request: Request, conversation: str, bearer: Bearer) -> Any:
        """The explanation, once the questions are answered."""
        gate.request(request)
        found = await turns.result(conversation, token_of(bearer))
        if found is None:
            raise RefusedError("no_result", 404)
        return all_apart(found)

    @router.get(
        "/conversations/{conversation}/answers", response_model=Answers, responses=errors(401, 404, 410, 429)
    )
    async def answers(request: Request, conversation: str, bearer: Bearer) -> Any:
        """Every answer given so far, to look through and to change."""
        gate.request(request)
        return {"answers": all_apart(await turns.answers(conversation, token_of(bearer)))}

    @router.delete("/conversations/{conversation}", status_code=204, responses=errors(401, 404, 410, 429))
    async def delete(request: Request, conversation: str, bearer: Bearer) -> Response:
        """Delete everything of a conversation, at once and for good."""
        gate.request(request)
        await turns.delete(conversation, token_of(bearer))
        return Response(status_code=204)

    @router.get("/health", response_model=Health)
    async def health() -> Any:
        """Whether the app and Rasa answer."""
        return {"app": "ok", "rasa": "ok" if await turns.rasa.ready() else "down"}

    @router.get("/strings", responses=errors(400))
    async def strings(language: Annotated[str, Query(max_length=12)] = "en") -> dict[str, str]:
        """The widget's words; the languages ("language.es": "Español"); for how many days a case is kept."""
        found, offered = turns.desk.services.messages, turns.desk.services.languages
        chosen = language if language in offered else offered[0]
        words = {name: apart(found.template(name, chosen)) for name in found.ids("ui.")}
        days = {"retention_days": str(turns.desk.services.retention_days)}
        return words | {f"language.{one}": own_name(one) for one in offered} | days

    return router
