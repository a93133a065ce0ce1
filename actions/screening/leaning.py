"""Facts that people are asked, that nobody told, and that a law file takes to be one way all the same.

A path is never likely open by such a fact, and it is named as missing, also where it closed the path.
"""

from collections.abc import Iterable, Iterator

from actions.screening.model import Law, Relief, Test
from actions.screening.nodes import Definition, Leaning, Node
from actions.screening.registry import GROUPS, Registry
from actions.screening.status import favour
from actions.screening.truth import NO, UNLIKELY
from actions.screening.world import Item, World

Tested = Iterable[tuple[Test, Item | None]]


def settle(law: Law) -> None:
    """Tell each named expression whether it can lean on such a fact at all: most cannot."""
    for one in law.named:
        one.leans = False
    found = True
    while found:  # one that uses a leaning one leans too
        found = False
        for one in law.named:
            if not one.leans and one.body is not None and _leans(one.body, law.registry):
                one.leans = found = True


def _leans(node: Node, registry: Registry) -> bool:
    if isinstance(node, Definition):
        return node.leans
    if isinstance(node, Leaning) and any(
        name not in GROUPS and _is_asked(registry, name) for name in node.reads().all
    ):
        return True
    return any(_leans(part, registry) for part in node.parts)


def _is_asked(registry: Registry, name: str) -> bool:
    fact = registry.at(name)
    return not (fact.never_asked or fact.lawyer_only)


def leaned(node: Definition, registry: Registry, world: World, item: Item | None) -> Iterator[str]:
    """The paths of those that a condition leans on."""
    if node.leans:
        yield from (path for path in node.why(world, item).leaned if _is_asked(registry, path))


def kept_open_by(relief: Relief, tests: Tested, registry: Registry, world: World) -> list[str]:
    """Those that a path which is open leans on, in its tests or in whether it applies."""
    nodes = dict.fromkeys(
        (node, item) for test, item in tests for node in (relief.applies, test.node) if node.leans
    )
    return list(dict.fromkeys(path for node, item in nodes for path in leaned(node, registry, world, item)))


def closed_by(tests: Tested, registry: Registry, world: World) -> list[str]:
    """Those without which a path would not be closed: nothing else closes it for certain."""
    tests = list(tests)
    weak = [one for one in tests if one[0].node.leans and favour(one[0], world, one[1]) == UNLIKELY]
    found = dict.fromkeys(path for test, item in weak for path in leaned(test.node, registry, world, item))
    if found and any(favour(test, world, item) == NO for test, item in tests):
        return []
    return list(found)
