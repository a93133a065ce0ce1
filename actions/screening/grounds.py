"""Whether a conviction raises a ground: the offence's readings, part by part."""

from collections.abc import Mapping

from actions.screening.model import Ground, Offence, Raise
from actions.screening.nodes import Node
from actions.screening.trace import Trace
from actions.screening.truth import LIKELY, NO, UNKNOWN, UNLIKELY, YES, join
from actions.screening.world import Item, World

OTHER = "other"


class GroundNode(Node):
    """The ground for the conviction in scope.

    Every category that the offence may be is analysed; readings that agree are the answer. An
    offence that is not known, or is none of the categories, leaves the ground UNKNOWN.
    """

    type = "flag"

    def __init__(
        self, ground: Ground, offences: Mapping[str, Offence], categories: tuple[str, ...], conviction: Node
    ) -> None:
        self.ground = ground
        self.conviction = conviction
        self.categories = categories
        self.raises: dict[str, list[Raise]] = {
            offence.id: [one for one in offence.raises if one.part in ground.parts]
            for offence in offences.values()
        }
        self.value = self._value

    def _value(self, world: World, item: Item | None) -> int:
        assert item is not None
        return join(self.of_reading(world, item, category) for category in self.readings(item))

    def readings(self, item: Item) -> list[str]:
        """The categories the offence may be; [OTHER] alone when nothing at all is known of it."""
        mask = item.facts["offense"]
        found = [category for index, category in enumerate(self.categories) if mask >> index & 1]
        return [OTHER] if len(found) == len(self.categories) else found

    def of_reading(self, world: World, item: Item, category: str) -> int:
        """The ground if the offence is of that category."""
        if category == OTHER:
            return min(UNKNOWN, self.conviction.value(world, item))
        return max((self.of_part(world, item, one) for one in self.raises[category]), default=NO)

    def of_part(self, world: World, item: Item, raised: Raise) -> int:
        """One part of the ground: strength, conditions and, where it needs one, the conviction."""
        part = self.ground.parts[raised.part]
        strength = raised.strength
        if item.row is not None and raised.part in item.row.raises:
            strength = item.row.raises[raised.part]
        found = min(strength, raised.node.value(world, item))
        if found > NO:
            found = min(found, part.node.value(world, item))
        if found > NO and part.needs_conviction:
            found = min(found, self.conviction.value(world, item))
        return found

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        assert item is not None
        if item.index < 0:
            return
        result = self._value(world, item)
        readings = self.readings(item)
        if OTHER in readings or len(readings) > 1:
            trace.missing[item.path("offense")] += 1
            if item.facts["statute"] is None:
                trace.missing[item.path("statute")] += 1
        else:
            trace.rests_on[item.path("statute" if item.row is not None else "offense")] = None
        for category in readings:
            if category == OTHER:
                self.conviction.trace(world, item, trace)
                continue
            for raised in self.raises[category]:
                if result <= UNLIKELY or self.of_part(world, item, raised) == result:
                    self._trace_part(world, item, raised, trace)

    def _trace_part(self, world: World, item: Item, raised: Raise, trace: Trace) -> None:
        part = self.ground.parts[raised.part]
        found = self.of_part(world, item, raised)
        nodes = [raised.node, part.node, *([self.conviction] if part.needs_conviction else [])]
        strength = (
            item.row.raises.get(raised.part, raised.strength) if item.row is not None else raised.strength
        )
        if strength < YES and found == strength:
            trace.open_law[f"{self.ground.id}.{raised.part}"] = None
        for node in nodes:
            if found >= LIKELY or node.value(world, item) == found:
                node.trace(world, item, trace)
