"""Two worlds that lie far apart: in each every unknown fact of few values has its first, or its last, value.

What comes out differently in the two hangs on something unknown; most questions are settled by that alone.
"""

from collections.abc import Mapping
from typing import Any

from actions.screening.registry import CASE, GROUPS, Fact, Registry
from actions.screening.truth import NO, UNKNOWN, YES
from actions.screening.world import Item, World, ghost_of


def extremes(registry: Registry, world: World) -> tuple[World, World]:
    """The world with the first, and that with the last values; made once."""
    if world.extremes is None:
        world.extremes = (_extreme(registry, world, last=False), _extreme(registry, world, last=True))
    return world.extremes


def _extreme(registry: Registry, world: World, *, last: bool) -> World:
    facts = _told(registry.by_scope[CASE], world.facts, last=last)
    items = {
        group: [
            Item(
                group, one.index, _told(registry.by_scope[group], one.facts, last=last), one.row, one.unknown
            )
            for one in world.items[group]
        ]
        for group in GROUPS
    }
    ghosts = {
        group: world.ghosts[group] and ghost_of(registry, group, facts, items[group]) for group in GROUPS
    }
    return World(world.as_of, facts, items, ghosts, world.unknown)


def _told(known: Mapping[str, Fact], values: Mapping[str, Any], *, last: bool) -> dict[str, Any]:
    return {name: _end(known[name], value, last=last) for name, value in values.items()}


def _end(fact: Fact, known: Any, *, last: bool) -> Any:
    match fact.type:
        case "yes_no" if known == UNKNOWN:
            return YES if last else NO
        case "choice" | "offense":
            return 1 << (known.bit_length() - 1) if last else known & -known
        case "set":
            must, may = known
            return (may, may) if last else (must, must)
    return known
