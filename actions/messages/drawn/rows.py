"""What stands on the timeline: a row for each day that was told, each criminal case, clock and time limit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from actions.messages.drawn.marks import Mark, clock_marks, day_marks
from actions.messages.explained.material import Explanation
from actions.messages.explained.urgent import limit_text
from actions.messages.formats import date_text, range_text
from actions.screening.result import DeadlineResult, TimelineEntry

CASES = "convictions"
NOT_DRAWN = frozenset({"date_of_birth"})
"""Days that would push all others to one side and that no clock begins with."""


@dataclass(frozen=True)
class Track:
    """A line of text and what is marked on the line of time under it."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Row:
    """One thing of the case: a heading, "" where its tracks need none, and its tracks."""

    title: str
    tracks: tuple[Track, ...]


def sentence(explanation: Explanation, row: Row) -> str:
    """The row in words, for who does not see the drawing."""
    said = explanation.strung(one.text for one in row.tracks)
    return explanation.words("timeline.day", what=row.title, date=said) if row.title else said


def rows_of(explanation: Explanation) -> list[Row]:
    """Days and cases in the order of time, then time limits that are not over, then clocks."""
    entries = [one for one in explanation.assessment.timeline if one.id not in NOT_DRAWN]
    events = [one for one in entries if one.kind == "event" and not _told_twice(one, entries)]
    limits = [one for one in explanation.assessment.deadlines if one.passed != "yes"]
    return [
        *_event_rows(explanation, events),
        *(_limit_row(explanation, one) for one in limits),
        *(_clock_row(explanation, one) for one in entries if one.kind == "clock"),
    ]


def day_words(explanation: Explanation, first: str | None, last: str | None) -> str:
    """The day that lies between two (YYYY-MM-DD), as exactly as known: "2009", "June 2009", "not sure"."""
    for shorter in _whole_periods(first, last):
        return date_text(shorter, explanation.language)
    years = bool(first and last) and str(first).endswith("-01-01") and str(last).endswith("-12-31")
    ends = {"min": first and (first[:4] if years else first), "max": last and (last[:4] if years else last)}
    return range_text(ends, lambda end: date_text(end, explanation.language), explanation.words, dates=True)


def _whole_periods(first: str | None, last: str | None) -> list[str]:
    """The day, month or year that two days are the ends of, as a partial date; [] where they are of none."""
    if first is None or last is None:
        return []
    if first == last:
        return [first]
    after = date.fromisoformat(last).toordinal() + 1
    whole_end = date.fromordinal(after).day == 1
    if first[:7] == last[:7] and first.endswith("-01") and whole_end:
        return [first[:7]]
    return [first[:4]] if first[:4] == last[:4] and first.endswith("01-01") and last.endswith("12-31") else []


def _told_twice(one: TimelineEntry, entries: Iterable[TimelineEntry]) -> bool:
    """Whether the day of the last arrival stands among the entries already."""
    return one.id == "last_arrival_date" and any(
        other.id == "entries.date" and (other.first, other.last) == (one.first, one.last) for other in entries
    )


def _event_rows(explanation: Explanation, events: Sequence[TimelineEntry]) -> list[Row]:
    cases: dict[int, list[TimelineEntry]] = {}
    rows: list[tuple[str, Row]] = []
    for one in events:
        if one.item is not None and one.id.startswith(CASES):
            cases.setdefault(one.item, []).append(one)
        else:
            rows.append((_order(one), Row("", (_event_track(explanation, one),))))
    for index, dates in cases.items():
        tracks = tuple(_event_track(explanation, one) for one in sorted(dates, key=_order))
        rows.append((min(map(_order, dates)), Row(_case_title(explanation, index), tracks)))
    return [row for _, row in sorted(rows, key=lambda one: one[0])]


def _order(one: TimelineEntry) -> str:
    """By the first day that it may be; a charge comes before what a court made of it."""
    return f"{one.first or one.last or '9999'} {one.id != 'convictions.offense_date'}"


def _event_track(explanation: Explanation, one: TimelineEntry) -> Track:
    what = explanation.words(f"fact.{one.id}")
    when = day_words(explanation, one.first, one.last)
    return Track(explanation.words("timeline.day", what=what, date=when), day_marks(one))


def _case_title(explanation: Explanation, index: int) -> str:
    told = explanation.case.groups[CASES][index].get("offense")
    if told is None or told == "unknown":
        return explanation.words("timeline.case", number=index + 1)
    what = explanation.messages.fact_value(f"{CASES}.{index}.offense", told, explanation.language)
    return explanation.words("timeline.case.what", number=index + 1, what=what)


def _limit_row(explanation: Explanation, one: DeadlineResult) -> Row:
    entry = TimelineEntry(one.id, "limit", one.earliest, one.latest)
    return Row("", (Track(limit_text(explanation, one), day_marks(entry, limit=True)),))


def _clock_row(explanation: Explanation, one: TimelineEntry) -> Row:
    as_of = explanation.assessment.as_of
    return Row(
        explanation.words(f"clock.{one.id}"),
        (Track(_clock_text(explanation, one), clock_marks(one, as_of.toordinal())),),
    )


def _clock_text(explanation: Explanation, one: TimelineEntry) -> str:
    """When it began and how it went: over, running, stopped, or not known."""
    if one.first is None or one.last is None:
        return explanation.words("timeline.clock.no_start")
    days: Iterable[tuple[str, str | None, str | None]] = (
        ("start", one.first, one.last),
        ("end", one.ends_first, one.ends_last),
        ("stop", one.stops_first, one.stops_last),
    )
    words = {name: day_words(explanation, first, last) for name, first, last in days}
    stopped = one.stops_first is not None or one.stops_last is not None
    if one.reached == "yes":
        return explanation.words("timeline.clock.over", **words)
    if one.reached == "unknown":
        return explanation.words("timeline.clock.unknown", **words)
    return explanation.words("timeline.clock.stopped" if stopped else "timeline.clock.running", **words)
