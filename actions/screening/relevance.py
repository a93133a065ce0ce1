"""Which question can still change the result.

Facts marked `always` come first. After that only a fact that keeps something undecided is asked:
a relief, the deportable and inadmissible flags, or a deadline, in the case as it stands or as it
would stand with the convictions vacated. The order is the registry's, so that the conversation
keeps to one topic at a time.
"""

from collections.abc import Iterable

from actions.screening.case import Case
from actions.screening.model import Law
from actions.screening.nodes import Node
from actions.screening.registry import CASE, GROUPS, Registry
from actions.screening.status import favour, standing, undecided
from actions.screening.trace import Trace
from actions.screening.truth import NO, UNKNOWN
from actions.screening.whatif import best_world
from actions.screening.world import Item, World


def next_questions(law: Law, case: Case, world: World) -> list[str]:
    """Paths of the facts that can still change the result, in the order in which to ask them.

    A fact that has a value, be it "unknown", was asked and is not asked again.
    """
    wanted = set(missing_facts(law, world))
    best = best_world(law, world)
    if best is not world:
        wanted |= missing_facts(law, best)
    wanted |= {fact.id for fact in law.registry.values() if fact.always and fact.id not in case.facts}
    askable = [path for path in wanted if _may_ask(law.registry, case, path)]
    return sorted(askable, key=lambda path: _place(law.registry, path))


def missing_facts(law: Law, world: World) -> set[str]:
    """The paths of the facts that keep something of the result undecided in this world."""
    trace = Trace()
    for relief in law.relief.values():
        for item in _items(relief.per, world):
            applies = relief.applies.value(world, item)
            if applies == NO or not undecided(standing(relief, world).status):
                continue
            _lacking(relief.applies, world, item, trace)
            for test in relief.tests:
                if favour(test, world, item) == UNKNOWN:
                    test.node.trace(world, item, trace)
    for rule in law.flags(CASE):
        _lacking(rule.node, world, None, trace)
    for deadline in law.deadlines.values():
        _lacking(deadline.applies, world, None, trace)
        if deadline.applies.value(world, None) > UNKNOWN:
            deadline.start.trace(world, None, trace)
    for urgent in law.urgent.values():
        _lacking(urgent.when, world, None, trace)
    return set(trace.missing)


def _items(per: str | None, world: World) -> Iterable[Item | None]:
    return [None] if per is None else world.items[per]


def _lacking(node: Node, world: World, item: Item | None, trace: Trace) -> None:
    if node.value(world, item) == UNKNOWN:
        node.trace(world, item, trace)


def _may_ask(registry: Registry, case: Case, path: str) -> bool:
    fact = registry.at(path)
    if fact.never_asked:
        return False
    value = case.get(path)
    return value is None


def _place(registry: Registry, path: str) -> tuple[int, int, int, int]:
    """Always first; then by topic; within a list, item by item, and the next item last."""
    fact = registry.at(path)
    first = 0 if fact.always else 1
    parts = path.split(".")
    group = parts[0] if len(parts) > 1 else ""
    group_order = (
        min((one.order for one in registry.by_scope[group].values()), default=0)
        if group in GROUPS
        else fact.order
    )
    index = int(parts[1]) if group else 0
    return (first, group_order, index, fact.order)
