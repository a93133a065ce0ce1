"""Why a trouble that a text names can wait: another court, another person, already dealt with."""

from collections.abc import Sequence
from datetime import date

from actions.reading.clauses import Clauses
from actions.reading.matching import Cue
from actions.reading.message import Mention, Message
from actions.reading.nearness import is_soon, over
from actions.reading.people import FOR_WHOM, SELF

DATE_SOON = "date_soon"
_OF_IMMIGRATION = frozenset({"proceeding_type", "procedural_posture", "got_hearing_notice", "asylum_filed"})
_IMMIGRATION = ("agents", "immigration_police", "at_risk")
_OF_ONES_OWN = ("convictions.", "lpr_status", "other_status")


def of_another_court(message: Message, clauses: Clauses, start: int) -> bool:
    """Whether the sentence says that a hearing is of a family, a landlord or a ticket, or not of immigration.

    Where it names a court of immigration or a charge besides, that one may be the hearing.
    """
    sentence = clauses.at(start).sentence
    own = [cue for cue in message.cues if clauses.at(cue.start).sentence == sentence]
    feared = any(
        (cue.section == "facts" and cue.name == "convictions.offense" and cue.value != "other")
        or (cue.name == "proceeding_type" and cue.section == "facts" and cue.value != "none")
        for cue in own
        if not clauses.negated(cue)
    )
    held = any(cue.section == "cues" and cue.name == "at_risk" for cue in own)
    return not (feared or held) and any(cue.section == "cues" and cue.name == "other_court" for cue in own)


def of_a_criminal_court(message: Message, clauses: Clauses, start: int) -> bool:
    """Whether a day in court is that of a charge in its sentence, and nothing tells of immigration."""
    sentence = clauses.at(start).sentence
    told = [cue for cue in message.cues if cue.section == "facts" and not clauses.negated(cue)]
    charged = any(
        cue.name == "convictions.offense" and clauses.at(cue.start).sentence == sentence for cue in told
    )
    court = any(cue.name in _OF_IMMIGRATION and cue.value != "none" for cue in told)
    return charged and not court and not any(message.named("cues", name) for name in _IMMIGRATION)


def befell_a_friend(message: Message, clauses: Clauses, cue: Cue) -> bool:
    """Whether it befell a friend, a neighbour or a cousin, and the writer says that nothing befell them.

    Or, of a neighbour, where the writer tells a record or status of their own and nothing more of that one:
    "my neighbor got taken by ICE, I have an old trespass case".
    """
    here = clauses.at(cue.start)
    if here.subject not in (FOR_WHOM["friend"], FOR_WHOM["other"]):
        return False
    if any(message.named("cues", name) for name in ("asking_for", "asking_for_them", "help_them")):
        return False
    if message.named("cues", "spared"):
        return True
    told_of = [*message.named("cues", "third_person"), *message.named("cues", "third_person_after")]
    more = any(not here.holds(one.start) for one in told_of)
    return clauses.has("neighbor", here) and not more and _tells_of_oneself(message, clauses)


def _tells_of_oneself(message: Message, clauses: Clauses) -> bool:
    """Whether the writer tells a record or a status of their own."""
    return any(
        one.section == "facts" and one.name.startswith(_OF_ONES_OWN)
        and clauses.at(one.start).subject == SELF and clauses.at(one.start).named
        for one in message.cues
    )  # fmt: skip


def order_undone(message: Message, clauses: Clauses, cue: Cue) -> bool:
    """Whether the sentence goes on that an order is no more: "I had a removal order, the judge lifted it"."""
    sentence = clauses.at(cue.start).sentence
    after = (one for one in message.named("cues", "order_undone") if one.start >= cue.end)
    return any(clauses.at(one.start).sentence == sentence and not clauses.negated(one) for one in after)


def has_pleaded(message: Message, clauses: Clauses, own: range) -> bool:
    """Whether a part of the text tells of the plea as done: "he said take it, I pleaded no contest"."""
    pleas = [
        cue
        for cue in message.named("facts", "convictions.plea")
        if cue.start in own and not clauses.at(cue.start).supposed
    ]
    return any(not clauses.at(cue.start).ahead for cue in pleas)


def harm_punished(
    message: Message, clauses: Clauses, cue: Cue, mentions: Sequence[Mention], today: date
) -> bool:
    """Whether who did the harm was taken for it in an earlier year: "he beat me, he went to jail in 2018"."""
    own = clauses.at(cue.start)
    if message.named("cues", DATE_SOON) or message.named("cues", "until_now"):
        return False
    taken = [
        clauses.at(one.start)
        for name in ("at_risk", "arrest", "held_for_it")
        for one in message.named("cues", name)
        if one.start >= cue.end
    ]
    days = [one for one in mentions if one.kind == "date" and over(one.value, date(today.year, 1, 1), days=0)]
    return any(
        clause.sentence == own.sentence and clause.subject != SELF and clause.holds(day.start)
        for clause in taken
        for day in days
    )


def sentenced_long_ago(message: Message, mentions: Sequence[Mention], today: date) -> bool:
    """Whether a text tells of a sentence of years ago: "plead, my lawyer said", "I got 60 days in 2011".

    Nothing in it may lie ahead.
    """
    days = [one.value for one in mentions if one.kind == "date" and one.value is not None]
    ahead = message.named("cues", DATE_SOON) or any(is_soon(day, today) for day in days)
    lately = date(today.year - 1, 1, 1)
    old = any(over(day, lately, days=0) for day in days)
    return old and not ahead and bool(message.named("cues", "sentenced"))


def of_who_harmed(message: Message, clauses: Clauses, cue: Cue) -> bool:
    """Whether an arrest is that of somebody who harmed the writer: "he beat me and they arrested him".

    A relative who is named after the harm may be the one who was taken: "they beat me and took my brother".
    """
    clause = clauses.at(cue.start)
    harms = [
        one
        for one in message.named("cues", "victim")
        if one.start < cue.start and clauses.at(one.start).sentence == clause.sentence
    ]
    if not harms or clause.subject == SELF or message.named("cues", "agents"):
        return False
    return not any(person.start >= harms[0].end for person in clauses.people)


def arrested_for_a_crime(
    message: Message, clauses: Clauses, cue: Cue, mentions: Sequence[Mention], today: date
) -> bool:
    """Whether somebody was arrested for a crime some time ago: "they arrested him last year for a fight".

    Only where a day that is over says so, or an age of then. Untold, they may be held still, and a jail
    may hand them over.
    """
    held = ("agents", "immigration_police", "in_detention", "detention_name", "is_held", "until_now")
    sentence = clauses.at(cue.start).sentence
    now = [one for name in (*held, "just_now", "this_moment") for one in message.named("cues", name)]
    if any(clauses.at(one.start).sentence == sentence for one in now):
        return False
    days = [one.value for one in mentions if one.kind == "date" and one.value is not None]
    when = any(clauses.at(one.start).sentence == sentence for one in message.named("cues", "when"))
    aged = when and any(one.kind == "age" and clauses.at(one.start).sentence == sentence for one in mentions)
    if not (days or aged) or any(not over(day, today) for day in days):
        return False
    first, last = clauses.at(cue.start), clauses.at(cue.end - 1)
    charges = message.named("facts", "convictions.offense")
    return any(first.holds(one.start) or last.holds(one.start) for one in charges)
