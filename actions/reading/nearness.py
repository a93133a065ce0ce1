"""How near a day is: soon, over, or far ahead."""

from datetime import date, timedelta

from actions.reading import stretches
from actions.reading.reading import UNKNOWN

SOON = timedelta(days=31)


def is_soon(value: object, today: date) -> bool:
    """Whether a partial date or range may fall within the days ahead that count as soon."""
    if isinstance(value, dict):
        value = value.get("min")
    if not isinstance(value, str) or value == UNKNOWN:
        return False
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return False
    first = date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    last = first if len(parts) > 2 else stretches.month(parts[0], parts[1]).last
    return last >= today and first - today <= SOON


def over(value: object, today: date, *, days: int = 45) -> bool:
    """Whether a partial date or range ended more than some days ago; a year is over when the next begins."""
    last = last_day(value)
    if last is None:
        return False
    year_alone = (last.month, last.day) == (12, 31) and not _names_a_month(value)
    return last < today if year_alone else today - last > timedelta(days)


def last_day(value: object) -> date | None:
    """The last day that a partial date or range leaves open; None where it is not known."""
    if isinstance(value, dict):
        value = value.get("max", value.get("min"))
    if not isinstance(value, str) or value == UNKNOWN:
        return None
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    return stretches.month(parts[0], parts[1]).last if len(parts) == 2 else date(*parts)


def _names_a_month(value: object) -> bool:
    told = value.get("max", value.get("min")) if isinstance(value, dict) else value
    return isinstance(told, str) and "-" in told


def far_ahead(value: object, today: date) -> bool:
    """Whether a partial date or range begins only after the days that count as soon."""
    if isinstance(value, dict):
        value = value.get("min")
    if not isinstance(value, str) or value == UNKNOWN:
        return False
    year, month, day = [*(int(part) for part in value.split("-")), 1, 1][:3]
    return date(year, month, day) - today > SOON
