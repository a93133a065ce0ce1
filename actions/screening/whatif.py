"""What opens if a criminal court changes convictions for a legal defect: each one, and pairs."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from actions.screening.conclusions import final_standing
from actions.screening.freshness import Freshness
from actions.screening.model import Change, Law, Test
from actions.screening.patch import Variations
from actions.screening.result import Conclusion, WhatIf
from actions.screening.status import (
    LIKELY_AVAILABLE,
    LIKELY_BARRED,
    NOT_APPLICABLE,
    NOT_ENOUGH_INFORMATION,
    OPENNESS,
    POSSIBLY_AVAILABLE,
    favour,
    standing,
)
from actions.screening.truth import LIKELY, NO, UNLIKELY
from actions.screening.world import World

Step = tuple[int, Change]
GROUP = "convictions"
VACATED = "vacated_for_legal_defect"


def what_if(law: Law, world: World, conclusions: Mapping[str, Conclusion]) -> list[WhatIf]:
    """Every single change that opens something, and the pairs that open more than their parts."""
    changes = _Changes(law, world)
    if not changes.steps:
        return []
    closed = _Closed(law, world, conclusions)
    found: list[WhatIf] = []
    alone: list[tuple[Step, dict[str, str]]] = []
    for step in changes.steps:
        opens = closed.opened(*changes.world([step]))
        alone.append((step, opens))
        if opens:
            found.append(_result([step], opens, closed.before))
    for (first, opens), (second, others) in combinations(alone, 2):
        if first[0] == second[0]:
            continue
        more = {
            name: status
            for name, status in closed.opened(*changes.world([first, second])).items()
            if all(OPENNESS[status] > OPENNESS[part.get(name, LIKELY_BARRED)] for part in (opens, others))
        }
        if more:
            found.append(_result([first, second], more, closed.before))
    return found


def best_world(law: Law, world: World) -> World:
    """The world in which every conviction was vacated for a legal defect."""
    changes = _Changes(law, world)
    steps = [step for step in changes.steps if step[1].id == VACATED]
    return changes.world(steps)[0] if steps else world


class _Changes:
    """The changes that make sense for each conviction, and the worlds after them."""

    def __init__(self, law: Law, world: World) -> None:
        self.steps: list[Step] = [
            (item.index, change)
            for item in world.items[GROUP]
            for change in law.changes.values()
            if change.when.value(world, item) != NO
        ]
        self._variations = Variations(law, world)
        self._items = {
            (index, change.id): self._variations.item(GROUP, index, change.changes)
            for index, change in self.steps
        }

    def world(self, steps: Sequence[Step]) -> tuple[World, frozenset[str]]:
        """The world after these changes of different convictions, and the registry ids of what differs."""
        items = {index: self._items[index, change.id] for index, change in steps}
        ids = frozenset(f"{GROUP}.{name}" for _, change in steps for name in change.changes)
        return self._variations.world(GROUP, items, ids), ids


class _Closed:
    """What is not open as the case stands, and what a change could open of it."""

    def __init__(self, law: Law, world: World, conclusions: Mapping[str, Conclusion]) -> None:
        self.law, self.world = law, world
        self.before = {
            name: one
            for name, one in conclusions.items()
            if one.kind == "relief" and one.status != NOT_APPLICABLE
        }
        self._fresh = Freshness(law, world, date.fromordinal(int(world.as_of)))
        self._within_reach: dict[frozenset[str], dict[str, list[Test]]] = {}

    def opened(self, changed: World, ids: frozenset[str]) -> dict[str, str]:
        """The relief that is more open in a world in which facts with these registry ids differ."""
        if ids not in self._within_reach:
            self._within_reach[ids] = dict(self._reachable(ids))
        found: dict[str, str] = {}
        for name, bars in self._within_reach[ids].items():
            relief, before = self.law.relief[name], self.before[name]
            if any(favour(test, changed, None) <= UNLIKELY for test in bars):
                continue
            if _more_open(standing(relief, changed).status, before):
                status = final_standing(relief, self.law, changed, stale=self._fresh.relief(relief)).status
                if _more_open(status, before):
                    found[name] = status
        return found

    def _reachable(self, ids: frozenset[str]) -> Iterator[tuple[str, list[Test]]]:
        """The relief that such a change could open, each with the tests that bar it now."""
        for name, before in self.before.items():
            relief = self.law.relief[name]
            if relief.per is not None:
                yield name, []
                continue
            bars = [test for test in relief.tests if favour(test, self.world, None) <= UNLIKELY]
            fixed = [test for test in relief.tests if ids.isdisjoint(test.node.reads().all)]
            if len(fixed) == len(relief.tests) and ids.isdisjoint(relief.applies.reads().all):
                continue
            stays_open = any(favour(test, self.world, None) < LIKELY for test in fixed)
            best = POSSIBLY_AVAILABLE if stays_open else LIKELY_AVAILABLE
            if not any(test in fixed for test in bars) and _more_open(best, before):
                yield name, bars


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
