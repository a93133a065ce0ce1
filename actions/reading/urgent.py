"""What cannot wait. Found always; but not when it is over, only supposed, or on the news."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from actions.reading import stretches
from actions.reading.clauses import Clauses
from actions.reading.cry import Told, is_now
from actions.reading.lexicon import URGENT_IDS
from actions.reading.matching import Cue
from actions.reading.message import STOPS, Mention, Message, overlaps
from actions.reading.nearness import is_soon
from actions.reading.settled import DATE_SOON

_NEAR = 9
_CRY = 3  # a text this short that names a raid is about one

IN_URGENT_NOW = {
    "detained": "detained_by_immigration",
    "hearing_soon": "court_or_check_in_soon",
    "check_in_soon": "court_or_check_in_soon",
    "removal_order": "has_removal_order",
    "signed_papers": "signed_papers",
    "about_to_plead": "about_to_plead",
    "about_to_travel": "about_to_travel",
    "violence_now": "violence_at_home",
}
"""Urgent ids as the fact `urgent_now` names them."""


def urgent_cues(
    message: Message, clauses: Clauses, mentions: Sequence[Mention], today: date
) -> tuple[list[Cue], bool]:
    """Where a text tells of something urgent, and now; and whether it names such a thing at all."""
    told = Told(message, clauses, mentions, _soon(message, mentions, today), today)
    named = [(cue, False) for cue in message.cues if cue.section == "urgent"]
    named.extend(_together(message, clauses, told.soon))
    now = [cue for cue, denied in named if not denied and is_now(told, cue)]
    return now, bool(named)


def urgent_ids(message: Message, cues: Sequence[Cue]) -> tuple[str, ...]:
    """The urgent ids of a text, in a fixed order."""
    found = {cue.name for cue in cues}
    if message.short(_CRY):
        found |= {one for one in URGENT_IDS if message.named("cues", f"alone_{one}")}
    return tuple(one for one in URGENT_IDS if one in found)


def _soon(message: Message, mentions: Sequence[Mention], today: date) -> list[Cue]:
    """The dates that lie ahead and near, as cues; one without a year is taken as the next."""
    found = []
    for mention in mentions:
        value = mention.value
        if mention.kind == "date" and value is None and mention.month_day:
            month, day = mention.month_day
            ahead = stretches.month_after(today, month, day or 1)
            value = ahead.value if ahead else None
        if mention.kind == "date" and is_soon(value, today):
            found.append(Cue("values", DATE_SOON, None, mention.start, mention.end))
    return [*found, *message.named("cues", DATE_SOON)]


def _together(message: Message, clauses: Clauses, soon: list[Cue]) -> Iterator[tuple[Cue, bool]]:
    """Urgent ids whose words stand together: agents, a verb for taking, somebody; whether one is denied."""
    longer = [cue for cue in message.cues if cue.section == "values" and cue.length > 1]
    whole: dict[str, list[Cue]] = {DATE_SOON: soon}
    for urgent, lists in message.lexicon.together.items():
        for names in lists:
            for name in names:
                if name not in whole:
                    whole[name] = _whole(message.named("cues", name), longer)
            cues = [whole[name] for name in names]
            if not all(cues):
                continue
            for chosen in product(*cues):
                start, end = min(cue.start for cue in chosen), max(cue.end for cue in chosen)
                apart = all(not overlaps(a, b) for at, a in enumerate(chosen) for b in chosen[:at])
                near = end - start <= message.few(_NEAR) + len(names)
                if apart and near and _in_reach(message, clauses, start, end):
                    yield Cue("urgent", urgent, None, start, end), _denied_inside(message, chosen, start)


def _denied_inside(message: Message, chosen: Sequence[Cue], start: int) -> bool:
    """Whether a negation between the words that stand together denies one: "ICE never arrested me"."""
    return any(
        start <= no.start and no.end <= cue.start <= no.end + message.few(1)
        for no in message.named("cues", "negation")
        if not any(no.start >= one.start and no.end <= one.end for one in chosen)
        for cue in chosen
    )


def _whole(cues: list[Cue], longer: list[Cue]) -> list[Cue]:
    """The cues that are not part of a longer phrase: "esta" in "esta mañana" is none."""
    return [cue for cue in cues if not any(cue.inside(one) for one in longer)]


def _in_reach(message: Message, clauses: Clauses, start: int, end: int) -> bool:
    """Whether two places are of one clause, or of two that only a small word parts."""
    first, last = clauses.index(start), clauses.index(end - 1)
    return last - first <= 1 and not any(message.word(at) in STOPS for at in range(start, end))
