"""Where the clauses of a text begin and end, with marks or without."""

from collections.abc import Sequence
from itertools import pairwise

from actions.reading.folding import LINE
from actions.reading.matching import Cue
from actions.reading.message import Mention, Message

_SENTENCE_ENDS = frozenset({".", "!", "?", ";", LINE, "。", "؟", "！", "？"})
BREAKS = frozenset({",", ":", "(", ")", "¿", "¡", "،", "、", "，", "–", "—"})
_SPACED_BREAKS = frozenset({"/", "-", "|", "*", "•", "+", "="})
_RESTART = 4
_OWN_DATE = 10  # words in which a clause tells its date
_PARTS = ("convictions.time_served_days", "convictions.sentence_suspended_days")
_OPEN = ("question_inside", "opens_clause")
_WHO = (
    "self",
    "third_person",
    "possessive",
    "possessive_after",
    "conjunction",
    "date_lead",
    "year_lead",
    "place_lead",
)


def split(message: Message, mentions: Sequence[Mention]) -> list[tuple[int, int, int]]:
    """Start, end and sentence number of each clause.

    They end at punctuation, at "and" and its like, and where a question begins.

    A word of `sentence_end` closes a sentence that has no full stop, as 습니다 does, one of `clause_end`
    a clause, as 받았고 does. Where dates come first (`dates_open`), one may begin a clause.
    """
    inside = {at for mention in mentions for at in range(mention.start + 1, mention.end)}
    for cue in message.cues:
        if cue.length > 1 and cue.section != "cues":
            inside.update(range(cue.start + 1, cue.end))
    joins = {cue.start for cue in message.named("cues", "conjunction")} - inside
    people = {cue.end for cue in message.named("values", "relation")}
    joins -= {cue.start for cue in message.named("cues", "and_i") if cue.start in people}
    joins -= _dated(message, mentions)
    numbers = {number.end for number in message.numbers}
    joins -= {at for at in joins if at in numbers and message.number_at(at + 1)}  # моим детям 4 и 9 лет
    joins |= {cue.start for name in _OPEN for cue in message.named("cues", name)}
    restarts = {cue.start for cue in message.named("cues", "restart")} - inside
    parts = {cue.start for name in _PARTS for cue in message.named("anchors", name)}
    restarts -= parts & numbers  # я только 45 отсидел
    opening = (_opening_dates(message, mentions) | _second_dates(message, mentions)) - inside
    ends = {cue.end - 1 for cue in message.named("cues", "clause_end") if cue.end not in inside}
    stops = {cue.end - 1 for cue in message.named("cues", "sentence_end")}
    clauses: list[tuple[int, int, int]] = []
    start = sentence = 0
    for at in range(message.size):
        word = message.word(at)
        stopped = at in stops and at + 1 not in inside and message.word(at + 1).isalnum()
        if stopped or (word in _SENTENCE_ENDS and at not in inside):
            clauses.append((start, at + 1, sentence))
            start, sentence = at + 1, sentence + 1
        elif at in ends or (at not in inside and _breaks(message, at)):
            clauses.append((start, at + 1, sentence))
            start = at + 1
        elif (at in joins and at > start) or (
            at - start >= _RESTART
            and (at in opening or (at in restarts and _may_restart(message, at, joins)))
            and not _only_sets_out(message, mentions, start, at)
        ):
            end = _held_until(message, mentions, start, at) or at
            clauses.append((start, end, sentence))
            start = end
    if start < message.size:
        clauses.append((start, message.size, sentence))
    return [one for one in clauses if one[1] > one[0]]


def _only_sets_out(message: Message, mentions: Sequence[Mention], start: int, at: int) -> bool:
    """Whether a clause has said no more than when and who: "and in 2015 he", before "pleaded guilty"."""
    days = [one for one in mentions if one.kind in ("date", "place") and start <= one.start < at]
    named = [one for name in _WHO for one in message.named("cues", name)]
    told: list[Mention | Cue] = [
        *days,
        *named,
        *message.named("values", "relation"),
        *message.named("values", "city"),
    ]
    inside = {place for one in told for place in range(one.start, one.end)}
    words = (place for place in range(start, at) if message.word(place).isalnum())
    return bool(days) and all(place in inside for place in words)


def _held_until(message: Message, mentions: Sequence[Mention], start: int, at: int) -> int | None:
    """Where a date leads on to the clause that follows: "I have a green card in 2015 they convicted me"."""
    mention = next((one for one in mentions if one.kind == "date" and one.end == at), None)
    if mention is None or message.cue_before("cues", "since", mention.start):
        return None
    if any(one.kind == "date" and at <= one.start < at + message.few(_OWN_DATE) for one in mentions):
        return None  # what follows has a date of its own
    lead = message.cue_before("cues", "date_lead", mention.start)
    begin = lead.start if lead else mention.start
    held = any(start <= one.start < begin for one in message.named("cues", "holds"))
    status = message.named("anchors", "lpr_since")
    follows = any(start <= one.start and begin <= one.end <= mention.start for one in status)
    return begin if held and follows else None


def _opening_dates(message: Message, mentions: Sequence[Mention]) -> set[int]:
    """Where a date begins a clause, in a language that puts it first: not after "from" or "it was"."""
    if not message.lexicon.words("dates_open"):
        return set()
    dates = (mention.start for mention in mentions if mention.kind == "date")
    return {start for start in dates if not message.cue_before("cues", "date_tied", start)}


def _second_dates(message: Message, mentions: Sequence[Mention]) -> set[int]:
    """Where a date stands right behind another and leads on: "here since 2009 in 2016 they caught me"."""
    dates = sorted((one for one in mentions if one.kind == "date"), key=lambda one: one.start)
    found = set()
    for first, second in pairwise(dates):
        lead = message.cue_before("cues", "date_lead", second.start)
        if lead and lead.start == first.end and second.end < message.size:
            found.add(lead.start)
    return found


def _breaks(message: Message, at: int) -> bool:
    """Whether a mark ends a clause."""
    word = message.word(at)
    return word in BREAKS or (word in _SPACED_BREAKS and _is_spaced(message, at))


def _dated(message: Message, mentions: Sequence[Mention]) -> set[int]:
    """Where a word such as "nung" (when, in) only leads a date and begins no clause: "nung 2018"."""
    dates = {mention.start for mention in mentions if mention.kind == "date"}
    leads = (lead for name in ("date_lead", "weekday_lead") for lead in message.named("cues", name))
    return {lead.start for lead in leads if lead.end in dates or lead.start in dates}


def _is_spaced(message: Message, at: int) -> bool:
    """Whether a stroke stands between spaces, where it parts what it stands between."""
    starts, ends = message.tokens.starts, message.tokens.ends
    before = at == 0 or ends[at - 1] < starts[at]
    return before and (at + 1 == message.size or ends[at] < starts[at + 1])


def _may_restart(message: Message, at: int, joins: set[int]) -> bool:
    """Whether "I" or "he" begins a clause of its own in a text without commas, not "that I" or "when he".

    A conjunction of several tokens that begins no clause is an ending of the one before: 없고 남편이.
    """
    joined = message.cue_before("cues", "conjunction", at)
    if joined and (joined.length == 1 or joined.start in joins):
        return False
    return not any(message.cue_before("cues", name, at) for name in ("no_restart_after", "negation"))
