"""Whether an urgent phrase tells of now: stated, not denied, not settled since, not over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from actions.reading import stretches
from actions.reading.breath import asked_before, breath_of_now
from actions.reading.clauses import Clause, Clauses
from actions.reading.long_ago import ended_long_ago
from actions.reading.matching import Cue
from actions.reading.message import STOPS, Mention, Message, overlaps
from actions.reading.nearness import far_ahead, is_soon, over
from actions.reading.neighbours import lonely
from actions.reading.people import FOR_WHOM, SELF
from actions.reading.settled import (
    arrested_for_a_crime,
    befell_a_friend,
    harm_punished,
    has_pleaded,
    of_another_court,
    of_who_harmed,
    order_undone,
    sentenced_long_ago,
)

_EVEN_IF_ASKED = frozenset({"self_harm", "violence_now", "signed_papers", "about_to_sign", "about_to_plead"})
_EVEN_IF_IMAGINED = frozenset({"self_harm"})
_DENIAL_REACH = 2
_NEVER_OVER = frozenset({"removal_order", "self_harm"})
_HELD_ON_A_DAY = frozenset({"hearing_soon", "check_in_soon"})
_ON_A_DAY = _HELD_ON_A_DAY | {"about_to_travel"}
_KIN = frozenset(FOR_WHOM.values()) - {FOR_WHOM["friend"], FOR_WHOM["other"]}
_UNDER_WAY = frozenset({"ice_at_door", "ice_at_work", "detained"})
_ASKING = ("general", "question_first", "question_lead", "question_inside")
_ABROAD = "foreign"
_LEG = 3  # words between the two ends of a flight


@dataclass(frozen=True, slots=True)
class Told:
    """A text as its urgent phrases are judged in it. `soon`: where it tells of a day that is near ahead."""

    message: Message
    clauses: Clauses
    mentions: Sequence[Mention]
    soon: list[Cue]
    today: date


def is_now(told: Told, cue: Cue) -> bool:
    """Whether an urgent phrase tells of now."""
    breath = breath_of_now(told.message, told.clauses, cue, told.mentions, told.soon)
    own = breath or range(told.message.size)
    if not _is_stated(told, cue, breath) or _is_taken_back(told, cue, own):
        return False
    if cue.name in _NEVER_OVER:
        return True
    if breath is None and ended_long_ago(told.message, told.clauses, told.mentions, cue, told.today):
        return False
    told = replace(told, mentions=[one for one in told.mentions if one.start in own])
    if _at_this_moment(told, cue):
        return True
    return not (_is_past(told, cue, own) or _is_settled(told, cue, own) or _is_over(told, cue))


def _is_dated(told: Told, cue: Cue) -> bool:
    """Whether the clause names a day near ahead for what has its day."""
    clause = told.clauses.at(cue.start)
    return cue.name in _ON_A_DAY and any(clause.holds(day.start) for day in told.soon)


def _is_stated(told: Told, cue: Cue, breath: range | None) -> bool:
    """Whether somebody says it, and does not only hear of it, suppose it or ask about it."""
    message, clause = told.message, told.clauses.at(cue.start)
    if clause.hearsay and not (cue.name == "detained" and clause.subject in _KIN):
        return False
    # "How do I get him out?", "where did they take him?": a question that takes it for granted.
    granted = _among(message, cue, "taken_for_granted") or _is_dated(told, cue)
    if clause.imagined and cue.name not in _EVEN_IF_IMAGINED and not granted:
        return False
    if not clause.asked or cue.name in _EVEN_IF_ASKED or granted:
        return True
    asking = [one.start for name in _ASKING for one in message.named("cues", name) if clause.holds(one.start)]
    before = breath is not None and asked_before(message, asking, breath)
    after = not clause.worded and any(at >= cue.end for at in asking)  # "guys outside do I open?"
    stated = _among(message, cue, "stated") or _under_way(message, clause, cue)
    return stated or before or after or _asks_to_open(told, cue)


def _asks_to_open(told: Told, cue: Cue) -> bool:
    """Whether somebody asks about those at the door: "ICE at the door do I open", not "if they come"."""
    message, sentence = told.message, told.clauses.at(cue.start).sentence

    def said(name: str) -> bool:
        return any(told.clauses.at(one.start).sentence == sentence for one in message.named("cues", name))

    return cue.name == "ice_at_door" and said("do_i_open") and not said("supposition")


def _is_taken_back(told: Told, cue: Cue, own: range) -> bool:
    """Whether it is denied, is something else, befell somebody else, or an order was lifted."""
    message, clauses = told.message, told.clauses
    if _denied(message, cue, own) or _is_else(message, told.mentions, cue, own):
        return True
    if befell_a_friend(message, clauses, cue):
        return True
    return cue.name == "removal_order" and order_undone(message, clauses, cue)


def _at_this_moment(told: Told, cue: Cue) -> bool:
    """Whether "now" stands before it, and no day after it is over: "out in 2016 now ICE has him"."""
    after = [one for one in told.mentions if one.kind == "date" and one.start >= cue.end]
    moment = any(one.end == cue.start for one in told.message.named("cues", "this_moment"))
    return moment and not any(over(one.value, told.today) for one in after)


def _is_past(told: Told, cue: Cue, own: range) -> bool:
    """Whether a word of the past stands with it in one breath."""
    message, clause, last = told.message, told.clauses.at(cue.start), told.clauses.at(cue.end - 1)
    past = [one.start for one in message.named("cues", "past") if not _of_seizing(message, one)]
    if not any((clause.holds(at) or last.holds(at)) and at in own for at in past):
        return False
    return not (_is_dated(told, cue) or _seized_now(message, clause, last, cue))


def _is_settled(told: Told, cue: Cue, own: range) -> bool:
    """Whether the text tells why it can wait: pleaded, punished, another court, a flight at home."""
    message, clauses, mentions, today = told.message, told.clauses, told.mentions, told.today
    match cue.name:
        case "about_to_plead":
            return has_pleaded(message, clauses, own) or sentenced_long_ago(message, mentions, today)
        case "violence_now":
            return harm_punished(message, clauses, cue, mentions, today)
        case "detained":
            harmed = of_who_harmed(message, clauses, cue)
            return harmed or arrested_for_a_crime(message, clauses, cue, mentions, today)
        case "hearing_soon":
            return of_another_court(message, clauses, cue.start)
        case "about_to_travel":
            return _between_states(message, mentions)
    return False


def _is_over(told: Told, cue: Cue) -> bool:
    """Whether the day that it is told with is over, or far ahead."""
    message, clauses, today = told.message, told.clauses, told.today
    days = [
        _day_of(message, clauses, cue, mention, today)
        for mention in told.mentions
        if mention.kind == "date"
        and _about(message, clauses, cue, mention)
        and not message.cue_at("cues", "until_now", mention.end)
        and not _may_be_a_day(message, mention)
        and not _held_since(message, cue, mention)
    ]
    # What had its day is over the day after; being taken is not.
    if cue.name in _ON_A_DAY and any(over(day, today, days=0) for day in days):
        return not (_is_dated(told, cue) or any(is_soon(day, today) for day in days))
    if cue.name in _HELD_ON_A_DAY and days and all(far_ahead(day, today) for day in days):
        return True  # a hearing in two years
    return any(over(day, today) for day in days)


def _seized_now(message: Message, clause: Clause, last: Clause, cue: Cue) -> bool:
    """Whether agents took somebody these days, whatever of the past is told beside: "as he got out today"."""

    def told(name: str) -> bool:
        return any(clause.holds(one.start) or last.holds(one.start) for one in message.named("cues", name))

    return cue.name == "detained" and told("agents") and (told("just_now") or told("this_moment"))


def _of_seizing(message: Message, word: Cue) -> bool:
    """Whether a word is the end of a verb of taking: 出来 alone is "came out", 拉出来 "pulled out"."""
    return any(one.start < word.start < one.end for one in message.named("cues", "takes"))


def _under_way(message: Message, clause: Clause, cue: Cue) -> bool:
    """Whether a question takes for granted that agents are there: "ICE is outside right now do I open?".

    Not "Can ICE come to my door now?".
    """
    if cue.name not in _UNDER_WAY:
        return False
    words = (one for name in _ASKING for one in message.named("cues", name))
    asking = any(clause.start <= one.start <= cue.start for one in words)
    able = any(clause.start <= one.start < cue.end for one in message.named("cues", "could"))
    here = any(clause.holds(one.start) for one in message.named("cues", "this_moment"))
    return here and not (asking or able)


def _is_else(message: Message, mentions: Sequence[Mention], cue: Cue, own: range) -> bool:
    """Whether a phrase makes something else of it; a city in the country does not on the way abroad."""
    otherwise = [
        one for one in message.named("cues", f"not_{cue.name}") if not one.start < own.start < one.end
    ]
    if cue.name == "detained":  # "ICE took my wife in front of the school" is no lift to school
        agents = {one.end for one in message.named("cues", "agents")}
        otherwise = [one for one in otherwise if one.start not in agents and not _of_seizing(message, one)]
    places = [one for one in mentions if one.kind == "place"]
    if cue.name == "about_to_travel" and any(one.value == _ABROAD for one in places):
        otherwise = [one for one in otherwise if not any(overlaps(place, one) for place in places)]
    return any(overlaps(cue, one) for one in otherwise)


def _between_states(message: Message, mentions: Sequence[Mention]) -> bool:
    """Whether a text names two places in the country side by side, and none abroad: Dallas to Chicago."""
    places = [one for one in mentions if one.kind == "place"]
    near = (then.start - one.end <= message.few(_LEG) for one, then in pairwise(places))
    return all(one.value != _ABROAD for one in places) and any(near)


def _day_of(message: Message, clauses: Clauses, cue: Cue, mention: Mention, today: date) -> object:
    """When an urgent phrase befell somebody; nothing where it goes on since then: "ICE has him since June".

    Who writes of their own arrest "in June" was let go since, if that was not this month.
    """
    if cue.name != "detained":
        return mention.value
    if message.cue_before("cues", "since", mention.start) or message.cue_at("cues", "since", mention.start):
        return None
    clause = clauses.at(cue.start)
    if mention.value is None and mention.month_day and clause.subject == SELF and clause.named:
        month_number = mention.month_day[0]
        return stretches.month(today.year - (month_number > today.month), month_number).value
    return mention.value


def _among(message: Message, cue: Cue, name: str) -> bool:
    """Whether a cue overlaps with one of that name."""
    return any(overlaps(cue, one) for one in message.named("cues", name))


def _may_be_a_day(message: Message, mention: Mention) -> bool:
    """Whether what reads as a year may be a day of this month: "mi cita es el 25", but not "en el 25"."""
    number = message.word(mention.start)
    lead = message.cue_before("cues", "year_lead", mention.start)
    day = message.cue_before("cues", "day_lead", mention.start)
    return (
        mention.end - mention.start == 1
        and len(number) == 2
        and "10" <= number <= "31"
        and day is not None
        and (lead is None or lead.length <= day.length)
    )


def _held_since(message: Message, cue: Cue, mention: Mention) -> bool:
    """Whether a date only says since when somebody is held, which is not over: "held by ICE since May"."""
    since = message.cue_at("cues", "since", mention.start) or message.cue_before(
        "cues", "since", mention.start
    )
    return since is not None and _among(message, cue, "is_held")


def _denied(message: Message, cue: Cue, own: range) -> bool:
    """Whether a negation stands shortly before or after; self-harm only the very next word denies."""
    reach = 0 if cue.name == "self_harm" else message.few(_DENIAL_REACH)
    for no in (one for one in message.named("cues", "negation") if one.start in own):
        between = range(no.end, cue.start)
        if no.end <= cue.start <= no.end + reach and not any(message.word(at) in STOPS for at in between):
            return True
    after = (one for one in message.named("cues", "negation_after") if one.start in own)
    return any(cue.end <= no.start <= cue.end + reach for no in after)


def _about(message: Message, clauses: Clauses, cue: Cue, mention: Mention) -> bool:
    """Whether a date stands with a cue: in its clause, or alone in the next one of the sentence."""
    clause = clauses.at(cue.start)
    if clause.holds(mention.start) or clauses.at(cue.end - 1).holds(mention.start):
        return True
    after = clauses.index(mention.start) - clauses.index(cue.start)
    same = clauses.at(mention.start).sentence == clause.sentence
    return after == 1 and same and lonely(message, clauses, mention)
