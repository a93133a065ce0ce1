"""One conversation by text: what somebody sent in, the bodies to send out. No network, no table of its own.

Consent comes first; then the same turns as everywhere, with the digits of the last menu as taps.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from actions.casefile import AliasTaken, CaseFile, CaseNotFound
from actions.dialogue.desk import Pending
from actions.reading import Reading
from bot.sms import session as steps
from bot.sms.bodies import bodies, parted
from bot.sms.discreet import CHANNEL, FULL, LANGUAGE, LINK, NEW_CODE, STOP_YES, Discreet, Sender, clean
from bot.sms.interview import Interview
from bot.sms.menus import BACK_DIGIT, PERSON_DIGIT, Menu
from bot.sms.picks import digits_of, picked
from bot.sms.segments import LONGEST
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

    def __init__(self, turns: Turns, sender: Sender, words: Words | None = None) -> None:
        self.turns, self.sender = turns, sender
        self.words = words or load_words()
        self.services = turns.desk.services
        self.interview = Interview(turns, self.words)

    def texts(self, language: str) -> Discreet:
        """The channel's own texts in a language; in the first one offered where none is chosen yet."""
        offered = self.services.languages
        return Discreet(self.services.messages, self.sender, language if language in offered else offered[0])

    async def hear(self, session: Session, inbound: Inbound) -> list[str]:
        """Change the session and return the bodies to send, in order."""
        text = clean(inbound.text)
        silence = self._silence(session, inbound.at)
        session.heard = inbound.at.isoformat()
        if session.stopping:
            session.stopping = False  # somebody who answers "yes, stop" never comes here: see stops()
            return await self._again(session, inbound)
        if inbound.late and session.step in (steps.LANGUAGE, steps.CONSENT, steps.LINK):
            return self._too_early(session, text)
        if session.step in (steps.FULL, steps.LINK) and silence > ASK_AGAIN_AFTER:
            return self._ask_consent(session, again=True)
        match session.step:
            case steps.LANGUAGE:
                return self._language(session, text)
            case steps.CONSENT:
                return await self._consent(session, inbound, text)
            case steps.LINK:
                return await self._link(session, inbound, text)
            case steps.FULL:
                return await self._full(session, inbound, text)
        return self._first(session, text)

    def stops(self, session: Session, text: str) -> bool:
        """Whether a text says yes to the question whether to stop."""
        if not session.stopping:
            return False
        chosen = picked(text, session.numbers, many=False)
        return chosen == [STOP_YES] or (chosen is None and self._reading(session, text).yes_no == "yes")

    def ask_to_stop(self, session: Session) -> list[str]:
        """Ask whether the texts should stop."""
        session.stopping = True
        return self._menu(session, self.texts(session.language).stop_question())

    def help(self, session: Session) -> list[str]:
        return parted(self.texts(session.language).help())

    def stopped(self, session: Session) -> list[str]:
        return parted(self.texts(session.language).stopped())

    def begin_again(self, session: Session) -> list[str]:
        """After START: who we are and whether we may ask here, anew."""
        session.forget_place()
        session.stopping, session.kept = False, ""
        if not session.language:
            return self._first(session, "")
        return self._ask_consent(session)

    async def erase(self, number: str) -> None:
        """Delete what was told from this number, if anything was."""
        case = await self._case(number)
        if case is not None:
            await self.services.files.delete(case.conversation)

    def _first(self, session: Session, text: str) -> list[str]:
        """The first words: the language, or, where the text tells it, whether we may ask here."""
        offered = self.services.languages
        reading = self._reading(session, text)
        named = [one for one in (*reading.named_languages, reading.language) if one in offered]
        if digits_of(text) is None:
            session.kept = text
        if named or len(offered) == 1:
            session.language = named[0] if named else offered[0]
            return [*self._urgent(session, reading), *self._ask_consent(session)]
        session.step = steps.LANGUAGE
        return self._menu(session, self.texts("").languages(offered))

    def _language(self, session: Session, text: str) -> list[str]:
        digits = "".join(digits_of(text) or ())
        reading = self._reading(session, text)
        named = [one for one in reading.named_languages if one in self.services.languages]
        chosen = session.numbers.get(digits) or (named[0] if named else "")
        if not chosen:
            return self._first(session, text)
        session.language = chosen
        return [*self._urgent(session, self._reading(session, session.kept)), *self._ask_consent(session)]

    def _too_early(self, session: Session, text: str) -> list[str]:
        """A text from before our question came: it agrees to nothing, but what it tells is kept."""
        if digits_of(text) is None:
            session.kept = "\n".join(filter(None, [session.kept, text]))[:LONGEST]
        return self._urgent(session, self._reading(session, text))

    def _ask_consent(self, session: Session, *, again: bool = False) -> list[str]:
        session.step = steps.CONSENT
        several = len(self.services.languages) > 1
        texts = self.texts(session.language)
        menu = texts.consent(several=several)
        self._menu(session, menu)
        opening = {"from": "bot", "kind": "text", "text": texts.opening(again=again)}
        return bodies([opening], menu.text)

    async def _consent(self, session: Session, inbound: Inbound, text: str) -> list[str]:
        chosen = picked(text, session.numbers, many=False)
        own = self._control(text)
        if own == PERSON_DIGIT:
            return [*parted(self.texts(session.language).contact()), *self._ask_consent(session)]
        if own == BACK_DIGIT or chosen == [LANGUAGE]:
            session.step = steps.LANGUAGE
            return self._menu(session, self.texts(session.language).languages(self.services.languages))
        reading = self._reading(session, text)
        if chosen == [FULL] or (chosen is None and reading.yes_no == "yes" and not reading.facts):
            return await self._begin(session, inbound)
        if chosen == [LINK] or (chosen is None and reading.yes_no == "no" and not reading.facts):
            session.kept = ""
            return await self._send_link(session, inbound)
        session.kept = session.kept if digits_of(text) else text or session.kept
        return [*self._urgent(session, reading), *self._ask_consent(session)]

    async def _begin(self, session: Session, inbound: Inbound) -> list[str]:
        """Ask here: the first words and question, or the open question of a case that is there."""
        session.step = steps.FULL
        kept, session.kept = session.kept, ""
        case = await self._case(inbound.number)
        if case is not None:
            return self._show(session, self._now(case))
        reply = await self._start(session, inbound.number)
        said = self._show(session, reply)
        reading = self._reading(session, kept)
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
        texts = self.texts(session.language)
        first = [texts.contact()] if self._control(text) == PERSON_DIGIT else []
        first += self._urgent(session, self._reading(session, text))
        return [*first, *self._menu(session, texts.after_link())]

    async def _send_link(self, session: Session, inbound: Inbound) -> list[str]:
        session.step = steps.LINK
        texts = self.texts(session.language)
        if await self._case(inbound.number) is None:
            await self._start(session, inbound.number)
        link = await self._link_text(session, inbound.number)
        menu = texts.after_link()
        session.numbers, session.asked, session.many = menu.numbers, "", False
        return parted(f"{link}\n{menu.text}")

    async def _full(self, session: Session, inbound: Inbound, text: str) -> list[str]:
        case = await self._case(inbound.number)
        if case is None:
            return self._gone(session, text)
        if not text and inbound.media:
            note = self.texts(session.language).say("sms.no_pictures")
            return [*parted(note), *self._show(session, self._now(case))]
        move = self.interview.move(session, case, text, late=inbound.late)
        if move.shows:
            return self._show(session, self._now(case), note=move.note)
        before = session.asked
        try:
            reply = await self._take(case, inbound.turn, **move.turn)
        except CaseNotFound:
            return self._gone(session, text)
        if reply["phase"] == "deleted":
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
        return self._ask_consent(session) if language else self._first(session, text)

    async def _again(self, session: Session, inbound: Inbound) -> list[str]:
        """Go on where we were before we asked whether to stop."""
        case = await self._case(inbound.number)
        if session.step == steps.FULL and case is not None:
            return self._show(session, self._now(case))
        if session.step == steps.LINK:
            return self._menu(session, self.texts(session.language).after_link())
        return self._ask_consent(session) if session.language else self._first(session, "")

    def _show(self, session: Session, reply: dict[str, Any], note: str = "") -> list[str]:
        """The bodies of a reply; the session remembers what its digits mean."""
        session.language = reply["language"]
        say = self.texts(session.language).say
        menu = self.interview.menu(session, reply["question"], say)
        notes = [{"from": "bot", "kind": "text", "text": say(note)}] if note else []
        return bodies([*notes, *reply["messages"]], menu.text if menu else "")

    def _menu(self, session: Session, menu: Menu) -> list[str]:
        session.numbers, session.asked, session.many = menu.numbers, "", False
        session.digits_answer = False
        return parted(menu.text)

    def _control(self, text: str) -> str | None:
        """ "0" or "9", by digit or word; None for any other text."""
        command = self.words.command(text)
        if command in ("back", "person"):
            return BACK_DIGIT if command == "back" else PERSON_DIGIT
        digits = digits_of(text)
        return digits[0] if digits in ([BACK_DIGIT], [PERSON_DIGIT]) else None

    def _urgent(self, session: Session, reading: Reading) -> list[str]:
        """What cannot wait is answered at once, in words that tell nobody what it is."""
        if not reading.urgent:
            return []
        texts = self.texts(session.language)
        return parted(f"{texts.say('sms.danger')} {texts.contact()}")

    def _reading(self, session: Session, text: str) -> Reading:
        try:
            return self.services.reader.read(
                text,
                language=session.language or self.services.languages[0],
                question=None,
                today=self.services.now().date(),
            )
        except Exception:
            return Reading()

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
