"""Conditions that no case can meet: a slip in a law file that reading it does not show.

The unknown facts get one possible value after another until the condition holds. When the budget ends
first it is taken to be possible.
"""

from collections.abc import Iterator
from datetime import date

from actions.screening.errors import Problem
from actions.screening.model import Law, Raise, Source
from actions.screening.nodes import Constant, Node
from actions.screening.possibilities import narrower, patched
from actions.screening.registry import CASE, GROUPS
from actions.screening.trace import Trace
from actions.screening.truth import NO
from actions.screening.world import Item, World, ghost_of

BUDGET = 300
"""How many worlds are looked at for one condition."""


def never_true(law: Law, as_of: date) -> list[Problem]:
    """A problem for each condition of the law that no case can meet on that day."""
    blank = _blank(law, as_of)
    return [
        Problem(source.file, source.line, f"{name}: this can never be true")
        for name, node, scope, source in _conditions(law)
        if not source.inert(as_of) and not can_hold(law, node, scope, blank)
    ]


def can_hold(law: Law, node: Node, scope: str, blank: World, budget: int = BUDGET) -> bool:
    """Whether some case meets a condition of the case, or of an item of a list (`scope`)."""
    if isinstance(node, Constant):
        return True  # written as it is meant
    left = [blank]
    while left:
        budget -= 1
        if budget < 0:
            return True
        world = left.pop()
        item = world.items[scope][0] if scope in GROUPS else None
        trace = _why(node, world, item)
        hopeless = node.value(world, item) == NO  # unless that only goes by what was not told
        paths = list(trace.leaned) if hopeless else trace.most_missing()
        patches = next((found for path in paths if (found := narrower(law, world, path, trace))), [])
        if not patches and not hopeless:
            return True
        left.extend(patched(law, world, patch) for patch in patches)
    return False


def _why(node: Node, world: World, item: Item | None) -> Trace:
    trace = Trace()
    node.trace(world, item, trace)
    return trace


def _blank(law: Law, as_of: date) -> World:
    """A world with one item of each list, of which nothing is known."""
    facts = law.registry.blank(CASE)
    items = {group: [Item(group, 0, law.registry.blank(group))] for group in GROUPS}
    ghosts = {group: ghost_of(law.registry, group, facts, items[group]) for group in GROUPS}
    return World(float(as_of.toordinal()), facts, items, ghosts)


def _conditions(law: Law) -> Iterator[tuple[str, Node, str, Source]]:
    for rule in law.rules.values():
        if rule.type == "flag":
            yield rule.id, rule.node, rule.scope, rule.source
    for relief in law.relief.values():
        scope = relief.per or CASE
        yield f"{relief.id}.applies", relief.applies, scope, relief.source
        for test in relief.tests:
            yield f"{relief.id}.{test.id}", test.node, scope, test.source
    for part in law.parts.values():
        yield f"{part.ground}.{part.id}", part.node, "convictions", part.source
    for name, raises in _raises(law):
        for one in raises:
            yield f"{name}.{one.part}", one.node, "convictions", one.source
    for urgent in law.urgent.values():
        yield f"urgent.{urgent.id}", urgent.when, CASE, urgent.source
    for deadline in law.deadlines.values():
        yield f"deadline.{deadline.id}", deadline.applies, CASE, deadline.source
    for notice in law.notices.values():
        yield f"{notice.kind}.{notice.id}", notice.when, CASE, notice.source


def _raises(law: Law) -> Iterator[tuple[str, tuple[Raise, ...]]]:
    for offence in law.offences.values():
        yield offence.id, offence.raises
    for row in law.statutes.values():
        yield row.statute, row.raises
