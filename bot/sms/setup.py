"""Puts text messages together from the settings, and says what is missing."""

from collections.abc import Callable
from datetime import datetime, timedelta

from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncEngine

from actions.casefile import Boxes, Calls, Keys
from bot.settings import Settings
from bot.settings_report import SettingsError
from bot.sms.conversation import Conversation
from bot.sms.discreet import Sender
from bot.sms.intake import Intake
from bot.sms.sender import Sends, TwilioSender
from bot.sms.signature import Signatures
from bot.sms.webhook import STATUS_PATH, twilio_routes
from bot.sms.worker import Worker
from bot.turns import Turns

CODE_PAGE = "/plain/resume"
"""Where a code is entered: a page that any phone can show."""


class Texting:
    """The routes that Twilio calls and the worker behind them."""

    def __init__(self, intake: Intake, worker: Worker, routes: APIRouter, retention: timedelta) -> None:
        self.intake, self.worker, self.routes = intake, worker, routes
        self._retention = retention

    async def purge(self, now: datetime) -> int:
        """Forget what is done and who was silent for long; 0, as no case is deleted here."""
        await self.intake.boxes.purge(now, self._retention)
        if self.intake.conversation.calls is not None:
            await self.intake.conversation.calls.purge(now - self._retention)
        return 0


def texting(
    settings: Settings,
    turns: Turns,
    engine: AsyncEngine,
    clock: Callable[[], datetime],
    sender: Sends | None = None,
) -> Texting:
    """Text messages for these settings. `sender` stands in for Twilio's client, in tests.

    Raises SettingsError with a line for each thing that is missing.
    """
    if missing := problems(settings):
        raise SettingsError(missing)
    tokens = tokens_of(settings)
    calls = Calls(engine, Keys(settings.key_ring())) if settings.sms.call_back else None
    conversation = Conversation(turns, sender_of(settings), calls=calls)
    boxes = Boxes(engine, Keys(settings.key_ring()))
    intake = Intake(boxes, conversation, clock, settings.sms.texts_per_minute)
    sends = sender or TwilioSender(
        settings.sms.account_sid,
        tokens,
        messaging_service=settings.sms.messaging_service,
        from_number=settings.sms.from_number,
        status_url=f"{settings.server.public_url}{STATUS_PATH}",
    )
    routes = twilio_routes(intake, Signatures(tokens), settings.server.public_url, settings.sms.account_sid)
    retention = timedelta(days=settings.privacy.retention_days)
    return Texting(intake, Worker(intake, sends, clock), routes, retention)


def problems(settings: Settings) -> list[str]:
    """What is missing for text messages, each with what to do."""
    sms, found = settings.sms, []
    if not tokens_of(settings):
        found.append(
            "[sms] account_sid is set, but ADVISAL_SMS_TOKENS is not: put the account's auth token there"
        )
    if not sms.messaging_service and not sms.from_number:
        found.append("[sms] needs messaging_service or from_number: what texts are sent from")
    if not sms.name:
        found.append(
            "[sms] needs a name for texts to begin with; choose one that tells nobody what it is about"
        )
    if not settings.server.public_url.startswith("https://"):
        found.append("[server] public_url must be the https address that Twilio is given for text messages")
    return found


def tokens_of(settings: Settings) -> list[str]:
    """The tokens that sign, the one that we sign with first."""
    text = settings.sms_tokens.get_secret_value() if settings.sms_tokens else ""
    return [part.strip() for part in text.split(",") if part.strip()]


def sender_of(settings: Settings) -> Sender:
    """Who texts, in the words of the settings."""
    organisation = settings.organisation
    contact = organisation.phone or organisation.email or organisation.site or settings.public_url
    name = settings.sms.name or "Questions"
    return Sender(name, f"{settings.public_url}{CODE_PAGE}", contact, settings.privacy.retention_days)
