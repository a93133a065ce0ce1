"""A world with something changed, keeping every remembered value that the change cannot reach."""

from collections.abc import Mapping
from typing import Any

from actions.screening.model import Law
from actions.screening.reads import Reached
from actions.screening.registry import registry_id
from actions.screening.truth import NO, YES
from actions.screening.world import GHOST, Item, World, ghost_of

Change = Mapping[str, Any]


def with_values(law: Law, world: World, values: Change) -> World:
    """The same world with the abstract values at these paths in place of the old ones."""
    reached = law.reached(frozenset(map(registry_id, values)))
    facts = world.facts
    own: dict[tuple[str, int], dict[str, Any]] = {}
    for path, value in values.items():
        parts = path.split(".")
        if len(parts) == 1:
            facts = facts | {path: value}
        else:
            own.setdefault((parts[0], int(parts[1])), {})[parts[2]] = value
    items = {
        group: [_item(one, own.get((group, one.index)), reached) for one in ones]
        for group, ones in world.items.items()
    }
    ghosts = world.ghosts
    if facts is not world.facts:
        ghosts = {group: _ghost(law, group, facts, items[group], world, reached) for group in items}
    changed = World(world.as_of, facts, items, ghosts)
    changed.memo = _memo(world, reached, own)
    return changed


def with_further_item(law: Law, world: World, group: str) -> World:
    """The same world with one more item, of which nothing is known, in a list that is then whole."""
    opener, extender = law.registry.opener.get(group), law.registry.extender.get(group)
    told = {one.id: value for one, value in ((opener, YES), (extender, NO)) if one is not None}
    reached = law.reached(frozenset({group, *told}))
    items = {name: [_item(one, None, reached) for one in ones] for name, ones in world.items.items()}
    items[group].append(Item(group, len(items[group]), law.registry.blank(group)))
    changed = World(world.as_of, world.facts | told, items, {**world.ghosts, group: None})
    changed.memo = _memo(world, reached, {})
    return changed


def _item(item: Item, values: Change | None, reached: Reached) -> Item:
    if values is None and not reached.local:
        return item
    changed = Item(item.group, item.index, {**item.facts, **values} if values else item.facts, item.row)
    forgotten = (*reached.local, *reached.local_own) if values else reached.local
    changed.memo = _without(item.memo, forgotten)
    return changed


def _ghost(
    law: Law, group: str, facts: Change, items: list[Item], world: World, reached: Reached
) -> Item | None:
    old, new = world.ghosts[group], ghost_of(law.registry, group, facts, items)
    return new if old is None or new is None else _item(old, None, reached)


def _memo(world: World, reached: Reached, changed: Mapping[tuple[str, int], Any]) -> dict[Any, Any]:
    forgotten: list[Any] = list(reached.case)
    for one in reached.wide:
        forgotten.extend((one, index) for index in range(GHOST, len(world.items[one.scope])))
    for one in reached.wide_own:
        forgotten.extend((one, index) for group, index in changed if group == one.scope)
    return _without(world.memo, forgotten)


def _without(memo: dict[Any, Any], forgotten: Any) -> dict[Any, Any]:
    kept = memo.copy()
    for key in forgotten:
        kept.pop(key, None)
    return kept
