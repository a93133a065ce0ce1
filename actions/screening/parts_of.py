"""`including(whole, part)`: a number of which another is a part."""

from actions.screening.nodes import Node
from actions.screening.partial import Interval
from actions.screening.trace import Trace
from actions.screening.world import Item, World


class Including(Node):
    """The whole: at least as much as is known of its part, such as a sentence and what was suspended of it.

    What is not known of the part changes nothing, since a part is never more than the whole; where a case
    says otherwise, the part counts.
    """

    type = "number"

    def __init__(self, whole: Node, part: Node) -> None:
        self.parts = (whole, part)
        a, b = whole.value, part.value

        def value(world: World, item: Item | None) -> Interval:
            low, high = a(world, item)
            least = b(world, item)[0]
            return (max(low, least), max(high, least))

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        whole, part = self.parts
        whole.trace(world, item, trace)
        if part.value(world, item)[0] > whole.value(world, item)[0]:
            found = Trace()
            part.trace(world, item, found)
            trace.add_decided(found)
