"""What opens if a criminal court changes convictions for a legal defect: each one, and pairs."""

from collections.abc import Mapping
from itertools import combinations

from actions.screening.model import Change, Law
from actions.screening.result import Conclusion, WhatIf
from actions.screening.status import LIKELY_BARRED, NOT_APPLICABLE, NOT_ENOUGH_INFORMATION, OPENNESS, standing
from actions.screening.truth import NO
from actions.screening.world import World, with_items

Step = tuple[int, Change]


def what_if(law: Law, world: World, conclusions: Mapping[str, Conclusion]) -> list[WhatIf]:
    """Every single change that opens something, and the pairs that open more than their parts."""
    steps = possible_steps(law, world)
    closed = {
        name
        for name, one in conclusions.items()
        if one.status not in (NOT_APPLICABLE,) and one.kind == "relief"
    }
    found: list[WhatIf] = []
    opened: dict[tuple[int, str], dict[str, str]] = {}
    for step in steps:
        opens = _opens(law, changed_world(world, [step]), conclusions, closed)
        opened[step[0], step[1].id] = opens
        if opens:
            found.append(_result([step], opens, conclusions, closed))
    for first, second in combinations(steps, 2):
        if first[0] == second[0]:
            continue
        opens = _opens(law, changed_world(world, [first, second]), conclusions, closed)
        alone = (opened[first[0], first[1].id], opened[second[0], second[1].id])
        more = {
            name: status
            for name, status in opens.items()
            if all(OPENNESS[status] > OPENNESS[one.get(name, LIKELY_BARRED)] for one in alone)
        }
        if more:
            found.append(_result([first, second], more, conclusions, closed))
    return found


def possible_steps(law: Law, world: World) -> list[Step]:
    """The changes that make sense for each conviction."""
    return [
        (item.index, change)
        for item in world.items["convictions"]
        for change in law.changes.values()
        if change.when.value(world, item) != NO
    ]


def changed_world(world: World, steps: list[Step]) -> World:
    """The world after these changes."""
    return with_items(world, {("convictions", index): change.changes for index, change in steps})


def best_world(law: Law, world: World) -> World:
    """The world in which every conviction was vacated for a legal defect."""
    vacated = law.changes.get("vacated_for_legal_defect")
    steps = [step for step in possible_steps(law, world) if step[1] is vacated]
    return changed_world(world, steps) if steps else world


def _opens(
    law: Law, changed: World, conclusions: Mapping[str, Conclusion], closed: set[str]
) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in closed:
        before = conclusions[name].status
        after = standing(law.relief[name], changed).status
        if OPENNESS[after] > OPENNESS[before] and after != NOT_ENOUGH_INFORMATION:
            found[name] = after
    return {name: found[name] for name in conclusions if name in found}


def _result(
    steps: list[Step], opens: Mapping[str, str], conclusions: Mapping[str, Conclusion], closed: set[str]
) -> WhatIf:
    return WhatIf(
        changes=[{"conviction": index, "change": change.id} for index, change in steps],
        opens=[
            {"id": name, "from": conclusions[name].status, "to": status} for name, status in opens.items()
        ],
        stays_closed=sorted(
            name for name in closed if name not in opens and conclusions[name].status == LIKELY_BARRED
        ),
    )
