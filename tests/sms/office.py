"""All of text messages on a database of its own: signed requests in, the real client out to a stand-in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI
from twilio.request_validator import RequestValidator

from actions.casefile import CaseFiles, Keys
from actions.dialogue.state import State
from bot.settings import Settings
from bot.sms.conversation import alias_of
from bot.sms.sender import TwilioSender
from bot.sms.session import Session
from bot.sms.setup import Texting, texting
from bot.sms.webhook import PATH, STATUS_PATH
from bot.sms.worker import Worker
from tests.dialogue.talk import ScriptedRasa, talking
from tests.sms.phone import Clock
from tests.sms.standin import LoopbackHttp, Twilio, twilio_standin

ACCOUNT, SERVICE = "AC" + "0" * 32, "MG" + "1" * 32
OLD_TOKEN, TOKEN = "the-token-before", "the-token-now"
PUBLIC = "https://q.example.org"
OUR_NUMBER, NUMBER, OTHER = "+12135550100", "+12135550123", "+12135550199"
KEYS = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="


class Office:
    """An app with text messages, its clock, its stand-ins, and Twilio's hand to sign with."""

    def __init__(
        self, texts: Texting, app: FastAPI, twilio: Twilio, rasa: ScriptedRasa, clock: Clock, files: CaseFiles
    ) -> None:
        self.texts, self.app, self.twilio, self.rasa = texts, app, twilio, rasa
        self.clock, self.files = clock, files
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(app, raise_app_exceptions=True), base_url="http://behind.test"
        )
        self._ids = count(1)

    def form(self, text: str, number: str = NUMBER, **more: str) -> dict[str, str]:
        """The fields of a text as Twilio sends them."""
        return {
            "AccountSid": ACCOUNT, "MessageSid": f"SM{next(self._ids):032x}", "From": number,
            "To": OUR_NUMBER, "Body": text, "NumMedia": "0", "NumSegments": "1", "ApiVersion": "2010-04-01",
        } | more  # fmt: skip

    async def post(
        self, form: Mapping[str, str], *, token: str = TOKEN, path: str = PATH, **headers: str
    ) -> httpx.Response:
        """A signed request."""
        signature = RequestValidator(token).compute_signature(f"{PUBLIC}{path}", form)
        found = {"X-Twilio-Signature": signature} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        return await self.http.post(path, data=dict(form), headers=found)

    async def text(self, text: str, number: str = NUMBER, kind: str = "answer", **more: str) -> list[str]:
        """A text comes in and is worked off; the bodies that went out for it."""
        self.rasa.kind = kind
        self.clock.pass_by(seconds=30)
        before = len(self.twilio.texts)
        response = await self.post(self.form(text, number, **more))
        assert response.status_code == httpx.codes.OK, response.text
        await self.work()
        return [one["Body"] for one in self.twilio.texts[before:]]

    async def work(self, after: float = 5) -> None:
        """Let some seconds pass and the worker do what there is."""
        self.clock.pass_by(seconds=after)
        await self.texts.worker.once()

    async def status(self, carrier_id: str, status: str, error: str = "") -> httpx.Response:
        form = {"AccountSid": ACCOUNT, "MessageSid": carrier_id, "MessageStatus": status}
        return await self.post(form | ({"ErrorCode": error} if error else {}), path=STATUS_PATH)

    async def session(self, number: str = NUMBER) -> Session:
        boxes = self.texts.intake.boxes
        return Session.from_json(await boxes.session(await boxes.person(number)))

    async def state(self, number: str = NUMBER) -> State | None:
        case = await self.files.open_by_alias(alias_of(number), now=self.clock())
        return None if case is None else State.from_json(case.state)

    def restart_worker(self) -> None:
        """Another worker takes over, with nothing in its head."""
        old = self.texts.worker
        self.texts.worker = Worker(self.texts.intake, old.sender, self.clock, quiet=timedelta(seconds=2))


@asynccontextmanager
async def office(
    folder: Path, languages: tuple[str, ...] = ("en", "es", "ht"), **sms: Any
) -> AsyncIterator[Office]:
    """An office on a database of its own."""
    settings = Settings(
        server={"public_url": PUBLIC},
        organisation={"name": "Example Project", "phone": OUR_NUMBER},
        keys=KEYS,
        sms_tokens=f"{TOKEN},{OLD_TOKEN}",
        sms={"account_sid": ACCOUNT, "messaging_service": SERVICE, "name": "Example Line", **sms},
    )
    with twilio_standin() as twilio:
        async with talking(folder, languages=languages) as talk:
            clock = Clock()
            talk.turns.desk.services.now = clock
            files = talk.turns.desk.services.files
            files._keys = Keys.parse(KEYS)  # those of the settings
            sender = TwilioSender(
                ACCOUNT, [TOKEN], messaging_service=SERVICE, status_url=f"{PUBLIC}{STATUS_PATH}",
                http=LoopbackHttp(twilio.address),
            )  # fmt: skip
            texts = texting(settings, talk.turns, files._engine, clock, sender)
            app = FastAPI()
            app.include_router(texts.routes)
            found = Office(texts, app, twilio, talk.rasa, clock, files)
            try:
                yield found
            finally:
                await found.http.aclose()
