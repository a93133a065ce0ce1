"""Stretches of time as partial dates."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from babel.dates import get_day_names, get_month_names

from actions.reading.folding import tokenize

EARLIEST_YEAR = 1920
YEARS_AHEAD = 6


@dataclass(frozen=True, slots=True)
class Stretch:
    """All days from `first` to `last`."""

    first: date
    last: date

    @property
    def value(self) -> str | dict[str, str]:
        """The shortest way to write it: "2009", "2009-06", "2009-06-15" or {"min", "max"}."""
        first, last = self.first, self.last
        if first == last:
            return first.isoformat()
        if _begins_month(first) and _ends_month(last):
            years = first.month == 1 and last.month == 12
            low, high = (_year(first), _year(last)) if years else (_month(first), _month(last))
            return low if low == high else {"min": low, "max": high}
        return {"min": first.isoformat(), "max": last.isoformat()}

    @property
    def is_decade(self) -> bool:
        """Whether it is ten whole years, such as the nineties."""
        whole = Stretch(date(self.first.year, 1, 1), date(self.last.year, 12, 31)) == self
        return whole and self.last.year - self.first.year == 9

    def until(self, other: "Stretch") -> "Stretch":
        """From the earlier beginning to the later end."""
        return Stretch(min(self.first, other.first), max(self.last, other.last))

    def widened(self) -> "Stretch":
        """One unit of its own precision more on either side: "about 2013" is 2012 to 2014."""
        if self.first.month == 1 and self.last.month == 12 and _begins_month(self.first):
            return Stretch(year(self.first.year - 1).first, year(self.last.year + 1).last)
        if _begins_month(self.first) and _ends_month(self.last):
            return Stretch(month(*_shift(self.first, -1)).first, month(*_shift(self.last, 1)).last)
        return Stretch(self.first - timedelta(7), self.last + timedelta(7))


def year(number: int) -> Stretch:
    """A whole year."""
    return Stretch(date(number, 1, 1), date(number, 12, 31))


def month(number: int, month_number: int) -> Stretch:
    """A whole month."""
    last = monthrange(number, month_number)[1]
    return Stretch(date(number, month_number, 1), date(number, month_number, last))


def day(number: int, month_number: int, day_number: int) -> Stretch | None:
    """A single day, or None when the calendar does not have it."""
    try:
        one = date(number, month_number, day_number)
    except ValueError:
        return None
    return Stretch(one, one)


def months_back(today: date, months: int) -> Stretch:
    """The month that many months before today."""
    return month(*_shift(today, -months))


def ahead(value: Any, today: date) -> bool:
    """Whether all of a partial date or range lies after today."""
    earliest = value.get("min") if isinstance(value, dict) else value
    if not isinstance(earliest, str):
        return False
    return earliest > today.isoformat()[: len(earliest)]


def is_year(number: float, today: date) -> bool:
    """Whether a number can be a year in someone's life."""
    return number == int(number) and EARLIEST_YEAR <= number <= today.year + YEARS_AHEAD


def full_year(two_digits: int, today: date) -> int:
    """The year of two digits: the latest that is not more than a year ahead."""
    century = today.year - today.year % 100
    return century + two_digits if two_digits <= today.year % 100 + 1 else century - 100 + two_digits


def month_after(today: date, month_number: int, day_number: int) -> Stretch | None:
    """The next time that day comes, today included."""
    this = day(today.year, month_number, day_number)
    return this if this and this.first >= today else day(today.year + 1, month_number, day_number)


@lru_cache(maxsize=32)
def month_names(language: str) -> dict[str, int]:
    """Folded month names and abbreviations of a language."""
    return _names(get_month_names, language)


@lru_cache(maxsize=32)
def weekday_names(language: str) -> dict[str, int]:
    """Folded names of the days of the week; Monday is 0."""
    return _names(get_day_names, language)


def _names(source: Any, language: str) -> dict[str, int]:
    names: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for number, name in source(width, context, locale=language.replace("-", "_")).items():
                words = [word for word in tokenize(name).words if word != "."]
                if len(words) == 1 and len(words[0]) > 2:
                    names.setdefault(words[0], number)
    return names


def _shift(day_: date, months: int) -> tuple[int, int]:
    index = day_.year * 12 + day_.month - 1 + months
    return index // 12, index % 12 + 1


def _begins_month(one: date) -> bool:
    return one.day == 1


def _ends_month(one: date) -> bool:
    return one.day == monthrange(one.year, one.month)[1]


def _year(one: date) -> str:
    return f"{one.year:04d}"


def _month(one: date) -> str:
    return f"{one.year:04d}-{one.month:02d}"
