"""Works off what came in, person by person in order, and sends what is due. Everything is in the database:
a worker that ends, or several of them, lose and double nothing but perhaps one text at the moment of the end.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from actions.casefile import Boxes
from actions.casefile.boxes import Came, Goes
from actions.dialogue.failures import report
from bot.sms.conversation import Conversation, Inbound
from bot.sms.intake import Intake
from bot.sms.joining import first_together, joined
from bot.sms.optout import wish_of
from bot.sms.sender import Sends, Sent
from bot.sms.session import Session

log = logging.getLogger("advisal.sms")

POLL_SECONDS = 1.0
AT_ONCE = 4
"""People who are worked for at the same time."""
PAUSES = tuple(timedelta(seconds=one) for one in (5, 30, 120, 600, 1800, 3600))
"""How long after each try that failed a text is tried again; then it is given up."""
TOO_OLD = timedelta(hours=6)
"""After so long a question comes out of nowhere: it is not sent any more."""
MOST_FAILURES = 3


class Worker:
    """One worker. `quiet` is how long a person must be silent before we read: there may be a second part."""

    def __init__(
        self,
        intake: Intake,
        sender: Sends,
        clock: Callable[[], datetime],
        *,
        quiet: timedelta = timedelta(seconds=2),
    ) -> None:
        self._intake, self._clock, self._quiet = intake, clock, quiet
        self.sender = sender
        self._failures: dict[int, int] = {}

    @property
    def _boxes(self) -> Boxes:
        return self._intake.boxes

    @property
    def _conversation(self) -> Conversation:
        return self._intake.conversation

    async def run(self) -> None:
        """Work until cancelled. A failure is logged by its kind and does not end it."""
        while True:
            try:
                await self.once()
            except Exception as error:
                log.error("text messages: %s", type(error).__name__)
            # Not wait_for: in Python 3.11 it may swallow the cancellation at the end.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(POLL_SECONDS):
                    await self._intake.wake.wait()
            self._intake.wake.clear()

    async def once(self) -> None:
        """Answer everybody who waits, then send what is due."""
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(person: bytes) -> None:
            async with gate:
                await self._answer(person)

        people = await self._boxes.people_waiting(self._clock() - self._quiet)
        await asyncio.gather(*(one(person) for person in people))
        while texts := await self._boxes.due(self._clock()):
            await asyncio.gather(*(self._send(text) for text in texts))

    async def _answer(self, person: bytes) -> None:
        if not await self._boxes.claim(person, self._clock()):
            return
        rows = await self._boxes.came(person)
        if not rows:
            await self._boxes.release(person)
            return
        together = first_together(rows, self._conversation.words)
        await self._boxes.batch([row.id for row in together])
        try:
            await self._converse(person, together)
        except Exception as error:
            report(error, "a text message")
            await self._failed(person, together)

    async def _converse(self, person: bytes, rows: list[Came]) -> None:
        session = Session.from_json(await self._boxes.session(person))
        number, text = str(rows[0].body["number"]), joined(rows)
        if self._conversation.stops(session, text):
            await self._intake.stop(number)
            await self._boxes.release(person)
            return
        bodies = await self._bodies(person, session, rows, number, text)
        ids = [row.id for row in rows]
        await self._boxes.answer(person, number, ids, session.to_json(), bodies, self._clock())
        self._intake.wake.set()

    async def _bodies(
        self, person: bytes, session: Session, rows: list[Came], number: str, text: str
    ) -> list[str]:
        first = rows[0]
        wish = wish_of(text, self._conversation.words, str(first.body.get("carrier", "")))
        if first.body.get("restart"):
            return self._conversation.begin_again(session)
        if wish is not None and wish.kind == "help":
            return [] if wish.confirmed else self._conversation.help(session)
        if wish is not None and wish.kind == "maybe_stop" and not session.stopping:
            return self._conversation.ask_to_stop(session)
        late = await self._boxes.is_late(person, first.received)
        media = any(row.body.get("media") for row in rows)
        inbound = Inbound(number, first.turn, text, first.received, late=late, media=media)
        return await self._conversation.hear(session, inbound)

    async def _failed(self, person: bytes, rows: list[Came]) -> None:
        """Try again a few times; then say that something on our side did not work."""
        first = rows[0]
        self._failures[first.id] = self._failures.get(first.id, 0) + 1
        if self._failures[first.id] < MOST_FAILURES:
            await self._boxes.release(person)
            return
        del self._failures[first.id]
        session = Session.from_json(await self._boxes.session(person))
        sorry = self._conversation.texts(session.language).say("act.neutral")
        ids = [row.id for row in rows]
        await self._boxes.answer(
            person, str(first.body["number"]), ids, session.to_json(), [sorry], self._clock()
        )

    async def _send(self, text: Goes) -> None:
        if self._clock() - text.made > TOO_OLD:
            await self._boxes.give_up(text, None)
            return
        outcome = await self.sender.send(str(text.body["number"]), str(text.body["text"]))
        now = self._clock()
        if isinstance(outcome, Sent):
            await self._boxes.was_sent(text, outcome.carrier_id, now)
            return
        log.warning("a text was not sent: code %s, try %s", outcome.code, text.tries + 1)
        if outcome.stopped:
            await self._boxes.give_up(text, outcome.code)
            await self._boxes.stop(text.person, now)
        elif outcome.again and text.tries < len(PAUSES):
            await self._boxes.try_again(text, outcome.code, now + PAUSES[text.tries])
        else:
            await self._boxes.give_up(text, outcome.code)
