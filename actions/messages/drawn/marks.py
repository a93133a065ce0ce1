"""What is marked on a line of time: stretches of days, and how sure they are.

A mark's `kind` is the class of its shape: `day` and `limit` (that day), `days` (some day in it), `clock`
(time that ran), `perhaps` (time that may have run), `ahead` (time to come or that was lost), `stop` (where a
clock stopped), `unknown` (we could not tell, shown with a "?").
"""

from dataclasses import dataclass
from datetime import date

from actions.screening.result import TimelineEntry

EXACT_DAYS = 31
"""What is known to the month is drawn as a point."""


@dataclass(frozen=True)
class Mark:
    """A stretch of days; an end that is None reaches to the end of the drawing."""

    kind: str
    first: int | None
    last: int | None


def day_marks(one: TimelineEntry, *, limit: bool = False) -> tuple[Mark, ...]:
    """A day, or the days that it may be."""
    first, last = _day(one.first), _day(one.last)
    if first is None or last is None:
        return (Mark("unknown", first, last),)
    if limit:
        return (Mark("limit", first, first),)
    return (Mark("day" if last - first <= EXACT_DAYS else "days", first, last),)


def clock_marks(one: TimelineEntry, today: int) -> tuple[Mark, ...]:
    """A clock from its beginning to its end, with what is not sure apart."""
    first, last = _day(one.first), _day(one.last)
    begin, end = _day(one.ends_first), _day(one.ends_last)
    if first is None or last is None or begin is None or end is None:
        return (Mark("unknown", first, None),)
    stop, stopped = _day(one.stops_first), one.stops_first is not None or one.stops_last is not None
    ran = min(begin, today, begin if not stopped else first if stop is None else stop)
    marks = [Mark("perhaps", first, min(last, max(ran, first))), Mark("clock", last, ran)]
    if one.reached == "yes":
        marks.append(Mark("perhaps", begin, end))
    elif one.reached == "unknown":
        marks.append(Mark("unknown", max(ran, first), end))
    else:
        marks.append(Mark("ahead", max(ran, first), end))
        if stop is not None:
            marks.append(Mark("stop", stop, _day(one.stops_last) or stop))
    return tuple(one for one in marks if one.kind == "stop" or _is_long(one))


def _is_long(mark: Mark) -> bool:
    return mark.first is None or mark.last is None or mark.last > mark.first


def _day(text: str | None) -> int | None:
    return None if text is None else date.fromisoformat(text).toordinal()
