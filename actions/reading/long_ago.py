"""What a cry tells that ended long ago, though its own breath does not say so."""

from collections.abc import Sequence
from datetime import date, timedelta

from actions.reading.clauses import Clauses
from actions.reading.matching import Cue
from actions.reading.message import Mention, Message
from actions.reading.nearness import last_day

_MAY_END = frozenset({"detained", "ice_at_door", "ice_at_work", "violence_now"})
_POINTS_BACK = 2  # words between: "they detained me, but that was years ago"
_A_MONTH = 31


def ended_long_ago(
    message: Message, clauses: Clauses, mentions: Sequence[Mention], cue: Cue, today: date
) -> bool:
    """Whether what follows says that it is long past, or the time it lasted has long run out."""
    if cue.name not in _MAY_END:
        return False
    return _said_of_it(message, clauses, cue) or (
        cue.name == "detained" and _has_run_out(clauses, mentions, cue, today)
    )


def _said_of_it(message: Message, clauses: Clauses, cue: Cue) -> bool:
    """Whether "but that was years ago" follows its clause."""
    end = clauses.at(cue.end - 1).end
    near = message.few(_POINTS_BACK)
    return any(cue.end <= one.start <= end + near for one in message.named("cues", "that_was_then"))


def _has_run_out(clauses: Clauses, mentions: Sequence[Mention], cue: Cue, today: date) -> bool:
    """Whether they were held for a time told beside it, from a day told before it in the sentence.

    "ICE took me in 2017 and held me two months", but not "ICE took him in October and holds him for a month".
    """
    clause = clauses.at(cue.start)
    held = [one.value for one in mentions if one.kind == "days" and clause.holds(one.start)]
    days = [one for one in mentions if one.kind == "date"]
    before = [
        one.value
        for one in days
        if one.start < clause.start and clauses.at(one.start).sentence == clause.sentence
    ]
    if any(clause.holds(one.start) for one in days) or len(held) != 1 or not before:
        return False
    end = last_day(before[-1])
    return isinstance(held[0], int) and end is not None and today - end > timedelta(held[0] + _A_MONTH)
