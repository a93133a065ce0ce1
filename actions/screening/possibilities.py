"""What can still come out, by trying the values that unknown facts may have.

The truth values cannot see that a fact used twice has one value: with an offence that is either A or
B, a bar raised by A and another raised by B look open, though one of them must hold. Here the unknown
facts get one possible value after another until nothing is open; within a budget, so that a screening
stays quick. When the budget ends the answer is the cautious one: still open, still worth asking.
"""

import math
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from actions.screening.extremes import extremes
from actions.screening.model import Law
from actions.screening.partial import LAST_DAY, NEVER
from actions.screening.patch import with_further_item, with_values
from actions.screening.registry import AMOUNTS, Fact
from actions.screening.targets import Target
from actions.screening.thresholds import days_of
from actions.screening.trace import Trace
from actions.screening.truth import NO, UNKNOWN, YES
from actions.screening.world import World

SETTLE_BUDGET = 32
MATTER_BUDGET = 24
"""How many worlds may be looked at for one answer. Four times as many spare one question in a thousand."""

FEW = 2
"""For so few facts the extremes are not made: trying them out is as quick."""

MOST = 1e9
"""An amount beyond every threshold."""

Interval = tuple[float, float]


@dataclass(frozen=True)
class Further:
    """One more item in a list that is then whole."""

    group: str


Patch = Mapping[str, Any] | Further


class _SpentError(Exception):
    """The budget has ended."""


def settled(
    target: Target, law: Law, world: World, *, budget: int = SETTLE_BUDGET, far: bool = False
) -> Hashable | None:
    """What comes out whatever the unknown facts turn out to be; None if that depends on them.

    Only facts that stand in several places and have few values are tried: of the others the truth values
    already say all, or nearly. `far` looks at the extremes first, which pays where many targets do.
    """
    outcome, trace = target.look(world)
    if far and trace.missing and _has_many(law, world, trace) and _plainly_open(target, law, world):
        return None
    outcomes: set[Hashable] = set()
    left: list[tuple[World, Patch]] = []
    while True:
        if not trace.missing:
            outcomes.add(outcome)
            if target.merge(outcomes) is None:
                return None
        else:
            patches = next(filter(None, _tries(law, world, trace)), [])
            if not patches:
                return None
            left.extend((world, patch) for patch in patches)
        if not left:
            return target.merge(outcomes)
        budget -= 1
        if budget < 0:
            return None
        world = patched(law, *left.pop())
        outcome, trace = target.look(world)


def _has_many(law: Law, world: World, trace: Trace) -> bool:
    """Whether the extremes are there, or there is enough to try to make them."""
    return world.extremes is not None or sum(map(bool, _tries(law, world, trace))) > FEW


def _plainly_open(target: Target, law: Law, world: World) -> bool:
    """Whether the first and last values of all unknown facts leave it open, or it differs between them."""
    outcomes: set[Hashable] = set()
    for extreme in extremes(law.registry, world):
        outcome, trace = target.look(extreme)
        if not trace.missing:
            outcomes.add(outcome)
        elif not any(_tries(law, extreme, trace)):
            return True
    return len(outcomes) > 1 and target.merge(outcomes) is None


def _tries(law: Law, world: World, trace: Trace) -> Iterator[list[Patch]]:
    """For each fact that stands in several places and has few values: a patch for each value."""
    for path in _repeated(trace):
        if not has_many_values(law, path):
            yield narrower(law, world, path, trace)


def has_many_values(law: Law, path: str) -> bool:
    """Whether a fact has more values than can be tried one by one."""
    fact = law.registry.at(path)
    return fact.type == "date" or fact.type in AMOUNTS


def _repeated(trace: Trace) -> list[str]:
    """The unknown facts that stand in several places, the most frequent first.

    A fact that holds several choices counts only where one choice is in question twice.
    """
    twice = {path for (path, _), count in trace.choices.items() if count > 1}
    single = {path for path, _ in trace.choices} - twice
    return [path for path in trace.most_missing() if trace.missing[path] > 1 and path not in single]


def can_matter(target: Target, law: Law, world: World, path: str, budget: int = MATTER_BUDGET) -> bool:
    """Whether some values of all other unknown facts leave an outcome that hangs on this fact.

    True also when the budget ends first, and for a fact whose values cannot be tried.
    """
    search = _Search(target, law, path, budget)
    try:
        return search.differs(world, [search.look(world, ())])
    except _SpentError:
        return True


@dataclass(frozen=True)
class _Variant:
    """A value of the fact in question (with what hangs on it), and what comes out with it."""

    patches: tuple[Patch, ...]
    world: World
    side: Hashable
    trace: Trace


class _Search:
    """Looks for values of other facts with which two values of the fact at `path` come out differently."""

    def __init__(self, target: Target, law: Law, path: str, budget: int) -> None:
        self.target, self.law, self.path, self.budget = target, law, path, budget

    def look(self, world: World, patches: tuple[Patch, ...]) -> _Variant:
        self.budget -= 1
        if self.budget < 0:
            raise _SpentError
        for patch in patches:
            world = patched(self.law, world, patch)
        outcome, trace = self.target.look(world)
        return _Variant(patches, world, self.target.side(outcome), trace)

    def differs(self, world: World, variants: list[_Variant]) -> bool:
        """Whether two of the variants come out differently, or would with some values of other facts."""
        if len(_sides(variants)) > 1:
            return True
        for number, one in enumerate(variants):
            for path in self._own(world, one):
                patches = narrower(self.law, one.world, path, one.trace)
                if not patches:
                    return True
                finer = [self.look(world, (*one.patches, patch)) for patch in patches]
                return self.differs(world, [*variants[:number], *finer, *variants[number + 1 :]])
        return any(one.trace.missing for one in variants) and self._differs_with_another(world, variants)

    def _own(self, world: World, variant: _Variant) -> Iterator[str]:
        """What the variant lacks of the fact itself, and of items that only the variant has."""
        for path in variant.trace.missing:
            group, _, rest = path.partition(".")
            if path == self.path or (rest and int(rest.partition(".")[0]) >= len(world.items[group])):
                yield path

    def _differs_with_another(self, world: World, variants: list[_Variant]) -> bool:
        """Try the values of the most telling other fact, first those that leave the least open."""
        trace = Trace()
        for one in variants:
            trace.add(one.trace)
        for path in sorted(trace.most_missing(), key=lambda path: has_many_values(self.law, path)):
            patches = narrower(self.law, world, path, trace)
            if patches:
                break
        else:
            return True
        tried = []
        for patch in patches:
            changed = patched(self.law, world, patch)
            compared = [self.look(changed, one.patches) for one in variants]
            if len(_sides(compared)) > 1:
                return True
            tried.append((sum(len(one.trace.missing) for one in compared), changed, compared))
        tried.sort(key=lambda one: one[0])
        return any(self.differs(changed, compared) for _, changed, compared in tried)


def _sides(variants: list[_Variant]) -> set[Hashable]:
    return {one.side for one in variants if not one.trace.missing}


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
    return [{path: value} for value in _shares(law, fact, world, path, trace)]


def _list_patches(law: Law, world: World, fact: Fact, group: str) -> list[Patch]:
    if world.ghosts[group] is None:
        return []
    opener = law.registry.opener.get(group)
    some = not world.items[group] and opener is not None and world.facts[opener.id] == YES
    whole: list[Patch] = [] if some or world.facts[fact.id] != UNKNOWN else [{fact.id: NO}]
    return [*whole, Further(group)]


def _shares(law: Law, fact: Fact, world: World, path: str, trace: Trace) -> list[Any]:
    """The abstract value in disjoint shares; empty when it is one value or cannot be shared out."""
    known = world.get(path)
    match fact.type:
        case "yes_no":
            return [YES, NO] if known == UNKNOWN else []
        case "choice" | "offense":
            bits = [1 << index for index in range(len(fact.choices)) if known >> index & 1]
            return bits if len(bits) > 1 else []
        case "set":
            must, may = known
            for other, bit in sorted(trace.choices, key=trace.choices.__getitem__, reverse=True):
                if other == path and may & bit and not must & bit:
                    return [(must | bit, may), (must, may & ~bit)]
            return []
        case "date" if known[0] < LAST_DAY and known[1] == NEVER:
            return [(known[0], LAST_DAY), (NEVER, NEVER)]
        case _ if has_many_values(law, path):
            return _halves(known, days_of(law.thresholds.get(fact.id, ()), world.as_of), fact)
        case _:
            return []


def _halves(known: Interval, thresholds: Iterable[float], fact: Fact) -> list[Interval]:
    """An interval in two, cut at the middle one of the thresholds inside it.

    Between two thresholds the law makes no difference: there the first and the last value stand for all.
    """
    low, high = known
    if low >= high:
        return []
    whole = fact.type in ("date", "days", "count")
    cuts = sorted(
        cut
        for one in thresholds
        for cut in (one, one - 1 if whole else math.nextafter(one, 0))
        if low <= cut < high
    )
    if cuts:
        cut = cuts[len(cuts) // 2]
        return [(low, cut), (cut + 1 if whole else math.nextafter(cut, math.inf), high)]
    last = max(low, MOST) if high == math.inf else high
    return [(low, low), (last, last)]
