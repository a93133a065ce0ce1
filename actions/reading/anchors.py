"""The phrases that say what a value is, "resident since" or "served", and how near each stands to one."""

from collections.abc import Iterator, Mapping, Sequence

from actions.reading.clauses import Clause, Clauses
from actions.reading.matching import Cue
from actions.reading.message import Mention, Message
from actions.reading.reading import FactSpec

OTHER = "other."
"""The names of anchors of what is no fact: how long somebody was married."""
_KIND = {"state": "place", "jurisdiction": "place", "count": "age"}
_FARTHEST = 6
_AFTER = 0.5  # people name the thing first and its date second; where they do not: values `dates_first`
_NAMED_FIRST = 1.5
_NAMED_OTHER = 1.0
_HELD = 3
_TO_NOUN = 3  # words from "have" to "green card"
_WEAK = frozenset({"convictions.sentence_ordered_days", "convictions.loss_amount"})
_SERVED = "convictions.time_served_days"
_SUSPENDED = "convictions.sentence_suspended_days"
_PARTS = frozenset({_SUSPENDED, _SERVED})
_HAD = frozenset({"final_order_date"})
"""Dates of what somebody has or has not: a denied one has no date."""
_RECORD = "convictions."


def anchors(message: Message, registry: Mapping[str, FactSpec]) -> dict[str, list[Cue]]:
    """The anchors of a text by the kind of mention they claim; one inside a longer one is left out."""
    found: dict[str, list[Cue]] = {}
    for cue in message.cues:
        if cue.section == "anchors":
            found.setdefault(kind_of(cue.name, registry), []).append(cue)
    return {
        kind: [cue for cue in cues if not any(cue.inside(longer) for longer in cues)]
        for kind, cues in found.items()
    }


def kind_of(name: str, registry: Mapping[str, FactSpec]) -> str:
    """The kind of mention that an anchor of this name claims."""
    kind = name.removeprefix(OTHER).split("_")[0] if name.startswith(OTHER) else registry[name].type
    return _KIND.get(kind, kind)


def pairs(
    message: Message, clauses: Clauses, mentions: Sequence[Mention], by_kind: Mapping[str, list[Cue]]
) -> Iterator[tuple[tuple[float, int], Mention, Cue]]:
    dates_first = bool(message.lexicon.words("dates_first"))
    for mention in mentions:
        clause = clauses.at(mention.start)
        for anchor in by_kind.get(mention.kind, ()):
            if not clause.holds(anchor.start) or _part_of(anchor, mention):
                continue
            after = anchor.start >= mention.end
            if anchor.name in _PARTS and message.cue_before("cues", "the_rest", anchor.start):
                continue  # "two months served, the rest suspended": no length of its own
            if after and anchor.name in _PARTS and _whole_of(message, mention, mentions):
                continue  # "2 of my 3 years were suspended": not the three
            gap = _gap(anchor, mention, mentions)
            if gap > message.few(_FARTHEST) and not _only_ones(clause, mention, anchor, mentions, by_kind):
                continue
            if anchor.name.startswith(OTHER) and message.cue_before("cues", "negation", anchor.start):
                continue  # "crossed in 2005 never left"
            if anchor.name in _HAD and clauses.negated(anchor):
                continue  # "never had an order, in 2012 a DUI"
            none = mention.kind == "days" and mention.value == 0
            if none and (anchor.name.startswith(OTHER) or anchor.name == _SUSPENDED):
                continue  # "5 years probation no jail": none of it is the probation
            if mention.kind == "days" and not after and _has_its_own(anchor, mention, mentions, by_kind):
                continue  # "12 months probation 24 hours jail"
            between = _between(mentions, anchor, mention)
            if mention.kind == "place" and between:
                continue  # "from 2016 in Los Angeles" is not from there
            if mention.kind == "days" and anchor.name == _SERVED and _dated(anchor, mentions):
                continue  # "two years, out in 2016": not what was served
            if not anchor.name.startswith(_RECORD) and _offense_between(message, anchor, mention):
                continue
            if mention.kind == "days" and not after and anchor.name.startswith(OTHER):
                gap += _named_after(message, mention, by_kind)
            if mention.kind == "days":  # "three years one year suspended" suspends the one
                gap += sum(one.kind == "days" for one in between)
            if mention.kind == "date" and not after and _only_held(message, anchor, mention, by_kind):
                gap += _HELD
            late = not after if mention.kind == "date" and dates_first else after
            score = gap + _AFTER * late + _rank(anchor)
            yield (score, mention.start), mention, anchor


def _only_held(message: Message, anchor: Cue, mention: Mention, by_kind: Mapping[str, list[Cue]]) -> bool:
    """Whether a phrase says that somebody has a status, and the day leads on to what follows it.

    "I have a green card in 2015 they convicted me", but not "since 2015".
    """
    if anchor.name != "lpr_since" or message.cue_before("cues", "since", mention.start):
        return False
    held = message.named("cues", "holds")
    near = any(anchor.start - _TO_NOUN <= one.start < anchor.end for one in held)
    follows = (cue for cue in by_kind.get("date", ()) if cue.name != anchor.name)
    return near and any(0 <= cue.start - mention.end <= message.few(1) for cue in follows)


def _has_its_own(
    anchor: Cue, mention: Mention, mentions: Sequence[Mention], by_kind: Mapping[str, list[Cue]]
) -> bool:
    """Whether what is no sentence has its length just before it, so that the one behind it is another's.

    "12 months probation 24 hours jail", but not "jail 10 days probation 2 years".
    """
    if not anchor.name.startswith(OTHER):
        return False
    days = by_kind.get("days", ())
    before = [one for one in mentions if one.kind == "days" and one.value and one.end == anchor.start]
    led = any(cue.end == one.start for one in before for cue in days)
    own = any(mention.start <= cue.start <= mention.end for cue in days)
    return bool(before) and (own or not led)


def _dated(anchor: Cue, mentions: Sequence[Mention]) -> bool:
    """Whether a date follows a phrase at once."""
    return any(one.kind == "date" and one.start == anchor.end for one in mentions)


def _offense_between(message: Message, anchor: Cue, mention: Mention) -> bool:
    """Whether an offence is named between: "a resident for years, two DUIs, one in 2005" dates the DUI."""
    low, high = sorted((anchor.start, mention.start))
    return any(low < cue.start < high for cue in message.named("facts", f"{_RECORD}offense"))


def _between(mentions: Sequence[Mention], anchor: Cue, mention: Mention) -> list[Mention]:
    """What else is named between a phrase and a value."""
    low, high = sorted((anchor.start, mention.start))
    return [one for one in mentions if low < one.start < high and one is not mention]


def _part_of(anchor: Cue, mention: Mention) -> bool:
    """Whether a phrase is itself part of a date or place: "entre 2010 y 2012" is nobody's entry."""
    inside = mention.start <= anchor.start and anchor.end <= mention.end
    return inside and (mention.kind == "place" or (mention.kind == "date" and anchor.end < mention.end))


def _only_ones(
    clause: Clause,
    mention: Mention,
    anchor: Cue,
    mentions: Sequence[Mention],
    by_kind: Mapping[str, list[Cue]],
) -> bool:
    """Whether a clause tells of one thing only, and has one date: "I came through Miami on a ... in 2015"."""
    dates = [one for one in mentions if one.kind == "date" and clause.holds(one.start)]
    names = {cue.name for cue in by_kind.get("date", ()) if clause.holds(cue.start)}
    return (
        mention.kind == "date" and len(dates) == 1 and names == {anchor.name} and anchor.start < mention.start
    )


def _whole_of(message: Message, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a length is the one of which another, just before it, is a part."""
    of = message.cue_before("cues", "of_length", mention.start)
    return of is not None and any(one.kind == "days" and one.end == of.start for one in mentions)


def _named_after(message: Message, mention: Mention, by_kind: Mapping[str, list[Cue]]) -> bool:
    """Whether a length is named by what follows it: the 10 days of "2 years probation 10 days in jail"."""
    sentences = [cue for cue in by_kind.get("days", ()) if cue.name == f"{_RECORD}sentence_ordered_days"]
    return any(cue.start == mention.end for cue in sentences)


def _gap(anchor: Cue, mention: Mention, mentions: Sequence[Mention]) -> int:
    """How many words stand between; what is itself a value, such as a statute, counts as none."""
    between = range(min(anchor.end, mention.end), max(anchor.start, mention.start))
    taken = {at for one in mentions if one is not mention for at in range(one.start, one.end)}
    return sum(at not in taken for at in between)


def _rank(anchor: Cue) -> float:
    """Words that mean much ("gave me", "was") yield to plain ones; what a sum is not ("bail") wins."""
    return _NAMED_FIRST if anchor.name in _WEAK else -_NAMED_OTHER if anchor.name.startswith(OTHER) else 0.0
