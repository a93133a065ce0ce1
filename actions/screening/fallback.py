"""`or_else(x, y)`: x; while nothing is known of x, y in its place."""

from typing import Any

from actions.screening.nodes import Node
from actions.screening.partial import ANY_AMOUNT, ANY_DAY
from actions.screening.trace import Trace
from actions.screening.truth import UNKNOWN
from actions.screening.world import Item, World

_UNKNOWN = {"flag": UNKNOWN, "date": ANY_DAY, "number": ANY_AMOUNT}


class OrElse(Node):
    """A condition, a day or an amount, and another way of telling it.

    A condition of which a part is known ("some time in 2026") is not replaced: it stays open.
    """

    passes_on = True

    def __init__(self, first: Node, second: Node) -> None:
        self.type = first.type
        self.parts = (first, second)
        a, b, unknown, is_flag = first.value, second.value, _UNKNOWN[first.type], first.type == "flag"

        def value(world: World, item: Item | None) -> Any:
            found = a(world, item)
            if found != unknown or (is_flag and first.points(world, item)):
                return found
            return b(world, item)

        self.value = value

    def _standing(self, world: World, item: Item | None) -> Node:
        """The part that gives the value."""
        first, second = self.parts
        known = first.value(world, item) != _UNKNOWN[self.type]
        return first if known or (self.type == "flag" and first.points(world, item)) else second

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        self._standing(world, item).trace(world, item, trace)

    def points(self, world: World, item: Item | None) -> bool:
        return self._standing(world, item).points(world, item)
