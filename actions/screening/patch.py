"""A world with something changed, keeping every remembered value that the change cannot reach."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

from actions.screening.model import Law
from actions.screening.reads import Reached
from actions.screening.registry import registry_id
from actions.screening.truth import NO, YES
from actions.screening.world import GHOST, Item, World, ghost_of

Values = Mapping[str, Any]
Place = tuple[str, int]


def with_values(law: Law, world: World, values: Values) -> World:
    """The same world with the abstract values at these paths in place of the old ones."""
    return _variant(world, values, lambda: _with_values(law, world, values))


def with_further_item(law: Law, world: World, group: str) -> World:
    """The same world with one more item, of which nothing is known, in a list that is then whole."""
    change = {f"{group}.{len(world.items[group])}": None}
    return _variant(world, change, lambda: _with_further_item(law, world, group))


def _variant(world: World, changes: Values, make: Callable[[], World]) -> World:
    """A world that differs by these changes; made once, in whatever order the changes came."""
    whole = {**world.changes, **changes}
    key = frozenset(whole.items())
    found = world.variants.get(key)
    if found is None:
        found = world.variants[key] = make()
        found.changes, found.variants = whole, world.variants
    return found


def _with_values(law: Law, world: World, values: Values) -> World:
    ids = frozenset(map(registry_id, values))
    reached = law.reached(ids)
    facts: dict[str, Any] = {}
    own: dict[Place, dict[str, Any]] = {}
    for path, value in values.items():
        parts = path.split(".")
        if len(parts) == 1:
            facts[path] = value
        else:
            own.setdefault((parts[0], int(parts[1])), {})[parts[2]] = value
    changed = World(
        world.as_of,
        world.facts | facts if facts else world.facts,
        {group: _items(group, items, own, reached) for group, items in world.items.items()},
        world.ghosts,
        world.unknown,
    )
    if facts:
        changed.ghosts = {group: _ghost(law, group, world, changed, ids, reached) for group in world.items}
    changed.memo = _memo(world, reached, own)
    return changed


def _with_further_item(law: Law, world: World, group: str) -> World:
    opener, extender = law.registry.opener.get(group), law.registry.extender.get(group)
    told = {one.id: value for one, value in ((opener, YES), (extender, NO)) if one is not None}
    reached = law.reached(frozenset({group, *told}))
    items = {name: _items(name, ones, {}, reached) for name, ones in world.items.items()}
    items[group] = [*items[group], Item(group, len(items[group]), law.registry.blank(group))]
    changed = World(world.as_of, world.facts | told, items, {**world.ghosts, group: None}, world.unknown)
    changed.memo = _memo(world, reached, {})
    return changed


class Variations:
    """Worlds that differ from one world in some items; a changed item is made, and thought about, once."""

    def __init__(self, law: Law, world: World) -> None:
        self.law, self.base = law, world
        self._kept: dict[frozenset[str], dict[Any, Any]] = {}

    def item(self, group: str, index: int, values: Values) -> Item:
        """An item of the world with other abstract values."""
        reached = self.law.reached(frozenset(f"{group}.{name}" for name in values))
        return _item(self.base.items[group][index], values, reached)

    def world(self, group: str, changed: Mapping[int, Item], ids: frozenset[str]) -> World:
        """The world with these items of a list in place of its own; `ids` are the facts that differ."""
        if ids not in self._kept:
            every = [(group, one.index) for one in self.base.items[group]]
            self._kept[ids] = _memo(self.base, self.law.reached(ids), every)
        ones = [changed.get(one.index, one) for one in self.base.items[group]]
        items = {**self.base.items, group: ones}
        world = World(self.base.as_of, self.base.facts, items, self.base.ghosts, self.base.unknown)
        world.memo = self._kept[ids].copy()
        return world


def _items(group: str, items: list[Item], own: Mapping[Place, Values], reached: Reached) -> list[Item]:
    if not reached.local and not own:
        return items
    return [_item(one, own.get((group, one.index)), reached) for one in items]


def _item(item: Item, values: Values | None, reached: Reached) -> Item:
    if values is None and not reached.local:
        return item
    facts = {**item.facts, **values} if values else item.facts
    changed = Item(item.group, item.index, facts, item.row, item.unknown)
    changed.memo = _without(item.memo, reached.local)
    if values is not None:
        changed.memo = _without(changed.memo, reached.local_own)
    return changed


def _ghost(
    law: Law, group: str, world: World, changed: World, ids: frozenset[str], reached: Reached
) -> Item | None:
    ghost = world.ghosts[group]
    told_by = (law.registry.opener.get(group), law.registry.extender.get(group))
    if ids.isdisjoint(fact.id for fact in told_by if fact is not None):
        return ghost and _item(ghost, None, reached)
    return ghost_of(law.registry, group, changed.facts, changed.items[group])


def _memo(world: World, reached: Reached, changed: Iterable[Place]) -> dict[Any, Any]:
    kept = _without(world.memo, reached.case)
    for scope, key in reached.wide:
        for index in range(GHOST, len(world.items[scope])):
            kept.pop((key, index), None)
    for group, index in changed:
        for scope, key in reached.wide_own:
            if scope == group:
                kept.pop((key, index), None)
    return kept


def _without(memo: dict[Any, Any], keys: Iterable[Hashable]) -> dict[Any, Any]:
    kept = memo.copy()
    for key in keys:
        kept.pop(key, None)
    return kept
