"""`days_after(day, start, days)`: how many of so many days from a start lie on or after a day."""

from actions.screening.nodes import Node
from actions.screening.partial import Interval
from actions.screening.trace import Trace
from actions.screening.world import Item, World


class DaysAfter(Node):
    """The part of an imprisonment, say, that lies in a period: from no day to all of its days."""

    type = "number"

    def __init__(self, day: Node, start: Node, days: Node) -> None:
        self.parts = (day, start, days)
        of_day, of_start, of_days = day.value, start.value, days.value

        def value(world: World, item: Item | None) -> Interval:
            first, last = of_day(world, item)
            earliest, latest = of_start(world, item)
            fewest, most = of_days(world, item)
            return (_after(last, earliest, fewest), _after(first, latest, most))

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        super().trace(world, item, trace)
        trace.loose = True


def _after(day: float, start: float, days: float) -> float:
    return max(0.0, min(days, start + days - day))
