"""Where the law's comparisons cut the values of a date or an amount: "2011-07-14", five years ago, 365."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from actions.screening.comparisons import Equal, Less, Shift
from actions.screening.lists import AtLeast
from actions.screening.nodes import AsOf, Constant, Definition, Node
from actions.screening.partial import NEVER, add_days, add_months

Period = tuple[int, int]
Threshold = tuple[float | None, Period]
"""A day or an amount (None: the day of the screening), and the months and days it is moved by."""

STILL: Period = (0, 0)


def thresholds_of(definitions: Iterable[Definition]) -> dict[str, frozenset[Threshold]]:
    """By registry id, what a fact is compared with anywhere in these definitions."""
    found: defaultdict[str, set[Threshold]] = defaultdict(set)
    for definition in definitions:
        for node in _inside(definition.body):
            if isinstance(node, Less | Equal | AtLeast):
                compared = set(_compared_with(node))
                for fact_id in node.reads().all if compared else ():
                    found[fact_id] |= compared
    return {fact_id: frozenset(ones) for fact_id, ones in found.items()}


def days_of(thresholds: Iterable[Threshold], as_of: float) -> set[float]:
    """The thresholds as day numbers, or as amounts."""
    return {_moved(as_of if value is None else value, period) for value, period in thresholds}


def _moved(value: float, period: Period) -> float:
    months, days = period
    return value if period == STILL else add_days(add_months(value, months), days)


def _inside(node: Node | None) -> Iterator[Node]:
    """A node and all parts of it, as far as the next named expression."""
    if node is None or isinstance(node, Definition):
        return
    yield node
    for part in node.parts:
        yield from _inside(part)


def _compared_with(node: Node) -> Iterator[Threshold]:
    """Each constant of a comparison, as it stands and moved back by each period in it."""
    parts = list(_inside(node))
    shifts = [one for one in parts if isinstance(one, Shift)]
    periods = {STILL, *((-one.sign * one.months, -one.sign * one.days) for one in shifts)}
    for one in parts:
        if isinstance(one, AsOf):
            yield from ((None, period) for period in periods)
        elif isinstance(one, Constant) and one.type in ("date", "number") and one.constant[0] < NEVER:
            moved = periods if one.type == "date" else {STILL}
            yield from ((one.constant[0], period) for period in moved)
