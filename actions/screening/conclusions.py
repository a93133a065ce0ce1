"""The conclusion on one relief: its status, its findings, what is missing, what would settle it."""

from collections.abc import Iterator
from functools import partial

from actions.screening.courts import other_court
from actions.screening.freshness import Freshness
from actions.screening.leaning import closed_by, kept_open_by, leaned
from actions.screening.lists import fact_of_whole
from actions.screening.model import Law, Relief, Test
from actions.screening.possibilities import settled
from actions.screening.result import Conclusion, Finding
from actions.screening.status import (
    LIKELY_AVAILABLE,
    LIKELY_BARRED,
    NOT_APPLICABLE,
    POSSIBLY_AVAILABLE,
    Standing,
    best_of,
    items_of,
    undecided,
)
from actions.screening.targets import ReliefTarget, waits_for_place
from actions.screening.truth import LIKELY, NAMES, NO, UNKNOWN, negate
from actions.screening.world import Item, World


def conclude(relief: Relief, law: Law, world: World, fresh: Freshness) -> Conclusion:
    """The status of one relief with its findings; of what does not apply only the reason for that."""
    stand = final_standing(relief, law, world, stale=fresh.relief(relief))
    return Conclusion(
        id=relief.id,
        kind=relief.kind,
        status=stand.status,
        decides=relief.decides,
        find_applies_by=partial(_applies_by, relief, world),
        find_findings=partial(_findings, relief, world, fresh),
        find_missing=partial(_missing_of, relief, law, world, stand.status),
        find_settled_by=partial(_papers_of, law, stand.status),
        authority=list(relief.source.authority),
        verified=relief.source.verified,
        stale=fresh.conclusion(relief, world, stand.status),
        documents=list(relief.documents),
        next_steps=list(relief.next_steps),
        warnings=list(relief.warnings),
        discretion=list(relief.discretion),
        combines_with=list(relief.combines_with),
        convictions=dict(stand.items),
    )


def _may_apply(relief: Relief, world: World, item: Item | None) -> bool:
    return not other_court(relief.courts, item) and relief.applies.value(world, item) != NO


def _tested(relief: Relief, world: World) -> Iterator[tuple[Test, Item | None]]:
    """Each test with each item for which it is looked at."""
    for item in items_of(relief, world):
        if _may_apply(relief, world, item) and not (item and waits_for_place(relief, world, item)):
            yield from ((test, item) for test in relief.tests)


def final_standing(relief: Relief, law: Law, world: World, *, stale: bool) -> Standing:
    """The status with every reading of what is unknown; by law that is stale nothing is likely available."""
    if relief.per is None:
        return Standing(_final(ReliefTarget(relief), law, world, stale))
    found = tuple(
        (
            item.index,
            NOT_APPLICABLE
            if other_court(relief.courts, item)
            else _final(ReliefTarget(relief, item.index), law, world, stale),
        )
        for item in world.items[relief.per]
    )
    return Standing(best_of(relief, world, [status for _, status in found]), found)


def _final(target: ReliefTarget, law: Law, world: World, stale: bool) -> str:
    """The ways of the criminal courts stay open where only trying every value would tell, for counsel."""
    status, trace = target.look(world)
    if trace.missing and target.relief.kind != "vehicle":
        status = settled(target, law, world, far=True) or status
    if status == LIKELY_AVAILABLE and (stale or _leans(target, law, world)):
        return POSSIBLY_AVAILABLE
    return str(status)


def _leans(target: ReliefTarget, law: Law, world: World) -> bool:
    """Whether a test took a fact that people are asked, and that was not told, to be one way."""
    relief = target.relief
    item = None if target.item is None or relief.per is None else world.items[relief.per][target.item]
    return any(next(leaned(test.node, law.registry, world, item), None) for test in relief.tests)


def _findings(relief: Relief, world: World, fresh: Freshness) -> list[Finding]:
    return [_finding(test, world, item, fresh) for test, item in _tested(relief, world)]


def _finding(test: Test, world: World, item: Item | None, fresh: Freshness) -> Finding:
    """One element or bar with the facts it rests on and those it lacks."""
    value = test.node.value(world, item)
    trace = test.node.why(world, item)
    return Finding(
        id=test.id,
        kind=test.kind,
        value=NAMES[value],
        favourable=NAMES[value if test.kind == "element" else negate(value)],
        rests_on=list(trace.rests_on),
        missing=list(trace.missing) if value == UNKNOWN else [],
        open_law=list(trace.open_law),
        authority=list(test.source.authority),
        verified=test.source.verified,
        stale=fresh.test(test),
        conviction=None if item is None else item.index,
    )


def _applies_by(relief: Relief, world: World) -> list[str]:
    found: dict[str, None] = {}
    for item in items_of(relief, world):
        if path := other_court(relief.courts, item):
            found[path] = None
        else:
            found.update(relief.applies.why(world, item).rests_on)
    return list(found)


def _missing_of(relief: Relief, law: Law, world: World, status: str) -> list[str]:
    """The unknown facts that keep the status open: those of whether it applies first, a further item last.

    Those that were taken to be one way are named too, also where that closed the path.
    """
    if not undecided(status):
        sure = relief.per is not None or relief.applies.value(world, None) >= LIKELY
        return (
            closed_by(_tested(relief, world), law.registry, world) if status == LIKELY_BARRED and sure else []
        )
    found: dict[str, int] = {}
    for item in items_of(relief, world):
        if not other_court(relief.courts, item) and relief.applies.value(world, item) == UNKNOWN:
            found |= relief.applies.why(world, item).missing
    for test, item in _tested(relief, world):
        if test.node.value(world, item) == UNKNOWN:
            found |= test.node.why(world, item).missing
    if relief.per is not None and world.ghosts[relief.per] is not None:
        found[fact_of_whole(law.registry, world, relief.per)] = 1
    return list(dict.fromkeys((*found, *kept_open_by(relief, _tested(relief, world), law.registry, world))))


def _papers_of(law: Law, status: str, missing: list[str]) -> list[str]:
    """The papers that would settle what keeps the status open."""
    papers = (law.registry.at(path).paper for path in missing if undecided(status))
    return list(dict.fromkeys(paper for paper in papers if paper))
