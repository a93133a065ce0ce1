"""Several facts in one message: shown back as a list, stored only when the person says that it is right."""

from collections.abc import Iterable, Sequence
from typing import Any

from actions.dialogue import removal
from actions.dialogue.interview import ask, asked, go_on, show_pending, store
from actions.dialogue.state import INTERVIEW
from actions.dialogue.turn import SELF, Turn
from actions.screening.registry import registry_id

_MAY_HIDE_MORE = "convictions.sentence_ordered_days"
"""People say "no jail" of a suspended sentence too, so "none" in a story is asked about all the same."""

Proposal = list[Any]
"""[path, value]"""


def proposals(turn: Turn, without: str | None = None) -> list[Proposal]:
    """The facts of the reading at the paths where they would be stored.

    A reading numbers the items of a list from 0 within the text; here they get their place in the
    case: the item that the open question is about, an item that says nothing else yet, or a new one.
    """
    if turn.reading is None:
        return []
    local: dict[tuple[str, str], dict[str, Any]] = {}
    found: list[Proposal] = []
    for fact in turn.reading.facts:
        if fact.value == 0 and registry_id(fact.path) == _MAY_HIDE_MORE:
            continue
        parts = fact.path.split(".")
        if len(parts) == 1:
            found.append([fact.path, fact.value])
        else:
            local.setdefault((parts[0], parts[1]), {})[parts[2]] = fact.value
    if turn.reading.someone_else and turn.for_whom == SELF:
        found.append(["for_whom", turn.reading.someone_else])
    taken: set[tuple[str, int]] = set()
    for (group, _), values in local.items():
        index = _place(turn, group, values, taken)
        taken.add((group, index))
        found.extend([f"{group}.{index}.{name}", value] for name, value in values.items())
    known = turn.state.get
    return [one for one in found if one[0] != without and known(one[0]) != one[1] and _is_fact(turn, one[0])]


def propose(turn: Turn, found: list[Proposal]) -> None:
    """Show what was understood and ask whether it is right."""
    turn.state.asked_before = turn.state.open
    turn.state.pending = found
    show_pending(turn)


def come_back(turn: Turn, found: list[Proposal] | None = None, back: bool = False) -> None:
    """After something else was answered: show what the text told beside it, or ask the open question again.

    `found`: what it told, if not all beside an answer. `back`: say that it is the question again.
    """
    beside = proposals(turn, without=turn.state.open) if found is None else found
    shown = _is_history(turn, beside) and turn.state.open in {None, "confirm", *asked(turn)}
    if shown and turn.state.open == "confirm":
        propose_again(turn, beside)
    elif shown:
        propose(turn, beside)
    else:
        if back and turn.state.open:
            turn.say("act.back_to_question")
        ask(turn)


def beside_or_on(turn: Turn, found: list[Proposal]) -> None:
    """After the open question was settled: show what the text told beside that, or go on."""
    propose(turn, found) if _is_history(turn, found) else go_on(turn)


def told(turn: Turn) -> list[Proposal]:
    """All that the text tells, with its answer to the open question where that is not known yet."""
    path, reading = turn.state.open, turn.reading
    others = proposals(turn, without=path)
    if path not in asked(turn) or reading is None or reading.answer is None:
        return others
    return others if turn.state.get(path) is not None else [[path, reading.answer], *others]


def propose_again(turn: Turn, changes: Iterable[Sequence[Any]]) -> None:
    """Show the proposed facts again with some of them replaced or added."""
    before = turn.state.asked_before
    merged = {one[0]: one[1] for one in (*turn.state.pending, *changes)}
    propose(turn, [[path, value] for path, value in merged.items()])
    turn.state.asked_before = before


def answer_own(turn: Turn) -> None:
    """An answer to a question of the dialogue itself: is this right, which one is wrong, ..."""
    yes_no = turn.reading.yes_no if turn.reading else None
    more = proposals(turn)
    match turn.state.open:
        case "confirm" | "change_pending" if turn.choice == "do:confirm" or (yes_no == "yes" and not more):
            accept(turn)
        case "confirm" if more:
            propose_again(turn, more)
        case "confirm" if turn.choice == "do:change_pending" or yes_no == "no":
            turn.state.open = "change_pending"
            ask(turn)
        case "change_pending" if turn.choice and turn.choice.startswith("do:drop:"):
            drop(turn, turn.choice.removeprefix("do:drop:"))
        case "delete" if turn.choice == "do:delete_yes" or yes_no == "yes":
            turn.deleted = True
            turn.state.open = None
            turn.say("act.deleted")
        case "delete":
            turn.state.resume()
            turn.say("act.not_deleted")
            ask(turn)
        case "remove" if turn.choice == "do:remove_yes" or yes_no == "yes":
            removal.remove(turn)
        case "remove" if turn.choice == "do:remove_no" or yes_no == "no":
            removal.keep(turn)
        case "language":
            turn.state.resume()
            ask(turn)
        case _:
            if turn.text and yes_no is None:
                turn.say("act.could_not_read")
            ask(turn)


def accept(turn: Turn) -> None:
    """Store the proposed facts."""
    turn.state.begin_step()
    turn.state.steps[-1]["open"], turn.state.steps[-1]["phase"] = turn.state.asked_before, INTERVIEW
    for path, value in turn.state.pending:
        store(turn, path, value, "story")
    turn.state.pending, turn.state.asked_before = [], None
    turn.state.phase = INTERVIEW
    turn.say("act.story_saved")
    go_on(turn)


def drop(turn: Turn, path: str) -> None:
    """Leave out a proposed fact that is wrong; it is asked like any other."""
    turn.state.pending = [one for one in turn.state.pending if one[0] != path]
    if turn.state.pending:
        propose_again(turn, ())
        return
    turn.state.phase, turn.state.open, turn.state.asked_before = INTERVIEW, None, None
    go_on(turn)


def _is_history(turn: Turn, found: list[Proposal]) -> bool:
    """Two facts, or a day. One thing that is only named, in a question or an insult, tells nothing yet."""
    return len(found) > 1 or any(turn.services.law.registry.at(path).type == "date" for path, _ in found)


def _is_fact(turn: Turn, path: str) -> bool:
    return registry_id(path) in turn.services.law.registry


def _place(turn: Turn, group: str, values: dict[str, Any], taken: set[tuple[str, int]]) -> int:
    items = turn.state.groups.get(group, [])
    parts = (turn.state.open or "").split(".")
    current = [int(parts[1])] if len(parts) == 3 and parts[0] == group else []
    order: list[int] = [*current, *range(len(items))]
    for index in order:
        fits = all(items[index].get(name) in (None, "unknown", value) for name, value in values.items())
        shares = (
            not items[index] or index in current or any(items[index].get(n) == v for n, v in values.items())
        )
        if (group, index) not in taken and fits and shares:
            return index
    used = [number for name, number in taken if name == group]
    return max([len(items), *(number + 1 for number in used)])
