"""The world an expression is evaluated in: abstract facts, the items of each list, and a memory.

A list that is not known to be whole has a ghost: one more item of which nothing is known, which
may or may not exist.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from actions.screening.case import Case
from actions.screening.registry import CASE, GROUPS, Registry
from actions.screening.truth import NO
from actions.screening.values import abstract, nothing_known

if TYPE_CHECKING:
    from actions.screening.statutes import StatuteRow


class Item:
    """One entry, conviction or relative. `index` is -1 for the ghost."""

    __slots__ = ("facts", "group", "index", "memo", "row")

    def __init__(
        self, group: str, index: int, facts: dict[str, Any], row: "StatuteRow | None" = None
    ) -> None:
        self.group = group
        self.index = index
        self.facts = facts
        self.row = row
        self.memo: dict[str, Any] = {}

    def path(self, name: str) -> str:
        return f"{self.group}.{self.index}.{name}"


class World:
    """Everything known of a case on a day. Treat it as read-only apart from the memories."""

    __slots__ = ("as_of", "facts", "ghosts", "items", "memo")

    def __init__(
        self,
        as_of: float,
        facts: dict[str, Any],
        items: dict[str, list[Item]],
        ghosts: dict[str, Item | None],
    ) -> None:
        self.as_of = as_of
        self.facts = facts
        self.items = items
        self.ghosts = ghosts
        self.memo: dict[str, Any] = {}


def build_world(case: Case, registry: Registry, as_of: float, statutes: Mapping[str, "StatuteRow"]) -> World:
    """The world of a case on the day number `as_of`. Raises ValueError on a value of a wrong type."""
    facts = _scope(registry, CASE, case.facts)
    items: dict[str, list[Item]] = {}
    ghosts: dict[str, Item | None] = {}
    for group in GROUPS:
        items[group] = [
            _item(registry, group, index, values, statutes)
            for index, values in enumerate(case.groups.get(group, []))
        ]
        ghosts[group] = None if _whole(registry, group, facts) else ghost(registry, group)
    return World(as_of, facts, items, ghosts)


def with_items(world: World, changes: Mapping[tuple[str, int], Mapping[str, Any]]) -> World:
    """The same world with some items' abstract facts replaced; memories are kept apart."""
    items = {group: list(group_items) for group, group_items in world.items.items()}
    for group, group_items in items.items():
        for index, item in enumerate(group_items):
            changed = changes.get((group, index))
            group_items[index] = Item(
                group, index, {**item.facts, **changed} if changed else item.facts, item.row
            )
    return World(world.as_of, world.facts, items, world.ghosts)


def with_facts(world: World, values: Mapping[str, Any]) -> World:
    """The same world with the abstract values at these paths replaced."""
    facts = dict(world.facts)
    changes: dict[tuple[str, int], dict[str, Any]] = {}
    for path, value in values.items():
        parts = path.split(".")
        if len(parts) == 1:
            facts[path] = value
        else:
            changes.setdefault((parts[0], int(parts[1])), {})[parts[2]] = value
    changed = with_items(world, changes)
    changed.facts = facts
    return changed


def ghost(registry: Registry, group: str) -> Item:
    """An item of which nothing is known."""
    return Item(group, -1, {name: nothing_known(fact) for name, fact in registry.by_scope[group].items()})


def _scope(registry: Registry, scope: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: abstract(fact, values[name]) if name in values else nothing_known(fact)
        for name, fact in registry.by_scope[scope].items()
    }


def _item(
    registry: Registry,
    group: str,
    index: int,
    values: Mapping[str, Any],
    statutes: Mapping[str, "StatuteRow"],
) -> Item:
    facts = _scope(registry, group, values)
    row = _row(facts, statutes) if group == "convictions" else None
    if row is not None:
        row.fill(facts, registry.by_scope[group], given=values)
    return Item(group, index, facts, row)


def _row(facts: Mapping[str, Any], statutes: Mapping[str, "StatuteRow"]) -> "StatuteRow | None":
    statute = facts["statute"]
    if statute is None:
        return None
    return statutes.get(statute) or statutes.get(f"{facts['jurisdiction'] or ''} {statute}")


def _whole(registry: Registry, group: str, facts: Mapping[str, Any]) -> bool:
    opener, extender = registry.opener.get(group), registry.extender.get(group)
    if opener and facts[opener.id] == NO:
        return True
    return bool(extender and facts[extender.id] == NO)
