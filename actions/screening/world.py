"""The world an expression is evaluated in: abstract facts, the items of each list, and a memory.

A list that is not known to be whole has a ghost: one more item of which nothing is known, which
may or may not exist.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from actions.screening.case import Case
from actions.screening.citations import has_place, law_of_order
from actions.screening.registry import CASE, GROUPS, Registry
from actions.screening.truth import NO
from actions.screening.values import abstract, is_unknown

if TYPE_CHECKING:
    from actions.screening.statutes import StatuteRow

GHOST = -1


class Item:
    """One entry, conviction or relative; `index` is GHOST for one that may exist.

    `unknown` are the ids of the facts that somebody said are not known, which silence does not say. `memo`
    remembers what depends on its own facts and the case's facts only; worlds that differ in neither share
    the item.
    """

    __slots__ = ("facts", "group", "index", "memo", "row", "unknown")

    def __init__(
        self,
        group: str,
        index: int,
        facts: dict[str, Any],
        row: "StatuteRow | None" = None,
        unknown: frozenset[str] = frozenset(),
    ) -> None:
        self.group = group
        self.index = index
        self.facts = facts
        self.row = row
        self.unknown = unknown
        self.memo: dict[Any, Any] = {}

    def path(self, name: str) -> str:
        return f"{self.group}.{self.index}.{name}"


class World:
    """Everything known of a case on a day. Treat it as read-only apart from the memories.

    `memo` remembers values and traces, `looks` what comes out of a relief. A world that was made from
    another one says in `changes` how it differs from the first of them, and shares `variants`, the memory
    of all that were made from that one. `extremes` are those with the first and the last values. `unknown`
    are the ids of the facts of the case that somebody said are not known.
    """

    __slots__ = (
        "as_of", "changes", "extremes", "facts", "ghosts", "items", "looks", "memo", "unknown", "variants"
    )  # fmt: skip

    def __init__(
        self,
        as_of: float,
        facts: dict[str, Any],
        items: dict[str, list[Item]],
        ghosts: dict[str, Item | None],
        unknown: frozenset[str] = frozenset(),
    ) -> None:
        self.as_of = as_of
        self.unknown = unknown
        self.facts = facts
        self.items = items
        self.ghosts = ghosts
        self.memo: dict[Any, Any] = {}
        self.looks: dict[tuple[str, int | None], Any] = {}
        self.changes: dict[str, Any] = {}
        self.variants: dict[frozenset[tuple[str, Any]], World] = {}
        self.extremes: tuple[World, World] | None = None

    def get(self, path: str) -> Any:
        """The abstract value at a path such as "convictions.0.offense"."""
        parts = path.split(".")
        if len(parts) == 1:
            return self.facts[path]
        return self.items[parts[0]][int(parts[1])].facts[parts[2]]


def build_world(case: Case, registry: Registry, as_of: float, statutes: Mapping[str, "StatuteRow"]) -> World:
    """The world of a case on the day number `as_of`. Raises ValueError on a value of a wrong type."""
    facts = _scope(registry, CASE, case.facts)
    items = {
        group: [
            _item(registry, group, index, values, statutes)
            for index, values in enumerate(case.groups.get(group, []))
        ]
        for group in GROUPS
    }
    ghosts = {group: ghost_of(registry, group, facts, items[group]) for group in GROUPS}
    return World(as_of, facts, items, ghosts, _unknown(registry, CASE, case.facts))


def ghost_of(registry: Registry, group: str, facts: Mapping[str, Any], items: list[Item]) -> Item | None:
    """An item of which nothing is known, unless the list is known to be whole."""
    opener, extender = registry.opener.get(group), registry.extender.get(group)
    if opener and facts[opener.id] == NO:
        return None
    if extender and facts[extender.id] == NO and (items or not opener):
        return None  # "no more" after none at all says nothing: there may be some that were not told
    return Item(group, GHOST, registry.blank(group))


def _scope(registry: Registry, scope: str, values: Mapping[str, Any]) -> dict[str, Any]:
    known = registry.by_scope[scope]
    facts = registry.blank(scope)
    for name, value in values.items():
        if name in known:
            facts[name] = abstract(known[name], value)
    return facts


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
        row.fill(facts, registry.by_scope[group])
    if group == "convictions":
        _in_order(facts)
        if facts.get("order_legal_basis") is not None:
            facts["order_legal_basis"] = law_of_order(facts["order_legal_basis"], facts.get("jurisdiction"))
    return Item(group, index, facts, row, _unknown(registry, group, values))


def _unknown(registry: Registry, scope: str, values: Mapping[str, Any]) -> frozenset[str]:
    known = registry.by_scope[scope]
    return frozenset(known[name].id for name, value in values.items() if name in known and is_unknown(value))


def _in_order(facts: dict[str, Any]) -> None:
    """An offense lies before its conviction, which bounds its day, unless the two contradict."""
    first, last = facts.get("offense_date"), facts.get("conviction_date")
    if first is not None and last is not None and first[0] <= last[1]:
        facts["offense_date"] = (first[0], min(first[1], last[1]))


def _row(facts: Mapping[str, Any], statutes: Mapping[str, "StatuteRow"]) -> "StatuteRow | None":
    statute, place = facts.get("statute"), facts.get("jurisdiction")
    if statute is None:
        return None
    return statutes.get(statute if place is None or has_place(statute) else f"{place} {statute}")
