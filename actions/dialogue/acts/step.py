"""action_step: take the answer to the open question, store it, go on."""

from collections.abc import Iterable
from typing import Any

from actions.dialogue import corrections, stories
from actions.dialogue.base import Act
from actions.dialogue.checklists import ticked, told
from actions.dialogue.interview import ask, go_on, store
from actions.dialogue.turn import LIST, OWN_QUESTIONS, Turn
from actions.dialogue.values import tapped
from actions.dialogue.view import kind_of


class ActionStep(Act):
    """An answer: a tap on a choice, or a text that the reader could read as one."""

    rasa_name = "action_step"

    def act(self, turn: Turn) -> None:
        if turn.state.kept_text is not None:
            turn.state.kept_text = None
        path = turn.state.open
        if path is None:
            self._nothing_open(turn)
        elif path in OWN_QUESTIONS:
            stories.answer_own(turn)
        elif path.startswith(LIST):
            self._list(turn)
        elif turn.choice is not None:
            self._tap(turn, path, turn.choice)
        else:
            self._text(turn, path)

    def _nothing_open(self, turn: Turn) -> None:
        if turn.reading is not None and turn.reading.facts:
            corrections.take(turn)
            return
        go_on(turn)

    def _list(self, turn: Turn) -> None:
        try:
            found = told(turn) if turn.choice is None else ticked(turn, turn.choice)
        except ValueError:
            found = []
        if not found:
            could_not_read(turn, "set")
            return
        turn.state.begin_step()
        for path, value in found:
            store(turn, path, value, "tap" if turn.choice else "text")
        go_on(turn)

    def _tap(self, turn: Turn, path: str, choice: str) -> None:
        try:
            value = tapped(turn.services.law.registry.at(path), choice)
        except ValueError:
            could_not_read(turn, kind_of(turn, path))
            return
        self._keep(turn, path, value, "tap")

    def _text(self, turn: Turn, path: str) -> None:
        reading = turn.reading
        if reading is None:
            ask(turn)
            return
        others = stories.proposals(turn, without=path)
        if reading.answer is None and not others:
            could_not_read(turn, kind_of(turn, path))
            return
        if others and (reading.answer is None or not _is_detail(turn, path, others)):
            own = [] if reading.answer is None else [[path, reading.answer]]
            stories.propose(turn, [*own, *others])
            return
        self._keep(turn, path, reading.answer, "text", others)

    def _keep(
        self, turn: Turn, path: str, value: Any, source: str, details: Iterable[stories.Proposal] = ()
    ) -> None:
        turn.state.begin_step()
        store(turn, path, value, source)
        if source == "text" and value != "unknown":
            turn.say("act.noted", value=turn.value_words(path, value))
        for one, detail in details:
            store(turn, one, detail, source)
            turn.say("act.noted", value=f"{turn.label(one)}: {turn.value_words(one, detail)}")
        go_on(turn)


def _is_detail(turn: Turn, path: str, others: list[stories.Proposal]) -> bool:
    """Whether all that was said beside the answer is one thing more of the same case, not told before."""
    item = path.rpartition(".")[0]
    [other, *rest] = others
    return (
        not rest and bool(item) and other[0].rpartition(".")[0] == item and turn.state.get(other[0]) is None
    )


def could_not_read(turn: Turn, kind: str) -> None:
    """Say what kind of answer would help, and ask again. Nothing is stored, nothing is guessed."""
    turn.say("act.could_not_read")
    hint = f"act.hint.{kind}"
    if turn.services.messages.has(hint):
        turn.say(hint)
    ask(turn)
