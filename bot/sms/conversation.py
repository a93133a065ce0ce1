"""One conversation by text: what somebody sent in, the bodies to send out. No network, no table of its own.

Consent comes first; then the same turns as everywhere, with the digits of the last menu as taps.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from actions.casefile import AliasTaken, Calls, CaseFile, CaseNotFound
from actions.dialogue.desk import Pending
from bot.sms import session as steps
from bot.sms.arrival import Arrival
from bot.sms.bodies import bodies, parted
from bot.sms.discreet import CALL_ME, CHANNEL, FULL, LINK, NEW_CODE, STOP_YES, Discreet, Sender, clean
from bot.sms.interview import Interview
from bot.sms.menus import PERSON_DIGIT
from bot.sms.picks import picked
from bot.sms.session import Session
from bot.sms.words import Words, load_words
from bot.turns import Turns

ASK_AGAIN_AFTER = timedelta(days=7)
"""After so long a silence somebody else may hold the phone: we ask before we go on."""


@dataclass(frozen=True)
class Inbound:
    """What came in. `turn` is the carrier's id of it; `late`: it was sent before our last question was."""

    number: str
    turn: str
    text: str
    at: datetime
    late: bool = False
    media: bool = False


class Conversation:
    """Takes what came in for one number, with where it stands, and says what to send."""

    def __init__(
        self, turns: Turns, sender: Sender, words: Words | None = None, calls: Calls | None = None
    ) -> None:
        """`calls` keeps the numbers of those who ask to be called; without it nobody can."""
        self.turns, self.sender, self.calls = turns, sender, calls
        self.words = words or load_words()
        self.services = turns.desk.services
        self.arrival = Arrival(self.services, sender, self.words)
        self.interview = Interview(turns, self.words)

    def texts(self, language: str) -> Discreet:
        """The channel's own texts in a language; in the first one offered where none is chosen yet."""
        return self.arrival.texts(language)

    async def hear(self, session: Session, inbound: Inbound) -> list[str]:
        """Change the session and return the bodies to send, in order."""
        text = clean(inbound.text)
        silence = self._silence(session, inbound.at)
        session.heard = inbound.at.isoformat()
        if session.stopping:
            session.stopping = False  # somebody who answers "yes, stop" never comes here: see stops()
            return await self._again(session, inbound)
        if inbound.late and session.step in (steps.LANGUAGE, steps.CONSENT, steps.LINK):
            return self.arrival.too_early(session, text)
        if session.step in (steps.FULL, steps.LINK) and silence > ASK_AGAIN_AFTER:
            return self.arrival.ask(session, again=True)
        match session.step:
            case steps.LANGUAGE:
                return self.arrival.language(session, text)
            case steps.CONSENT:
                said = self.arrival.consent(session, text)
                if said == FULL:
                    return await self._begin(session, inbound)
                return await self._send_link(session, inbound) if said == LINK else list(said)
            case steps.LINK:
                return await self._link(session, inbound, text)
            case steps.FULL:
                return await self._full(session, inbound, text)
        return self.arrival.first(session, text)

    def stops(self, session: Session, text: str) -> bool:
        """Whether a text says yes to the question whether to stop."""
        if not session.stopping:
            return False
        chosen = picked(text, session.numbers, many=False)
        return chosen == [STOP_YES] or (
            chosen is None and self.arrival.reading(session, text).yes_no == "yes"
        )

    def ask_to_stop(self, session: Session) -> list[str]:
        """Ask whether the texts should stop."""
        session.stopping = True
        return self.arrival.show(session, self.texts(session.language).stop_question())

    def help(self, session: Session) -> list[str]:
        return parted(self.texts(session.language).help())

    def stopped(self, session: Session) -> list[str]:
        return parted(self.texts(session.language).stopped())

    def begin_again(self, session: Session) -> list[str]:
        """After START: who we are and whether we may ask here, anew."""
        session.forget_place()
        session.stopping, session.kept = False, ""
        if not session.language:
            return self.arrival.first(session, "")
        return self.arrival.ask(session)

    async def erase(self, number: str) -> None:
        """Delete what was told from this number, if anything was."""
        await self.forget_call(number)
        case = await self._case(number)
        if case is not None:
            await self.services.files.delete(case.conversation)

    async def forget_call(self, number: str) -> None:
        """Nobody is to call this number."""
        if self.calls is not None:
            await self.calls.forget(number)

    async def _call(self, session: Session, inbound: Inbound) -> list[str]:
        """The person asks to be called: the number is kept for that alone."""
        assert self.calls is not None
        await self.calls.ask(inbound.number, session.language, inbound.at)
        noted = parted(self.texts(session.language).call_noted())
        return [*noted, *await self._again(session, inbound)]

    async def _begin(self, session: Session, inbound: Inbound) -> list[str]:
        """Ask here: the first words and question, or the open question of a case that is there."""
        session.step = steps.FULL
        kept, session.kept = session.kept, ""
        case = await self._case(inbound.number)
        reply = await self._start(session, inbound.number) if case is None else self._now(case)
        said = self._show(session, reply)
        reading = self.arrival.reading(session, kept)
        if not kept or not (reading.urgent or reading.facts):
            return said
        # What was told first is not asked for again: it is read now, as the first text of the conversation.
        case = await self._case(inbound.number)
        assert case is not None
        answer = await self._take(case, f"{inbound.turn}:kept", text=kept)
        return [*said[:-1], *self._show(session, answer)]

    async def _link(self, session: Session, inbound: Inbound, text: str) -> list[str]:
        chosen = picked(text, session.numbers, many=False)
        if chosen == [NEW_CODE]:
            return await self._send_link(session, inbound)
        if chosen == [FULL]:
            return await self._begin(session, inbound)
        if chosen == [CALL_ME]:
            return await self._call(session, inbound)
        texts = self.texts(session.language)
        first = [texts.contact()] if self.arrival.control(text) == PERSON_DIGIT else []
        first += self.arrival.urgent(session, self.arrival.reading(session, text))
        return [*first, *self.arrival.show(session, texts.after_link(calls=self.calls is not None))]

    async def _send_link(self, session: Session, inbound: Inbound) -> list[str]:
        session.step = steps.LINK
        texts = self.texts(session.language)
        if await self._case(inbound.number) is None:
            await self._start(session, inbound.number)
        link = await self._link_text(session, inbound.number)
        menu = texts.after_link(calls=self.calls is not None)
        session.numbers, session.asked, session.many = menu.numbers, "", False
        return parted(f"{link}\n{menu.text}")

    async def _full(self, session: Session, inbound: Inbound, text: str) -> list[str]:
        case = await self._case(inbound.number)
        if case is None:
            return self._gone(session, text)
        if not text and inbound.media:
            note = self.texts(session.language).say("sms.no_pictures")
            return [*parted(note), *self._show(session, self._now(case))]
        if session.asked == "none" and picked(text, session.numbers, many=False) == [CALL_ME]:
            return await self._call(session, inbound)
        move = self.interview.move(session, case, text, late=inbound.late)
        if move.shows:
            return self._show(session, self._now(case), note=move.note)
        before = session.asked
        try:
            reply = await self._take(case, inbound.turn, **move.turn)
        except CaseNotFound:
            return self._gone(session, text)
        if reply["phase"] == "deleted":
            await self.forget_call(inbound.number)
            said = bodies(reply["messages"], "")
            language = session.language
            vars(session).update(vars(Session(language=language)))
            return said
        session.forget_place()
        said = self._show(session, reply, note=move.note)
        if reply["phase"] == "result" and (before != "none" or move.turn.get("choice") == "do:result"):
            said[-1:-1] = parted(await self._link_text(session, inbound.number))
        return said

    def _gone(self, session: Session, text: str) -> list[str]:
        """There is no case any more: it was deleted elsewhere, or its time is over."""
        language = session.language
        vars(session).update(vars(Session(language=language, kept=text)))
        return self.arrival.ask(session) if language else self.arrival.first(session, text)

    async def _again(self, session: Session, inbound: Inbound) -> list[str]:
        """Go on where we were before we asked whether to stop."""
        case = await self._case(inbound.number)
        if session.step == steps.FULL and case is not None:
            return self._show(session, self._now(case))
        if session.step == steps.LINK:
            return self.arrival.show(
                session, self.texts(session.language).after_link(calls=self.calls is not None)
            )
        return self.arrival.ask(session) if session.language else self.arrival.first(session, "")

    def _show(self, session: Session, reply: dict[str, Any], note: str = "") -> list[str]:
        """The bodies of a reply; the session remembers what its digits mean."""
        session.language = reply["language"]
        say = self.texts(session.language).say
        question = reply["question"]
        if question and question["type"] == "none" and self.calls is not None:
            called = {"id": CALL_ME, "label": say("sms.call_me")}
            question = {**question, "tools": [*question["tools"], called]}
        menu = self.interview.menu(session, question, say)
        notes = [{"from": "bot", "kind": "text", "text": say(note)}] if note else []
        return bodies([*notes, *reply["messages"]], menu.text if menu else "")

    def _silence(self, session: Session, now: datetime) -> timedelta:
        return now - datetime.fromisoformat(session.heard) if session.heard else timedelta(0)

    async def _case(self, number: str) -> CaseFile | None:
        case = await self.services.files.open_by_alias(alias_of(number), now=self.services.now())
        if case is not None:
            case.channel = CHANNEL
        return case

    async def _start(self, session: Session, number: str) -> dict[str, Any]:
        try:
            _, _, reply = await self.turns.start(session.language, CHANNEL, alias=alias_of(number))
        except AliasTaken:
            case = await self._case(number)
            assert case is not None
            return self._now(case)
        return reply

    def _now(self, case: CaseFile) -> dict[str, Any]:
        return self.turns.reply(Pending(case, "", None, None, None))

    async def _take(self, case: CaseFile, turn: str, **given: Any) -> dict[str, Any]:
        known: dict[str, Any] = {"text": None, "choice": None, "question": None}
        return await self.turns.take(case.conversation, None, turn=turn, channel=CHANNEL, **(known | given))

    async def _link_text(self, session: Session, number: str) -> str:
        """The address with a fresh code for this number's case."""
        case = await self._case(number)
        texts = self.texts(session.language)
        if case is None:
            return texts.link("", None)
        code, until = await self.turns.give_code(case.conversation, None)
        return texts.link(code, until.date())


def alias_of(number: str) -> str:
    """The name a conversation by text is opened by; only its keyed hash is kept."""
    return f"sms:{number}"
