"""Every date a text mentions, with ranges and approximations."""

from datetime import date

from actions.reading import stretches
from actions.reading.date_forms import DateForms
from actions.reading.date_years import Found
from actions.reading.message import Mention, Message
from actions.reading.stretches import Stretch

_DOUBT = frozenset({"?", ","})  # "2013? or 14", "2013, or 14"


def read_dates(message: Message, today: date, *, open_type: str | None) -> list[Mention]:
    """The dates of a text, in order, each as a partial date or a range.

    A date without a year ("December 3rd") keeps its `month_day`: only what it is the date of
    can tell the year.
    """
    forms = DateForms(message, today, open_type)
    mentions: list[Mention] = []
    at = 0
    while at < message.size:
        found = forms.at(at)
        if not found and (days := _days_of_one_month(message, forms, at)):
            mentions.append(days)
            at = days.end
            continue
        if not found:
            at += 1
            continue
        found = _year_said_after(message, forms, found) or found
        mention = _range(message, forms, at, found)
        mentions.append(mention or _single(message, at, found))
        at = mentions[-1].end
    return mentions


def _year_said_after(message: Message, forms: DateForms, found: Found) -> Found | None:
    """December, four years ago; March of last year: a day or month whose year is told from today."""
    if found.stretch or not found.month_day:
        return None
    apart = message.word(found.end) == ","
    at = found.end + apart
    lead = message.cue_at("cues", "date_lead", at)
    second = forms.at(at) or (forms.at(lead.end) if lead else None)
    if not second or not second.stretch or not _is_year(second.stretch):
        return None
    if apart and message.word(second.end).isalnum():
        return None  # "my court is on December 3, two years ago I was in jail"
    number, (month_number, day_number) = second.stretch.first.year, found.month_day
    stretch = (
        stretches.day(number, month_number, day_number)
        if day_number
        else stretches.month(number, month_number)
    )
    return Found(stretch, second.end, found.sure) if stretch else None


def _single(message: Message, start: int, found: Found) -> Mention:
    if not found.stretch:
        return Mention("date", None, start, found.end, found.sure, found.month_day)
    stretch, sure = found.stretch, found.sure
    begin, end, said = _about(message, start, found.end)
    if said == "before_date":
        earlier = stretches.year(stretch.first.year - 1) if _is_year(stretch) else stretch
        return Mention("date", {"max": _end(earlier)}, begin, end, False)
    if said == "after_date":
        later = stretches.year(stretch.last.year + 1) if _is_year(stretch) else stretch
        return Mention("date", {"min": _end(later)}, begin, end, False)
    if said == "approximately" and _part_of_month(message, start, stretch):
        return Mention("date", stretch.value, begin, end, False)  # "like the middle of March"
    if said == "approximately" and sure:
        return Mention("date", stretch.widened().value, begin, end, False)
    return Mention("date", stretch.value, start, found.end, sure)


def _part_of_month(message: Message, start: int, stretch: Stretch) -> bool:
    """Whether a part of one month is named, which is rough already and no other month."""
    led = message.value_at("part_of", start) is not None
    return led and (stretch.first.year, stretch.first.month) == (stretch.last.year, stretch.last.month)


def _about(message: Message, start: int, end: int) -> tuple[int, int, str]:
    """What a word before a date or, as `before_date_after` and its like, after it makes of it."""
    for name in ("before_date", "after_date", "approximately"):
        if cue := message.cue_before("cues", name, start):
            return cue.start, end, name
        if cue := message.cue_at("cues", f"{name}_after", end):
            return start, cue.end, name
    return start, end, ""


def _range(message: Message, forms: DateForms, start: int, first: Found) -> Mention | None:
    """2013 or 14; 2010-2012; between 2010 and 2012; from June to August 2014."""
    unsure = message.word(first.end) in _DOUBT
    link = message.cue_at("cues", "range_link", first.end + unsure)
    between = message.cue_before("cues", "between", start)
    joined = message.cue_at("cues", "range_and", first.end) if between else None
    if message.word(first.end) == "," and not message.cue_at("cues", "or_word", first.end + 1):
        return None  # "in 2016, by 2019 it was undone" is no range
    if not (link or joined):
        return None
    at = (link or joined).end  # type: ignore[union-attr]
    second = forms.at(at) or (_short_end(message, at, first.stretch) if first.stretch else None)
    begun = first.stretch or (_in_year_of(first, second) if second else None)
    if not begun or not second or not second.stretch or second.stretch.first < begun.first:
        return None
    begin = between.start if between else start
    return Mention("date", begun.until(second.stretch).value, begin, second.end, False)


def _days_of_one_month(message: Message, forms: DateForms, start: int) -> Mention | None:
    """Days whose month is said once: between 5 and 10 June 2020."""
    number = message.number_at(start)
    between = message.cue_before("cues", "between", start)
    joined = message.cue_at("cues", "range_and", number.end) if number and between else None
    link = joined or (message.cue_at("cues", "range_link", number.end) if number else None)
    last = forms.at(link.end) if link else None
    if not number or not number.digits or not last or not last.stretch or not last.sure:
        return None
    day = last.stretch.first
    if last.stretch.last != day or not 1 <= number.value < day.day:
        return None
    value = stretches.day(day.year, day.month, int(number.value))
    begin = between.start if between else start
    return Mention("date", value.until(last.stretch).value, begin, last.end, False) if value else None


def _in_year_of(first: Found, second: Found) -> Stretch | None:
    """The month or day before "or April 2017", whose year is said once for both."""
    if not first.month_day or not second.stretch or _is_year(second.stretch):
        return None
    last, (month_number, day_number) = second.stretch.first, first.month_day
    full = last.year - (month_number > last.month)  # December or January 2018
    if second.stretch.last.year != last.year:
        return None
    return (
        stretches.day(full, month_number, day_number) if day_number else stretches.month(full, month_number)
    )


def _short_end(message: Message, at: int, first: Stretch) -> Found | None:
    """The second year of "2013 or 14"."""
    number = message.number_at(at)
    if not number or number.digits is None or len(number.digits) != 2 or first.first.year != first.last.year:
        return None
    full = first.first.year - first.first.year % 100 + int(number.value)
    if full <= first.first.year:
        return None
    begun, ended = stretches.month(full, first.first.month), stretches.month(full, first.last.month)
    return Found(begun.until(ended), number.end)  # "early 2013 or 14": early in either


def _is_year(stretch: Stretch) -> bool:
    return isinstance(stretch.value, str) and len(stretch.value) == 4


def _end(stretch: Stretch) -> str:
    value = stretch.value
    return value if isinstance(value, str) else value["min"]
