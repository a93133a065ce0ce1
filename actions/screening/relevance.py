"""Which question can still change the result.

Facts marked `always` come first. After that only a fact that keeps something undecided is asked:
a relief, a flag of the case, a time limit or what is urgent, in the case as it stands; or a relief as
it would stand with the convictions vacated, or with the open charges ended in convictions. The order is
the registry's, so that the conversation keeps to one topic at a time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actions.screening.case import Case
from actions.screening.charged import charged_world
from actions.screening.model import Law
from actions.screening.possibilities import MATTER_BUDGET, can_matter
from actions.screening.registry import GROUPS, TEXTS, Fact, Registry
from actions.screening.status import LIKELY_AVAILABLE, LIKELY_BARRED, NOT_APPLICABLE
from actions.screening.targets import Target, other_targets, targets_of
from actions.screening.trace import Trace
from actions.screening.whatif import best_world
from actions.screening.world import World

SHORT_BUDGET = 8
"""How far to look for what only stands on a list with the next question."""


@dataclass(frozen=True)
class Undecided:
    """Something that is open in a world, and the facts that keep it so; `asks` which of them may be asked."""

    target: Target
    world: World
    trace: Trace
    asks: frozenset[str] | None = None

    def hangs_on_each(self) -> bool:
        """Whether the truth values alone show it: nothing is used twice, and no law is open."""
        trace = self.trace
        return not trace.open_law and not trace.loose and max(trace.missing.values()) == 1


def next_questions(law: Law, case: Case, world: World) -> list[str]:
    """Paths of the facts that can still change the result, in the order in which to ask them.

    A fact that has a value, be it "unknown", was asked and is not asked again. (The fact that tells of a
    further item of a list is asked anew after each item: who answers it with yes adds an item and
    leaves it without a value.) The first path can change something for certain; of those asked with it as
    one `list`, and of the later ones, some may fall away.
    """
    wanted = _wanted(law, world)
    always = {fact.id for fact in law.registry.values() if fact.always}
    asked = [path for path in {*wanted, *always} if _may_ask(law.registry, case, path)]
    left = sorted(asked, key=lambda path: _place(law.registry, path))
    while left:
        first = law.registry.at(left[0])
        together = [path for path in left if path == left[0] or _same_list(law.registry, path, first.list)]
        out = {
            path
            for path in together
            if path not in always
            and not _matters(law, wanted[path], path, MATTER_BUDGET if path == left[0] else SHORT_BUDGET)
        }
        left = [path for path in left if path not in out]
        if len(out) < len(together):
            break
    return left


def _wanted(law: Law, world: World) -> dict[str, list[Undecided]]:
    """What each unknown fact keeps undecided."""
    wanted: defaultdict[str, list[Undecided]] = defaultdict(list)
    for one in _undecided(law, world):
        for path in one.trace.missing:
            fact = law.registry.at(path)
            if _is_asked_for(one.target, fact) and (one.world is world or _is_asked_of(one, fact)):
                wanted[path].append(one)
    return wanted


def _undecided(law: Law, world: World) -> Iterator[Undecided]:
    """What is open as the case stands, then the relief that is open with the convictions vacated."""
    best = best_world(law, world)
    charged, asks = charged_world(law, world)
    for relief in law.relief.values():
        outcomes = set()
        for target in targets_of(relief, law.registry, world):
            outcome, trace = target.look(world)
            outcomes.add(outcome)
            if trace.missing:
                yield Undecided(target, world, trace)
        if relief.kind != "relief":
            continue
        if best is not world and not outcomes <= {NOT_APPLICABLE, LIKELY_AVAILABLE}:
            yield from _open_in(best, targets_of(relief, law.registry, best))
        if charged is not world and not outcomes <= {NOT_APPLICABLE, LIKELY_BARRED}:
            yield from _open_in(charged, targets_of(relief, law.registry, charged), asks)
    for other in other_targets(law):
        _, trace = other.look(world)
        if trace.missing:
            yield Undecided(other, world, trace)


def _open_in(
    world: World, targets: Iterable[Target], asks: frozenset[str] | None = None
) -> Iterator[Undecided]:
    for target in targets:
        _, trace = target.look(world)
        if trace.missing:
            yield Undecided(target, world, trace, asks)


def _is_asked_for(target: Target, fact: Fact) -> bool:
    """Of the ways to reopen a case: what a checklist holds, and where the case was. The rest is counsel's."""
    relief = getattr(target, "relief", None)
    return relief is None or relief.kind != "vehicle" or fact.list is not None or fact.type in TEXTS


def _is_asked_of(one: Undecided, fact: Fact) -> bool:
    """Whether a fact is asked for what is only imagined: no details; of a charge what it has already."""
    return fact.id in one.asks if one.asks is not None else not fact.detail


def _matters(law: Law, undecided: list[Undecided], path: str, budget: int) -> bool:
    fact = law.registry.at(path)
    if fact.type in TEXTS:
        return True
    if not (fact.opens or fact.extends) and any(one.hangs_on_each() for one in undecided):
        return True
    easiest = sorted(undecided, key=lambda one: len(one.trace.missing))
    return any(can_matter(one.target, law, one.world, path, budget) for one in easiest)


def _may_ask(registry: Registry, case: Case, path: str) -> bool:
    fact = registry.at(path)
    return not fact.never_asked and not fact.lawyer_only and case.get(path) is None


def _same_list(registry: Registry, path: str, name: str | None) -> bool:
    return name is not None and registry.at(path).list == name


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
