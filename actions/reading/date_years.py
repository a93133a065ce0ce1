"""What every form of date needs: years and months as people name them, and the small words between."""

from dataclasses import dataclass
from datetime import date

from actions.reading import stretches
from actions.reading.message import Message
from actions.reading.numbers import Number
from actions.reading.stretches import Stretch

SURELY_A_YEAR = 60
"""From here on two digits are a year of the last century where a year may stand."""
_DAYS = 31
_NOT_AFTER_YEAR = frozenset({":", "%", "/", "-", "$"})
_LEAST_SPOKEN = 5  # "in May two years ago" counts years


@dataclass(frozen=True, slots=True)
class Found:
    """A date that ends before token `end`. Without a year, `stretch` is None and `month_day` is set."""

    stretch: Stretch | None
    end: int
    sure: bool = True
    month_day: tuple[int, int] | None = None


class DateYears:
    """A text on a day. `open_type` is the type of the open question: it decides what is ambiguous."""

    def __init__(self, message: Message, today: date, open_type: str | None) -> None:
        self.message, self.today = message, today
        self.open_date, self.open_days = open_type == "date", open_type == "days"
        self.open_amount = open_type in ("money", "grams", "count")
        language = message.lexicon.language
        self.months = stretches.month_names(language)
        self.weekdays = {**stretches.weekday_names(language), **message.lexicon.words("weekday")}

    def _year(self, start: int) -> Found | None:
        """2009, two thousand nine, nineteen ninety eight, oh nine."""
        spoken = self.message.value_at("spoken_year", start)
        if spoken and not self.open_amount:
            return Found(stretches.year(int(spoken.value)), spoken.end)
        number = self.message.number_at(start)
        if not number or self.open_amount or self._measures(number):
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
        aged = self.message.cue_before("cues", "self", start) is not None  # im 34
        alone = self.open_date and self.message.short(2) and len(digits) == 2 and not aged
        # "ninety-seven" and nothing else, where a date is asked for; smaller words may count years.
        spelt = not digits and start == 0 and number.end == self.message.size
        alone = alone or (self.open_date and spelt and number.whole >= SURELY_A_YEAR)
        between = self.open_date and self._between_years(start, number.end)
        led = led or alone or between or self.message.cue_before("cues", "year_lead", start) is not None
        if not led or (digits and len(digits) != 2) or (not digits and number.whole < 30):
            return None
        # "A perfume of 80 dollars", "em 90 dias": a unit after it says what it counts.
        units = (self.message.value_at(name, number.end) for name in ("unit", "money_unit", "grams_unit"))
        late = number.whole >= SURELY_A_YEAR and not any(units)
        if not late and not digits.startswith("0") and self._counts_something(number.end):
            return None
        return Found(stretches.year(stretches.full_year(number.whole, self.today)), number.end)

    def _measures(self, number: Number) -> bool:
        """Whether a number is a sum or a weight: 2000 dollars, $2000, 2000 grams."""
        signed = self.message.word(number.start - 1) == "$"
        units = (self.message.value_at(name, number.end) for name in ("money_unit", "grams_unit"))
        return signed or any(units)

    def _between_years(self, start: int, end: int) -> bool:
        """Whether a number opens a range of years: "between 07 and 09", not "between 12 and 14 months"."""
        joined = self.message.cue_at("cues", "range_and", end)
        second = self.message.number_at(joined.end) if joined else None
        led = self.message.cue_before("cues", "between", start) is not None
        return led and second is not None and not self.message.value_at("unit", second.end)

    def _counts_something(self, end: int) -> bool:
        """Whether a noun follows, so that the number counts it and is no year: in 10 states."""
        word = self.message.word(end)
        return bool(word) and word.isalpha() and self.message.cue_at("cues", "after_year", end) is None

    def _year_after(self, at: int) -> tuple[int, int] | None:
        """A year, or two digits that can only be one here, and where it ends."""
        four = self._year(at)
        if four and four.stretch:
            return four.stretch.first.year, four.end
        if relative := self._year_of_today(at):
            return relative
        quoted = self.message.word(at) == "'"
        number = self.message.number_at(at + quoted)
        two_digits = number and number.digits and len(number.digits) == 2
        if number and two_digits and (quoted or self._skipped(at) or self._no_day(number)):
            return stretches.full_year(int(number.value), self.today), number.end
        if number and (self._said_of_last_century(number) or self._said_of_a_year(number, at)):
            return stretches.full_year(int(number.value), self.today), number.end
        return None

    def _said_of_last_century(self, number: Number) -> bool:
        """Whether a number in words after a month is a year: третьего марта восемьдесят четвёртого."""
        if number.digits is not None or number.whole is None or not 40 <= number.whole <= 99:
            return False
        return not self._counts_time(number)

    def _no_day(self, number: Number) -> bool:
        """Whether two digits after a month are too many for a day, and count nothing: décembre 98."""
        return number.value > _DAYS and not self._counts_something(number.end)

    def _two_digits_after_day(self, at: int) -> tuple[int, int] | None:
        """Two digits after a day and its month, where they count nothing and tell no hour: 14 juin 15."""
        number = self.message.number_at(at)
        if not number or len(number.digits or "") != 2 or not (number.digits or "").isdigit():
            return None
        if self._counts_something(number.end) or self.message.word(number.end) in _NOT_AFTER_YEAR:
            return None
        return stretches.full_year(int(number.value), self.today), number.end

    def _said_of_a_year(self, number: Number, at: int) -> bool:
        """Whether a number in words is the year after a month that no day follows: в мае пятнадцатого."""
        return self._names_a_year(at) and self._is_spoken_year(number)

    def _is_spoken_year(self, number: Number) -> bool:
        """Whether two digits in words may be a year, and count nothing that follows."""
        if number.digits is not None or number.whole is None or not _LEAST_SPOKEN <= number.whole <= 99:
            return False
        return not self._counts_time(number)

    def _skipped(self, at: int) -> bool:
        """Two digits after a month are a year when "of" or a zero says so."""
        of = self.message.word(at - 1) in self.message.lexicon.words("date_of")
        return of or self.message.word(at).startswith("0") or self._names_a_year(at)

    def _names_a_year(self, after_month: int) -> bool:
        """Whether two digits after that form of a month are a year, as no day stands there: в марте 14."""
        number = self.message.number_at(after_month)
        lexicon = self.message.lexicon
        named = self.message.word(after_month - 1) in lexicon.words("year_after_month")
        if number and len(number.digits or "") == 2:
            suffix = self.message.word(number.end + (self.message.word(number.end) == "-"))
            named = named or suffix in lexicon.words("year_suffix")
        return named and not (number and self._counts_time(number))

    def _counts_time(self, number: Number) -> bool:
        """Whether a number counts years, months or days: "in May 2 years ago", not "15 года"."""
        year_word = self.message.value_at("year_word", number.end)
        return year_word is None and self.message.value_at("unit", number.end) is not None

    def _year_of_today(self, start: int) -> tuple[int, int] | None:
        """Last year, this year or next year, and where it ends."""
        cue = self.message.value_at("relative_period", start)
        unit, offset = str(cue.value).split() if cue else ("", "0")
        return (self.today.year + int(offset), self._skip(cue.end)) if cue and unit == "year" else None

    def _month_name(self, start: int) -> tuple[int, int] | None:
        """The month that is named there, and where its name ends."""
        if self.message.cue_at("cues", "not_month", start):
            return None  # tl: may 3 grams
        cue = self.message.value_at("month", start)
        if cue:
            return int(cue.value), cue.end
        number = self.months.get(self.message.word(start))
        if number and self.message.number_at(start) and self.message.value_at("unit", start + 1):
            return None  # dez is ten in "dez anos" and December elsewhere
        return (number, start + 1) if number else None

    def _of_year(self, full: int, month_number: int, day_number: int | None, end: int) -> Found:
        """A month or a day of a year; the month when the calendar has no such day."""
        one = self._day(full, month_number, day_number) if day_number else None
        month = stretches.month(full, month_number)
        return Found(one or month, end, sure=one is not None or not day_number)

    def _day(self, full: int, month_number: int, day_number: int) -> Stretch | None:
        return stretches.day(full, month_number, day_number) if self._is_year(full) else None

    def _is_year(self, number: float) -> bool:
        return stretches.is_year(number, self.today)

    def _skip(self, at: int) -> int:
        """Past the small words inside a date: of, de, del, the; not into a year: jiye de mil sez."""
        small = self.message.lexicon.words("date_of")
        while self.message.word(at) in small:
            number = self.message.number_at(at)
            if number and self._is_year(number.value):
                break
            at += 1
        return at
