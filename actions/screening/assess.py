"""The full assessment of a case on a day."""

from collections.abc import Iterable
from datetime import date

from actions.screening.case import Case
from actions.screening.deadlines import deadlines_of
from actions.screening.exact import exact_status
from actions.screening.grounds import OTHER, GroundNode
from actions.screening.model import Ground, Law, Relief, Test
from actions.screening.nodes import Node
from actions.screening.relevance import next_questions
from actions.screening.result import (
    Assessment,
    Conclusion,
    ConvictionResult,
    Finding,
    RaisedGround,
    UrgentResult,
)
from actions.screening.status import LIKELY_BARRED, NOT_APPLICABLE, standing
from actions.screening.timeline import timeline_of
from actions.screening.trace import Trace
from actions.screening.truth import LIKELY, NAMES, NO, UNKNOWN, YES, negate
from actions.screening.whatif import what_if
from actions.screening.world import Item, World, build_world


def assess(case: Case, law: Law, as_of: date) -> Assessment:
    """Screen a case. Pure: the same case, law and day give the same assessment."""
    world = build_world(case, law.registry, float(as_of.toordinal()), law.statutes)
    conclusions = {relief.id: conclude(relief, law, world, as_of) for relief in law.relief.values()}
    flags, missing = _flags(law, world, "case", None)
    notices = _notices(law, world)
    return Assessment(
        as_of=as_of,
        law_version=law.version,
        stale=sorted(name for name, source in law.sources().items() if source.stale(as_of)),
        conclusions=conclusions,
        flags=flags,
        missing=missing,
        convictions=[conviction_result(law, world, item) for item in world.items["convictions"]],
        urgent=_urgent(law, world),
        deadlines=deadlines_of(law, world),
        what_if=what_if(law, world, conclusions),
        timeline=timeline_of(law, world, case),
        documents=_documents(conclusions.values()),
        warnings=notices["warning"],
        do=notices["do"],
        dont=notices["dont"],
        next_questions=next_questions(law, case, world),
    )


def conclude(relief: Relief, law: Law, world: World, as_of: date) -> Conclusion:
    """The status of one relief with its findings."""
    stand = standing(relief, world)
    status = exact_status(relief, law, world, stand.status)
    items: list[Item | None] = [None] if relief.per is None else list(world.items[relief.per])
    findings = [finding(test, world, item, as_of) for item in items for test in relief.tests]
    missing = _missing_of(relief, world, items, findings, status)
    papers = [law.registry.at(path).paper for path in missing]
    return Conclusion(
        id=relief.id,
        kind=relief.kind,
        status=status,
        decides=relief.decides,
        findings=findings,
        missing=missing,
        settled_by=list(dict.fromkeys(paper for paper in papers if paper)),
        authority=list(relief.source.authority),
        verified=relief.source.verified,
        stale=relief.source.stale(as_of) or any(one.stale for one in findings),
        documents=list(relief.documents),
        next_steps=list(relief.next_steps),
        warnings=list(relief.warnings),
        discretion=list(relief.discretion),
        combines_with=list(relief.combines_with),
        convictions=dict(stand.items),
    )


def finding(test: Test, world: World, item: Item | None, as_of: date) -> Finding:
    """One element or bar with the facts it rests on and those it lacks."""
    value = test.node.value(world, item)
    trace = Trace()
    test.node.trace(world, item, trace)
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
        stale=test.source.stale(as_of),
        conviction=None if item is None else item.index,
    )


def _missing_of(
    relief: Relief, world: World, items: Iterable[Item | None], findings: list[Finding], status: str
) -> list[str]:
    """The unknown facts that keep the status open, most telling first."""
    if status in (NOT_APPLICABLE, LIKELY_BARRED):
        return []
    trace = Trace()
    for item in items:
        if relief.applies.value(world, item) == UNKNOWN:
            relief.applies.trace(world, item, trace)
    found = dict.fromkeys(trace.missing)
    for one in findings:
        found.update(dict.fromkeys(one.missing))
    return list(found)


def flag_word(node: Node, world: World, item: Item | None) -> tuple[str, list[str]]:
    """The output word of a flag, and the facts that it lacks."""
    value = node.value(world, item)
    if value == YES:
        return "yes", []
    if value == NO:
        return "no", []
    if value != UNKNOWN:
        return "possible", []
    trace = Trace()
    node.trace(world, item, trace)
    missing = list(trace.missing)
    return ("not_enough_information" if missing else "possible"), missing


def _flags(
    law: Law, world: World, scope: str, item: Item | None
) -> tuple[dict[str, str], dict[str, list[str]]]:
    words: dict[str, str] = {}
    missing: dict[str, list[str]] = {}
    for rule in law.flags(scope):
        words[rule.id], lacking = flag_word(rule.node, world, item)
        if lacking:
            missing[rule.id] = lacking
    return words, missing


def conviction_result(law: Law, world: World, item: Item) -> ConvictionResult:
    """The audit of one conviction."""
    flags, missing = _flags(law, world, "convictions", item)
    raised: list[RaisedGround] = []
    readings: list[str] = []
    for ground in law.grounds.values():
        node = law.ground_nodes[ground.id]
        flags[ground.id], lacking = flag_word(node, world, item)
        if lacking:
            missing[ground.id] = lacking
        readings = node.readings(item)
        raised.extend(_raised(ground, node, world, item, readings))
    return ConvictionResult(item.index, flags, raised, readings, item.row is not None, missing)


def _raised(
    ground: Ground, node: GroundNode, world: World, item: Item, readings: list[str]
) -> Iterable[RaisedGround]:
    for category in readings:
        if category == OTHER:
            continue
        for one in node.raises[category]:
            value = node.of_part(world, item, one)
            if value == NO:
                continue
            part = ground.parts[one.part]
            yield RaisedGround(
                ground=ground.id,
                part=one.part,
                value=NAMES[value],
                lists=list(ground.lists),
                authority=list(dict.fromkeys((*part.source.authority, *one.source.authority))),
                verified="yes" if part.source.verified == one.source.verified == "yes" else "no",
                note=one.source.note,
                reading=category,
            )


def _urgent(law: Law, world: World) -> list[UrgentResult]:
    found = []
    for one in law.urgent.values():
        value = one.when.value(world, None)
        if value >= LIKELY or (value == UNKNOWN and _partly_said(one.when, world)):
            found.append(
                UrgentResult(
                    one.id, one.level, value != YES, list(one.do), list(one.dont), list(one.source.authority)
                )
            )
    return sorted(found, key=lambda one: ("red", "orange", "yellow").index(one.level))


def _partly_said(node: Node, world: World) -> bool:
    """True when something known already points to the urgency, though not all of it is known."""
    trace = Trace()
    node.trace(world, None, trace)
    return bool(trace.rests_on)


def _notices(law: Law, world: World) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"warning": [], "do": [], "dont": []}
    for one in law.notices.values():
        if one.when.value(world, None) >= UNKNOWN:
            found[one.kind].append(one.id)
    return found


def _documents(conclusions: Iterable[Conclusion]) -> list[str]:
    """Papers to gather: those that settle what is unknown first, then those of every open or barred path."""
    settling: dict[str, None] = {}
    needed: dict[str, None] = {}
    for one in conclusions:
        if one.status == NOT_APPLICABLE:
            continue
        settling.update(dict.fromkeys(one.settled_by))
        needed.update(dict.fromkeys(one.documents))
    return list(dict.fromkeys((*needed, *settling)))
