"""What a run-on without commas tells in one breath with a cry: from its own subject to the next one's.

"I was convicted of theft in 2015 they took my husband this morning": the year is of another breath.
"""

from collections.abc import Sequence

from actions.reading.clauses import Clauses
from actions.reading.matching import Cue
from actions.reading.message import Mention, Message, overlaps

_SUBJECTS = ("restart", "anew", "agents", "they")
_NEAR = ("just_now", "this_moment", "present")
_LEADS = ("no_restart_after", "question_first", "question_lead", "question_inside", "could")
_SMALL = 1  # words before and after a date that opens a clause: "in 2015, ICE took"


def breath_of_now(
    message: Message, clauses: Clauses, cue: Cue, mentions: Sequence[Mention], soon: list[Cue]
) -> range | None:
    """The tokens told in one breath with a cry, where they say that it is of now; else nothing.

    By a word such as "today", a near day, or a verb of the present: "ICE is outside". Where nothing says so,
    what stands beside it may well be what it is about: "in 2015 I was working they took my husband".
    """
    starts = _starts(message, clauses)
    start = max((at for at in starts if at <= cue.start), default=0)
    end = min((at for at in starts if at >= cue.end), default=message.size)
    opening = clauses.at(start).start
    small = message.few(_SMALL)
    for one in mentions:
        if one.kind == "date" and one.start - opening <= small and 0 <= start - one.end <= _SMALL:
            start = opening  # "in 2015 ICE took"
    own = range(start, end)
    near = [one for name in _NEAR for one in message.named("cues", name) if not _is_length(one, mentions)]
    return own if any(one.start in own for one in (*near, *soon)) else None


def asked_before(message: Message, asking: Sequence[int], breath: range) -> bool:
    """Whether what is asked was asked before the cry: "what can I do ICE is outside", not "if ICE is"."""
    whole = any(one.end == breath.start for one in message.named("cues", "asked_whole"))
    led = not whole and any(message.cue_before("cues", name, breath.start) for name in _LEADS)
    return bool(asking) and min(asking) < breath.start not in asking and not led


def _starts(message: Message, clauses: Clauses) -> set[int]:
    """Where something new is told: at a clause, at a subject, after a question that is whole in itself."""
    subjects = [one for name in _SUBJECTS for one in message.named("cues", name)]
    inside = {at for one in subjects for at in range(one.start + 1, one.end)}
    starts = {clause.start for clause in clauses}
    denied = {one.end for one in message.named("cues", "negation")}
    starts |= {
        one.start
        for one in subjects
        if one.start not in inside and not (one.name == "restart" and one.start in denied)
    }
    starts |= {
        one.end
        for one in message.named("cues", "asked_whole")
        if not message.cue_at("cues", "goes_on", one.end)
    }
    # "before I had DACA": the word is of what follows it
    return starts | {one.start for one in message.named("cues", "past") if one.end in starts}


def _is_length(cue: Cue, mentions: Sequence[Mention]) -> bool:
    """Whether what reads as a near day is how long something was: "held me 3 days"."""
    return any(one.kind == "days" and overlaps(cue, one) for one in mentions)
