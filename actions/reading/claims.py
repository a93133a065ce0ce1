"""What each date, duration, sum, age and place of a text belongs to: the nearest phrase that says so.

An anchor is a phrase such as "resident since" or "served". A mention that no anchor claims stays
without a meaning of its own: nothing is guessed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from actions.reading.alignment import in_order
from actions.reading.anchors import OTHER, anchors, pairs
from actions.reading.clauses import Clauses
from actions.reading.matching import Cue
from actions.reading.message import Mention, Message
from actions.reading.neighbours import lonely, neighbour
from actions.reading.reading import FactSpec
from actions.reading.stretches import ahead

EXCEPTED = f"{OTHER}days_excepted"
"""All but six months of it suspended: no length of what was ordered, of what was suspended or served."""
MAY_LIE_AHEAD = frozenset(
    {"next_hearing_date", "voluntary_departure_deadline", "convictions.release_date", "convictions.plea_date",
     "daca_expiry"}
)  # fmt: skip
"""Dates that may be in the future; of no other fact can it be."""
# What a value alone in its clause may belong to beside it: a date to anything, a length to what is no
# fact: "just probation, 18 months".
_ONE_LENGTH = (359, 360, 366)  # eleven months and twenty-nine days, a year and a day: common sentences
_RATHER_FAR = 6  # words between the two of "not the one of 85, the other one, 2017"
_RATHER = 3  # words between the two values of "not in 2010 but in 2011"
_NEIGHBOURS = {"date": "", "days": OTHER}


@dataclass(frozen=True, slots=True)
class Claim:
    """A mention and the name of the anchor that claims it, if one does."""

    mention: Mention
    name: str | None
    anchor: Cue | None = None

    @property
    def other(self) -> bool:
        """Whether it belongs to something that is no fact: how long somebody was married."""
        return self.name is not None and self.name.startswith(OTHER)


def claim(
    message: Message,
    clauses: Clauses,
    mentions: Sequence[Mention],
    registry: Mapping[str, FactSpec],
    today: date,
) -> list[Claim]:
    """Every mention with its anchor, in the order of the text. An anchor claims one mention only."""
    by_kind = anchors(message, registry)
    excepted = {
        one
        for one in mentions
        if one.kind == "days"
        and (_excepted(message, one) or _may_be_two(message, one, by_kind.get("days", ())))
    }
    free_ones = [one for one in mentions if one not in excepted and not _corrected(message, clauses, one)]
    found = [
        pair for pair in pairs(message, clauses, free_ones, by_kind) if _possible(pair[1], pair[2], today)
    ]
    taken = in_order(clauses, [pair for pair in found if pair[1].kind == "date"])
    used = set(taken.values())
    for _, mention, anchor in sorted(found, key=lambda pair: pair[0]):
        if mention not in taken and anchor not in used:
            taken[mention] = anchor
            used.add(anchor)
    for mention in free_ones:
        if mention.kind == "days" and mention.value == 0:
            continue  # "no jail, community service": none of it is the service
        if mention.kind in _NEIGHBOURS and mention not in taken and lonely(message, clauses, mention):
            free = [
                cue
                for cue in by_kind.get(mention.kind, [])
                if cue not in used
                and cue.name.startswith(_NEIGHBOURS[mention.kind])
                and _possible(mention, cue, today)
            ]
            anchored = {clauses.index(cue.start) for cue in by_kind.get(mention.kind, [])}
            beside = neighbour(clauses, mention, free, free_ones, anchored)
            if beside:
                taken[mention] = beside
                used.add(beside)
    _correct(message, mentions, taken)
    return [
        Claim(mention, EXCEPTED) if mention in excepted else _claimed(mention, taken.get(mention))
        for mention in mentions
    ]


def _excepted(message: Message, mention: Mention) -> bool:
    before = message.cue_before("cues", "all_but", mention.start)
    return bool(before or message.cue_at("cues", "all_but_after", mention.end))


def _may_be_two(message: Message, mention: Mention, anchors: Sequence[Cue]) -> bool:
    """Whether a length may be two: of "a year 8 months suspended" nobody knows what was suspended."""
    inside = range(mention.start, mention.end)
    units = {unit.start for at in inside if (unit := message.value_at("unit", at))}
    suspended = any(
        one.name == "convictions.sentence_suspended_days" and 0 <= one.start - mention.end <= message.few(1)
        for one in anchors
    )
    whole = mention.value in _ONE_LENGTH
    return len(units) > 1 and suspended and not whole


def _corrected(message: Message, clauses: Clauses, mention: Mention) -> bool:
    """Whether a value is denied for another that follows: not in 2010 but in 2011, not 6 months but 8."""
    if _not_that(message, clauses, mention):
        return True
    rather = message.cue_at("cues", "but_rather", mention.end)
    if not rather or not clauses.negated(mention):
        return False
    return message.number_at(rather.end) is not None or any(
        other.kind == mention.kind and 0 < other.start - mention.end <= message.few(_RATHER)
        for other in clauses.mentions
    )


def _not_that(message: Message, clauses: Clauses, mention: Mention) -> bool:
    """Whether a date is only what another is not: 2017, not 2016; 2016년이 아니라 2017년."""
    near = message.few(_RATHER)
    others = [one for one in clauses.mentions if one.kind == mention.kind == "date" and one is not mention]
    before = message.cue_before("cues", "and_not", mention.start)
    after = message.cue_at("cues", "and_not_after", mention.end)
    told = before and any(
        0 <= before.start - one.end <= near or 0 < one.start - mention.end <= _RATHER_FAR for one in others
    )
    return bool(told or (after and any(0 <= one.start - after.end <= near for one in others)))


def _correct(message: Message, mentions: Sequence[Mention], taken: dict[Mention, Cue]) -> None:
    """After "no wait" or "I meant", a value takes the place of the one of its kind before."""
    for cue in message.named("cues", "correction"):
        before = [one for one in mentions if one.end <= cue.start and one in taken]
        after = next((one for one in mentions if one.start >= cue.end and one not in taken), None)
        same = [one for one in before if after and one.kind == after.kind]
        if after and same:
            taken[after] = taken.pop(same[-1])


def _possible(mention: Mention, anchor: Cue, today: date) -> bool:
    """Whether a date may be what the anchor says: nobody was convicted next Tuesday."""
    free = mention.kind != "date" or anchor.name.startswith(OTHER) or anchor.name in MAY_LIE_AHEAD
    return free or not ahead(mention.value, today)


def _claimed(mention: Mention, anchor: Cue | None) -> Claim:
    return Claim(mention, anchor.name if anchor else None, anchor)
