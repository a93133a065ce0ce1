"""Turns in progress, from the moment the app opened the case file until the action has answered.

The app opens the case once, reads the text once, and leaves both here under the turn's id; the
custom action that Rasa calls takes them up. On another replica the action finds nothing here and
opens the case file itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from actions.casefile import CaseFile, StoredMessage
from actions.dialogue.failures import report
from actions.dialogue.services import Services
from actions.dialogue.state import State
from actions.dialogue.turn import Turn, open_question
from actions.reading import Reading, mask


@dataclass
class Pending:
    """A turn that was taken in and is not answered yet. `heard`: an urgent id that only Rasa found."""

    case: CaseFile
    turn: str
    text: str | None
    choice: str | None
    reading: Reading | None
    shown: list[dict[str, Any]] = field(default_factory=list)
    stored: list[StoredMessage] | None = None
    deleted: bool = False
    heard: str | None = None


class Desk:
    """The turns in progress of this process, and the services they work with."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.pending: dict[tuple[str, str], Pending] = {}

    async def take_in(self, case: CaseFile, turn: str, *, text: str | None, choice: str | None) -> Pending:
        """Read a text once and keep the turn until it is answered.

        It is kept under its conversation too: a turn's id is the client's own, and two could choose the same.
        """
        reading = None
        if text is not None:
            text = mask(text)
            reading = self.read(case, text)
        found = Pending(case, turn, text, choice, reading)
        self.pending[case.conversation, turn] = found
        return found

    def read(self, case: CaseFile, text: str) -> Reading:
        """What a text says, given the case's language and open question.

        A text that the reader fails on says nothing: the person is asked again.
        """
        state = State.from_json(case.state)
        try:
            return self.services.reader.read(
                text,
                language=case.language,
                question=open_question(self.services, state),
                today=self.services.now().date(),
            )
        except Exception as error:
            report(error, "reading")
            return Reading()

    async def find(self, conversation: str, metadata: Mapping[str, Any], text: str | None) -> Pending:
        """The pending turn of a custom action's call; opens the case file when this process has none."""
        turn = str(metadata.get("turn") or "")
        if (conversation, turn) in self.pending:
            return self.pending[conversation, turn]
        if not turn:
            return await self.take_in(await self._other_client(conversation), turn, text=text, choice=None)
        case = await self.services.files.open(conversation, now=self.services.now())
        return await self.take_in(case, turn, text=text, choice=metadata.get("choice"))

    async def _other_client(self, sender: str) -> CaseFile:
        """The case file of a client of Rasa's own channels, by the keyed hash of its sender id."""
        files, now = self.services.files, self.services.now()
        case = await files.open_by_alias(f"rasa:{sender}", now=now)
        if case is None:
            state = State().to_json()
            case, _ = await files.create(
                state, language="en", channel="rasa", now=now, alias=f"rasa:{sender}"
            )
        return case

    def turn_of(self, pending: Pending) -> Turn:
        """The turn that an action works on."""
        return Turn(
            services=self.services,
            state=State.from_json(pending.case.state),
            language=pending.case.language,
            channel=pending.case.channel,
            now=self.services.now(),
            text=pending.text,
            choice=pending.choice,
            reading=pending.reading,
            heard=pending.heard,
        )

    async def finish(self, pending: Pending, turn: Turn) -> None:
        """Store what the turn changed and said, in one transaction; or delete the case if asked to.

        Raises StaleCase when another turn came first.
        """
        case = pending.case
        said = [*self._said_by_person(pending, turn), *turn.out]
        if turn.deleted:
            await self.services.files.delete(case.conversation)
            pending.deleted, pending.shown = True, turn.out
            return
        case.state = turn.state.to_json()
        case.language = turn.language
        turn_id = pending.turn or None
        pending.stored = await self.services.files.save(case, turn=turn_id, messages=said, now=turn.now)
        pending.shown = turn.out

    def _said_by_person(self, pending: Pending, turn: Turn) -> list[dict[str, Any]]:
        if not turn.echo:
            return []
        return [{"from": "person", "kind": "text", "lang": pending.case.language, "text": turn.echo}]
