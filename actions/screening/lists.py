"""Expressions over the entries, convictions or relatives: any, all, count, sum, earliest, latest.

A list that may have a further item counts that item as possible, never as certain.
"""

from actions.screening.nodes import Node
from actions.screening.partial import LONG_AGO, NEVER
from actions.screening.registry import Registry
from actions.screening.trace import Trace
from actions.screening.truth import LIKELY, NO, UNKNOWN, UNLIKELY, YES
from actions.screening.world import Item, World

Total = tuple[float, float, float, float]
"""How much at least if only sure items count, if likely ones do; how much at most with the unknown
ones, with the unlikely ones."""


class _OverList(Node):
    def __init__(self, group: str, body: Node, registry: Registry) -> None:
        self.group, self.body = group, body
        opener, extender = registry.opener.get(group), registry.extender.get(group)
        self.opener = opener.id if opener else ""
        self.extender = extender.id if extender else ""

    def lacks_items(self, world: World) -> str:
        """The fact that would tell whether the list is whole."""
        return self.extender if world.items[self.group] or world.facts[self.opener] == YES else self.opener

    def trace_ghost(self, world: World, trace: Trace) -> None:
        if world.ghosts[self.group] is not None:
            trace.missing[self.lacks_items(world)] += 1
        else:
            trace.rests_on[self.extender if world.items[self.group] else self.opener] = None


class Any(_OverList):
    """At least one item fits."""

    def __init__(self, group: str, body: Node, registry: Registry) -> None:
        super().__init__(group, body, registry)
        test = body.value

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
        if result <= UNKNOWN:
            ghost = world.ghosts[self.group]
            if ghost is None or min(UNKNOWN, self.body.value(world, ghost)) == result:
                self.trace_ghost(world, trace)


class All(_OverList):
    """Every item fits; true of an empty list."""

    def __init__(self, group: str, body: Node, registry: Registry) -> None:
        super().__init__(group, body, registry)
        test = body.value

        def value(world: World, item: Item | None) -> int:
            lowest = min((test(world, one) for one in world.items[group]), default=YES)
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
        if result >= UNKNOWN:
            self.trace_ghost(world, trace)


class Sum(_OverList):
    """The sum of an amount over the items that fit; `amount` None counts them."""

    type = "total"

    def __init__(self, group: str, amount: Node | None, body: Node, registry: Registry) -> None:
        super().__init__(group, body, registry)
        self.amount = amount
        test = body.value
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
            if ghost is not None and test(world, ghost) != NO:
                unknown = unlikely = float("inf")
            return (sure, likely, unknown, unlikely)

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        for one in world.items[self.group]:
            self.body.trace(world, one, trace)
            if self.amount is not None and self.body.value(world, one) != NO:
                self.amount.trace(world, one, trace)
        ghost = world.ghosts[self.group]
        if ghost is None or self.body.value(world, ghost) != NO:
            self.trace_ghost(world, trace)


class AtLeast(Node):
    """A total of at least (`strict`: more than) a number."""

    def __init__(self, total: Node, bound: Node, *, strict: bool) -> None:
        self.total, self.bound = total, bound
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
        found = Trace()
        self.total.trace(world, item, found)
        self.bound.trace(world, item, found)
        trace.rests_on.update(found.rests_on)
        trace.open_law.update(found.open_law)
        if self.value(world, item) == UNKNOWN:
            trace.missing.update(found.missing)
        else:
            trace.rests_on.update(dict.fromkeys(found.missing))


class Edge(_OverList):
    """The earliest (`last` False) or latest day among the items that fit; NEVER if none does."""

    type = "date"

    def __init__(self, group: str, day: Node, body: Node, registry: Registry, *, last: bool) -> None:
        super().__init__(group, body, registry)
        self.day = day
        test, get = body.value, day.value

        def value(world: World, item: Item | None) -> tuple[float, float]:
            sure: list[tuple[float, float]] = []
            perhaps: list[tuple[float, float]] = []
            for one in world.items[group]:
                fits = test(world, one)
                if fits != NO:
                    (sure if fits == YES else perhaps).append(get(world, one))
            ghost = world.ghosts[group]
            if ghost is not None and test(world, ghost) != NO:
                perhaps.append(get(world, ghost))
            return _latest(sure, perhaps) if last else _earliest(sure, perhaps)

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        for one in world.items[self.group]:
            self.body.trace(world, one, trace)
            if self.body.value(world, one) != NO:
                self.day.trace(world, one, trace)
        ghost = world.ghosts[self.group]
        if ghost is None or self.body.value(world, ghost) != NO:
            self.trace_ghost(world, trace)


def _earliest(sure: list[tuple[float, float]], perhaps: list[tuple[float, float]]) -> tuple[float, float]:
    low = min((one[0] for one in (*sure, *perhaps)), default=NEVER)
    return (low, min((one[1] for one in sure), default=NEVER))


def _latest(sure: list[tuple[float, float]], perhaps: list[tuple[float, float]]) -> tuple[float, float]:
    if not sure and not perhaps:
        return (NEVER, NEVER)
    low = max((one[0] for one in sure), default=LONG_AGO if not perhaps else min(one[0] for one in perhaps))
    high = max(one[1] for one in (*sure, *perhaps))
    return (low, high if sure else NEVER)
