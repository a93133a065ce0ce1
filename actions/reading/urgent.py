"""What cannot wait. Found always; but not when it is over, only supposed, or on the news."""

from collections.abc import Sequence
from datetime import date, timedelta

from actions.reading import stretches
from actions.reading.clauses import Clauses
from actions.reading.lexicon import URGENT_IDS
from actions.reading.matching import Cue
from actions.reading.message import Mention, Message

SOON = timedelta(days=31)
_OVER = timedelta(days=45)
_EVEN_IF_ASKED = frozenset({"self_harm", "violence_now", "signed_papers"})
_NEVER_OVER = frozenset({"removal_order", "self_harm"})
_WITH_A_DATE = {
    "hearing": "hearing_soon",
    "check_in": "check_in_soon",
    "plea_ahead": "about_to_plead",
    "travel_ahead": "about_to_travel",
}
"""Cues that are urgent when a date soon stands beside them."""

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


def read_urgent(message: Message, clauses: Clauses, mentions: Sequence[Mention], today: date) -> tuple[str, ...]:
    """The urgent ids of a text, in a fixed order."""
    found = {cue.name for cue in message.cues if cue.section == "urgent" and _now(message, clauses, cue, mentions, today)}
    for name, urgent in _WITH_A_DATE.items():
        for cue in message.named("cues", name):
            if not _lost(clauses, cue) and _date_beside(clauses, cue, mentions, today):
                found.add(urgent)
    return tuple(one for one in URGENT_IDS if one in found)


def is_soon(value: object, today: date) -> bool:
    """Whether a partial date or range may fall within the days ahead that count as soon."""
    if isinstance(value, dict):
        value = value.get("min")
    if not isinstance(value, str):
        return False
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return False
    first = date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    last = first if len(parts) > 2 else stretches.month(parts[0], parts[1]).last
    return last >= today and first - today <= SOON


def over(value: object, today: date) -> bool:
    """Whether a partial date or range lies well behind."""
    if isinstance(value, dict):
        value = value.get("max", value.get("min"))
    if not isinstance(value, str):
        return False
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return parts[0] < today.year
    last = stretches.month(parts[0], parts[1]).last if len(parts) == 2 else date(*parts)
    return today - last > _OVER


def _now(message: Message, clauses: Clauses, cue: Cue, mentions: Sequence[Mention], today: date) -> bool:
    """Whether an urgent phrase tells of now."""
    clause = clauses.at(cue.start)
    if clause.supposed and cue.name not in _EVEN_IF_ASKED:
        return False
    if clauses.negated(cue):
        return False
    if cue.name in _NEVER_OVER:
        return True
    if any(clause.holds(past.start) for past in message.named("cues", "past")):
        return False
    sentence = clauses.sentence(clause.sentence)
    dates = [one for one in mentions if one.kind == "date" and sentence[0] <= one.start < sentence[1]]
    return not any(over(one.value, today) for one in dates if clause.holds(one.start) or clauses.index(one.start) - 1 == clauses.index(cue.start))


def _lost(clauses: Clauses, cue: Cue) -> bool:
    return clauses.at(cue.start).supposed or clauses.negated(cue)


def _date_beside(clauses: Clauses, cue: Cue, mentions: Sequence[Mention], today: date) -> bool:
    """Whether a date soon stands in the clause of a cue or in the next one."""
    at = clauses.index(cue.start)
    for mention in mentions:
        if mention.kind != "date" or not 0 <= clauses.index(mention.start) - at <= 1:
            continue
        value = mention.value
        if value is None and mention.month_day:
            number, day = mention.month_day
            ahead = stretches.month_after(today, number, day or 1)
            value = ahead.value if ahead else None
        if is_soon(value, today):
            return True
    return False

