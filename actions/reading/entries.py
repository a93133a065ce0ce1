"""The entries of a story: how and when the person came in, each entry an item of its own."""

from dataclasses import dataclass
from typing import Any

from actions.reading.matching import Cue
from actions.reading.scene import Scene, Stated, as_value

_CARD = "lpr_card"
_MANNER, _DATE = "entries.manner", "entries.date"
_WAVED = "inspected_waved_through"
_PAROLE, _UNSEEN = "parole", "no_inspection"
_LET_IN = frozenset({"inspected_visa", "lpr_card", "parole", "refugee"})
"""Ways of being let in: with "they let me in" beside them, they are still one entry."""


@dataclass
class _Entry:
    manner: tuple[Any, int, int] | None = None
    date: tuple[Any, int, int] | None = None


def read_entries(scene: Scene) -> list[Stated]:
    """Manner and date of every entry, numbered from 0 as they occur in the text."""
    entries: list[_Entry] = []
    for start, kind, value, end in sorted([*_manners(scene), *_dates(scene)], key=lambda one: one[0]):
        found = (value, start, end)
        last = entries[-1] if entries else _Entry()
        if kind == "manner" and last.manner and not _again(scene, last, start):
            same = _same_way(last.manner[0], value)
            shorter = same and len(str(value)) < len(str(last.manner[0]))
            let_in = value == _PAROLE and last.manner[0] == _UNSEEN and not last.date  # paroled at the border
            if shorter or let_in or (last.manner[0] == _WAVED and value in _LET_IN):
                last.manner = found
                continue
            if same or (value == _WAVED and last.manner[0] in _LET_IN):
                continue
        if not entries or getattr(last, kind) or _apart(scene, last, start):
            entries.append(_Entry())
        setattr(entries[-1], kind, found)
    return [fact for number, entry in enumerate(entries) for fact in _facts(number, entry)]


def _same_way(one: Any, other: Any) -> bool:
    """Whether two manners are one, or one leaves open what the other says: the desert, with a coyote."""
    ways, others = set(str(one).split("|")), set(str(other).split("|"))
    return ways <= others or others <= ways


def _manners(scene: Scene) -> list[tuple[int, str, Any, int]]:
    """How the person came in. A visa counts as an entry only beside a word for coming."""
    cues = scene.stated(_MANNER)
    papers = [cue for cue in scene.message.named("values", "entry_paper") if scene.is_stated(cue)]
    cues = [cue for cue in cues if not (cue.value == _CARD and _holds_date(scene, cue.start, cue.end))]
    cues += [cue for cue in papers if _near_entry(scene, cue) and not any(cue.inside(one) for one in cues)]
    return [(cue.start, "manner", cue.value, cue.end) for cue in cues]


def _near_entry(scene: Scene, cue: Cue) -> bool:
    """Whether a word for coming stands with a paper; "came in 2003 green card in 2010" are two things."""
    clause = scene.clauses.at(cue.start)
    return any(
        clause.holds(verb.start)
        and scene.is_stated(verb)
        and not (cue.value == _CARD and _holds_date(scene, verb.end, cue.start))
        for verb in scene.message.named("cues", "entry_verb")
    )


def _holds_date(scene: Scene, start: int, end: int) -> bool:
    """Whether a date stands between two places."""
    return any(one.kind == "date" and start < one.end <= end for one in scene.clauses.mentions)


def _dates(scene: Scene) -> list[tuple[int, str, Any, int]]:
    return [
        (claim.mention.start, "date", claim.mention.value, claim.mention.end)
        for claim in scene.claimed(_DATE)
        if claim.mention.value is not None and not _of_a_seizure(scene, claim.mention.start)
    ]


def _of_a_seizure(scene: Scene, start: int) -> bool:
    """Whether a day is that on which immigration took somebody, who was then brought elsewhere."""
    clause = scene.clauses.at(start)
    return "detained" in scene.urgent and any(
        scene.clauses.has(name, clause) for name in ("agents", "immigration_police")
    )


def _again(scene: Scene, last: _Entry, start: int) -> bool:
    """Whether a word for coming another time stands anywhere between."""
    begun = max(one[2] for one in (last.manner, last.date) if one)
    return any(begun <= cue.start <= start for cue in scene.message.named("cues", "entry_again"))


def _apart(scene: Scene, last: _Entry, start: int) -> bool:
    """Whether a new word for coming stands between: came in 2001 ... came back with parole."""
    begun = max(one[2] for one in (last.manner, last.date) if one)
    clause = scene.clauses.at(start)
    again = [cue for cue in scene.message.named("cues", "entry_again") if begun <= cue.start]
    return any(clause.start <= cue.start <= start for cue in again)


def _facts(number: int, entry: _Entry) -> list[Stated]:
    facts = []
    for name, found in (("manner", entry.manner), ("date", entry.date)):
        if found:
            facts.append(Stated(f"entries.{number}.{name}", as_value(found[0]), found[1], found[2]))
    return facts
