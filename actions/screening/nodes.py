"""The nodes of a compiled expression.

Each node has `value(world, item)`, a closure made once, and `trace(world, item, trace)`, which
walks only the branches that decide (or keep undecided) the value it has. `item` is the entry,
conviction or relative in whose scope the expression stands, or None.
"""

from collections.abc import Callable, Sequence
from typing import Any

from actions.screening.partial import LONG_AGO, NEVER, add_days, add_months
from actions.screening.trace import Trace
from actions.screening.truth import LIKELY, NO, UNKNOWN, UNLIKELY, YES
from actions.screening.world import Item, World

Value = Callable[[World, Item | None], Any]


class Node:
    """A part of an expression. `type` is flag, date, number, total, choice, set or period."""

    type: str = "flag"
    value: Value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        """Add why the value is what it is."""


class Constant(Node):
    def __init__(self, kind: str, constant: Any) -> None:
        self.type = kind
        self.constant = constant
        self.value = lambda world, item: constant


class AsOf(Node):
    type = "date"

    def __init__(self) -> None:
        self.value = lambda world, item: (world.as_of, world.as_of)


class FactNode(Node):
    """A fact of the case, or of the item in scope (`own`)."""

    def __init__(self, name: str, kind: str, *, own: bool, settled: Callable[[Any], bool]) -> None:
        self.type = kind
        self.name = name
        self.own = own
        self.settled = settled
        if own:
            self.value = lambda world, item: item.facts[name]  # type: ignore[union-attr]
        else:
            self.value = lambda world, item: world.facts[name]

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        path = self.name
        if self.own:
            assert item is not None
            if item.index < 0:
                return
            path = item.path(self.name)
        if self.settled(self.value(world, item)):
            trace.rests_on[path] = None
        else:
            trace.missing[path] += 1


class And(Node):
    def __init__(self, parts: Sequence[Node]) -> None:
        self.parts = parts
        values = [part.value for part in parts]

        def value(world: World, item: Item | None) -> int:
            lowest = YES
            for one in values:
                found = one(world, item)
                if found < lowest:
                    lowest = found
                    if lowest == NO:
                        break
            return lowest

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        result = self.value(world, item)
        for part in self.parts:
            if result >= LIKELY or part.value(world, item) == result:
                part.trace(world, item, trace)
                if result == NO:
                    return


class Or(Node):
    def __init__(self, parts: Sequence[Node]) -> None:
        self.parts = parts
        values = [part.value for part in parts]

        def value(world: World, item: Item | None) -> int:
            highest = NO
            for one in values:
                found = one(world, item)
                if found > highest:
                    highest = found
                    if highest == YES:
                        break
            return highest

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        result = self.value(world, item)
        for part in self.parts:
            if result <= UNLIKELY or part.value(world, item) == result:
                part.trace(world, item, trace)
                if result == YES:
                    return


class Not(Node):
    def __init__(self, part: Node) -> None:
        self.part = part
        inner = part.value
        self.value = lambda world, item: YES - inner(world, item)

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        self.part.trace(world, item, trace)


class Cap(Node):
    """`likely(x)`, `open(x)`, `unlikely(x)`: the law lets the value rise no higher."""

    def __init__(self, part: Node, cap: int, name: str) -> None:
        self.part, self.cap, self.name = part, cap, name
        inner = part.value
        self.value = lambda world, item: min(inner(world, item), cap)

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        if self.part.value(world, item) > self.cap:
            trace.open_law[self.name] = None
        self.part.trace(world, item, trace)


class InChoices(Node):
    """A choice fact compared with one or several choices."""

    def __init__(self, fact: Node, mask: int) -> None:
        self.fact = fact
        get = fact.value

        def value(world: World, item: Item | None) -> int:
            bits = get(world, item)
            if bits & mask == 0:
                return NO
            return YES if bits & ~mask == 0 else UNKNOWN

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        _trace_compare(self, (self.fact,), world, item, trace)


class InSet(Node):
    """Whether a set fact holds a choice."""

    def __init__(self, fact: Node, bit: int) -> None:
        self.fact = fact
        get = fact.value

        def value(world: World, item: Item | None) -> int:
            must, may = get(world, item)
            if must & bit:
                return YES
            return UNKNOWN if may & bit else NO

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        _trace_compare(self, (self.fact,), world, item, trace)


class InTexts(Node):
    """A text fact (state, jurisdiction, statute) compared with texts."""

    def __init__(self, fact: Node, texts: frozenset[str]) -> None:
        self.fact = fact
        get = fact.value

        def value(world: World, item: Item | None) -> int:
            text = get(world, item)
            if text is None:
                return UNKNOWN
            return YES if text in texts else NO

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        _trace_compare(self, (self.fact,), world, item, trace)


class Less(Node):
    """`left < right`, or `<=` when `strict` is False, of dates or numbers."""

    def __init__(self, left: Node, right: Node, *, strict: bool) -> None:
        self.left, self.right = left, right
        a, b = left.value, right.value

        def less(world: World, item: Item | None) -> int:
            low, high = a(world, item)
            other_low, other_high = b(world, item)
            if high < other_low:
                return YES
            return NO if low >= other_high else UNKNOWN

        def at_most(world: World, item: Item | None) -> int:
            low, high = a(world, item)
            other_low, other_high = b(world, item)
            if high <= other_low:
                return YES
            return NO if low > other_high else UNKNOWN

        self.value = less if strict else at_most

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        _trace_compare(self, (self.left, self.right), world, item, trace)


class Equal(Node):
    """`left == right` of dates or numbers."""

    def __init__(self, left: Node, right: Node) -> None:
        self.left, self.right = left, right
        a, b = left.value, right.value

        def value(world: World, item: Item | None) -> int:
            low, high = a(world, item)
            other_low, other_high = b(world, item)
            if high < other_low or low > other_high:
                return NO
            return YES if low == high == other_low == other_high else UNKNOWN

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        _trace_compare(self, (self.left, self.right), world, item, trace)


class Shift(Node):
    """A date plus (`sign` 1) or minus (-1) a period of (months, days)."""

    type = "date"

    def __init__(self, day: Node, period: Node, sign: int) -> None:
        self.day = day
        months, days = period.value(None, None)  # type: ignore[arg-type]
        get = day.value

        def value(world: World, item: Item | None) -> tuple[float, float]:
            low, high = get(world, item)
            if months:
                low, high = add_months(low, sign * months), add_months(high, sign * months)
            if days:
                low, high = add_days(low, sign * days), add_days(high, sign * days)
            return (low, high)

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        self.day.trace(world, item, trace)


class Arithmetic(Node):
    """Sum or difference of two numbers; a difference does not fall below zero."""

    type = "number"

    def __init__(self, left: Node, right: Node, sign: int) -> None:
        self.left, self.right = left, right
        a, b = left.value, right.value

        def plus(world: World, item: Item | None) -> tuple[float, float]:
            low, high = a(world, item)
            other_low, other_high = b(world, item)
            return (low + other_low, high + other_high)

        def minus(world: World, item: Item | None) -> tuple[float, float]:
            low, high = a(world, item)
            other_low, other_high = b(world, item)
            return (max(0.0, low - other_high), max(0.0, high - other_low))

        self.value = plus if sign > 0 else minus

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        self.left.trace(world, item, trace)
        self.right.trace(world, item, trace)


class Choose(Node):
    """`choose(condition, a, b)` of dates or numbers: what it is if the condition holds, or not."""

    def __init__(self, condition: Node, yes: Node, no: Node) -> None:
        self.type = yes.type
        self.condition, self.yes, self.no = condition, yes, no
        test, a, b = condition.value, yes.value, no.value

        def value(world: World, item: Item | None) -> tuple[float, float]:
            found = test(world, item)
            if found == YES:
                return a(world, item)  # type: ignore[no-any-return]
            if found == NO:
                return b(world, item)  # type: ignore[no-any-return]
            low, high = a(world, item)
            other_low, other_high = b(world, item)
            return (min(low, other_low), max(high, other_high))

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        self.condition.trace(world, item, trace)
        found = self.condition.value(world, item)
        if found != NO:
            self.yes.trace(world, item, trace)
        if found != YES:
            self.no.trace(world, item, trace)


class Definition(Node):
    """A named expression, evaluated once per world, or once per item when it has item scope."""

    def __init__(self, name: str, kind: str, scope: str) -> None:
        self.name, self.type, self.scope = name, kind, scope
        self.body: Node | None = None

        def of_case(world: World, item: Item | None) -> Any:
            memo = world.memo
            found = memo.get(name)
            if found is None:
                found = memo[name] = self.body.value(world, None)  # type: ignore[union-attr]
            return found

        def of_item(world: World, item: Item | None) -> Any:
            memo = item.memo  # type: ignore[union-attr]
            found = memo.get(name)
            if found is None:
                found = memo[name] = self.body.value(world, item)  # type: ignore[union-attr]
            return found

        self.value = of_case if scope == "case" else of_item

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        assert self.body is not None
        self.body.trace(world, None if self.scope == "case" else item, trace)


def _trace_compare(node: Node, sides: Sequence[Node], world: World, item: Item | None, trace: Trace) -> None:
    """A comparison lacks its imprecise facts only while it is undecided."""
    if node.value(world, item) == UNKNOWN:
        for side in sides:
            side.trace(world, item, trace)
        return
    decided = Trace()
    for side in sides:
        side.trace(world, item, decided)
    for path in (*decided.rests_on, *decided.missing):
        trace.rests_on[path] = None
    trace.open_law.update(decided.open_law)


DATE_BOUNDS = (LONG_AGO, NEVER)
