"""Which date of a run-on belongs to which of its phrases: all together, not the nearest pair first.

"Got my green card in 2005 was convicted in 2015": the first year is nearer to the conviction, but then the
second would have none.
"""

from collections.abc import Sequence

from actions.reading.clauses import Clauses
from actions.reading.matching import Cue
from actions.reading.message import Mention

Score = tuple[float, int]
_MOST = 6  # dates of one clause; more are taken one by one
_WORTH = 8.0  # of a date that has its phrase, against words between
_CROSSED = 2.0  # for a pair that stands in the other order than one before


def in_order(clauses: Clauses, pairs: Sequence[tuple[Score, Mention, Cue]]) -> dict[Mention, Cue]:
    """The phrase of each date, where several dates or phrases of a clause vie with one another."""
    taken: dict[Mention, Cue] = {}
    by_clause: dict[int, dict[Mention, list[tuple[float, Cue]]]] = {}
    for (score, _), mention, anchor in pairs:
        own = by_clause.setdefault(clauses.index(mention.start), {})
        own.setdefault(mention, []).append((score, anchor))
    for own in by_clause.values():
        if 1 < len(own) <= _MOST:
            taken.update(_best(sorted(own.items(), key=lambda item: item[0].start)))
    return taken


def _best(choices: list[tuple[Mention, list[tuple[float, Cue]]]]) -> dict[Mention, Cue]:
    """The assignment that leaves the fewest dates without a phrase, and of those the nearest."""
    best: tuple[float, dict[Mention, Cue]] = (0.0, {})

    def extend(at: int, gain: float, used: dict[Mention, Cue]) -> None:
        nonlocal best
        if gain + _WORTH * (len(choices) - at) <= best[0]:
            return
        if at == len(choices):
            best = (gain, dict(used))
            return
        mention, anchors = choices[at]
        for score, anchor in sorted(anchors, key=lambda one: one[0]):
            if anchor not in used.values():
                crossed = sum(anchor.start < other.start for other in used.values())
                used[mention] = anchor
                extend(at + 1, gain + _WORTH - score - _CROSSED * crossed, used)
                del used[mention]
        extend(at + 1, gain, used)

    extend(0, 0.0, {})
    return best[1]
