"""The chat API."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, Response

from bot.settings import Settings
from bot.turns import Turns
from bot.web.errors import RefusedError
from bot.web.limits import Rate
from bot.web.schemas import ERRORS, Health, Reply, Result, StartBody, Started, TurnBody

Authorization = Annotated[str | None, Header(description="Bearer and the conversation's token")]


def chat_api(turns: Turns, settings: Settings) -> APIRouter:
    """The routes under /api."""
    router = APIRouter(prefix="/api", tags=["chat"], responses=ERRORS)
    per_conversation = Rate(settings.limits.turns_per_minute)
    per_source = Rate(settings.limits.turns_per_minute_per_source)

    def count(request: Request, conversation: str | None) -> None:
        source = request.client.host if request.client else ""
        if not per_source.allows(source) or (conversation and not per_conversation.allows(conversation)):
            raise RefusedError("too_many", 429)

    @router.post("/conversations", status_code=201, response_model=Started, response_model_exclude_none=True)
    async def start(request: Request, body: StartBody) -> Any:
        """Begin a conversation."""
        count(request, None)
        languages = turns.desk.services.messages.languages
        language = body.language if body.language in languages else "en"
        conversation, token, reply = await turns.start(language, "web")
        return {"conversation": conversation, "token": token, "reply": reply}

    @router.post(
        "/conversations/{conversation}/turns", response_model=Reply, response_model_exclude_none=True
    )
    async def turn(
        request: Request, conversation: str, body: TurnBody, authorization: Authorization = None
    ) -> Any:
        """Say something, or tap something."""
        count(request, conversation)
        if body.text is not None and len(body.text) > settings.limits.text_length:
            raise RefusedError("too_long", 413, limit=settings.limits.text_length)
        text = None if body.text is None else body.text.replace("\x00", "")
        return await turns.take(
            conversation,
            bearer(authorization),
            turn=body.client_id,
            text=text,
            choice=body.choice,
            question=body.question,
        )

    @router.get(
        "/conversations/{conversation}/messages", response_model=Reply, response_model_exclude_none=True
    )
    async def messages(
        request: Request,
        conversation: str,
        after: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
        authorization: Authorization = None,
    ) -> Any:
        """What was said after a sequence number, and what is open now."""
        count(request, None)
        return await turns.since(conversation, bearer(authorization), after)

    @router.get(
        "/conversations/{conversation}/result", response_model=Result, response_model_exclude_none=True
    )
    async def result(request: Request, conversation: str, authorization: Authorization = None) -> Any:
        """The explanation, once the questions are answered."""
        count(request, None)
        found = await turns.result(conversation, bearer(authorization))
        if found is None:
            raise RefusedError("no_result", 404)
        return found

    @router.delete("/conversations/{conversation}", status_code=204)
    async def delete(request: Request, conversation: str, authorization: Authorization = None) -> Response:
        """Delete everything of a conversation, at once and for good."""
        count(request, None)
        await turns.delete(conversation, bearer(authorization))
        return Response(status_code=204)

    @router.get("/health", response_model=Health)
    async def health() -> Any:
        """Whether the app and Rasa answer."""
        return {"app": "ok", "rasa": "ok" if await turns.rasa.ready() else "down"}

    @router.get("/strings")
    async def strings(language: Annotated[str, Query(max_length=12)] = "en") -> dict[str, str]:
        """The words of the widget itself."""
        found = turns.desk.services.messages
        chosen = language if language in found.languages else "en"
        return {name: found.template(name, chosen) for name in found.ids("ui.")}

    return router


def bearer(header: str | None) -> str:
    """The token of an Authorization header. Raises RefusedError without one."""
    scheme, _, token = (header or "").partition(" ")
    if scheme.lower() != "bearer" or not 0 < len(token) <= 200:
        raise RefusedError("wrong_token", 401)
    return token.strip()
