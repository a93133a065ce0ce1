"""Dates told from today on: tomorrow, last year, ten years ago, in three days, on Tuesday."""

from datetime import timedelta

from actions.reading import stretches
from actions.reading.date_marks import MarkedDates
from actions.reading.date_years import Found
from actions.reading.matching import Cue
from actions.reading.message import counted_roughly, counted_unit, either_number
from actions.reading.stretches import Stretch

_FARTHEST_AHEAD = 90
_MONTHS = 12


class DatesFromToday(MarkedDates):
    """Reads dates that are counted from today."""

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
        number = self.message.number_at(period.end)
        if unit == "year" and number and self._is_year(number.value):
            return None  # "qua năm" is next year, and "came in the year" before 2004
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
        """Ten years ago, about 3 months ago, hace como diez años, 两三年前."""
        before = self.message.cue_at("cues", "ago_before", start)
        if before and (self._bounds(before) or self._of_an_age(before)):
            return None  # "less than a year" where "than" is also "ago"; "minha filha tem 12 anos"
        at = before.end if before else start
        rough = self.message.cue_at("cues", "approximately", at)
        at = rough.end if rough else at
        either = either_number(self.message, at)
        counted = self._counted(either[1].start if either else at)
        if not counted:
            return None
        count, unit, end = counted
        count = int(either[1].value) if either else count
        more = self._counted_on(unit, end)
        if more and self.message.cue_at("cues", "ago_after", more[1]):
            count, unit, end = count * _MONTHS + more[0], "month", more[1]
        after = self.message.cue_at("cues", "ago_after", end)
        lead = self.message.cue_at("cues", "date_lead", end)
        if after and lead and lead.length > after.length:
            after = None  # "a week back in 2008" is no week ago
        if not (before or after):
            return None
        rough = rough or self.message.cue_before("cues", "approximately", start)
        about = rough is not None or counted_roughly(self.message, at)
        stretch = self._back(unit, count)
        if not stretch:
            return None
        if either and (nearer := self._back(unit, int(either[0]))):
            return Found(stretch.until(nearer), after.end if after else end, sure=False)
        if before and not after and self._opens_range(before, end):
            return None
        end = after.end if after else end
        return Found(stretch.widened() if about else stretch, end, sure=not about)

    def _counted_on(self, unit: str, end: int) -> tuple[int, int] | None:
        """The months after a count of years, and where they end: 8 years and 2 months ago, 八年零两个月前."""
        joined = end + (self.message.word(end) in self.message.lexicon.words("number_and"))
        found = (self._counted(joined) or self._counted(end)) if unit == "year" else None
        return (found[0], found[2]) if found and found[1] == "month" else None

    def _bounds(self, before: Cue) -> bool:
        """Whether a word for "ago" is the end of "less than" or "more than"."""
        longer = (self.message.cue_before("cues", name, before.end) for name in ("less", "more"))
        return any(cue is not None and cue.start < before.start for cue in longer)

    def _of_an_age(self, before: Cue) -> bool:
        """Whether a word for "ago" is also "is" of an age, and stands after the one who is so old."""
        aged = self.message.cue_before("cues", "age_only", before.end)
        return aged is not None and aged.start < before.start

    def _opens_range(self, before: Cue, end: int) -> bool:
        """Whether a word for "ago" is also "from", and a "to" follows: "from one year to three"."""
        since = self.message.cue_at("cues", "date_lead", before.start)
        linked = self.message.cue_at("cues", "range_link", end)
        return since is not None and linked is not None and since.end == before.end

    def _counted(self, start: int) -> tuple[int, str, int] | None:
        """How many of which unit, and where it ends: "3 years", "a year", سنتين."""
        both = counted_unit(self.message, start)
        if both:
            marked = self.message.value_at("date_mark_before", start)
            number = self.message.number_at(both[2]) if marked else None
            if number and self._is_year(number.value):
                return None  # سنة 2008 is no year and 2008
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

    def _counted_there(self, at: int) -> bool:
        """Whether a word counts weeks there, where it is a day as well: dalawang linggo."""
        units = [cue for cue in self.message.named("values", "unit") if cue.start <= at < cue.end]
        return any(number.end == cue.start for cue in units for number in self.message.numbers)

    def _weekday(self, start: int) -> Found | None:
        """On Tuesday: the next one; last Tuesday, el martes pasado: the one before today."""
        cue = self.message.value_at("weekday", start)
        number = int(cue.value) if cue else self.weekdays.get(self.message.word(start))
        end = cue.end if cue else start + 1
        if number is None or self._counted_there(start):
            return None
        led = self.message.cue_before("cues", "weekday_lead", start)
        past_before = self.message.cue_before("cues", "weekday_past", start)
        past_after = self.message.cue_at("cues", "weekday_past_after", end)
        if not (led or past_before or self.open_date or end == self.message.size):
            return None
        ahead = (number - self.today.weekday() - 1) % 7 + 1
        one = self.today + timedelta(ahead - 7 if past_before or past_after else ahead)
        return Found(Stretch(one, one), past_after.end if past_after else end)
