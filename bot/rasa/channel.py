"""The app's own way into Rasa: one route for a turn, one to classify a text, one to ask whether all is well.

Every request carries the key that the launcher gave to both processes, in the header X-Advisal-Key.
Bodies and replies are JSON; a reply other than 200 is {"error": id} and never holds a word of a person.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from typing import Any, Awaitable, Callable, Dict, List, Optional, Text

import structlog
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.shared.core.constants import DEFAULT_INTENTS, USER_INTENT_OUT_OF_SCOPE
from rasa.shared.exceptions import RasaException
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from bot.rasa import quiet, tracker_store, tuning

# Also when Rasa was started by its own command and not by serve.py.
quiet.install()

NAME = "advisal"
KEY_HEADER = "x-advisal-key"
MAX_BODY_BYTES = 64 * 1024
RANKING_LENGTH = 5
PROBE = "hello"
COMMANDS = frozenset(DEFAULT_INTENTS) - {USER_INTENT_OUT_OF_SCOPE}
"""Intents that Rasa acts on by itself, such as a restart."""

log = structlog.get_logger(__name__)

Handler = Callable[[Request], Awaitable[HTTPResponse]]


class RefusedError(Exception):
    """A request that is answered with an HTTP status and the id of an error."""

    def __init__(self, status: int, error: Text) -> None:
        super().__init__(error)
        self.status = status
        self.error = error


@dataclass(frozen=True)
class Turn:
    """One thing a person did: a text to classify, or an act (a tap, a tool) that needs no classifying."""

    conversation: Text
    turn: Text
    text: Text
    act: Optional[Text]
    metadata: Dict[Text, Any]

    @classmethod
    def from_json(cls, body: Dict[Text, Any]) -> Turn:
        """Reads a request body. Raises RefusedError (400) naming the field that is wrong."""
        conversation, turn = _text(body, "conversation"), _text(body, "turn")
        text, act = _text(body, "text"), _text(body, "act")
        if not conversation or not turn:
            raise RefusedError(400, "conversation_and_turn_needed")
        if not act and not text.strip():
            raise RefusedError(400, "text_or_act_needed")
        return cls(conversation, turn, text, act or None, _metadata(body))

    def message(self, output: CollectingOutputChannel) -> UserMessage:
        """The turn as Rasa's message. The action finds metadata and turn id in `latest_message.metadata`."""
        parsed = None
        if self.act:
            intent = {"name": self.act, "confidence": 1.0}
            parsed = {"intent": intent, "entities": [], "text": self.text, INTENT_RANKING_KEY: [intent]}
        return UserMessage(
            text=plain(self.text),
            output_channel=output,
            sender_id=self.conversation,
            parse_data=parsed,
            input_channel=NAME,
            message_id=self.turn,
            metadata={**self.metadata, "turn": self.turn},
        )


class AdvisalInput(InputChannel):
    """The channel `advisal`; named in credentials.yml."""

    @classmethod
    def name(cls) -> Text:
        """The part of the address after /webhooks/."""
        return NAME

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[Text, Any]]) -> AdvisalInput:
        """Raises RasaException if no key is set: the channel never runs open."""
        key = str((credentials or {}).get("key") or "").strip()
        if not key or key.startswith("$"):
            raise RasaException(
                "The advisal channel has no key. Set ADVISAL_RASA_KEY to the same long random value for the "
                "app and for Rasa; the launcher does that by itself."
            )
        return cls(key)

    def __init__(self, key: Text) -> None:
        """`key` is what every request must carry."""
        self._key = key.encode()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes, below /webhooks/advisal."""
        routes = Blueprint("advisal_webhook", __name__)

        @routes.listener("before_server_start")
        async def prepare(app: Sanic, loop: Any) -> None:
            # Refuses what is far too long before it is read into memory.
            app.config.REQUEST_MAX_SIZE = 2 * MAX_BODY_BYTES
            tuning.apply()

        @routes.listener("after_server_stop")
        async def close(app: Sanic, loop: Any) -> None:
            await tuning.close_sessions()

        @routes.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            return await self._answer(request, _turn)

        @routes.post("/parse")
        async def parse(request: Request) -> HTTPResponse:
            return await self._answer(request, _parse)

        @routes.get("/ready")
        async def ready(request: Request) -> HTTPResponse:
            return await self._answer(request, _ready)

        return routes

    async def _answer(self, request: Request, handle: Handler) -> HTTPResponse:
        try:
            given = request.headers.get(KEY_HEADER, "")
            if not hmac.compare_digest(given.encode(errors="replace"), self._key):
                raise RefusedError(401, "wrong_key")
            return await handle(request)
        except RefusedError as refused:
            return json_response({"error": refused.error}, status=refused.status)
        except Exception:
            log.exception("channel.request.failed")
            return json_response({"error": "failed"}, status=503)


async def _turn(request: Request) -> HTTPResponse:
    turn = Turn.from_json(_body(request))
    agent = _agent(request)
    if turn.act and (turn.act in COMMANDS or turn.act not in agent.domain.intents):
        raise RefusedError(400, "unknown_act")
    output = CollectingOutputChannel()
    message = turn.message(output)
    if message.parse_data is None:
        message.parse_data = await agent.processor.parse_message(message)
    await agent.handle_message(message)
    if not output.messages:
        # Rasa answers 200 and nothing when the action failed, timed out or is not there.
        raise RefusedError(503, "no_reply")
    return json_response({"turn": turn.turn, **_kind(message.parse_data), "messages": output.messages})


async def _parse(request: Request) -> HTTPResponse:
    body = _body(request)
    text = _text(body, "text")
    if not text.strip():
        raise RefusedError(400, "text_needed")
    message = UserMessage(text=plain(text), metadata=_metadata(body))
    return json_response(_kind(await _agent(request).processor.parse_message(message)))


async def _ready(request: Request) -> HTTPResponse:
    agent = _agent(request)
    if not tracker_store.is_in_use(agent):
        raise RefusedError(503, "wrong_tracker_store")
    parsed = await agent.processor.parse_message(UserMessage(text=PROBE))
    if not parsed[INTENT].get("name"):
        raise RefusedError(503, "nothing_recognised")
    return json_response({"model": agent.model_id})


def plain(text: Text) -> Text:
    """The text as Rasa may see it. Rasa takes a text that begins with "/" for a command."""
    stripped = text.strip()
    return "\N{FULLWIDTH SOLIDUS}" + stripped[1:] if stripped.startswith("/") else stripped


def _agent(request: Request) -> Agent:
    agent = getattr(request.app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        raise RefusedError(503, "no_model")
    return agent


def _kind(parsed: Dict[Text, Any]) -> Dict[Text, Any]:
    ranking: List[Dict[Text, Any]] = parsed.get(INTENT_RANKING_KEY) or [parsed[INTENT]]
    return {"intent": parsed[INTENT], "ranking": ranking[:RANKING_LENGTH]}


def _body(request: Request) -> Dict[Text, Any]:
    if len(request.body) > MAX_BODY_BYTES:
        raise RefusedError(413, "too_long")
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        raise RefusedError(400, "not_json") from None
    if not isinstance(body, dict):
        raise RefusedError(400, "not_an_object")
    return body


def _text(body: Dict[Text, Any], field: Text) -> Text:
    value = body.get(field)
    if value is not None and not isinstance(value, str):
        raise RefusedError(400, f"{field}_is_not_text")
    return value or ""


def _metadata(body: Dict[Text, Any]) -> Dict[Text, Any]:
    value = body.get("metadata")
    if value is not None and not isinstance(value, dict):
        raise RefusedError(400, "metadata_is_not_an_object")
    return value or {}
