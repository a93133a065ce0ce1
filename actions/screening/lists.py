"""Expressions over the entries, convictions or relatives: any, all, count, sum, earliest, latest.

A list that may have a further item counts that item as possible, never as certain.
"""

from collections.abc import Iterator

from actions.screening.codegen import quick
from actions.screening.nodes import Node
from actions.screening.partial import NEVER, Interval
from actions.screening.reads import Reads
from actions.screening.registry import Registry
from actions.screening.trace import Trace
from actions.screening.truth import LIKELY, NO, UNKNOWN, UNLIKELY, YES
from actions.screening.world import Item, World

Total = tuple[float, float, float, float]
"""How much at least if only sure items count, if likely ones do; how much at most with the unknown
ones, with the unlikely ones."""


def fact_of_whole(registry: Registry, world: World, group: str) -> str:
    """The fact that tells whether a list is whole: whether there are more, or any at all."""
    opener, extender = registry.opener[group], registry.extender[group]
    return extender.id if world.items[group] or world.facts[opener.id] == YES else opener.id


class OverList(Node):
    """What goes through a list: `body` tells which items fit, `what` is taken of those."""

    def __init__(self, group: str, body: Node, registry: Registry, what: Node | None = None) -> None:
        self.group, self.body, self.what = group, body, what
        self.parts = (body,) if what is None else (body, what)
        self.registry = registry

    def reads(self) -> Reads:
        told_by = (self.registry.opener.get(self.group), self.registry.extender.get(self.group))
        whole = {self.group, *(fact.id for fact in told_by if fact is not None)}
        return Reads(case=super().reads().all | whole)

    def points(self, world: World, item: Item | None) -> bool:
        return any(
            self.body.value(world, one) == UNKNOWN and self.body.points(world, one)
            for one in world.items[self.group]
        )

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        """What items fit, what is taken of those that may, and whether there may be more."""
        for one in world.items[self.group]:
            self.body.trace(world, one, trace)
            if self.what is not None and self.body.value(world, one) != NO:
                self.what.trace(world, one, trace)
        ghost = world.ghosts[self.group]
        if ghost is None:
            self.trace_whole(world, trace)
        elif self.body.value(world, ghost) != NO:
            self.trace_more(world, trace)
        trace.loose = True

    def trace_more(self, world: World, trace: Trace) -> None:
        """It matters that there may be a further item."""
        trace.lacks(fact_of_whole(self.registry, world, self.group))
        trace.loose = True

    def trace_whole(self, world: World, trace: Trace) -> None:
        """It matters that there is no further item."""
        trace.rests_on[fact_of_whole(self.registry, world, self.group)] = None


class Any(OverList):
    """At least one item fits."""

    def __init__(self, group: str, body: Node, registry: Registry) -> None:
        super().__init__(group, body, registry)
        test = quick(body)

        def value(world: World, item: Item | None) -> int:
            highest = NO
            for one in world.items[group]:
                found = test(world, one)
                if found > highest:
                    highest = found
                    if highest == YES:
                        return YES
            ghost = world.ghosts[group]
            if ghost is not None and highest < UNKNOWN:
                highest = max(highest, min(UNKNOWN, test(world, ghost)))
            return highest

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        result = self.value(world, item)
        for one in world.items[self.group]:
            if result <= UNLIKELY or self.body.value(world, one) == result:
                self.body.trace(world, one, trace)
                if result == YES:
                    return
        ghost = world.ghosts[self.group]
        if ghost is None:
            if result <= UNLIKELY:
                self.trace_whole(world, trace)
        elif result == UNKNOWN and self.body.value(world, ghost) >= UNKNOWN:
            self.trace_more(world, trace)


class All(OverList):
    """Every item fits; true of an empty list."""

    def __init__(self, group: str, body: Node, registry: Registry) -> None:
        super().__init__(group, body, registry)
        test = quick(body)

        def value(world: World, item: Item | None) -> int:
            lowest = YES
            for one in world.items[group]:
                found = test(world, one)
                if found < lowest:
                    lowest = found
                    if lowest == NO:
                        return NO
            ghost = world.ghosts[group]
            if ghost is not None and lowest > UNKNOWN:
                lowest = min(lowest, max(UNKNOWN, test(world, ghost)))
            return lowest

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        result = self.value(world, item)
        for one in world.items[self.group]:
            if result >= LIKELY or self.body.value(world, one) == result:
                self.body.trace(world, one, trace)
                if result == NO:
                    return
        ghost = world.ghosts[self.group]
        if ghost is None:
            if result >= LIKELY:
                self.trace_whole(world, trace)
        elif result == UNKNOWN and self.body.value(world, ghost) <= UNKNOWN:
            self.trace_more(world, trace)


class Sum(OverList):
    """The sum of an amount over the items that fit; without an amount it counts them."""

    type = "total"

    def __init__(self, group: str, amount: Node | None, body: Node, registry: Registry) -> None:
        super().__init__(group, body, registry, amount)
        test = quick(body)
        get = amount.value if amount else None

        def value(world: World, item: Item | None) -> Total:
            sure = likely = unknown = unlikely = 0.0
            for one in world.items[group]:
                fits = test(world, one)
                if fits == NO:
                    continue
                low, high = get(world, one) if get else (1.0, 1.0)
                sure += low if fits == YES else 0.0
                likely += low if fits >= LIKELY else 0.0
                unknown += high if fits >= UNKNOWN else 0.0
                unlikely += high
            ghost = world.ghosts[group]
            if ghost is not None:
                fits = test(world, ghost)
                unknown = float("inf") if fits >= UNKNOWN else unknown
                unlikely = float("inf") if fits > NO else unlikely
            return (sure, likely, unknown, unlikely)

        self.value = value


class AtLeast(Node):
    """A total of at least (`strict`: more than) a number."""

    def __init__(self, total: Node, bound: Node, *, strict: bool) -> None:
        self.parts = (total, bound)
        get, limit = total.value, bound.value

        def value(world: World, item: Item | None) -> int:
            sure, likely, unknown, unlikely = get(world, item)
            low, high = limit(world, item)
            if strict:
                if sure > high:
                    return YES
                if likely > high:
                    return LIKELY
                return UNKNOWN if unknown > low else UNLIKELY if unlikely > low else NO
            if sure >= high:
                return YES
            if likely >= high:
                return LIKELY
            return UNKNOWN if unknown >= low else UNLIKELY if unlikely >= low else NO

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        if self.value(world, item) == UNKNOWN:
            super().trace(world, item, trace)
            return
        found = Trace()
        super().trace(world, item, found)
        trace.add_decided(found)


class Edge(OverList):
    """The earliest (`last` False) or latest day among the items that fit; NEVER if none does."""

    type = "date"

    def __init__(self, group: str, day: Node, body: Node, registry: Registry, *, last: bool) -> None:
        super().__init__(group, body, registry, day)
        test, get = body.value, day.value

        def days(world: World) -> Iterator[tuple[bool, Interval]]:
            for one in world.items[group]:
                fits = test(world, one)
                if fits != NO:
                    yield fits == YES, get(world, one)
            ghost = world.ghosts[group]
            if ghost is not None and test(world, ghost) != NO:
                yield False, get(world, ghost)

        def value(world: World, item: Item | None) -> Interval:
            found = list(days(world))
            return _latest(found) if last else _earliest(found)

        self.value = value


def _earliest(days: list[tuple[bool, Interval]]) -> Interval:
    """The days are (whether the item is sure to fit, when)."""
    low = min((day[0] for _, day in days), default=NEVER)
    return (low, min((day[1] for sure, day in days if sure), default=NEVER))


def _latest(days: list[tuple[bool, Interval]]) -> Interval:
    if not days:
        return (NEVER, NEVER)
    surely = [day for sure, day in days if sure]
    if not surely:
        return (min(day[0] for _, day in days), NEVER)
    return (max(day[0] for day in surely), max(day[1] for _, day in days))
