"""Whether a conviction raises a ground: the offence's readings, part by part."""

from collections.abc import Mapping, Sequence

from actions.screening.model import Ground, Offence, Part, Raise
from actions.screening.nodes import Node
from actions.screening.reads import Reads, together
from actions.screening.trace import Trace
from actions.screening.truth import LIKELY, NO, UNKNOWN, UNLIKELY, YES, join
from actions.screening.world import GHOST, Item, World

OTHER = "other"


class GroundNode(Node):
    """The ground for the conviction in scope.

    Every category that the offence may be is analysed; readings that agree are the answer. An
    offence that is not known, or is none of the categories, leaves the ground UNKNOWN, unless its
    statute tells of this ground.
    """

    def __init__(
        self,
        ground: Ground,
        offences: Mapping[str, Offence],
        categories: tuple[str, ...],
        conviction: Node,
        by_statute: Mapping[str, Mapping[str, Sequence[Raise]]],
        takes_in: Sequence[Ground] = (),
    ) -> None:
        self.ground = ground
        self.all_parts = {name: part for one in (ground, *takes_in) for name, part in one.parts.items()}
        self.conviction = conviction
        self.categories = categories
        self.of_category = {one.id: self._own(one.raises) for one in offences.values()}
        self.of_statute = {
            statute: {category: self._own(raises) for category, raises in readings.items()}
            for statute, readings in by_statute.items()
        }
        self.needs_conviction = all(part.needs_conviction for part in ground.parts.values())
        raises = [*self.of_category.values()]
        raises += [one for readings in self.of_statute.values() for one in readings.values()]
        conditions = (node for ones in raises for one in ones for node in self._conditions(one))
        self.parts = tuple(dict.fromkeys((conviction, *conditions)))
        self._readings: dict[int, list[str]] = {}
        self.value = self._value

    def _own(self, raises: Sequence[Raise]) -> tuple[Raise, ...]:
        """What an offence raises of this ground; of one taken in, where it raises nothing of this one."""
        own = tuple(one for one in raises if one.part in self.ground.parts)
        return own or tuple(one for one in raises if one.part in self.all_parts)

    def _value(self, world: World, item: Item | None) -> int:
        assert item is not None
        readings = self.readings(item)
        if len(readings) == 1:
            return self.of_reading(world, item, readings[0])
        return join(self.of_reading(world, item, category) for category in readings)

    def readings(self, item: Item) -> list[str]:
        """The categories the offence may be; OTHER alone when nothing at all is known of it."""
        mask: int = item.facts["offense"]
        if mask not in self._readings:
            found = [category for index, category in enumerate(self.categories) if mask >> index & 1]
            self._readings[mask] = [OTHER] if len(found) == len(self.categories) else found
        return self._readings[mask]

    def raises(self, item: Item, category: str) -> Sequence[Raise]:
        """What the offence raises of this ground, by its statute where that has a row."""
        readings = self._by_statute(item)
        if not readings:
            return self.of_category.get(category, ())
        return readings[category] if category in readings else next(iter(readings.values()))

    def told_by_statute(self, item: Item) -> bool:
        """Whether the statute's own row tells of this ground, so that the category need not."""
        return any(self._by_statute(item).values())

    def _by_statute(self, item: Item) -> Mapping[str, Sequence[Raise]]:
        """What the statute's own row raises, for each category that it may be."""
        return self.of_statute.get(item.row.statute, {}) if item.row is not None else {}

    def of_reading(self, world: World, item: Item, category: str) -> int:
        """The ground if the offence is of that category."""
        if category == OTHER and not self.told_by_statute(item):
            conviction: int = self.conviction.value(world, item) if self.needs_conviction else UNKNOWN
            return min(UNKNOWN, conviction)
        return max((self.of_part(world, item, one) for one in self.raises(item, category)), default=NO)

    def of_part(self, world: World, item: Item, raised: Raise) -> int:
        """One part of the ground: strength, conditions and, where it needs one, the conviction."""
        found = raised.strength
        for node in self._conditions(raised):
            if found == NO:
                break
            found = min(found, node.value(world, item))
        return found

    def _conditions(self, raised: Raise) -> tuple[Node, ...]:
        part: Part = self.all_parts[raised.part]
        if part.needs_conviction:
            return (raised.node, part.node, self.conviction)
        return (raised.node, part.node)

    def reads(self) -> Reads:
        own = Reads(own=frozenset({"convictions.offense", "convictions.statute"}))
        return together([own, super().reads()])

    def points(self, world: World, item: Item | None) -> bool:
        assert item is not None
        readings = self.readings(item)
        if readings == [OTHER] and not self.told_by_statute(item):
            return False
        return any(self.of_reading(world, item, one) >= LIKELY for one in readings)

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        assert item is not None
        if item.index == GHOST:
            return
        result = self._value(world, item)
        readings = self.readings(item)
        told = self.told_by_statute(item)
        if (told or OTHER not in readings) and len(readings) == 1:
            trace.rests_on[item.path("statute" if item.row is not None else "offense")] = None
        elif result == UNKNOWN:
            trace.lacks(item.path("offense"))
            if item.facts["statute"] is None:
                trace.lacks(item.path("statute"))
        for category in readings:
            if category == OTHER and not told:
                if self.needs_conviction and self.conviction.value(world, item) <= min(result, UNKNOWN):
                    self.conviction.trace(world, item, trace)
                continue
            for raised in self.raises(item, category):
                if result <= UNLIKELY or self.of_part(world, item, raised) == result:
                    self._trace_part(world, item, raised, trace)

    def _trace_part(self, world: World, item: Item, raised: Raise, trace: Trace) -> None:
        found = self.of_part(world, item, raised)
        if raised.strength < YES and found == raised.strength:
            trace.open_law[f"{self.ground.id}.{raised.part}"] = None
        for node in self._conditions(raised):
            if found >= LIKELY or node.value(world, item) == found:
                node.trace(world, item, trace)


def raised_by_statute(category: Sequence[Raise], statute: Sequence[Raise]) -> tuple[Raise, ...]:
    """What a statute raises: its category's parts with the strength that the statute has of its own.

    A row of the statute that has a condition stands in place of the category's; one that has none
    keeps the category's conditions; one for a part that the category does not raise is added.
    """
    own = {one.part: one for one in statute}
    kept = [
        one
        if one.part not in own
        else Raise(one.part, own[one.part].strength, one.node, own[one.part].source)
        for one in category
        if one.part not in own or not own[one.part].conditional
    ]
    raised = {one.part for one in kept}
    return (*kept, *(one for one in statute if one.part not in raised))
