"""Partial dates and amounts as intervals.

A date is an interval of proleptic Gregorian day numbers, first and last day included: "2009" is
every day of 2009. An amount is an interval of numbers. Nothing known is the widest interval.
"""

import math
import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Any

Interval = tuple[float, float]

LONG_AGO = 1.0
LAST_DAY = float(date.max.toordinal())
NEVER = 10_000_000.0
ANY_DAY: Interval = (LONG_AGO, NEVER)
ANY_AMOUNT: Interval = (0.0, float("inf"))

_DATE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


def parse_date(value: Any) -> Interval:
    """The interval of a date as it stands in a case file.

    Takes "2009", "2009-06", "2009-06-15", the number 2009, a `date`, or {"min": ..., "max": ...}
    with either end missing. Raises ValueError naming the value and the accepted forms.
    """
    if isinstance(value, date):
        return (float(value.toordinal()), float(value.toordinal()))
    if isinstance(value, dict):
        first, last = _ends(value, "a date range")
        low = LONG_AGO if first is None else parse_date(first)[0]
        high = NEVER if last is None else parse_date(last)[1]
        if low > high:
            raise ValueError("the range ends before it begins")
        return (low, high)
    match = _DATE.match(str(value).strip())
    if not match:
        raise ValueError(f"{value!r} is not a date: write 2009, 2009-06 or 2009-06-15")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
        last_month = month or 12
        last = date(year, last_month, day or monthrange(year, last_month)[1])
    except ValueError as error:
        raise ValueError(f"{value!r} is not a day of the calendar") from error
    return (float(first.toordinal()), float(last.toordinal()))


def parse_amount(value: Any) -> Interval:
    """The interval of a number, or of {"min": ..., "max": ...} with either end missing."""
    if isinstance(value, dict):
        least, most = _ends(value, "a range")
        low = 0.0 if least is None else parse_amount(least)[0]
        high = float("inf") if most is None else parse_amount(most)[1]
        if low > high:
            raise ValueError("the range ends below its beginning")
        return (low, high)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{value!r} is not a number")
    if value < 0:
        raise ValueError("an amount cannot be below zero")
    return (float(value), float(value))


def _ends(value: dict[Any, Any], what: str) -> tuple[Any, Any]:
    """The two ends of a range; None for an end that is missing."""
    if set(value) - {"min", "max"}:
        raise ValueError(f"{what} has the keys min and max, not {', '.join(map(str, value))}")
    ends = (value.get("min"), value.get("max"))
    if ends == (None, None):
        raise ValueError(f"{what} has a min, a max or both; write unknown if neither is known")
    if any(isinstance(end, dict) for end in ends):
        raise ValueError(f"{what} goes from one plain value to another")
    return ends


@lru_cache(maxsize=65536)
def add_months(day: float, months: int) -> float:
    """The day that many months later; a day that the month lacks becomes its last day."""
    if day > LAST_DAY:
        return NEVER
    if day <= LONG_AGO:
        return LONG_AGO
    start = date.fromordinal(int(day))
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    if year < 1:
        return LONG_AGO
    if year > 9999:
        return NEVER
    return float(date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).toordinal())


def add_days(day: float, days: float) -> float:
    """The day that many days later; `NEVER` and `LONG_AGO` stay what they are."""
    if day > LAST_DAY or day <= LONG_AGO:
        return NEVER if day > LONG_AGO else day
    moved = day + days
    return NEVER if moved > LAST_DAY else max(LONG_AGO, moved)


def iso(day: float) -> str | None:
    """A day number as YYYY-MM-DD; None for a day that is not known or never comes."""
    if day <= LONG_AGO or day > LAST_DAY:
        return None
    return date.fromordinal(int(day)).isoformat()
