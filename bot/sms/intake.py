"""What happens the moment a text comes in: a stop counts at once, all else waits for the worker."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from actions.casefile import Boxes
from actions.casefile.boxes import DELIVERED, FAILED, SENT
from bot.sms.conversation import Conversation
from bot.sms.optout import wish_of
from bot.sms.session import Session
from bot.web.limits import Rate

NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
"""A number that a person can have. Short codes and names are machines: two of those would talk for ever."""
MOST_CHARACTERS = 1600
STATES = {"sent": SENT, "delivered": DELIVERED, "undelivered": FAILED, "failed": FAILED}


@dataclass(frozen=True)
class Text:
    """A text as the carrier hands it over; `carrier` is what the carrier itself took it for."""

    number: str
    id: str
    text: str
    media: bool = False
    carrier: str = ""


class Intake:
    """Takes texts in. `wake` is set whenever there is something to do."""

    def __init__(
        self, boxes: Boxes, conversation: Conversation, clock: Callable[[], datetime], per_minute: int
    ) -> None:
        self.boxes, self.conversation, self.clock = boxes, conversation, clock
        self.wake = asyncio.Event()
        self._rate = Rate(per_minute)

    async def take(self, came: Text) -> bool:
        """Take a text in; False where it is not for us: no person's number, too many, or seen before."""
        if not NUMBER.fullmatch(came.number):
            return False
        person, now = await self.boxes.person(came.number), self.clock()
        wish = wish_of(came.text, self.conversation.words, came.carrier)
        if wish is not None and wish.kind == "stop":
            await self._stop(came.number, person, confirmed=wish.confirmed, erase=wish.erase)
            return True
        if await self.boxes.has_stopped(person):
            if wish is None or wish.kind != "start":
                return False
            await self.boxes.start_again(person)
            body = {"text": "", "restart": True}
        else:
            body = {"text": came.text[:MOST_CHARACTERS], "media": came.media, "carrier": came.carrier}
        if not self._rate.allows(person.hex(), now.timestamp()):
            return False
        taken = await self.boxes.take_in(came.number, came.id, body, now)
        self.wake.set()
        return taken

    async def stop(self, number: str, *, erase: bool = False) -> None:
        """Somebody said to us that they want no more."""
        await self._stop(number, await self.boxes.person(number), confirmed=False, erase=erase)

    async def status(self, carrier_id: str, state: str, error: int | None) -> None:
        """What the carrier tells of a text that was sent."""
        if state in STATES:
            await self.boxes.record(carrier_id, STATES[state], error)

    async def _stop(self, number: str, person: bytes, *, confirmed: bool, erase: bool) -> None:
        new = await self.boxes.stop(person, self.clock())
        await self.conversation.forget_call(number)
        if erase:
            await self.conversation.erase(number)
        if new and not confirmed:
            session = Session.from_json(await self.boxes.session(person))
            bodies = self.conversation.stopped(session)
            await self.boxes.send_last(person, number, bodies, self.clock())
        self.wake.set()
