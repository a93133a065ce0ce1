"""Several readings, analysed one by one.

Kleene's logic cannot see that a fact used twice has one value: with an offence that is either A or
B, a bar raised by A and another raised by B look open, though one of them must hold. Where few
values are left, each is tried; if all agree, that is the answer.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import Any

from actions.screening.model import Law, Relief
from actions.screening.status import standing, undecided
from actions.screening.trace import Trace
from actions.screening.truth import UNKNOWN
from actions.screening.values import abstract, possible_values
from actions.screening.world import World, with_facts

BUDGET = 16
"""How many combinations of values may be tried for one conclusion."""


def exact_status(relief: Relief, law: Law, world: World, status: str, budget: int = BUDGET) -> str:
    """The status with repeated unknowns tried value by value; the given one if that settles nothing."""
    if not undecided(status):
        return status
    paths = _repeated(relief, world)
    found: set[str] = set()
    for variant in variants(law, world, paths, budget):
        found.add(standing(relief, variant).status)
        if len(found) > 1:
            return status
    return found.pop() if found else status


def variants(law: Law, world: World, paths: list[str], budget: int) -> Iterator[World]:
    """Every world in which the facts at these paths have one value each, while the budget lasts."""
    chosen: list[tuple[str, list[Any]]] = []
    size = 1
    for path in paths:
        fact = law.registry.at(path)
        values = possible_values(fact, _known(world, path))
        if len(values) > 1 and size * len(values) <= budget:
            size *= len(values)
            chosen.append((path, [abstract(fact, value) for value in values]))
    if not chosen:
        return
    for combination in product(*(values for _, values in chosen)):
        yield with_facts(world, dict(zip((path for path, _ in chosen), combination, strict=True)))


def _repeated(relief: Relief, world: World) -> list[str]:
    """The unknown facts that stand in more than one place of what keeps the relief undecided."""
    counts: Counter[str] = Counter()
    items = [None] if relief.per is None else list(world.items[relief.per])
    for item in items:
        for node in (relief.applies, *(test.node for test in relief.tests)):
            if node.value(world, item) == UNKNOWN:
                trace = Trace()
                node.trace(world, item, trace)
                counts.update(trace.missing)
    return [path for path, count in counts.most_common() if count > 1]


def _known(world: World, path: str) -> Any:
    parts = path.split(".")
    if len(parts) == 1:
        return world.facts[path]
    return world.items[parts[0]][int(parts[1])].facts[parts[2]]
