"""What cannot wait. Found always; but not when it is over, only supposed, or on the news."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise, product

from actions.reading import stretches
from actions.reading.breath import asked_before, breath_of_now
from actions.reading.clauses import Clause, Clauses
from actions.reading.lexicon import URGENT_IDS
from actions.reading.matching import Cue
from actions.reading.message import Mention, Message, overlaps
from actions.reading.nearness import far_ahead, is_soon, over
from actions.reading.neighbours import lonely
from actions.reading.people import FOR_WHOM, SELF
from actions.reading.settled import (
    DATE_SOON,
    arrested_for_a_crime,
    befell_a_friend,
    harm_punished,
    has_pleaded,
    of_another_court,
    of_who_harmed,
    order_undone,
    sentenced_long_ago,
)

_NEAR = 9
_CRY = 3  # a text this short that names a raid is about one
_EVEN_IF_ASKED = frozenset({"self_harm", "violence_now", "signed_papers", "about_to_sign", "about_to_plead"})
_EVEN_IF_IMAGINED = frozenset({"self_harm"})
_DENIAL_REACH = 2
_STOPS = frozenset(",.;!?。、،؟؛")
_NEVER_OVER = frozenset({"removal_order", "self_harm"})
_HELD_ON_A_DAY = frozenset({"hearing_soon", "check_in_soon"})
_ON_A_DAY = _HELD_ON_A_DAY | {"about_to_travel"}
_KIN = frozenset(FOR_WHOM.values()) - {FOR_WHOM["friend"], FOR_WHOM["other"]}
_UNDER_WAY = frozenset({"ice_at_door", "ice_at_work", "detained"})
_ASKING = ("general", "question_first", "question_lead", "question_inside")
_ABROAD = "foreign"
_LEG = 3  # words between the two ends of a flight

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
    soon = _soon(message, mentions, today)
    named = [(cue, False) for cue in message.cues if cue.section == "urgent"]
    named.extend(_together(message, clauses, soon))
    now = [cue for cue, denied in named if not denied and _now(message, clauses, cue, mentions, today, soon)]
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
    return last - first <= 1 and not any(message.word(at) in _STOPS for at in range(start, end))


def _now(
    message: Message, clauses: Clauses, cue: Cue, mentions: Sequence[Mention], today: date, soon: list[Cue]
) -> bool:
    """Whether an urgent phrase tells of now."""
    clause = clauses.at(cue.start)
    if clause.hearsay and not (cue.name == "detained" and clause.subject in _KIN):
        return False
    # "How do I get him out?", "where did they take him?": a question that takes it for granted.
    granted = _among(message, cue, "taken_for_granted")
    dated = cue.name in _ON_A_DAY and any(clause.holds(day.start) for day in soon)
    if clause.imagined and cue.name not in _EVEN_IF_IMAGINED and not (granted or dated):
        return False
    breath = breath_of_now(message, clauses, cue, mentions, soon)
    own = breath or range(message.size)
    told = granted or dated or _among(message, cue, "stated") or _under_way(message, clause, cue)
    asking = [one.start for name in _ASKING for one in message.named("cues", name) if clause.holds(one.start)]
    told = told or (breath is not None and asked_before(message, asking, breath))
    if clause.asked and cue.name not in _EVEN_IF_ASKED and not told:
        return False
    if _denied(message, cue, own) or _is_else(message, mentions, cue, own):
        return False
    if befell_a_friend(message, clauses, cue):
        return False
    if cue.name == "removal_order" and order_undone(message, clauses, cue):
        return False
    if cue.name in _NEVER_OVER:
        return True
    mentions = [one for one in mentions if one.start in own]
    after = [one for one in mentions if one.kind == "date" and one.start >= cue.end]
    moment = any(one.end == cue.start for one in message.named("cues", "this_moment"))
    if moment and not any(over(one.value, today) for one in after):
        return True  # "out in 2016 now ICE has a hold on him"
    last = clauses.at(cue.end - 1)
    past = [one.start for one in message.named("cues", "past") if not _of_seizing(message, one)]
    if any((clause.holds(at) or last.holds(at)) and at in own for at in past) and not (
        dated or _seized_now(message, clause, last, cue)
    ):
        return False
    if cue.name == "about_to_plead" and (
        has_pleaded(message, clauses, own) or sentenced_long_ago(message, mentions, today)
    ):
        return False
    if cue.name == "violence_now" and harm_punished(message, clauses, cue, mentions, today):
        return False
    if cue.name == "detained" and of_who_harmed(message, clauses, cue):
        return False
    if cue.name == "detained" and arrested_for_a_crime(message, clauses, cue, mentions, today):
        return False
    if cue.name == "hearing_soon" and of_another_court(message, clauses, cue.start):
        return False
    if cue.name == "about_to_travel" and _between_states(message, mentions):
        return False
    days = [
        _day_of(message, clauses, cue, mention, today)
        for mention in mentions
        if mention.kind == "date"
        and _about(message, clauses, cue, mention)
        and not message.cue_at("cues", "until_now", mention.end)
        and not _may_be_a_day(message, mention)
        and not _held_since(message, cue, mention)
    ]
    # What had its day is over the day after; being taken is not.
    if cue.name in _ON_A_DAY and any(over(day, today, days=0) for day in days):
        return dated or any(is_soon(day, today) for day in days)
    if cue.name in _HELD_ON_A_DAY and days and all(far_ahead(day, today) for day in days):
        return False  # a hearing in two years
    return not any(over(day, today) for day in days)


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
        if no.end <= cue.start <= no.end + reach and not any(message.word(at) in _STOPS for at in between):
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
