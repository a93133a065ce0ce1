"""One date at one place of a text, in any of the forms in which people write dates."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from actions.reading import stretches
from actions.reading.matching import Cue
from actions.reading.message import Message, counted_roughly, counted_unit
from actions.reading.numbers import Number
from actions.reading.stretches import Stretch

_DOTTED = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{2}|\d{4})$")
_SEASONS = {"spring": (3, 6), "summer": (6, 9), "fall": (9, 12)}
_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_PARTS_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_FARTHEST_AHEAD = 90
_SURELY_A_YEAR = 60
_SUFFIXES = frozenset({"st", "nd", "rd", "th", "ro", "do", "er", "º", "°", "o"})


@dataclass(frozen=True, slots=True)
class Found:
    """A date that ends before token `end`. Without a year, `stretch` is None and `month_day` is set."""

    stretch: Stretch | None
    end: int
    sure: bool = True
    month_day: tuple[int, int] | None = None


class DateForms:
    """Reads single dates. `open_type` is the type of the open question: it decides what is ambiguous."""

    def __init__(self, message: Message, today: date, open_type: str | None) -> None:
        self.message, self.today = message, today
        self.open_date, self.open_days = open_type == "date", open_type == "days"
        self.open_amount = open_type in ("money", "grams", "count")
        language = message.lexicon.language
        self.months = stretches.month_names(language)
        self.weekdays = {**stretches.weekday_names(language), **message.lexicon.words("weekday")}

    def at(self, start: int) -> Found | None:
        """The date that begins at a token, or None."""
        for form in (
            self._in_digits, self._decade, self._marked, self._day_month, self._month_first, self._part_of,
            self._season, self._relative, self._ago, self._ahead, self._weekday, self._year, self._short_year,
        ):  # fmt: skip
            found = form(start)
            if found:
                return self._past_year_word(self._narrowed(found))
        return None

    def _past_year_word(self, found: Found) -> Found:
        """The date with the word for the year after it: "2018 года" is not one year more."""
        word = self.message.value_at("year_word", found.end)
        return replace(found, end=word.end) if word and found.stretch else found

    def _narrowed(self, found: Found) -> Found:
        """A year with its part named after it: 2013年底."""
        cue = self.message.value_at("part_after", found.end)
        if not cue or not found.stretch or found.stretch.first.year != found.stretch.last.year:
            return found
        if found.stretch.first.month == found.stretch.last.month:
            return Found(found.stretch, cue.end, found.sure)
        return Found(_part(found.stretch.first.year, str(cue.value)), cue.end, False)

    # digits

    def _in_digits(self, start: int) -> Found | None:
        """2009-06-15, 05/06/2019, 03/14/08, 14.03.2008, 06/2009."""
        word = self.message.word
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

    def _day(self, full: int, month_number: int, day_number: int) -> Stretch | None:
        return stretches.day(full, month_number, day_number) if self._is_year(full) else None

    def _month(self, month_number: int, full: int) -> bool:
        return 1 <= month_number <= 12 and self._is_year(full)

    def _is_year(self, number: float) -> bool:
        return stretches.is_year(number, self.today)

    # words

    def _day_month(self, start: int) -> Found | None:
        """15 June 2009, el 15 de junio del 2009, 1ro de mayo."""
        number = self.message.number_at(start)
        if not number or not number.whole or not 1 <= number.whole <= 31:
            return None
        after = self._skip(number.end + (self.message.word(number.end) in _SUFFIXES))
        month = self._month_name(after)
        return self._with_year(month[1], month[0], number.whole) if month else None

    def _month_first(self, start: int) -> Found | None:
        """June 15th, 2009; June of 2009; junio 2009; june '09; in June."""
        month = self._month_name(start)
        if not month:
            return None
        month_number, after = month
        number = self.message.number_at(self._skip(after))
        if number and number.whole and 1 <= number.whole <= 31 and not (number.digits or "").startswith("0"):
            end = number.end + (self.message.word(number.end) in _SUFFIXES)
            return self._with_year(end, month_number, number.whole)
        found = self._with_year(after, month_number, None)
        if found.stretch or self._leads(start) or (self.open_date and self.message.short(3)):
            return found
        return None

    def _month_name(self, start: int) -> tuple[int, int] | None:
        """The month that is named there, and where its name ends."""
        cue = self.message.value_at("month", start)
        if cue:
            return int(cue.value), cue.end
        number = self.months.get(self.message.word(start))
        return (number, start + 1) if number else None

    def _with_year(self, end: int, month_number: int, day_number: int | None) -> Found:
        """The date, with the year that follows if one does."""
        at = self._skip(end)
        year_found = self._year_after(at + (self.message.word(at) == ","))
        if not year_found:
            return Found(None, end, month_day=(month_number, day_number or 0))
        full, year_end = year_found
        return self._of_year(full, month_number, day_number, year_end)

    def _of_year(self, full: int, month_number: int, day_number: int | None, end: int) -> Found:
        """A month or a day of a year; the month when the calendar has no such day."""
        one = self._day(full, month_number, day_number) if day_number else None
        month = stretches.month(full, month_number)
        return Found(one or month, end, sure=one is not None or not day_number)

    def _marked(self, start: int) -> Found | None:
        """Parts that say what they are: 2009年6月15日, 09년 6월, ngày 15 tháng 6 năm 2009, 去年三月."""
        earlier = self._year_of_today(start)
        parts, end = self._parts(earlier[1] if earlier else start, led=earlier is not None)
        month, day = parts.get("month"), parts.get("day")
        full = earlier[0] if earlier else self._marked_year(parts.get("year"), dated=month is not None)
        if month is None:
            return Found(stretches.year(full), end) if full and "year" in parts and not day else None
        if not 1 <= month.value <= 12 or (full is None and "year" in parts):
            return None
        month_number, day_number = int(month.value), int(day.value) if day else None
        if full is None:
            return Found(None, end, month_day=(month_number, day_number or 0))
        return self._of_year(full, month_number, day_number, end)

    def _parts(self, start: int, *, led: bool) -> tuple[dict[str, Number], int]:
        """The numbers with a mark from a token on, by unit, and where the last one ends."""
        parts: dict[str, Number] = {}
        at = end = start
        while part := self._part(at, first=not parts and not led):
            unit, number, end = part
            if unit in parts:
                break
            parts[unit] = number
            at = self._skip(end)
            if unit == "month" and (year := self._year_after_stroke(end)):
                return {**parts, "year": year}, year.end
        return parts, end

    def _year_after_stroke(self, at: int) -> Number | None:
        """The year of "tháng 6/2009"."""
        number = self.message.number_at(at + 1) if self.message.word(at) in ("/", "-") else None
        return number if number and self._is_year(number.value) else None

    def _part(self, start: int, *, first: bool) -> tuple[str, Number, int] | None:
        """A number with the mark before or after it: the unit of the mark, the number, and the end."""
        before = self.message.value_at("date_mark_before", start)
        number = self.message.number_at(before.end if before else start)
        if not number or number.whole is None:
            return None
        after = None if before else self.message.value_at("date_mark", number.end)
        mark = before or after
        if not mark or (first and not before and mark.value == "day"):
            return None
        return str(mark.value), number, after.end if after else number.end

    def _marked_year(self, number: Number | None, *, dated: bool) -> int | None:
        """A year in four digits, or in two that count no years: 09年 is 2009, 10年 is ten years.

        `dated`: a month follows, so that 18年3月 is March of 2018.
        """
        if number is None or self._is_year(number.value):
            return int(number.value) if number else None
        two = number.digits is not None and len(number.digits) == 2
        dated = dated or self._tells_when(number)
        if two and (dated or number.value >= _SURELY_A_YEAR or str(number.digits).startswith("0")):
            return stretches.full_year(int(number.value), self.today)
        return None

    def _tells_when(self, number: Number) -> bool:
        """Whether what stands after a marked number, and not before it, makes it a year: 18年被抓."""
        led = self.message.cue_before("cues", "not_a_year_after", number.start)
        return not led and self.message.cue_at("cues", "marked_year", number.end) is not None

    def _year_of_today(self, start: int) -> tuple[int, int] | None:
        """Last year, this year or next year, and where it ends."""
        cue = self.message.value_at("relative_period", start)
        unit, offset = str(cue.value).split() if cue else ("", "0")
        return (self.today.year + int(offset), self._skip(cue.end)) if cue and unit == "year" else None

    def _year_after(self, at: int) -> tuple[int, int] | None:
        """A year, or two digits that can only be one here, and where it ends."""
        four = self._year(at)
        if four and four.stretch:
            return four.stretch.first.year, four.end
        if relative := self._year_of_today(at):
            return relative
        quoted = self.message.word(at) == "'"
        number = self.message.number_at(at + quoted)
        if number and number.digits and len(number.digits) == 2 and (quoted or self._skipped(at)):
            return stretches.full_year(int(number.value), self.today), number.end
        return None

    def _skipped(self, at: int) -> bool:
        """Two digits after a month are a year when "of" or a zero says so."""
        return self.message.word(at - 1) in self.message.lexicon.words("date_of") or (
            self.message.word(at).startswith("0")
        )

    def _skip(self, at: int) -> int:
        """Past the small words inside a date: of, de, del, the."""
        small = self.message.lexicon.words("date_of")
        while self.message.word(at) in small:
            at += 1
        return at

    def _leads(self, start: int) -> bool:
        """Whether a word before says that a date follows: in June, desde junio."""
        return self.message.cue_before("cues", "date_lead", start) is not None

    def _part_of(self, start: int) -> Found | None:
        """Early 2013, a finales del 98, mid June 2009, the late 90s."""
        cue = self.message.value_at("part_of", start)
        if not cue:
            return None
        at = self._skip(cue.end + (self.message.word(cue.end) in ("-", ",")))
        inner = self._decade(at) or self._month_first(at) or self._year(at) or self._short_year(at, led=True)
        if not inner or not inner.stretch:
            return None
        first, last = inner.stretch.first, inner.stretch.last
        if first.year != last.year:
            low, high = _PARTS_OF_DECADE[cue.value]
            years = Stretch(date(first.year + low, 1, 1), date(first.year + high, 12, 31))
            return Found(years, inner.end, sure=False)
        if first.month == last.month:
            return Found(inner.stretch, inner.end)
        return Found(_part(first.year, str(cue.value)), inner.end, False)

    def _season(self, start: int) -> Found | None:
        cue = self.message.value_at("season", start)
        inner = self._year_after(self._skip(cue.end)) if cue else None
        if not cue or not inner:
            return None
        full, end = inner
        if cue.value == "winter":
            return Found(Stretch(date(full - 1, 12, 1), stretches.month(full + 1, 3).last), end, False)
        low, high = _SEASONS[cue.value]
        return Found(Stretch(date(full, low, 1), stretches.month(full, high).last), end, False)

    def _decade(self, start: int) -> Found | None:
        cue = self.message.value_at("decade", start)
        if not cue:
            return None
        return Found(Stretch(date(cue.value, 1, 1), date(cue.value + 9, 12, 31)), cue.end, sure=False)

    # from today

    def _relative(self, start: int) -> Found | None:
        """Tomorrow, last year, next month, la semana que viene."""
        days = self.message.value_at("relative_day", start)
        if days:
            if days.value is None:
                return None
            one = self.today + timedelta(days.value)
            return Found(Stretch(one, one), days.end)
        period = self.message.value_at("relative_period", start)
        if not period:
            return None
        unit, offset = str(period.value).split()
        stretch = self._period(unit, int(offset))
        part = self._part(period.end, first=False) if unit == "month" else None
        if part and part[0] == "day" and part[1].whole:
            one_day = stretches.day(stretch.first.year, stretch.first.month, part[1].whole)
            return Found(one_day or stretch, part[2], sure=one_day is not None)
        day_of = self.message.value_at("day_of_week", period.end) if unit == "week" else None
        if day_of:
            one = stretch.first + timedelta(int(day_of.value))
            return Found(Stretch(one, one), day_of.end)
        return Found(stretch, period.end, sure=unit != "week")

    def _period(self, unit: str, offset: int) -> Stretch:
        if unit == "year":
            return stretches.year(self.today.year + offset)
        if unit == "month":
            return stretches.months_back(self.today, -offset)
        monday = self.today - timedelta(self.today.weekday()) + timedelta(weeks=offset)
        return Stretch(monday, monday + timedelta(6))

    def _ago(self, start: int) -> Found | None:
        """Ten years ago, about 3 months ago, hace como diez años."""
        before = self.message.cue_at("cues", "ago_before", start)
        if before and self._bounds(before):
            return None  # "less than a year" where "than" is also "ago"
        at = before.end if before else start
        rough = self.message.cue_at("cues", "approximately", at)
        at = rough.end if rough else at
        counted = self._counted(at)
        if not counted:
            return None
        count, unit, end = counted
        after = self.message.cue_at("cues", "ago_after", end)
        if not (before or after):
            return None
        rough = rough or self.message.cue_before("cues", "approximately", start)
        about = rough is not None or counted_roughly(self.message, at)
        stretch = self._back(unit, count)
        if not stretch:
            return None
        if before and not after and self._opens_range(before, end):
            return None
        end = after.end if after else end
        return Found(stretch.widened() if about else stretch, end, sure=not about)

    def _bounds(self, before: Cue) -> bool:
        """Whether a word for "ago" is the end of "less than" or "more than"."""
        longer = (self.message.cue_before("cues", name, before.end) for name in ("less", "more"))
        return any(cue is not None and cue.start < before.start for cue in longer)

    def _opens_range(self, before: Cue, end: int) -> bool:
        """Whether a word for "ago" is also "from", and a "to" follows: "from one year to three"."""
        since = self.message.cue_at("cues", "date_lead", before.start)
        linked = self.message.cue_at("cues", "range_link", end)
        return since is not None and linked is not None and since.end == before.end

    def _counted(self, start: int) -> tuple[int, str, int] | None:
        """How many of which unit, and where it ends: "3 years", "a year", سنتين."""
        both = counted_unit(self.message, start)
        if both:
            return int(both[0]), both[1], both[2]
        number = self.message.number_at(start)
        article = self.message.value_at("article", start)
        if (not number and not article) or (number and number.more):
            return None
        unit = self.message.value_at("unit", number.end if number else start + 1)
        return (int(number.value) if number else 1, str(unit.value), unit.end) if unit else None

    def _ahead(self, start: int) -> Found | None:
        """In three days, dentro de dos semanas. Months and years ahead are too vague for a date."""
        before = self.message.cue_at("cues", "ahead_before", start)
        number = self.message.number_at(before.end) if before and not self.open_days else None
        unit = self.message.value_at("unit", number.end) if number else None
        if not before or not number or not unit or unit.value not in ("day", "week") or number.whole is None:
            return None
        if unit.value == "day":
            one = self.today + timedelta(min(number.whole, _FARTHEST_AHEAD))
            return Found(Stretch(one, one), unit.end)
        one = self.today + timedelta(weeks=min(number.whole, _FARTHEST_AHEAD))
        return Found(Stretch(one - timedelta(3), one + timedelta(3)), unit.end, sure=False)

    def _back(self, unit: str, count: int) -> Stretch | None:
        if unit == "year":
            full = self.today.year - count
            return stretches.year(full) if self._is_year(full) else None
        if unit == "month":
            return stretches.months_back(self.today, count)
        if unit == "week":
            one = self.today - timedelta(weeks=count)
            return Stretch(one - timedelta(3), one + timedelta(3))
        one = self.today - timedelta(days=count)
        return Stretch(one, one)

    def _weekday(self, start: int) -> Found | None:
        """On Tuesday: the next one; last Tuesday, el martes pasado: the one before today."""
        cue = self.message.value_at("weekday", start)
        number = int(cue.value) if cue else self.weekdays.get(self.message.word(start))
        end = cue.end if cue else start + 1
        if number is None:
            return None
        led = self.message.cue_before("cues", "weekday_lead", start)
        past_before = self.message.cue_before("cues", "weekday_past", start)
        past_after = self.message.cue_at("cues", "weekday_past_after", end)
        if not (led or past_before or self.open_date or end == self.message.size):
            return None
        ahead = (number - self.today.weekday() - 1) % 7 + 1
        one = self.today + timedelta(ahead - 7 if past_before or past_after else ahead)
        return Found(Stretch(one, one), past_after.end if past_after else end)

    # years

    def _year(self, start: int) -> Found | None:
        """2009, two thousand nine, nineteen ninety eight."""
        number = self.message.number_at(start)
        if not number or self.open_amount:
            return None
        if number.digits is not None:
            fits = len(number.digits) == 4 and self._is_year(number.value)
            return Found(stretches.year(int(number.value)), number.end) if fits else None
        if self._is_year(number.value):
            return Found(stretches.year(int(number.value)), number.end)
        second = self.message.number_at(number.end)
        if second and second.digits is None and number.value in (19, 20) and 10 <= second.value <= 99:
            full = int(number.value) * 100 + int(second.value)
            return Found(stretches.year(full), second.end) if self._is_year(full) else None
        return None

    def _short_year(self, start: int, *, led: bool = False) -> Found | None:
        """'09; since 98; en el 09; en el noventa y ocho."""
        quoted = self.message.word(start) == "'"
        number = self.message.number_at(start + quoted)
        if not number or number.whole is None or not 0 <= number.whole <= 99:
            return None
        digits = number.digits or ""
        if quoted and len(digits) == 2:
            return Found(stretches.year(stretches.full_year(number.whole, self.today)), number.end)
        alone = self.open_date and self.message.short(2) and len(digits) == 2
        led = led or alone or self.message.cue_before("cues", "year_lead", start) is not None
        if not led or (digits and len(digits) != 2) or (not digits and number.whole < 30):
            return None
        late = number.whole >= _SURELY_A_YEAR and not self.message.value_at("unit", number.end)
        if not late and not digits.startswith("0") and self._counts_something(number.end):
            return None
        return Found(stretches.year(stretches.full_year(number.whole, self.today)), number.end)

    def _counts_something(self, end: int) -> bool:
        """Whether a noun follows, so that the number counts it and is no year: in 10 states."""
        word = self.message.word(end)
        return bool(word) and word.isalpha() and self.message.cue_at("cues", "after_year", end) is None


def _part(full: int, name: str) -> Stretch:
    """The early, middle or late part of a year, or a season of it."""
    low, high = _PARTS.get(name) or _SEASONS[name]
    return Stretch(date(full, low, 1), stretches.month(full, high).last)
