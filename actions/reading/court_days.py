"""Days in court: the next hearing, the day of an order, and whose court it is."""

from datetime import date
from typing import Any

from actions.reading import stretches
from actions.reading.message import Mention
from actions.reading.nearness import is_soon, over
from actions.reading.scene import Scene, Stated
from actions.reading.settled import of_a_criminal_court, of_another_court

HEARING = "next_hearing_date"
AHEAD = frozenset({HEARING})
_TO_APPEAL = 60  # days, with some to spare: an order of last month that "I can appeal" is not final
OF_COURTS = frozenset({HEARING, "final_order_date"})


def resolved(mention: Mention, name: str, today: date) -> Any:
    """The value of a mention. A fact that lies ahead is never in the past, and a day without a year
    is then the next one."""
    if mention.value is not None:
        return None if name in AHEAD and over(mention.value, today, days=0) else mention.value
    if not mention.month_day or name not in AHEAD:
        return None
    month, day = mention.month_day
    if day:
        found = stretches.month_after(today, month, day)
        return found.value if found else None
    return stretches.month(today.year + (month < today.month), month).value


def hearing_soon(scene: Scene, today: date) -> list[Stated]:
    """The day of a hearing that is urgent, where one day ahead is told beside it and nothing claims it."""
    if "hearing_soon" not in scene.urgent or any(one.name == HEARING for one in scene.claims):
        return []
    if not scene.message.named("facts", "proceeding_type"):
        return []
    days = [
        (one.mention, resolved(one.mention, HEARING, today))
        for one in scene.claims
        if one.mention.kind == "date" and one.name is None and scene.counts(one.mention)
    ]
    days = [(mention, value) for mention, value in days if isinstance(value, str) and is_soon(value, today)]
    if len(days) != 1 or of_another_case(scene, HEARING, days[0][0], today):
        return []
    mention, value = days[0]
    beside = scene.clauses.has("hearing", scene.clauses.at(mention.start))
    return [Stated(HEARING, value, mention.start, mention.end)] if beside else []


def of_another_case(scene: Scene, name: str, day: Mention, today: date) -> bool:
    """Whether a hearing is of no immigration court, or an order of these days may still be appealed."""
    if name == "final_order_date":
        old = over(day.value, today, days=_TO_APPEAL)
        return bool(scene.message.named("cues", "may_appeal")) and not old
    message, clauses, start = scene.message, scene.clauses, day.start
    if scene.open_fact == name:
        return of_another_court(message, clauses, start)
    return of_another_court(message, clauses, start) or of_a_criminal_court(message, clauses, start)
