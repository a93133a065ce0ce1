"""Facts that people are asked, that nobody told, and that a law file takes to be one way all the same.

A path is never likely open by such a fact, and it is named as missing, also where it closed the path.
"""

from collections.abc import Iterable, Iterator

from actions.screening.model import Relief, Test
from actions.screening.nodes import Definition
from actions.screening.registry import Registry
from actions.screening.status import favour
from actions.screening.truth import NO, UNLIKELY
from actions.screening.world import Item, World

Tested = Iterable[tuple[Test, Item | None]]


def leaned(node: Definition, registry: Registry, world: World, item: Item | None) -> Iterator[str]:
    """The paths of those that a condition leans on."""
    for path in node.why(world, item).leaned:
        fact = registry.at(path)
        if not (fact.never_asked or fact.lawyer_only):
            yield path


def kept_open_by(relief: Relief, tests: Tested, registry: Registry, world: World) -> list[str]:
    """Those that a path which is open leans on, in its tests or in whether it applies."""
    found: dict[str, None] = {}
    for test, item in tests:
        found.update(dict.fromkeys(leaned(relief.applies, registry, world, item)))
        found.update(dict.fromkeys(leaned(test.node, registry, world, item)))
    return list(found)


def closed_by(tests: Tested, registry: Registry, world: World) -> list[str]:
    """Those without which a path would not be closed: nothing else closes it for certain."""
    found = [(favour(test, world, item), test, item) for test, item in tests]
    if any(value == NO for value, _, _ in found):
        return []
    weak = [(test, item) for value, test, item in found if value == UNLIKELY]
    return list(
        dict.fromkeys(path for test, item in weak for path in leaned(test.node, registry, world, item))
    )
