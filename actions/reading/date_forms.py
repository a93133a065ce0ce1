"""One date at one place of a text, in any of the forms in which people write dates."""

from dataclasses import replace
from datetime import date

from actions.reading import stretches
from actions.reading.date_digits import DatesInDigits
from actions.reading.date_years import Found
from actions.reading.numbers import Number
from actions.reading.stretches import Stretch

_SEASONS = {"spring": (3, 6), "summer": (6, 9), "fall": (9, 12)}
_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "first_half": (1, 6), "second_half": (7, 12)}
_PARTS_OF_DECADE = {
    "early": (0, 3), "mid": (4, 6), "late": (7, 9), "first_half": (0, 4), "second_half": (5, 9),
}  # fmt: skip
_SUFFIXES = frozenset({"st", "nd", "rd", "th", "ro", "do", "er", "º", "°", "o"})


class DateForms(DatesInDigits):
    """Reads single dates, in any form."""

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
        """A year with its part named after it: 2013年底; 2008, March; last year in May."""
        if month := self._month_after(found):
            return month
        cue = self.message.value_at("part_after", found.end)
        if cue and found.stretch and cue.value in _PARTS_OF_DECADE and found.stretch.is_decade:
            return Found(_of_decade(found.stretch, cue.value), cue.end, False)  # 九十年代末
        if cue and self._year(self._skip(cue.end)):
            return found  # "arrested in 2018 in spring 2019 convicted"
        if not cue or not found.stretch or found.stretch.first.year != found.stretch.last.year:
            return found
        if found.stretch.first.month == found.stretch.last.month:
            return Found(found.stretch, cue.end, found.sure)
        return Found(_part(found.stretch.first.year, str(cue.value)), cue.end, False)

    def _month_after(self, found: Found) -> Found | None:
        """A year or season, and then its month, which no year of its own follows: spring 2020, in April."""
        if not found.stretch or found.stretch.last.year - found.stretch.first.year > 2:
            return None
        winter = found.stretch.first.month == 12  # of the year that is named, at either end
        full = found.stretch.first.year + winter
        whole = found.stretch == stretches.year(full)
        begun = at = found.end + (self.message.word(found.end) == ",")
        for name in ("hedge", "approximately"):
            guess = self.message.cue_at("cues", name, at)
            at = guess.end if guess else at
        lead = self.message.cue_at("cues", "date_lead", at)
        of_season = not whole and self.message.word(found.end) == ","  # the spring of 09, April I believe
        if not lead and not (self.open_date and (at > begun or of_season or self.message.short(5))):
            return None
        at = lead.end if lead else at
        month = self._month_name(at)
        if (
            not month
            or self.message.number_at(self._skip(month[1]))
            or self._year_of_today(self._skip(month[1]))
        ):
            return None
        inside = stretches.month(full, month[0])
        if inside == found.stretch or not (
            found.stretch.first <= inside.first and inside.last <= found.stretch.last
        ):
            return None
        narrowed = self._of_year(full, month[0], None, month[1])
        return replace(narrowed, sure=narrowed.sure and whole)

    def _day_month(self, start: int) -> Found | None:
        """15 June 2009, el 15 de junio del 2009, 1ro de mayo."""
        number = self._ordinal(start) or self.message.number_at(start)
        if not number or not number.whole or not 1 <= number.whole <= 31 or self._lettered(start):
            return None
        after = self._skip(number.end + (self.message.word(number.end) in _SUFFIXES))
        month = self._month_name(after)
        if not month:
            return None
        short = self._two_digits_after_day(month[1])
        if short:
            return self._of_year(short[0], month[0], number.whole, short[1])
        return self._with_year(month[1], month[0], number.whole)

    def _ordinal(self, start: int) -> Number | None:
        """A day of a month that has a word of its own: le premier avril, premye me, twenty second of May."""
        word = self.message.value_at("first_day", start)
        return Number(float(word.value), start, word.end) if word else None

    def _lettered(self, start: int) -> bool:
        """Whether a Latin letter is written on to a number: the 2 of "b2 in march" is no day."""
        letter, tokens = self.message.word(start - 1), self.message.tokens
        return (
            bool(start)
            and len(letter) == 1
            and "a" <= letter <= "z"
            and tokens.ends[start - 1] == tokens.starts[start]
        )

    def _month_first(self, start: int) -> Found | None:
        """June 15th, 2009; June of 2009; junio 2009; june '09; in June."""
        month = self._month_name(start)
        if not month:
            return None
        month_number, after = month
        number = self._ordinal(self._skip(after)) or self.message.number_at(self._skip(after))
        year_next = (
            self._names_a_year(after)
            or self._of_two_digits(number)
            or (number is not None and number.digits is None and self._year(number.start) is not None)
        )
        day = (
            number and number.whole and 1 <= number.whole <= 31 and not (number.digits or "").startswith("0")
        )
        if number and day and not year_next and not self._counts_time(number):
            end = number.end + (self.message.word(number.end) in _SUFFIXES)
            return self._with_year(end, month_number, number.whole)
        found = self._with_year(after, month_number, None)
        if found.stretch or self._leads(start) or (self.open_date and self.message.short(3)):
            return found
        return found if self._month_follows(after) else None

    def _month_follows(self, after: int) -> bool:
        """Whether another month follows after "or" or "and": March or April of 2017."""
        links = (self.message.cue_at("cues", name, after) for name in ("range_link", "range_and"))
        return any(link and self._month_name(link.end) for link in links)

    def _of_two_digits(self, number: Number | None) -> bool:
        """Whether a word that leads no day makes two digits after a month its year: marzo del 17."""
        if not number or not number.digits or len(number.digits) != 2:
            return False
        led = self.message.lexicon.words("date_of").get(self.message.word(number.start - 1)) == "year"
        following = self._skip(number.end + (self.message.word(number.end) == ","))
        return led and not self._year(following)

    def _with_year(self, end: int, month_number: int, day_number: int | None) -> Found:
        """The date, with the year that follows if one does."""
        at = self._skip(end)
        year_found = self._year_after(at + (self.message.word(at) == ","))
        if not year_found:
            return Found(None, end, month_day=(month_number, day_number or 0))
        full, year_end = year_found
        return self._of_year(full, month_number, day_number, year_end)

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
        if not inner or not inner.stretch or self._between_two(start, inner.end):
            return None
        first, last = inner.stretch.first, inner.stretch.last
        if first.year != last.year:
            return Found(_of_decade(inner.stretch, cue.value), inner.end, sure=False)
        if first.month == last.month:
            return Found(inner.stretch, inner.end)
        return Found(_part(first.year, str(cue.value)), inner.end, False)

    def _between_two(self, start: int, end: int) -> bool:
        """Whether a word for the middle is also "between", and a second year follows: giữa 2015 và 2016."""
        joined = self.message.cue_at("cues", "range_and", end)
        between = self.message.cue_at("cues", "between", start)
        return bool(between and joined and self.message.number_at(joined.end))

    def _season(self, start: int) -> Found | None:
        cue = self.message.value_at("season", start)
        inner = self._year_of_season(self._skip(cue.end)) if cue else None
        if not cue or not inner:
            return None
        full, end = inner
        if cue.value == "winter" and (next_year := self._next_year(end, full)):
            return Found(Stretch(date(full, 12, 1), stretches.month(full + 1, 3).last), next_year, False)
        if cue.value == "winter":
            return Found(Stretch(date(full - 1, 12, 1), stretches.month(full + 1, 3).last), end, False)
        low, high = _SEASONS[cue.value]
        return Found(Stretch(date(full, low, 1), stretches.month(full, high).last), end, False)

    def _next_year(self, at: int, full: int) -> int | None:
        """Where the year after `full` ends, if it is named next: winter 2013-2014, winter 2013/14."""
        link = self.message.word(at) in ("-", "/", "–") or self.message.cue_at("cues", "range_link", at)
        number = self.message.number_at(at + 1) if link else None
        return number.end if number and number.value in (full + 1, (full + 1) % 100) else None

    def _year_of_season(self, at: int) -> tuple[int, int] | None:
        """The year after a season, also with its mark before it: mùa hè năm 07."""
        mark = self.message.value_at("date_mark_before", at)
        number = self.message.number_at(mark.end) if mark and mark.value == "year" else None
        if number and number.digits and len(number.digits) == 2:
            return stretches.full_year(int(number.value), self.today), number.end
        at = number.start if number else at
        four = self._year(at)  # of twenty thirteen
        if four and four.stretch:
            return four.stretch.first.year, four.end
        spoken = self.message.number_at(at)  # весной пятнадцатого
        if spoken and self._is_spoken_year(spoken) and not self._month_name(spoken.end):
            return stretches.full_year(int(spoken.value), self.today), spoken.end
        short = self._short_year(at, led=True)
        full = short.stretch.first.year if short and short.stretch else 0
        return self._year_after(at) or (short and full and (full, short.end)) or None

    def _decade(self, start: int) -> Found | None:
        cue = self.message.value_at("decade", start)
        if not cue:
            return None
        return Found(Stretch(date(cue.value, 1, 1), date(cue.value + 9, 12, 31)), cue.end, sure=False)


def _of_decade(decade: Stretch, name: str) -> Stretch:
    """The early, middle or late years of a decade."""
    low, high = _PARTS_OF_DECADE[name]
    full = decade.first.year
    return Stretch(date(full + low, 1, 1), date(full + high, 12, 31))


def _part(full: int, name: str) -> Stretch:
    """The early, middle or late part of a year, or a season of it."""
    low, high = _PARTS.get(name) or _SEASONS[name]
    return Stretch(date(full, low, 1), stretches.month(full, high).last)
