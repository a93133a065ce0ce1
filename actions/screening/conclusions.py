"""The conclusion on one relief: its status, its findings, what is missing, what would settle it."""

from collections.abc import Iterable

from actions.screening.freshness import Freshness
from actions.screening.lists import fact_of_whole
from actions.screening.model import Law, Relief, Test
from actions.screening.possibilities import settled
from actions.screening.result import Conclusion, Finding
from actions.screening.status import (
    LIKELY_AVAILABLE,
    POSSIBLY_AVAILABLE,
    Standing,
    best_of,
    items_of,
    undecided,
)
from actions.screening.targets import ReliefTarget, waits_for_place
from actions.screening.truth import NAMES, NO, UNKNOWN, negate
from actions.screening.world import Item, World


def conclude(relief: Relief, law: Law, world: World, fresh: Freshness) -> Conclusion:
    """The status of one relief with its findings; of what does not apply only the reason for that."""
    findings = [
        finding(test, world, item, fresh)
        for item in items_of(relief, world)
        if relief.applies.value(world, item) != NO and not (item and waits_for_place(relief, world, item))
        for test in relief.tests
    ]
    stand = final_standing(relief, law, world, stale=fresh.relief(relief))
    missing = _missing_of(relief, law, world, findings) if undecided(stand.status) else []
    papers = [law.registry.at(path).paper for path in missing]
    return Conclusion(
        id=relief.id,
        kind=relief.kind,
        status=stand.status,
        decides=relief.decides,
        applies_by=_applies_by(relief, world),
        findings=findings,
        missing=missing,
        settled_by=list(dict.fromkeys(paper for paper in papers if paper)),
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


def final_standing(relief: Relief, law: Law, world: World, *, stale: bool) -> Standing:
    """The status with every reading of what is unknown; by law that is stale nothing is likely available."""
    if relief.per is None:
        return Standing(_final(ReliefTarget(relief), law, world, stale))
    found = tuple(
        (item.index, _final(ReliefTarget(relief, item.index), law, world, stale))
        for item in world.items[relief.per]
    )
    return Standing(best_of(relief, world, [status for _, status in found]), found)


def _final(target: ReliefTarget, law: Law, world: World, stale: bool) -> str:
    """The ways of the criminal courts stay open where only trying every value would tell, for counsel."""
    status, trace = target.look(world)
    if trace.missing and target.relief.kind != "vehicle":
        status = settled(target, law, world) or status
    if status == LIKELY_AVAILABLE and (stale or _leans(target, law, world)):
        return POSSIBLY_AVAILABLE
    return str(status)


def _leans(target: ReliefTarget, law: Law, world: World) -> bool:
    """Whether a test took a fact that people are asked, and that was not told, to be one way."""
    relief = target.relief
    item = None if target.item is None or relief.per is None else world.items[relief.per][target.item]
    leaned = {path for test in relief.tests for path in test.node.why(world, item).leaned}
    asked = (law.registry.at(path) for path in leaned)
    return any(not (fact.never_asked or fact.lawyer_only) for fact in asked)


def finding(test: Test, world: World, item: Item | None, fresh: Freshness) -> Finding:
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
    return list(
        {path: None for item in items_of(relief, world) for path in relief.applies.why(world, item).rests_on}
    )


def _missing_of(relief: Relief, law: Law, world: World, findings: Iterable[Finding]) -> list[str]:
    """The unknown facts that keep the status open: those of whether it applies first, a further item last."""
    found: dict[str, None] = {}
    for item in items_of(relief, world):
        if relief.applies.value(world, item) == UNKNOWN:
            found.update(dict.fromkeys(relief.applies.why(world, item).missing))
    for one in findings:
        found.update(dict.fromkeys(one.missing))
    if relief.per is not None and world.ghosts[relief.per] is not None:
        found[fact_of_whole(law.registry, world, relief.per)] = None
    return list(found)
