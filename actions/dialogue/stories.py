"""Several facts in one message: shown back as a list, stored only when the person says that it is right."""

from collections.abc import Iterable, Sequence
from typing import Any

from actions.dialogue import removal
from actions.dialogue.interview import ask, go_on, show_pending, store
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
