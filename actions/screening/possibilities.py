"""What can still come out, by trying the values that unknown facts may have.

The truth values cannot see that a fact used twice has one value: with an offence that is either A or
B, a bar raised by A and another raised by B look open, though one of them must hold. Here the unknown
facts get one possible value after another until nothing is open; within a budget, so that a screening
stays quick. When the budget ends the answer is the cautious one: still open, still worth asking.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from actions.screening.model import Law
from actions.screening.partial import LAST_DAY, NEVER
from actions.screening.patch import with_further_item, with_values
from actions.screening.registry import AMOUNTS, Fact
from actions.screening.targets import Target
from actions.screening.trace import Trace
from actions.screening.truth import NO, UNKNOWN, YES
from actions.screening.world import World

SETTLE_BUDGET = 48
MATTER_BUDGET = 96
"""How many worlds may be looked at for one answer."""

Interval = tuple[float, float]


@dataclass(frozen=True)
class Further:
    """One more item in a list that is then whole."""

    group: str


Patch = Mapping[str, Any] | Further


class _SpentError(Exception):
    """The budget has ended."""


def settled(target: Target, law: Law, world: World, budget: int = SETTLE_BUDGET) -> Hashable | None:
    """What comes out whatever the unknown facts turn out to be; None if that depends on them.

    Only facts that stand in several places are tried: of the others the truth values already say all.
    """
    outcomes: set[Hashable] = set()
    left = [world]
    while left:
        budget -= 1
        if budget < 0:
            return None
        now = left.pop()
        outcome, trace = target.look(now)
        if not trace.missing:
            outcomes.add(outcome)
            if target.merge(outcomes) is None:
                return None
            continue
        patches = next((found for path in _repeated(trace) if (found := narrower(law, now, path, trace))), [])
        if not patches:
            return None
        left.extend(patched(law, now, patch) for patch in patches)
    return target.merge(outcomes)


def _repeated(trace: Trace) -> list[str]:
    """The unknown facts that stand in several places, the most frequent first.

    A fact that holds several choices counts only where one choice is in question twice.
    """
    twice = {path for (path, _), count in trace.choices.items() if count > 1}
    single = {path for path, _ in trace.choices} - twice
    return [path for path, count in trace.missing.most_common() if count > 1 and path not in single]


def can_matter(target: Target, law: Law, world: World, path: str, budget: int = MATTER_BUDGET) -> bool:
    """Whether some values of all other unknown facts leave an outcome that hangs on this fact.

    True also when the budget ends first, and for a fact whose values cannot be tried.
    """
    try:
        return _Search(target, law, path, budget).matters(world, [()])
    except _SpentError:
        return True


class _Search:
    def __init__(self, target: Target, law: Law, path: str, budget: int) -> None:
        self.target, self.law, self.path, self.budget = target, law, path, budget

    def matters(self, world: World, variants: list[tuple[Patch, ...]]) -> bool:
        """`variants` are the values of the fact (with what hangs on them) that are still to compare."""
        sides: set[Hashable] = set()
        still_open: list[tuple[int, World, Trace]] = []
        for number, variant in enumerate(variants):
            now = self._apply(world, variant)
            outcome, trace = self.target.look(now)
            if trace.missing:
                still_open.append((number, now, trace))
                continue
            sides.add(self.target.side(outcome))
            if len(sides) > 1:
                return True
        if not still_open:
            return False
        for number, now, trace in still_open:
            for path in (self.path, *self._of_new_items(world, trace)):
                if path in trace.missing:
                    finer = narrower(self.law, now, path, trace)
                    if not finer:
                        return True
                    replaced = [(*variants[number], patch) for patch in finer]
                    return self.matters(world, [*variants[:number], *replaced, *variants[number + 1 :]])
        return self._split_another(world, variants, [trace for _, _, trace in still_open])

    def _split_another(self, world: World, variants: list[tuple[Patch, ...]], traces: list[Trace]) -> bool:
        counts: Counter[str] = Counter()
        choices: Counter[tuple[str, int]] = Counter()
        for trace in traces:
            counts.update(trace.missing)
            choices.update(trace.choices)
        both = Trace(missing=counts, choices=choices)
        for path, _ in counts.most_common():
            patches = narrower(self.law, world, path, both)
            if patches:
                return any(self.matters(patched(self.law, world, patch), variants) for patch in patches)
        return True

    def _of_new_items(self, world: World, trace: Trace) -> Iterator[str]:
        """Facts of items that are in the variant only."""
        for path in trace.missing:
            parts = path.split(".")
            if len(parts) == 3 and int(parts[1]) >= len(world.items[parts[0]]):
                yield path

    def _apply(self, world: World, variant: tuple[Patch, ...]) -> World:
        self.budget -= 1
        if self.budget < 0:
            raise _SpentError
        for patch in variant:
            world = patched(self.law, world, patch)
        return world


def patched(law: Law, world: World, patch: Patch) -> World:
    """The world with a patch applied."""
    if isinstance(patch, Further):
        return with_further_item(law, world, patch.group)
    return with_values(law, world, patch)


def narrower(law: Law, world: World, path: str, trace: Trace) -> list[Patch]:
    """Patches that share out the values which the fact at a path may have; none if that cannot be done."""
    fact = law.registry.at(path)
    group = fact.opens or fact.extends
    if group is not None:
        return _list_patches(law, world, fact, group)
    known = world.get(path)
    return [{path: value} for value in _shares(fact, known, world.as_of, path, trace)]


def _list_patches(law: Law, world: World, fact: Fact, group: str) -> list[Patch]:
    if world.ghosts[group] is None:
        return []
    opener = law.registry.opener.get(group)
    some = not world.items[group] and opener is not None and world.facts[opener.id] == YES
    whole: list[Patch] = [] if some or world.facts[fact.id] != UNKNOWN else [{fact.id: NO}]
    return [*whole, Further(group)]


def _shares(fact: Fact, known: Any, as_of: float, path: str, trace: Trace) -> list[Any]:
    """The abstract value in disjoint shares; empty when it is one value or cannot be shared out."""
    match fact.type:
        case "yes_no":
            return [YES, NO] if known == UNKNOWN else []
        case "choice" | "offense":
            bits = [1 << index for index in range(len(fact.choices)) if known >> index & 1]
            return bits if len(bits) > 1 else []
        case "set":
            must, may = known
            for (other, bit), _ in trace.choices.most_common():
                if other == path and may & bit and not must & bit:
                    return [(must | bit, may), (must, may & ~bit)]
            return []
        case "date" if known[0] <= LAST_DAY and known[1] == NEVER:
            return [
                *(_halves((known[0], LAST_DAY), as_of, whole=True) or [(LAST_DAY, LAST_DAY)]),
                (NEVER, NEVER),
            ]
        case "date":
            return _halves(known, as_of, whole=True)
        case _ if fact.type in AMOUNTS:
            return _halves(known, 365.0, whole=fact.type in ("days", "count"))
        case _:
            return []


def _halves(known: Interval, first_cut: float, *, whole: bool) -> list[Interval]:
    """An interval in two (of `whole` numbers or not), cut at a usual threshold while that lies inside."""
    low, high = known
    if low >= high:
        return []
    if low <= first_cut < high:
        cut = first_cut
    elif high == math.inf:
        cut = low * 2 + 1
    else:
        middle = low + (high - low) / 2
        cut = math.floor(middle) if math.floor(middle) >= low else middle
    after = cut + 1 if whole else math.nextafter(cut, math.inf)
    return [(low, cut), (after, high)] if after <= high else []
