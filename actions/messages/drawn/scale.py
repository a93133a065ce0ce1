"""Days as places on a line, and the years that are written under it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

STEPS = (1, 2, 5, 10, 20, 25, 50)
"""Years between two that are written."""

LEAST_DAYS = 730


@dataclass(frozen=True)
class Scale:
    """From the first to the last day, over `width` from `left`.

    Where the language is written from right to left, time runs with it: the oldest day is at the right.
    A drawing is read in the direction of its words, and the years stand on it, so nobody must guess.
    """

    first: int
    last: int
    left: float
    width: float
    mirrored: bool

    def at(self, day: int) -> float:
        """Where a day is; what is outside of the scale is at its end."""
        share = (min(max(day, self.first), self.last) - self.first) / (self.last - self.first)
        return self.left + self.width * (1 - share if self.mirrored else share)

    def span(self, first: int, last: int, least: float = 0) -> tuple[float, float]:
        """(left end, width) of a stretch of days, at least so wide and inside of the scale."""
        ends = sorted((self.at(first), self.at(last)))
        wide = max(ends[1] - ends[0], least)
        middle = (ends[0] + ends[1]) / 2
        left = min(max(middle - wide / 2, self.left), self.left + self.width - wide)
        return left, wide

    def years(self, label_width: float) -> list[tuple[int, float]]:
        """The years that can be written without one touching the next, each with its place."""
        begin, end = date.fromordinal(self.first).year + 1, date.fromordinal(self.last).year
        for step in STEPS:
            found = [year for year in range(begin, end + 1) if year % step == 0]
            if len(found) * label_width <= self.width:
                break
        places = [(year, self.at(date(year, 1, 1).toordinal())) for year in found]
        edge = label_width / 2
        return [
            (year, x)
            for year, x in places
            if self.left + edge <= x + edge / 2 and x - edge / 2 <= self.left + self.width - edge
        ]


def scale_for(days: Iterable[int], left: float, width: float, *, mirrored: bool) -> Scale:
    """A scale that holds all these days, with some room, and at least two years."""
    known = sorted(days)
    first, last = known[0], known[-1]
    room = max((last - first) // 30, (LEAST_DAYS - (last - first)) // 2, 30)
    return Scale(max(first - room, 1), min(last + room, date.max.toordinal()), left, width, mirrored)
