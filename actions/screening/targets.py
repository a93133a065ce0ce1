"""What a screening decides: the relief, the flags, the time limits, what is urgent.

A target looks at a world and says what comes out, or which facts keep that open.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Protocol

from actions.screening.courts import other_court
from actions.screening.lists import fact_of_whole
from actions.screening.model import Deadline, Law, Relief
from actions.screening.nodes import Node
from actions.screening.registry import CASE, Registry
from actions.screening.status import (
    LIKELY_BARRED,
    NOT_ENOUGH_INFORMATION,
    OPENNESS,
    POSSIBLY_AVAILABLE,
    favour,
    standing,
    status_of,
    undecided,
)
from actions.screening.trace import Trace
from actions.screening.truth import LIKELY, UNKNOWN, Truth, join
from actions.screening.world import Item, World

_NOTHING = Trace()


class Target(Protocol):
    """Something that a screening decides."""

    def look(self, world: World) -> tuple[Hashable, Trace]:
        """What comes out in a world, and what it lacks (not to be changed); final when nothing is missing."""

    def merge(self, outcomes: set[Hashable]) -> Hashable | None:
        """The outcome when one of these is right but not which; None if they differ."""

    def side(self, outcome: Hashable) -> Hashable:
        """What of the outcome a person would notice if it changed."""


@dataclass(slots=True, eq=False)
class ReliefTarget:
    """The status of a relief; for one item (its index) of a relief that is looked at for each."""

    relief: Relief
    item: int | None = None

    def look(self, world: World) -> tuple[Hashable, Trace]:
        key = (self.relief.id, self.item)
        found: tuple[Hashable, Trace] | None = world.looks.get(key)
        if found is None:
            found = world.looks[key] = self._look(world)
        return found

    def _look(self, world: World) -> tuple[Hashable, Trace]:
        item = None
        if self.item is not None:
            assert self.relief.per is not None
            item = world.items[self.relief.per][self.item]
        if item is not None and waits_for_place(self.relief, world, item):
            return NOT_ENOUGH_INFORMATION, self.relief.applies.why(world, item)
        status = status_of(self.relief, world, item)
        if not undecided(status):
            return status, _NOTHING
        trace, known = Trace(), True
        if self.relief.applies.value(world, item) == UNKNOWN:
            trace.add(self.relief.applies.why(world, item))
            known = not trace.missing
        for test in self.relief.tests:
            if favour(test, world, item) == UNKNOWN:
                why = test.node.why(world, item)
                known = known and not (test.kind == "element" and why.missing)
                trace.add(why)
        if status == NOT_ENOUGH_INFORMATION and known:
            return POSSIBLY_AVAILABLE, trace  # only the law is open, and whether something stands in the way
        return status, trace

    def merge(self, outcomes: set[Hashable]) -> Hashable | None:
        return next(iter(outcomes)) if len(outcomes) == 1 else None

    def side(self, outcome: Hashable) -> Hashable:
        return outcome


@dataclass(frozen=True)
class FurtherItemTarget:
    """Whether a further item of its list could open a relief that is looked at for each item."""

    relief: Relief
    registry: Registry

    def look(self, world: World) -> tuple[Hashable, Trace]:
        group = self.relief.per
        assert group is not None
        trace = Trace()
        status = standing(self.relief, world).status
        ghost = world.ghosts[group]
        if ghost is not None and OPENNESS[status_of(self.relief, world, ghost)] > OPENNESS[LIKELY_BARRED]:
            trace.lacks(fact_of_whole(self.registry, world, group))
        return status, trace

    def merge(self, outcomes: set[Hashable]) -> Hashable | None:
        return next(iter(outcomes)) if len(outcomes) == 1 else None

    def side(self, outcome: Hashable) -> Hashable:
        return outcome


@dataclass(frozen=True)
class FlagTarget:
    """A truth value: of a flag, or of whether something is urgent."""

    node: Node
    item: int | None = None

    def look(self, world: World) -> tuple[Hashable, Trace]:
        item = None if self.item is None else world.items["convictions"][self.item]
        value: Truth = self.node.value(world, item)
        trace = Trace()
        if value == UNKNOWN:
            self.node.trace(world, item, trace)
        return value, trace

    def merge(self, outcomes: set[Hashable]) -> Hashable | None:
        value = join(one for one in outcomes if isinstance(one, int))
        return value if value != UNKNOWN or outcomes == {UNKNOWN} else None

    def side(self, outcome: Hashable) -> Hashable:
        assert isinstance(outcome, int)
        return (outcome > UNKNOWN) - (outcome < UNKNOWN)


@dataclass(frozen=True)
class DeadlineTarget:
    """Whether a time limit applies, and from which day it runs."""

    deadline: Deadline

    def look(self, world: World) -> tuple[Hashable, Trace]:
        applies: Truth = self.deadline.applies.value(world, None)
        trace = Trace()
        if applies == UNKNOWN:
            self.deadline.applies.trace(world, None, trace)
        if applies < UNKNOWN or not applies_or_may(self.deadline.applies, world):
            return (self._side(applies), None), trace
        start = self.deadline.start.value(world, None)
        if start[0] != start[1]:
            self.deadline.start.trace(world, None, trace)
        return (self._side(applies), start), trace

    @staticmethod
    def _side(applies: Truth) -> int:
        return (applies > UNKNOWN) - (applies < UNKNOWN)

    def merge(self, outcomes: set[Hashable]) -> Hashable | None:
        return next(iter(outcomes)) if len(outcomes) == 1 else None

    def side(self, outcome: Hashable) -> Hashable:
        return outcome


def waits_for_place(relief: Relief, world: World, item: Item) -> bool:
    """Whether it is open if the relief is for this item at all, for want of a text such as the court's state.

    Of each state's ways to reopen a case, nothing more is asked before it is known where the case was.
    """
    if not relief.places or other_court(relief.courts, item):
        return False
    if relief.applies.value(world, item) != UNKNOWN:
        return False
    if relief.courts is not None and item.facts[relief.courts[0]] is None:
        return True
    missing = relief.applies.why(world, item).missing
    return any(item.facts[name] is None and item.path(name) in missing for name in relief.places)


def applies_or_may(node: Node, world: World) -> bool:
    """Whether something holds, or may hold on what the person said: then it is shown as possible."""
    value: Truth = node.value(world, None)
    return value >= LIKELY or (value == UNKNOWN and node.points(world, None))


def targets_of(relief: Relief, registry: Registry, world: World) -> list[Target]:
    """What is decided of a relief: its status, or that for each item and for a further one."""
    if relief.per is None:
        return [ReliefTarget(relief)]
    items: list[Target] = [ReliefTarget(relief, item.index) for item in world.items[relief.per]]
    return items if world.ghosts[relief.per] is None else [*items, FurtherItemTarget(relief, registry)]


def other_targets(law: Law) -> list[Target]:
    """The flags of the case, the time limits and what is urgent."""
    return [
        *(FlagTarget(rule.node) for rule in law.flags(CASE)),
        *(DeadlineTarget(one) for one in law.deadlines.values()),
        *(FlagTarget(one.when) for one in law.urgent.values()),
    ]
