"""Text messages without a carrier: the same inbox, worker and conversation, with a terminal for a phone."""

import re
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from actions.casefile import Boxes, Keys
from actions.casefile.migrate import upgrade
from actions.dialogue.acts import KIND_ACTIONS
from actions.dialogue.desk import Desk
from bot.compose import compose, now
from bot.rasa_client import RasaClient, RasaUnavailableError
from bot.settings import Database, Settings
from bot.sms.conversation import Conversation
from bot.sms.intake import Intake, Text
from bot.sms.sender import NotSent, Sent
from bot.sms.setup import sender_of
from bot.sms.worker import Worker
from bot.turns import Turns

NUMBER = "+12025550100"
WAIT = re.compile(r":wait (\d{1,3}) ?([mhd])", re.IGNORECASE)
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


class LocalActions:
    """Asks Rasa what kind of thing a text is and runs the action here; without one, only numbers are read."""

    def __init__(self, desk: Desk, client: RasaClient | None) -> None:
        self._desk, self._client = desk, client

    async def turn(
        self, conversation: str, turn: str, *, text: str | None, act: str | None, metadata: Mapping[str, Any]
    ) -> dict[str, Any]:
        """As RasaClient.turn. Raises RasaUnavailableError."""
        kind = act
        if kind is None:
            if self._client is None:
                raise RasaUnavailableError("not started")
            kind = (await self._client.parse(text or "", metadata))["intent"]["name"]
        await KIND_ACTIONS[kind](self._desk).perform(self._desk.pending[conversation, turn])
        return {"turn": turn}


class Screen:
    """Where texts arrive: `arrived` holds those since it was last emptied."""

    def __init__(self) -> None:
        self.arrived: list[str] = []

    async def send(self, number: str, text: str) -> Sent | NotSent:
        self.arrived.append(text)
        return Sent(secrets.token_hex(8))


class Terminal:
    """A phone in a terminal. Its clock runs on by itself and jumps with ":wait 3d"."""

    def __init__(self, boxes: Boxes, conversation: Conversation, services: Any) -> None:
        self._ahead = timedelta(0)
        services.now = self.clock
        self._screen = Screen()
        self._intake = Intake(boxes, conversation, self.clock, per_minute=1000)
        self._worker = Worker(self._intake, self._screen, self.clock, quiet=timedelta(0))

    def clock(self) -> datetime:
        return now() + self._ahead

    async def send(self, line: str) -> list[str]:
        """Send a line as a text; what comes back. ":wait 3d" lets time pass, ":picture" sends a picture."""
        if match := WAIT.fullmatch(line.strip()):
            self._ahead += timedelta(**{_UNITS[match[2].lower()]: int(match[1])})
            return []
        picture = line.strip() == ":picture"
        self._ahead += timedelta(seconds=1)
        await self._intake.take(Text(NUMBER, secrets.token_hex(16), "" if picture else line, media=picture))
        await self._worker.once()
        arrived, self._screen.arrived = self._screen.arrived, []
        return arrived


@asynccontextmanager
async def terminal(settings: Settings, folder: Path, client: RasaClient | None) -> AsyncIterator[Terminal]:
    """A terminal with a database of its own in a folder, which can be thrown away afterwards."""
    own = settings.model_copy(update={"database": Database(url=f"sqlite:///{folder / 'texts.db'}")})
    upgrade(own.database_url)
    desk, engine = compose(own)
    turns = Turns(desk, LocalActions(desk, client))  # type: ignore[arg-type]
    try:
        boxes = Boxes(engine, Keys(own.key_ring()))
        yield Terminal(boxes, Conversation(turns, sender_of(own)), desk.services)
    finally:
        await engine.dispose()
