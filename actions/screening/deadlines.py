"""Time limits: the earliest day each could end, and how urgent that is."""

from actions.screening.model import Deadline, Law
from actions.screening.nodes import Node
from actions.screening.partial import LONG_AGO, NEVER, add_days, add_months, iso
from actions.screening.result import DeadlineResult
from actions.screening.trace import Trace
from actions.screening.truth import LIKELY, UNKNOWN
from actions.screening.world import World

RED_DAYS, ORANGE_DAYS, YELLOW_DAYS = 10, 30, 90
"""MAP section 8, urgency triage: days left by the strictest reading."""


def deadlines_of(law: Law, world: World) -> list[DeadlineResult]:
    """Every time limit that applies, or may apply on what the person said, soonest first."""
    found = [_result(one, world) for one in law.deadlines.values() if _applies(one.applies, world)]
    order = {"red": 0, "orange": 1, "yellow": 2, "green": 3, "passed": 4}
    return sorted(found, key=lambda one: (order[one.urgency], one.earliest or ""))


def _applies(node: Node, world: World) -> bool:
    value = node.value(world, None)
    if value >= LIKELY:
        return True
    if value != UNKNOWN:
        return False
    trace = Trace()
    node.trace(world, None, trace)
    return bool(trace.rests_on)


def _result(deadline: Deadline, world: World) -> DeadlineResult:
    low, high = deadline.start.value(world, None)
    known = low > LONG_AGO and high < NEVER
    first = add_days(add_months(low, deadline.months), deadline.days) if low > LONG_AGO else LONG_AGO
    last = add_days(add_months(high, deadline.months), deadline.days) if high < NEVER else NEVER
    if not known:
        urgency, passed = deadline.unknown_is, "unknown"
    elif last < world.as_of:
        urgency, passed = "passed", "yes"
    else:
        urgency = _urgency(first - world.as_of)
        passed = "no" if first >= world.as_of else "possible"
    return DeadlineResult(
        id=deadline.id,
        earliest=iso(first) if known else None,
        latest=iso(last) if known else None,
        urgency=urgency,
        passed=passed,
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
