"""Comparisons of facts, dates and amounts, and the arithmetic inside them.

A comparison is YES or NO only if that holds for every value that is still possible.
"""

from collections.abc import Sequence

from actions.screening.citations import is_or_within
from actions.screening.nodes import FactNode, Node
from actions.screening.partial import Interval, add_days, add_months
from actions.screening.places import CODES
from actions.screening.trace import Trace
from actions.screening.truth import NO, UNKNOWN, YES
from actions.screening.world import Item, World


class Comparison(Node):
    """What all comparisons share: they lack their imprecise facts only while they are undecided."""

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        if self.value(world, item) == UNKNOWN:
            super().trace(world, item, trace)
        elif len(self.parts) == 1:
            self.parts[0].trace_decided(world, item, trace)
        else:
            found = Trace()
            super().trace(world, item, found)
            trace.add_decided(found)


class InChoices(Comparison):
    """A choice fact compared with one or several choices, given as a bit mask."""

    def __init__(self, fact: Node, mask: int) -> None:
        self.parts = (fact,)
        self.mask = mask
        get = fact.value

        def value(world: World, item: Item | None) -> int:
            bits = get(world, item)
            if bits & mask == 0:
                return NO
            return YES if bits & ~mask == 0 else UNKNOWN

        self.value = value


class InSet(Comparison):
    """Whether a set fact holds a choice, given as its bit."""

    def __init__(self, fact: FactNode, bit: int) -> None:
        self.parts = (fact,)
        self.fact, self.bit = fact, bit
        get = fact.value

        def value(world: World, item: Item | None) -> int:
            must, may = get(world, item)
            if must & bit:
                return YES
            return UNKNOWN if may & bit else NO

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        super().trace(world, item, trace)
        path = self.fact.path(item)
        if path is not None and self.value(world, item) == UNKNOWN:
            trace.choices[path, self.bit] = trace.choices.get((path, self.bit), 0) + 1

    def points(self, world: World, item: Item | None) -> bool:
        """Never: that other choices hold says nothing of this one."""
        return False


class InTexts(Comparison):
    """A text fact (state, jurisdiction) compared with texts."""

    def __init__(self, fact: FactNode, texts: frozenset[str]) -> None:
        self.parts = (fact,)
        self.fact, self.texts = fact, texts
        get = fact.value

        def value(world: World, item: Item | None) -> int:
            text = get(world, item)
            if text is None:
                return UNKNOWN
            return YES if text in texts else NO

        self.value = value


class InSections(Comparison):
    """A statute compared with sections, in which it may be as a subsection."""

    def __init__(self, fact: FactNode, sections: frozenset[str]) -> None:
        self.parts = (fact,)
        get = fact.value

        def value(world: World, item: Item | None) -> int:
            text = get(world, item)
            return UNKNOWN if text is None else _within_any(text, sections)

        self.value = value


def _within_any(key: str, sections: frozenset[str]) -> int:
    """UNKNOWN for a section of which the state is not said, where some state has it."""
    if any(is_or_within(key, section) for section in sections):
        return YES
    without_state = (section[3:] for section in sections if section[:2] in CODES)
    return UNKNOWN if any(is_or_within(key, section) for section in without_state) else NO


class Less(Comparison):
    """`left < right`, or `<=` when `strict` is False, of dates or numbers."""

    def __init__(self, left: Node, right: Node, *, strict: bool) -> None:
        self.parts = (left, right)
        self.strict = strict
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


class Equal(Comparison):
    """`left == right` of dates or numbers."""

    def __init__(self, left: Node, right: Node) -> None:
        self.parts = (left, right)
        a, b = left.value, right.value

        def value(world: World, item: Item | None) -> int:
            low, high = a(world, item)
            other_low, other_high = b(world, item)
            if high < other_low or low > other_high:
                return NO
            return YES if low == high == other_low == other_high else UNKNOWN

        self.value = value


class Shift(Node):
    """A date plus (`sign` 1) or minus (-1) a period of months and days."""

    type = "date"

    def __init__(self, day: Node, period: tuple[int, int], sign: int) -> None:
        self.parts = (day,)
        self.sign = sign
        self.months, self.days = months, days = period
        get = day.value

        def value(world: World, item: Item | None) -> Interval:
            low, high = get(world, item)
            if months:
                low, high = add_months(low, sign * months), add_months(high, sign * months)
            if days:
                low, high = add_days(low, sign * days), add_days(high, sign * days)
            return (low, high)

        self.value = value


class Arithmetic(Node):
    """Sum or difference of two numbers; a difference does not fall below zero."""

    type = "number"

    def __init__(self, left: Node, right: Node, sign: int) -> None:
        self.parts = (left, right)
        a, b = left.value, right.value

        def plus(world: World, item: Item | None) -> Interval:
            low, high = a(world, item)
            other_low, other_high = b(world, item)
            return (low + other_low, high + other_high)

        def minus(world: World, item: Item | None) -> Interval:
            low, high = a(world, item)
            other_low, other_high = b(world, item)
            return (max(0.0, low - other_high), max(0.0, high - other_low))

        self.value = plus if sign > 0 else minus

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        super().trace(world, item, trace)
        trace.loose = True


class Choose(Node):
    """`choose(condition, a, b)` of dates or numbers: what it is if the condition holds, or not.

    While the condition is neither YES nor NO it may be either: LIKELY does not choose.
    """

    def __init__(self, condition: Node, yes: Node, no: Node) -> None:
        self.type = yes.type
        self.parts = (condition, yes, no)
        test, a, b = condition.value, yes.value, no.value

        def value(world: World, item: Item | None) -> Interval:
            found = test(world, item)
            if found == YES:
                return a(world, item)  # type: ignore[no-any-return]
            if found == NO:
                return b(world, item)  # type: ignore[no-any-return]
            low, high = a(world, item)
            other_low, other_high = b(world, item)
            return (min(low, other_low), max(high, other_high))

        self.value = value

    def _open_parts(self, world: World, item: Item | None) -> Sequence[Node]:
        """The condition, and the values that it leaves possible."""
        condition, yes, no = self.parts
        found = condition.value(world, item)
        return (condition, *([] if found == NO else [yes]), *([] if found == YES else [no]))

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        for part in self._open_parts(world, item):
            part.trace(world, item, trace)
        trace.loose = True
