"""Dates written in digits: 05/06/2019, 14.03.2008, 2011. 6. 23."""

import re
from datetime import date

from actions.reading import stretches
from actions.reading.date_from_today import DatesFromToday
from actions.reading.date_years import Found
from actions.reading.stretches import Stretch

_DOTTED = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{2}|\d{4})$")
_YEAR_FIRST = re.compile(r"^(\d{4})\.(\d{1,2})(?:\.(\d{1,2}))?$")


class DatesInDigits(DatesFromToday):
    """Reads dates in digits; where day and month could be either, both stay possible."""

    def _in_digits(self, start: int) -> Found | None:
        """2009-06-15, 05/06/2019, 03/14/08, 14.03.2008, 06/2009, 2011.6.23, 2011. 6. 23."""
        word = self.message.word
        if first := self._year_first(start):
            return first
        dotted = _DOTTED.match(word(start))
        if dotted:
            return self._ordered(int(dotted[1]), int(dotted[2]), int(dotted[3]), start + 1)
        parts = [word(start + step) for step in (0, 2, 4)]
        marks = (word(start + 1), word(start + 3))
        if marks[0] not in ("/", "-") or not parts[0].isdigit() or not parts[1].isdigit():
            return None
        if marks[1] == marks[0] and parts[2].isdigit():
            if len(parts[0]) == 4:
                found = self._day(int(parts[0]), int(parts[1]), int(parts[2]))
                return Found(found, start + 5) if found else None
            if len(parts[2]) in (2, 4):
                return self._ordered(int(parts[0]), int(parts[1]), int(parts[2]), start + 5)
        if len(parts[0]) <= 2 and len(parts[1]) == 4 and self._month(int(parts[0]), int(parts[1])):
            return Found(stretches.month(int(parts[1]), int(parts[0])), start + 3)
        if len(parts[0]) == 4 and len(parts[1]) == 2 and marks[0] == "-" and self._months_of(parts):
            return Found(stretches.month(int(parts[0]), int(parts[1])), start + 3)
        if marks[0] == "/" and len(parts[0]) <= 2 and len(parts[1]) <= 2:
            return self._day_of_court(int(parts[0]), int(parts[1]), start + 3)
        return None

    def _year_first(self, start: int) -> Found | None:
        """2011.6.23 and 2011. 6. 23; 2009.06 only where a date is asked for, so that no sum is a month."""
        word = self.message.word
        dotted, end = word(start), start + 1
        if len(dotted) == 4 and word(start + 1) == word(start + 3) == ".":
            dotted, end = f"{dotted}.{word(start + 2)}.{word(start + 4)}", start + 5
        parts = _YEAR_FIRST.match(dotted)
        if not parts or (not parts[3] and len(parts[2]) == 1):
            return None
        full, month_number = int(parts[1]), int(parts[2])
        if not parts[3]:
            month = stretches.month(full, month_number) if self._month(month_number, full) else None
            return Found(month, end) if month and self.open_date else None
        day = self._day(full, month_number, int(parts[3]))
        return Found(day, end) if day else None

    def _day_of_court(self, one: int, two: int, end: int) -> Found | None:
        """A day without its year, "court 12/3": only beside a hearing or check-in, else it may be a share."""
        if not any(self.message.named("cues", name) for name in ("hearing", "check_in")):
            return None
        for month, day in ((one, two), (two, one)):
            if self._day(2000, month, day):
                return Found(None, end, sure=False, month_day=(month, day))
        return None

    def _months_of(self, parts: list[str]) -> bool:
        """2009-06 is a month; 2013-14 is two years."""
        return self._month(int(parts[1]), int(parts[0])) and int(parts[1]) <= int(parts[0][2:])

    def _ordered(self, one: int, two: int, year_number: int, end: int) -> Found | None:
        """Month and day in either order; when both orders are days, both stay possible."""
        full = year_number if year_number > 99 else stretches.full_year(year_number, self.today)
        american, european = self._day(full, one, two), self._day(full, two, one)
        if american and european and american != european:
            low, high = sorted((one, two))
            return Found(Stretch(date(full, low, 1), stretches.month(full, high).last), end, sure=False)
        found = american or european
        return Found(found, end) if found else None

    def _month(self, month_number: int, full: int) -> bool:
        return 1 <= month_number <= 12 and self._is_year(full)
