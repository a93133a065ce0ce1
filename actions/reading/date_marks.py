"""Dates whose parts say what they are: 2009年6月15日, 09년 6월, ngày 15 tháng 6 năm 2009."""

from dataclasses import replace

from actions.reading import stretches
from actions.reading.date_years import SURELY_A_YEAR, DateYears, Found
from actions.reading.numbers import Number

_MOST_DAYS = 31
_LEAST_SPELLED = 10  # 三月十二 is a day; a smaller word may count something
_MONTHS = 12
_THOUSANDS = 2000


class MarkedDates(DateYears):
    """Reads dates with marks before or after their parts."""

    def _marked(self, start: int) -> Found | None:
        """Parts that say what they are: 2009年6月15日, 09년 6월, ngày 15 tháng 6 năm 2009, 去年三月."""
        if led := self._day_before_month(start):
            return led
        earlier = self._year_of_today(start)
        parts, end = self._parts(earlier[1] if earlier else start, led=earlier is not None)
        month, day = parts.get("month"), parts.get("day")
        full = earlier[0] if earlier else self._marked_year(parts.get("year"), dated=month is not None)
        if month is None and day and not full and (one := self._day_of_month_told(int(day.value), end)):
            return one
        if month is None:
            return Found(stretches.year(full), end) if full and "year" in parts and not day else None
        if full is None and "year" not in parts and (later := self._year_of_today(end)):
            full, end = later  # tháng 10 năm ngoái
        if not 1 <= month.value <= 12 or (full is None and "year" in parts):
            return None
        month_number, day_number = int(month.value), int(day.value) if day else None
        if full is None:
            return Found(None, end, month_day=(month_number, day_number or 0))
        return self._of_year(full, month_number, day_number, end)

    def _day_of_month_told(self, day: int, at: int) -> Found | None:
        """A marked day before a month that is counted from today: mùng 5 tháng sau."""
        period = self.message.value_at("relative_period", at)
        unit, offset = str(period.value).split() if period else ("", "0")
        if not period or unit != "month":
            return None
        month = stretches.months_back(self.today, -int(offset))
        one = stretches.day(month.first.year, month.first.month, day)
        return Found(one, period.end) if one else None

    def _day_before_month(self, start: int) -> Found | None:
        """A day in digits without a mark before a month with one before it: 30 tháng 11."""
        number = self.message.number_at(start)
        if not number or number.digits is None or not number.whole or not 1 <= number.whole <= _MOST_DAYS:
            return None
        month = self._part(number.end, first=False)
        if not month or month[0] != "month" or not self.message.value_at("date_mark_before", number.end):
            return None
        unit = self.message.value_at("unit", month[2])
        if unit and not self._part(month[2], first=False):
            return None  # 6 tháng 2 tuần is a length
        rest, end = self._parts(number.end, led=True)
        full = self._marked_year(rest.get("year"), dated=True)
        if not 1 <= month[1].value <= _MONTHS:
            return None
        if full is None and "year" not in rest and (later := self._year_of_today(end)):
            full, end = later
        if full is None:
            return Found(None, end, month_day=(int(month[1].value), number.whole))
        return self._of_year(full, int(month[1].value), number.whole, end)

    def _parts(self, start: int, *, led: bool) -> tuple[dict[str, Number], int]:
        """The numbers with a mark from a token on, by unit, and where the last one ends."""
        parts: dict[str, Number] = {}
        at = end = start
        while part := self._part(at, first=not parts and not led):
            unit, number, after = part
            if unit in parts:
                break  # the second of "2005, 2012" is another date
            parts[unit], end = number, after
            at = self._skip(end)
            if unit == "month" and "day" not in parts and (day := self._bare_day(at)):
                parts["day"], end = day, day.end
            if unit == "month" and (year := self._year_after_stroke(end)):
                return {**parts, "year": year}, year.end
        return parts, end

    def _bare_day(self, at: int) -> Number | None:
        """The day after a month that is marked before it: 11月30, 11월 30, 三月十二."""
        number = self.message.number_at(at)
        if not number or not number.whole or not 1 <= number.whole <= _MOST_DAYS:
            return None
        if number.digits is None and number.whole < _LEAST_SPELLED:
            return None
        ends = {"unit", "money_unit", "grams_unit", "person_counter", "date_mark", "times"}
        marked_before = self.message.lexicon.words("date_mark_before")
        counts = any(self.message.value_at(name, number.end) for name in ends)
        return None if marked_before or counts or self.message.word(number.end) == ":" else number

    def _year_after_stroke(self, at: int) -> Number | None:
        """The year of "tháng 6/2009" and of "شهر 6 2009"."""
        number = self.message.number_at(self._skip(at + (self.message.word(at) in ("/", "-"))))
        return number if number and self._is_year(number.value) else None

    def _part(self, start: int, *, first: bool) -> tuple[str, Number, int] | None:
        """A number with the mark before or after it: the unit of the mark, the number, and the end."""
        before = self.message.value_at("date_mark_before", start)
        number = self.message.number_at(before.end if before else start)
        if not number and (named := self._named_month(start)):
            return "month", named, named.end
        if not number or number.whole is None:
            return None
        if before and before.value == "year":
            number = self._in_two_parts(number)
        after = None if before else self.message.value_at("date_mark", number.end)
        mark = before or after
        if not mark or (first and not before and mark.value == "day"):
            return None
        return str(mark.value), number, after.end if after else number.end

    def _in_two_parts(self, number: Number) -> Number:
        """A year said as its thousands and two digits: năm hai ngàn 15."""
        rest = self.message.number_at(number.end)
        short = rest is not None and rest.digits is not None and rest.value <= self.today.year % 100
        if (
            number.digits
            or number.value != _THOUSANDS
            or not rest
            or not short
            or self.message.value_at("unit", rest.end)
        ):
            return number
        return replace(number, value=number.value + rest.value, end=rest.end)

    def _named_month(self, start: int) -> Number | None:
        """A month that has a name of its own among marked parts: 오월, 시월."""
        name = self.message.value_at("month", start) if self.message.lexicon.words("date_mark") else None
        return Number(float(name.value), start, name.end) if name else None

    def _marked_year(self, number: Number | None, *, dated: bool) -> int | None:
        """A year in four digits, or in two that count no years: 09年 is 2009, 10年 is ten years.

        `dated`: a month follows, so that 18年3月 is March of 2018.
        """
        if number is None or self._is_year(number.value):
            return int(number.value) if number else None
        spelled = number.digits is None and SURELY_A_YEAR <= number.value <= 99  # 구십팔년도
        two = spelled or (number.digits is not None and len(number.digits) == 2)
        # 一三年 is 2013
        digit_by_digit = number.digits is not None and number.end - number.start == len(number.digits)
        dated = dated or digit_by_digit or self._tells_when(number) or self._answers(number)
        if two and (dated or number.value >= SURELY_A_YEAR or str(number.digits).startswith("0")):
            return stretches.full_year(int(number.value), self.today)
        return None

    def _answers(self, number: Number) -> bool:
        """Whether a marked number is the year that was asked for: 14年吧, but not 14年前."""
        mark = self.message.value_at("date_mark", number.end)
        if (
            not self.open_date
            or not mark
            or self.message.cue_before("cues", "not_a_year_after", number.start)
        ):
            return False
        follows = self.message.cue_at("cues", "after_year_told", mark.end)
        return follows is not None or not self.message.word(mark.end).isalnum()

    def _tells_when(self, number: Number) -> bool:
        """Whether what stands after a marked number, and not before it, makes it a year: 18年被抓."""
        led = self.message.cue_before("cues", "not_a_year_after", number.start)
        starts, ends = self.message.tokens.starts, self.message.tokens.ends
        short = led is not None and led.length == 1
        apart = short and ends[number.start - 1] < starts[number.start]  # 认罪了 09年又被抓
        return (led is None or apart) and self.message.cue_at("cues", "marked_year", number.end) is not None
