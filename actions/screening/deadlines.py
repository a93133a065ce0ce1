"""Time limits: the earliest day each could end, and how urgent that is."""

from actions.screening.model import Deadline, Law
from actions.screening.partial import LONG_AGO, NEVER, add_days, add_months, iso
from actions.screening.result import DeadlineResult
from actions.screening.targets import applies_or_may
from actions.screening.truth import LIKELY
from actions.screening.world import World

RED_DAYS, ORANGE_DAYS, YELLOW_DAYS = 10, 30, 90
"""MAP section 8, urgency triage: days left by the strictest reading."""


def deadlines_of(law: Law, world: World) -> list[DeadlineResult]:
    """Every time limit that applies, or may apply on what the person said, soonest first."""
    found = [
        _result(one, world)
        for one in law.deadlines.values()
        if applies_or_may(one.applies, world) and one.start.value(world, None)[0] < NEVER
    ]
    order = {"red": 0, "orange": 1, "yellow": 2, "green": 3, "passed": 4}
    return sorted(found, key=lambda one: (order[one.urgency], one.earliest or ""))


def _result(deadline: Deadline, world: World) -> DeadlineResult:
    """A limit whose first possible day is not known is as urgent as the law file says, unless it is over."""
    low, high = (
        add_days(add_months(day, deadline.months), deadline.days) for day in deadline.start.value(world, None)
    )
    if high < world.as_of:
        urgency, passed = "passed", "yes"
    elif low <= LONG_AGO:
        urgency, passed = deadline.unknown_is, "unknown"
    else:
        urgency = _urgency(low - world.as_of)
        passed = "no" if low >= world.as_of else "possible"
    return DeadlineResult(
        id=deadline.id,
        earliest=iso(low),
        latest=iso(high),
        urgency=urgency,
        passed=passed,
        possible=deadline.applies.value(world, None) < LIKELY,
        usual=deadline.usual,
        authority=list(deadline.source.authority),
        verified=deadline.source.verified,
    )


def _urgency(days_left: float) -> str:
    if days_left <= RED_DAYS:
        return "red"
    if days_left <= ORANGE_DAYS:
        return "orange"
    return "yellow" if days_left <= YELLOW_DAYS else "green"
