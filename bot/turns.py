"""The one turn function that every channel uses: a text or a tap in, an answer out.

A tap skips the NLU; a text always goes through it. If Rasa does not answer, taps and numbers run
the same custom action directly, and a text is kept until it can be read.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any
from weakref import WeakValueDictionary

from actions.casefile import CaseFile, StaleCase, StoredMessage
from actions.dialogue.acts import KIND_ACTIONS, TOOL_KINDS
from actions.dialogue.acts.local import EmptyText, LateTap, TypingUnavailable, Welcome
from actions.dialogue.base import TRIES, Act
from actions.dialogue.desk import Desk, Pending
from actions.dialogue.known_days import known_days
from actions.dialogue.review import Answer, answers_of
from actions.dialogue.state import RESULT, State
from actions.dialogue.summary import result_of
from actions.dialogue.turn import OWN_QUESTIONS, Turn
from actions.dialogue.typed_choice import typed_choice
from actions.dialogue.view import progress, question_view
from bot.document.calendar import calendar_file
from bot.document.press import Press
from bot.rasa_client import RasaClient, RasaUnavailableError

log = logging.getLogger("advisal.turns")
RIGHT_TO_LEFT = frozenset({"ar"})
OF_ONE_QUESTION = frozenset(
    {"confirm", "change_pending", "drop", "delete_no", "remove_yes", "remove_no", "dont_know", "skip", "back"}
)
"""Tools that are about the question they were shown with; later they would be about another one."""

Reply = dict[str, Any]


class Turns:
    """Takes turns in, whatever the channel.

    Without a token the channel itself vouches for the person, as SMS does by the number.
    """

    def __init__(self, desk: Desk, rasa: RasaClient) -> None:
        self.desk = desk
        self.rasa = rasa
        self.press = Press(desk.services.messages)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def start(self, language: str, channel: str, alias: str | None = None) -> tuple[str, str, Reply]:
        """Begin a conversation: its id, the secret token that opens it, and the first words.

        `alias` is another name it can be opened by, such as a phone number. AliasTaken if a live one has it.
        """
        now = self.desk.services.now()
        case, token = await self.desk.services.files.create(
            State().to_json(), language=language, channel=channel, now=now, alias=alias
        )
        pending = Pending(case, "", None, None, None)
        await Welcome(self.desk).perform(pending)
        return case.conversation, token, self.reply(pending)

    async def take(
        self,
        conversation: str,
        token: str | None,
        *,
        turn: str,
        text: str | None,
        choice: str | None,
        question: str | None,
        channel: str = "web",
    ) -> Reply:
        """One turn. `turn` is the client's own id: the same turn sent again gets the same answer.

        The answer is worded for the channel that this turn comes by, wherever the conversation began.
        With a `question` it is for that question alone: if another one is open, nothing changes.
        Raises CaseNotFound, CaseExpired, WrongToken (one text), StaleCase.
        """
        lock = self._locks.setdefault(conversation, asyncio.Lock())
        async with lock:
            case = await self._opened(conversation, token)
            case.channel = channel
            pending = await self.desk.take_in(case, turn, text=text, choice=choice)
            try:
                await self._answer(pending, question)
            finally:
                self.desk.pending.pop((conversation, turn), None)
        return self.reply(pending)

    async def since(self, conversation: str, token: str | None, after: int) -> Reply:
        """The messages after a sequence number, and what is open now."""
        return await self._said(await self._opened(conversation, token), after)

    async def give_code(self, conversation: str, token: str | None) -> tuple[str, datetime]:
        """A code to go on elsewhere, and when it ends at the latest. One that was given before ends now."""
        case = await self._opened(conversation, token)
        return await self.desk.services.files.give_code(case, now=self.desk.services.now()), case.expires

    async def resume(self, code: str, channel: str) -> tuple[str, str, Reply]:
        """Go on where a code was given: as `start`, with all that was said. The old token ends.

        Raises CaseNotFound for any code that does not open a case, StaleCase.
        """
        files = self.desk.services.files
        case, token = await _again_if_stale(
            lambda: files.use_code(code, channel=channel, now=self.desk.services.now())
        )
        return case.conversation, token, await self._said(case, 0)

    async def result(self, conversation: str, token: str | None) -> dict[str, Any] | None:
        """The explanation of the case as told so far; None while the interview has not come to its end."""
        turn = await self._turn(conversation, token)
        return result_of(turn) if turn.state.phase == RESULT else None

    async def pdf(self, conversation: str, token: str | None) -> bytes | None:
        """The result as a PDF; None as for `result`. Raises NoFontError, PressBusyError."""
        result = await self.result(conversation, token)
        return None if result is None else await self.press.pdf(result, self.desk.services.now().date())

    async def calendar(self, conversation: str, token: str | None) -> bytes | None:
        """The days that are known, as a calendar file; None where none is."""
        turn = await self._turn(conversation, token)
        days, messages = known_days(turn), self.desk.services.messages
        if not days:
            return None
        return calendar_file(days, messages, turn.language, conversation=conversation, now=turn.now)

    async def answers(self, conversation: str, token: str | None) -> list[Answer]:
        """Every answer given so far, in words, each with the choice that changes it."""
        case = await self._opened(conversation, token)
        return answers_of(self.desk.turn_of(Pending(case, "", None, None, None)))

    async def delete(self, conversation: str, token: str | None) -> None:
        """Delete everything of a conversation."""
        await self._opened(conversation, token)
        await self.desk.services.files.delete(conversation)

    def reply(self, pending: Pending) -> Reply:
        """What the channel shows: the new messages, the open question, and how far along this is."""
        case = pending.case
        if pending.deleted:
            shown = [{"seq": 0, **body} for body in pending.shown]
            return _reply(case, "deleted", shown, None, {"answered": 0, "left": 0})
        turn = self.desk.turn_of(pending)
        return _reply(
            case, turn.state.phase, _shown(pending.stored or ()), question_view(turn), progress(turn)
        )

    async def _turn(self, conversation: str, token: str | None) -> Turn:
        """A turn in which nothing is said."""
        return self.desk.turn_of(Pending(await self._opened(conversation, token), "", None, None, None))

    async def _said(self, case: CaseFile, after: int) -> Reply:
        pending = Pending(case, "", None, None, None)
        pending.stored = await self.desk.services.files.messages(case.conversation, after=after)
        return self.reply(pending)

    async def _opened(self, conversation: str, token: str | None) -> CaseFile:
        files, now = self.desk.services.files, self.desk.services.now()
        if token is None:
            return await files.open(conversation, now=now)
        return await files.open_for(conversation, token, now=now)

    async def _answer(self, pending: Pending, question: str | None) -> None:
        state = State.from_json(pending.case.state)
        if pending.choice == "do:retry":
            await self._retry(pending, state)
        elif pending.choice is not None:
            await self._tap(pending, state, pending.choice, question)
        elif not (pending.text or "").strip():
            await EmptyText(self.desk).perform(pending)
        elif question is not None and question != (state.open or "none"):
            await LateTap(self.desk).perform(pending)
        else:
            await self._text(pending)

    async def _tap(self, pending: Pending, state: State, choice: str, question: str | None) -> None:
        tool = choice.removeprefix("do:").split(":")[0] if choice.startswith("do:") else None
        if (tool is None or tool in OF_ONE_QUESTION) and question is not None and question != state.open:
            await LateTap(self.desk).perform(pending)
            return
        kind = "answer" if tool is None else TOOL_KINDS.get(tool, "repeat")
        await self._through_rasa(pending, act=kind, fallback=KIND_ACTIONS[kind])

    async def _text(self, pending: Pending) -> None:
        choice = typed_choice(self.desk.turn_of(pending))
        if choice is None:
            await self._through_rasa(pending, act=None, fallback=_without_rasa(pending))
            return
        pending.choice, pending.text, pending.reading = choice, None, None
        await self._tap(pending, State.from_json(pending.case.state), choice, None)

    async def _retry(self, pending: Pending, state: State) -> None:
        """Read a text again that was kept while Rasa was away."""
        if state.kept_text is None:
            await KIND_ACTIONS["repeat"](self.desk).perform(pending)
            return
        pending.choice, pending.text = None, state.kept_text
        pending.reading = self.desk.read(pending.case, state.kept_text)
        state.kept_text = None
        pending.case.state = state.to_json()
        await self._text(pending)

    async def _through_rasa(
        self, pending: Pending, *, act: str | None, fallback: Callable[[Desk], Act]
    ) -> None:
        """Let Rasa choose the action; without an answer from it, run the fallback directly."""
        metadata = {
            "turn": pending.turn,
            "choice": pending.choice,
            "phase": State.from_json(pending.case.state).phase,
            **_evidence(pending),
        }
        try:
            await self.rasa.turn(
                pending.case.conversation, pending.turn, text=pending.text, act=act, metadata=metadata
            )
        except RasaUnavailableError as error:
            log.warning("rasa unavailable: %s", error)
        if pending.stored is None and not pending.deleted:
            await self._directly(pending, fallback)

    async def _directly(self, pending: Pending, fallback: Callable[[Desk], Act]) -> None:
        """Rasa answered nothing; another replica may have acted, otherwise we do."""
        files = self.desk.services.files
        stored = await files.answered(pending.case.conversation, pending.turn)
        if stored is not None:
            pending.stored = stored
            pending.case = await files.open(pending.case.conversation, now=self.desk.services.now())
            return
        await fallback(self.desk).perform(pending)


async def _again_if_stale(use: Callable[[], Awaitable[tuple[CaseFile, str]]]) -> tuple[CaseFile, str]:
    """A turn that comes in meanwhile must not cost the person their code."""
    for _ in range(TRIES - 1):
        with suppress(StaleCase):
            return await use()
    return await use()


def _evidence(pending: Pending) -> dict[str, Any]:
    """Shapes and counts of what was read. A yes or no to a question of the dialogue itself reads in full."""
    if pending.reading is None:
        return {}
    found = pending.reading.evidence()
    own = State.from_json(pending.case.state).open in OWN_QUESTIONS
    return found | {"reads": "full"} if own and pending.reading.yes_no in ("yes", "no") else found


def _without_rasa(pending: Pending) -> Callable[[Desk], Act]:
    """What a text leads to while Rasa is away: one that plainly answers the open question is taken."""
    reading = pending.reading
    plain = reading is not None and reading.reads == "full" and not reading.urgent and not reading.facts
    return KIND_ACTIONS["answer"] if plain else TypingUnavailable


def _reply(
    case: CaseFile,
    phase: str,
    messages: list[dict[str, Any]],
    question: dict[str, Any] | None,
    done: dict[str, int],
) -> Reply:
    return {
        "seq": case.last_seq,
        "language": case.language,
        "direction": "rtl" if case.language in RIGHT_TO_LEFT else "ltr",
        "phase": phase,
        "messages": messages,
        "question": question,
        "progress": done,
        "result": phase == "result",
        "until": case.expires.isoformat(),
    }


def _shown(stored: Sequence[StoredMessage]) -> list[dict[str, Any]]:
    return [{"seq": one.seq, **one.body, "at": one.at.isoformat()} for one in stored]
