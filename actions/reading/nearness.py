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
    """Whether a partial date or range ended more than some days ago."""
    if isinstance(value, dict):
        value = value.get("max", value.get("min"))
    if not isinstance(value, str) or value == UNKNOWN:
        return False
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return parts[0] < today.year
    last = stretches.month(parts[0], parts[1]).last if len(parts) == 2 else date(*parts)
    return today - last > timedelta(days)


def far_ahead(value: object, today: date) -> bool:
    """Whether a partial date or range begins only after the days that count as soon."""
    if isinstance(value, dict):
        value = value.get("min")
    if not isinstance(value, str) or value == UNKNOWN:
        return False
    year, month, day = [*(int(part) for part in value.split("-")), 1, 1][:3]
    return date(year, month, day) - today > SOON
