"""Checklists: facts that are asked together, as one list to tick.

Only the members that can still matter for this person are on the list. Who ticks something says
that it is true, and that the rest of the list is not, unless "not sure about some" is ticked too:
then the rest is unknown. "I don't know" leaves all of it unknown.
"""

from typing import Any

from actions.dialogue.turn import LIST, Turn
from actions.dialogue.values import UNSURE
from actions.screening.registry import Fact, registry_id

NONE = "none"


def open_list(turn: Turn, left: list[str]) -> bool:
    """Open the checklist of the next question, if at least two of its members are left."""
    registry = turn.services.law.registry
    name, item = registry.at(left[0]).list, _item_of(left[0])
    members = [path for path in left if name and registry.at(path).list == name and _item_of(path) == item]
    if len(members) < 2:
        return False
    turn.state.open, turn.state.members = f"{LIST}{name}", members
    return True


def ticks(turn: Turn) -> list[tuple[str, str]]:
    """(id, label) of everything that can be ticked, and "none of these" last."""
    found: list[tuple[str, str]] = []
    messages = turn.services.messages
    for path in turn.state.members:
        fact = turn.services.law.registry.at(path)
        if fact.type == "yes_no":
            found.append((path, turn.words(f"tick.{registry_id(path)}")))
        else:
            labels = dict(messages.choices(path, turn.language))
            found.extend((f"{path}:{choice}", _label(turn, fact, choice, labels)) for choice in _ticks(fact))
    return [*found, (UNSURE, turn.words("tick.unsure")), (NONE, turn.words("tick.none"))]


def ticked(turn: Turn, choice: str) -> list[tuple[str, Any]]:
    """The facts that a tap ("path+path:choice", or "none") tells. Raises ValueError on an unknown tick."""
    chosen = {one for one in choice.split("+") if one}
    known = {name for name, _ in ticks(turn)}
    if not chosen or chosen - known or (NONE in chosen and len(chosen) > 1):
        raise ValueError(f"{choice!r} is not on the list")
    return [(path, _value(turn, path, chosen)) for path in turn.state.members]


def told(turn: Turn) -> list[tuple[str, Any]]:
    """The members that a text tells: all of them when it says "none", otherwise only what it names."""
    reading = turn.reading
    if reading is None:
        return []
    named = [(fact.path, fact.value) for fact in reading.facts if fact.path in turn.state.members]
    if not named and reading.yes_no == "no":
        return ticked(turn, NONE)
    return named


def _value(turn: Turn, path: str, chosen: set[str]) -> Any:
    fact = turn.services.law.registry.at(path)
    if fact.type == "yes_no":
        return True if path in chosen else _rest(chosen, False)
    found = [one for one in fact.choices if f"{path}:{one}" in chosen]
    if fact.type == "set":
        return found or _rest(chosen, [NONE])
    others = [one for one in fact.choices if one not in _ticks(fact)]
    return _one_of(found) if found else _rest(chosen, _one_of(others))


def _rest(chosen: set[str], not_ticked: Any) -> Any:
    """What a member is that was not ticked."""
    return "unknown" if UNSURE in chosen else not_ticked


def _one_of(choices: list[str]) -> Any:
    if not choices:
        return "unknown"
    return choices[0] if len(choices) == 1 else {"any_of": choices}


def _label(turn: Turn, fact: Fact, choice: str, labels: dict[str, str]) -> str:
    own = f"tick.{fact.id}.{choice}"
    return turn.words(own) if turn.services.messages.has(own) else labels[choice]


def _ticks(fact: Fact) -> tuple[str, ...]:
    """The choices of a fact that stand on its checklist."""
    return fact.ticks or tuple(one for one in fact.choices if one != NONE)


def _item_of(path: str) -> str:
    """The list and number of the item that a path belongs to, "" for a case fact."""
    return path.rpartition(".")[0]
