"""The full assessment of a case on a day."""

from collections.abc import Iterable
from datetime import date

from actions.screening.audit import conviction_result, flags_of
from actions.screening.case import Case
from actions.screening.charged import if_convicted
from actions.screening.conclusions import conclude
from actions.screening.deadlines import deadlines_of
from actions.screening.freshness import Freshness
from actions.screening.model import Law
from actions.screening.relevance import next_questions
from actions.screening.result import Assessment, Conclusion, UrgentResult
from actions.screening.status import NOT_APPLICABLE, undecided
from actions.screening.targets import applies_or_may
from actions.screening.timeline import timeline_of
from actions.screening.truth import UNKNOWN, YES
from actions.screening.ways import SUM, with_ways
from actions.screening.whatif import what_if
from actions.screening.world import World, build_world

LEVELS = ("red", "orange", "yellow")


def assess(case: Case, law: Law, as_of: date, *, questions: bool = True) -> Assessment:
    """Screen a case. Pure: the same case, law and day give the same assessment.

    `questions` False leaves out which questions could still change it, as at the end of an interview.
    """
    world = build_world(case, law.registry, float(as_of.toordinal()), law.statutes)
    fresh = Freshness(law, world, as_of)
    conclusions = with_ways(
        {relief.id: conclude(relief, law, world, fresh) for relief in law.relief.values()}, case
    )
    # What a court changes is undone by these ways: no change opens them or closes them.
    changeable = {name: one for name, one in conclusions.items() if name != SUM}
    flags, missing = flags_of(law, world, None)
    notices = _notices(law, world)
    return Assessment(
        as_of=as_of,
        law_version=law.version,
        stale=law.stale(as_of),
        conclusions=conclusions,
        flags=flags,
        missing=missing,
        convictions=[conviction_result(law, world, item) for item in world.items["convictions"]],
        urgent=urgent_of(law, world),
        deadlines=deadlines_of(law, world),
        what_if=what_if(law, world, changeable),
        if_convicted=if_convicted(law, world, changeable, flags),
        timeline=timeline_of(law, world, case),
        documents=_documents(conclusions.values()),
        warnings=notices["warning"],
        do=notices["do"],
        dont=notices["dont"],
        next_questions=next_questions(law, case, world) if questions else [],
    )


def urgent_of(law: Law, world: World) -> list[UrgentResult]:
    """What cannot wait, the most urgent first; `possible` where only a part of it is known."""
    found = [
        UrgentResult(
            one.id,
            one.level,
            one.when.value(world, None) != YES,
            list(one.do),
            list(one.dont),
            list(one.source.authority),
        )
        for one in law.urgent.values()
        if applies_or_may(one.when, world)
    ]
    return sorted(found, key=lambda one: LEVELS.index(one.level))


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
        if undecided(one.status):
            settling.update(dict.fromkeys(one.settled_by))
        needed.update(dict.fromkeys(one.documents))
    return list(dict.fromkeys((*settling, *needed)))
