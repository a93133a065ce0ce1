"""The timeline as lines, boxes and texts with their places: whoever shows it lays nothing out.

Each thing has a row of its own, its words above its line of time, so that no words can meet, however
close the days are. The drawing is WIDTH wide and may be shown smaller or larger.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from actions.messages.drawn.marks import Mark
from actions.messages.drawn.measure import lines, width
from actions.messages.drawn.rows import Row, rows_of, sentence
from actions.messages.drawn.scale import Scale, scale_for
from actions.messages.explained.material import Explanation
from actions.messages.languages import direction_of

Shape = dict[str, Any]

WIDTH, MARGIN = 320.0, 8.0
TITLE, TEXT, SMALL = 14.0, 13.0, 12.0
"""Heights of letters; at 320 px wide they are that many px."""

LEADING, BAR, TRACK, GAP = 1.4, 10.0, 22.0, 12.0
LEAST_WIDE = 10.0
BOLD = 1.05
"""How much wider bold letters are."""

LONG_UNKNOWN = 22.0
YEAR_WIDTH = 40.0


def timeline_of(explanation: Explanation) -> dict[str, Any] | None:
    """The drawing; None for a case in which no day is known.

    {title, intro, direction, width, height, shapes, breaks, description}: `shapes` are lines (x1, y1,
    x2, y2), rects (x, y, width, height, round) and texts (x, y of the base line, anchor as in SVG,
    size), each with a class; `breaks` are heights between rows where a page may end; `description` is
    the same in sentences.
    """
    rows = rows_of(explanation)
    marks = [mark for row in rows for one in row.tracks for mark in one.marks]
    known = [day for mark in marks for day in (mark.first, mark.last) if day is not None]
    if not known:
        return None
    direction = direction_of(explanation.language)
    today = explanation.assessment.as_of.toordinal()
    scale = scale_for([*known, today], MARGIN, WIDTH - 2 * MARGIN, mirrored=direction == "rtl")
    pen = Pen(scale, today)
    pen.header(explanation.words("timeline.today"))
    for row in rows:
        pen.row(row)
    pen.y += GAP / 2
    return {
        "title": explanation.words("timeline.title"),
        "intro": explanation.words("timeline.intro"),
        "direction": direction,
        "width": WIDTH,
        "height": round(pen.y, 1),
        "shapes": pen.shapes,
        "breaks": pen.breaks,
        "description": [explanation.words("timeline.intro"), *(sentence(explanation, row) for row in rows)],
    }


class Pen:
    """Draws rows from top to bottom."""

    def __init__(self, scale: Scale, today: int) -> None:
        self.scale, self.today, self.y = scale, today, 0.0
        self.shapes: list[Shape] = []
        self.breaks: list[float] = []
        self._start = WIDTH - MARGIN if scale.mirrored else MARGIN

    def header(self, today: str) -> None:
        """The word for today over its place, and the years under it."""
        half = width(today, SMALL) / 2
        place = self.scale.at(self.today)
        middle = min(max(place, MARGIN + half), WIDTH - MARGIN - half)
        self._text("today", middle, self._next(SMALL), today, SMALL, "middle")
        base = self._next(SMALL)
        for year, x in self.scale.years(YEAR_WIDTH):
            self._text("year", x, base, str(year), SMALL, "middle")
        self.y += 4
        self._track(())

    def row(self, row: Row) -> None:
        """A heading and its tracks."""
        self.y += GAP
        self.breaks.append(round(self.y - GAP / 2, 1))
        self._words("title", row.title, TITLE, BOLD)
        for one in row.tracks:
            self._words("label", one.text, TEXT)
            self._track(one.marks)

    def _words(self, kind: str, text: str, size: float, wider: float = 1) -> None:
        for line in lines(text, size * wider, WIDTH - 2 * MARGIN):
            self._text(kind, self._start, self._next(size), line, size, "start")

    def _track(self, marks: Sequence[Mark]) -> None:
        """A line of time with a stroke at each year that is written, what is marked on it, and today."""
        top, middle, bottom = self.y, self.y + TRACK / 2, self.y + TRACK
        self._line("track", MARGIN, middle, WIDTH - MARGIN, middle)
        for _, x in self.scale.years(YEAR_WIDTH):
            self._line("tick", x, middle - 3, x, middle + 3)
        for mark in marks:
            self.shapes.extend(_marked(mark, self.scale, middle))
        now = self.scale.at(self.today)
        self._line("now", now, top, now, bottom)
        self.y = bottom

    def _next(self, size: float) -> float:
        """The base line of the next line of text."""
        self.y += size * LEADING
        return self.y - size * 0.25

    def _line(self, kind: str, x1: float, y1: float, x2: float, y2: float) -> None:
        places = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
        self.shapes.append({"kind": "line", "class": kind, **_rounded(places)})

    def _text(self, kind: str, x: float, y: float, text: str, size: float, anchor: str) -> None:
        places = _rounded({"x": x, "y": y, "size": size})
        self.shapes.append({"kind": "text", "class": kind, **places, "anchor": anchor, "text": text})


def _marked(mark: Mark, scale: Scale, middle: float) -> Iterator[Shape]:
    first = scale.first if mark.first is None else mark.first
    last = scale.last if mark.last is None else mark.last
    if mark.kind in ("day", "limit", "stop"):
        x, wide = scale.span(first, first if mark.kind == "stop" else last, LEAST_WIDE)
        if mark.kind == "stop":
            x, wide = x + wide / 2 - 1.5, 3.0
        yield _rect(mark.kind, x, middle, wide, BAR + (6 if mark.kind == "stop" else 0))
        return
    x, wide = scale.span(first, last, LONG_UNKNOWN if mark.kind == "unknown" else LEAST_WIDE / 2)
    yield _rect(mark.kind, x, middle, wide, BAR)
    if mark.kind == "unknown":
        place = _rounded({"x": x + wide / 2, "y": middle + SMALL * 0.36, "size": SMALL})
        yield {"kind": "text", "class": "mark", **place, "anchor": "middle", "text": "?"}


def _rect(kind: str, x: float, middle: float, wide: float, high: float) -> Shape:
    tall = high + 6 if kind == "unknown" else high
    places = {"x": x, "y": middle - tall / 2, "width": wide, "height": tall}
    return {"kind": "rect", "class": kind, **_rounded(places), "round": BAR / 2 if kind in _ROUND else 0}


_ROUND = frozenset({"day", "days"})


def _rounded(places: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 1) for name, value in places.items()}
