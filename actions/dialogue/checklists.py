"""Checklists: facts that are asked together, as one list to tick.

Only the members that can still matter for this person are on the list. Who ticks something says
that it is true, and that the rest of the list is not, unless "not sure about some" is ticked too:
then the rest is unknown. "I don't know" leaves all of it unknown.
"""

from typing import Any

from actions.dialogue.turn import LIST, Turn
from actions.screening.registry import registry_id

NONE, UNSURE = "none", "unsure"


def open_list(turn: Turn, left: list[str]) -> bool:
    """Open the checklist of the next question, if at least two of its members are left."""
    registry = turn.services.law.registry
    name = registry.at(left[0]).list
    members = [path for path in left if name and registry.at(path).list == name]
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
            labels = messages.choices(path, turn.language)
            found.extend((f"{path}:{choice}", label) for choice, label in labels if choice != NONE)
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
        return True if path in chosen else rest(chosen, False)
    return [one for one in fact.choices if f"{path}:{one}" in chosen] or rest(chosen, [NONE])


def rest(chosen: set[str], not_ticked: Any) -> Any:
    """What a member is that was not ticked."""
    return "unknown" if UNSURE in chosen else not_ticked
