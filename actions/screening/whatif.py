"""What opens if a criminal court changes convictions for a legal defect: each one, and pairs."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from actions.screening.conclusions import final_standing
from actions.screening.model import Change, Law, Relief, Test
from actions.screening.patch import with_values
from actions.screening.result import Conclusion, WhatIf
from actions.screening.status import (
    LIKELY_BARRED,
    NOT_APPLICABLE,
    NOT_ENOUGH_INFORMATION,
    OPENNESS,
    favour,
    standing,
)
from actions.screening.truth import NO, UNLIKELY
from actions.screening.world import World

Step = tuple[int, Change]
VACATED = "vacated_for_legal_defect"


def what_if(law: Law, world: World, conclusions: Mapping[str, Conclusion]) -> list[WhatIf]:
    """Every single change that opens something, and the pairs that open more than their parts."""
    closed = {
        name: one
        for name, one in conclusions.items()
        if one.kind == "relief" and one.status != NOT_APPLICABLE
    }
    blocking = {name: _blocking(law.relief[name], world) for name in closed}
    found: list[WhatIf] = []
    alone: list[tuple[Step, World, dict[str, str]]] = []
    for step in possible_steps(law, world):
        changed = changed_world(law, world, [step])
        opens = _opens(law, changed, closed, blocking)
        alone.append((step, changed, opens))
        if opens:
            found.append(_result([step], opens, closed))
    for (first, changed, opens), (second, _, others) in combinations(alone, 2):
        if first[0] == second[0]:
            continue
        both = _opens(law, changed_world(law, changed, [second]), closed, blocking)
        more = {
            name: status
            for name, status in both.items()
            if all(OPENNESS[status] > OPENNESS[part.get(name, LIKELY_BARRED)] for part in (opens, others))
        }
        if more:
            found.append(_result([first, second], more, closed))
    return found


def possible_steps(law: Law, world: World) -> list[Step]:
    """The changes that make sense for each conviction."""
    return [
        (item.index, change)
        for item in world.items["convictions"]
        for change in law.changes.values()
        if change.when.value(world, item) != NO
    ]


def changed_world(law: Law, world: World, steps: Sequence[Step]) -> World:
    """The world after these changes."""
    return with_values(
        law,
        world,
        {
            f"convictions.{index}.{name}": value
            for index, change in steps
            for name, value in change.changes.items()
        },
    )


def best_world(law: Law, world: World) -> World:
    """The world in which every conviction was vacated for a legal defect."""
    steps = [step for step in possible_steps(law, world) if step[1].id == VACATED]
    return changed_world(law, world, steps) if steps else world


def _blocking(relief: Relief, world: World) -> list[Test]:
    """The tests that bar the relief as the case stands; while one of them still does, nothing opens."""
    if relief.per is not None:
        return []
    return [test for test in relief.tests if favour(test, world, None) <= UNLIKELY]


def _opens(
    law: Law, changed: World, closed: Mapping[str, Conclusion], blocking: Mapping[str, list[Test]]
) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, before in closed.items():
        relief = law.relief[name]
        if any(favour(test, changed, None) <= UNLIKELY for test in blocking[name]):
            continue
        if _more_open(standing(relief, changed).status, before):
            status = final_standing(relief, law, changed, stale=before.stale).status
            if _more_open(status, before):
                found[name] = status
    return found


def _more_open(after: str, before: Conclusion) -> bool:
    return OPENNESS[after] > OPENNESS[before.status] and after != NOT_ENOUGH_INFORMATION


def _result(steps: Sequence[Step], opens: Mapping[str, str], closed: Mapping[str, Conclusion]) -> WhatIf:
    return WhatIf(
        changes=[{"conviction": index, "change": change.id} for index, change in steps],
        opens=[{"id": name, "from": closed[name].status, "to": status} for name, status in opens.items()],
        stays_closed=sorted(
            name for name, one in closed.items() if name not in opens and one.status == LIKELY_BARRED
        ),
    )
