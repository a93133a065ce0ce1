"""Durations in days, as the law counts them.

A year is 365 days and a month 30, but whole years in months count as years and the rest in months
of 30: "12 months" is 365 (a sentence of one year, INA 101(a)(43)(F), (G)), "6 months" is 180 (INA
212(a)(2)(A)(ii)(II)), "18 months" is 545, "11 months and 29 days" is 359. Days are counts, so
"less than a year" is at most 364. A life sentence is at least `LIFE`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from actions.reading.matching import Cue
from actions.reading.message import (
    Mention,
    Message,
    counted_roughly,
    counted_unit,
    either_number,
    limit_of,
    said_of,
)
from actions.reading.numbers import Number, plain

YEAR, MONTH, WEEK = 365, 30, 7
LIFE = 36_500
_SIZES = ("day", "week", "month", "year")
_MOST_ELIDED = 31  # of a unit that was said before
_CLOSE = 3  # tokens between a length and the words for the part of it: "got 6 months and did 2"
_MORE = {"less": (None, -1), "more": (1, None), "at_least": (0, None), "at_most": (None, 0)}


@dataclass
class _Length:
    """A duration by unit, before it becomes days."""

    months: float = 0.0
    days: float = 0.0
    unit: str = "day"
    end: int = 0
    more: bool = False

    def add(self, count: float, unit: str) -> None:
        """Count one more part."""
        self.unit = unit
        if unit in ("year", "month"):
            self.months += count * (12 if unit == "year" else 1)
        else:
            self.days += count * (WEEK if unit == "week" else 1)

    @property
    def total(self) -> int:
        """All of it in days."""
        years, months = divmod(self.months, 12)
        return int(years * YEAR + months * MONTH + self.days)

    @property
    def slack(self) -> int:
        """How far an approximate one may be off: a month for each year, a month, a week, a tenth."""
        if self.unit == "year":
            return MONTH * max(1, int(self.months // 12))
        return {"month": MONTH, "week": WEEK}.get(self.unit, max(1, int(self.days // 10)))


def read_durations(message: Message, taken: Sequence[Mention]) -> list[Mention]:
    """The durations of a text in days, in order, leaving out what is already a date or an age."""
    covered = {at for mention in taken for at in range(mention.start, mention.end)}
    mentions: list[Mention] = []
    at = 0
    while at < message.size:
        found = None if at in covered else _at(message, at)
        if found and not covered.intersection(range(found.start, found.end)):
            mentions.append(found)
            at = found.end
        else:
            at += 1
    return mentions


def read_left_out(message: Message, days: Sequence[Mention]) -> list[Mention]:
    """Numbers whose unit was said before: "3 years with 2 suspended", "they asked 5 years, he gave 2".

    Read where the length just before it tells the unit, or all durations before have the same.
    """
    found = []
    for name, places in _LEFT_OUT:
        for cue in message.named("anchors", name):
            number = next((one for place in places if (one := place(message, cue))), None)
            if number and (mention := _by_unit_before(message, cue, number, days)):
                found.append(mention)
    return list(dict.fromkeys(found))


def _by_unit_before(message: Message, cue: Cue, number: Number, days: Sequence[Mention]) -> Mention | None:
    """The length that a bare number means by the unit of the one before it; None where it is none."""
    before = [one for one in days if one.value != 0 and one.end <= number.start]
    close = [one for one in before[-1:] if cue.start - one.end <= _CLOSE]
    units = {_unit_of(message, one) for one in close or before}
    taken = any(one.start <= number.start < one.end for one in days)
    mixed = bool(close) and _units_in(message, close[0]) > 1  # "served 2 years and 4 months of a 5"
    half, end = _half_behind(message, number.end)
    if taken or mixed or len(units) != 1 or None in units or not _ends_there(message, cue, number, end):
        return None
    length = _Length()
    length.add(number.value + half, str(units.pop()))
    return Mention("days", length.total, number.start, end)


def _half_behind(message: Message, at: int) -> tuple[float, int]:
    """The half after a number, and where it ends: did 3 and a half."""
    joined = at + (message.word(at) in message.lexicon.words("number_and"))
    half = message.value_at("half_after", joined) or message.value_at("half_between", at)
    return (float(half.value) if half.name == "half_after" else 0.5, half.end) if half else (0.0, at)


def _ends_there(message: Message, cue: Cue, number: Number, end: int) -> bool:
    """Whether no noun follows a number behind its word: "served 2 months" of another, "did 2 tours"."""
    if number.start < cue.end or not message.word(end).isalnum():
        return True
    return any(message.cue_at("cues", name, end) for name in ("part_of_it", "conjunction", "the_rest"))


def _unit_of(message: Message, length: Mention) -> str | None:
    """The unit in which a length was said: its last word, or part of a word such as سنتين."""
    for start in range(length.start, length.end):
        counted = counted_unit(message, start)
        if counted and counted[2] == length.end:
            return counted[1]
    unit = message.lexicon.words("unit").get(message.word(length.end - 1))
    return str(unit) if unit else None


def _units_in(message: Message, length: Mention) -> int:
    """How many units a length names: two for years and months."""
    words = message.lexicon.words("unit")
    return len({words[word] for at in range(length.start, length.end) if (word := message.word(at)) in words})


def _number_before(message: Message, cue: Cue) -> Number | None:
    """The number before a word, also with "of them" between: three of them suspended."""
    return _of_them(message, cue) or _number_that_ends(message, cue.start)


def _number_after(message: Message, cue: Cue) -> Number | None:
    """The number right after a word: did 2."""
    rough = message.cue_at("cues", "approximately", cue.end)  # did like 30 of it
    return message.number_at(rough.end if rough else cue.end)


def _of_them(message: Message, cue: Cue) -> Number | None:
    """The number before a word with "only" or "of them" between: 45 lang ang sinilbi ko."""
    of_it = message.cue_before("cues", "part_of_it", cue.start)
    return _number_that_ends(message, of_it.start) if of_it else None


def _number_that_ends(message: Message, end: int) -> Number | None:
    return next((number for number in message.numbers if number.end == end), None)


_LEFT_OUT = (
    ("convictions.sentence_suspended_days", (_number_before, _number_after)),
    ("convictions.time_served_days", (_number_after, _number_before)),
    ("convictions.sentence_ordered_days", (_number_after, _of_them)),
)


def _at(message: Message, start: int) -> Mention | None:
    word = message.value_at("days_phrase", start)
    if word:
        value = {"min": LIFE} if word.value == "life" else word.value
        return Mention("days", value, word.start, word.end)
    ranged = _range(message, start) or _out_of(message, start) or _whole_of_part(message, start)
    if ranged:
        return ranged
    length = _length(message, start)
    return _bounded(message, start, length) if length else None


def _out_of(message: Message, start: int) -> Mention | None:
    """A number of a length whose unit says its own: the 300 of "300 of the 365 days"."""
    number = message.number_at(start)
    of = message.cue_at("cues", "of_length", number.end) if number else None
    whole = _part(message, of.end) if of and message.number_at(of.end) else None
    if not number or not whole or number.value >= whole[0]:
        return None
    length = _Length()
    length.add(number.value, whole[1])
    return Mention("days", length.total, start, number.end)


def _whole_of_part(message: Message, start: int) -> Mention | None:
    """A number whose unit the part before it said: the 18 of "9 months of the 18 that I got"."""
    number = message.number_at(start)
    of = message.cue_before("cues", "of_length", start) if number else None
    if not number or not of:
        return None
    if message.word(number.end).isalnum() and not message.cue_at("cues", "relative", number.end):
        return None  # "9 months of my 3 charges"
    part = next((one for at in (of.start - 2, of.start - 3) if (one := _length(message, at))), None)
    if not part or part.end != of.start:
        return None
    whole = _Length()
    whole.add(number.value, part.unit)
    return Mention("days", whole.total, start, number.end) if whole.total > part.total else None


def _length(message: Message, start: int) -> _Length | None:
    """A year and a day; 11 months 29 days; two and a half years; half a year; dos años y medio."""
    length = _Length(end=start)
    part = _part(message, start)
    while part:
        number = message.number_at(start if length.end == start else length.end)
        length.more = length.more or (number is not None and number.more)
        count, unit, length.end = part
        length.add(count, unit)
        joined = length.end + (message.word(length.end) in message.lexicon.words("number_and"))
        half = message.value_at("half_after", joined)
        if half:
            length.add(float(half.value), unit)
            length.end = half.end
        joined = length.end + (message.word(length.end) in message.lexicon.words("number_and"))
        part = _part(message, joined) or _part(message, length.end)
        if part is None and joined > length.end:
            part = _alone(message, joined)
        if part and _SIZES.index(part[1]) >= _SIZES.index(unit):
            break
    return length if length.end > start else None


def _part(message: Message, start: int) -> tuple[float, str, int] | None:
    """One count with its unit: the count, the unit, and where it ends."""
    both = counted_unit(message, start)
    if both:
        return both
    half = message.value_at("half_before", start)
    number = message.number_at(start)
    if half:
        count, at = 0.5, half.end
        at += message.word(at) in message.lexicon.words("article")
    elif hundreds := _hundreds_unsaid(message, start):
        count, at = hundreds
    elif number:
        count, at = number.value, number.end
        half = message.value_at("half_between", at)
        if half:
            count, at = count + 0.5, half.end
    elif message.word(start) in message.lexicon.words("article"):
        count, at = 1.0, start + 1
        half = message.value_at("half_between", at)
        if half:
            count, at = count + 0.5, half.end
    else:
        return _and_a_half(message, start)
    at += message.word(at) == "-"
    unit = message.value_at("unit", at)
    return (count, str(unit.value), unit.end) if unit else None


def _hundreds_unsaid(message: Message, start: int) -> tuple[float, int] | None:
    """Days whose "hundred" is not said: three sixty four days, one eighty days."""
    first = message.number_at(start)
    rest = message.number_at(first.end) if first and first.digits is None and 1 <= first.value <= 9 else None
    if not first or not rest or rest.digits is not None or not 20 <= rest.value <= 99:
        return None
    if message.word(rest.end) not in message.lexicon.words("hundred_unsaid"):
        return None
    return first.value * 100 + rest.value, rest.end


def _alone(message: Message, start: int) -> tuple[float, str, int] | None:
    """One of a unit, in a language that does not count to one: "a year and day" is a year and one day."""
    unit = message.value_at("unit_alone", start)
    return (1.0, str(unit.value), unit.end) if unit else None


def _and_a_half(message: Message, start: int) -> tuple[float, str, int] | None:
    """A unit without a count that a half follows: "año y medio" is one and a half."""
    unit = message.value_at("unit", start)
    if not unit or message.word(unit.end) not in message.lexicon.words("number_and"):
        return None
    half = message.value_at("half_after", unit.end + 1)
    return (1 + float(half.value), str(unit.value), half.end) if half else None


def _range(message: Message, start: int) -> Mention | None:
    """Two to four years; 2-4 years; between one and two years; 6 months to a year; 两三年."""
    if either := either_number(message, start):
        return _either(message, start, *either)
    first = message.number_at(start) or None
    length = _length(message, start)
    end = length.end if length else first.end if first else 0
    between = message.cue_before("cues", "between", start)
    links = [cue for cue in message.named("cues", "range_link") if end and cue.start == end]
    if between and end and (joined := message.cue_at("cues", "range_and", end)):
        links.append(joined)
    second = next((found for link in links if (found := _length(message, link.end))), None)
    second = second or (_upper(message, length, links) if length else None)
    if not second:
        return None
    low = _Length()
    if length:
        low = length
    elif first:
        low.add(first.value, second.unit)
    if low.total >= second.total:
        return None
    begin = between.start if between else start
    return Mention("days", {"min": low.total, "max": second.total}, begin, second.end, False)


def _upper(message: Message, low: _Length, links: Sequence[Cue]) -> _Length | None:
    """The upper end whose unit was said with the lower one: from a year to three."""
    for link in links:
        number = message.number_at(link.end)
        if number and number.value <= _MOST_ELIDED and not message.word(number.end).isalnum():
            high = _Length(end=number.end)
            high.add(number.value, low.unit)
            if high.total > low.total:
                return high
    return None


def _either(message: Message, start: int, count: float, second: Number) -> Mention | None:
    """Two or three years, said as 两三年."""
    high = _length(message, second.start)
    if not high or high.end == second.end:
        return None
    low, top = _Length(), _Length()
    low.add(count, high.unit)
    top.add(second.value, high.unit)
    return Mention("days", {"min": low.total, "max": max(high.total, top.total)}, start, high.end, False)


def _bounded(message: Message, start: int, length: _Length) -> Mention:
    total = length.total
    if length.more:
        return Mention("days", {"min": total}, start, length.end, False)
    limit = limit_of(message, start, length.end)
    if limit:
        bounds = dict(zip(("min", "max"), _MORE[limit[0]], strict=True))
        bounded = {key: total + step for key, step in bounds.items() if step is not None}
        return Mention("days", bounded, *limit[1], False)
    rough = said_of(message, "approximately", start, length.end)
    if not rough and counted_roughly(message, start):
        rough = start, length.end
    if rough:
        value = {"min": plain(total - length.slack), "max": plain(total + length.slack)}
        return Mention("days", value, *rough, False)
    return Mention("days", total, start, length.end)
