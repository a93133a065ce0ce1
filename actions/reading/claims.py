"""What each date, duration, sum, age and place of a text belongs to: the nearest phrase that says so.

An anchor is a phrase such as "resident since" or "served". A mention that no anchor claims stays
without a meaning of its own: nothing is guessed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from actions.reading.clauses import Clause, Clauses
from actions.reading.matching import Cue
from actions.reading.message import Mention, Message
from actions.reading.reading import FactSpec
from actions.reading.stretches import ahead

OTHER = "other."
EXCEPTED = f"{OTHER}days_excepted"
"""All but six months of it suspended: no length of what was ordered, of what was suspended or served."""
_KIND = {"state": "place", "jurisdiction": "place", "count": "age"}
_FARTHEST = 6
_ASIDE = 5  # tokens, its comma among them
_AFTER = 0.5  # people name the thing first and its date second; where they do not: values `dates_first`
_NAMED_FIRST = 1.5
_NAMED_OTHER = 1.0
_WEAK = frozenset({"convictions.sentence_ordered_days", "convictions.loss_amount"})
_PARTS = frozenset({"convictions.sentence_suspended_days", "convictions.time_served_days"})
_SMALL = (
    "date_lead", "year_lead", "place_lead", "opening", "approximately", "conjunction", "bare", "weekday_lead",
)  # fmt: skip
_SETTING = {"date": ("place",), "place": ("date", "place")}
# What may stand beside it: "in 2019 in Boston, I pled guilty"; San Jose, California
_RECORD = "convictions."


MAY_LIE_AHEAD = frozenset(
    {"next_hearing_date", "voluntary_departure_deadline", "convictions.release_date", "convictions.plea_date",
     "daca_expiry"}
)  # fmt: skip
"""Dates that may be in the future; of no other fact can it be."""
# What a value alone in its clause may belong to beside it: a date to anything, a length to what is no
# fact: "just probation, 18 months".
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


def claim(
    message: Message,
    clauses: Clauses,
    mentions: Sequence[Mention],
    registry: Mapping[str, FactSpec],
    today: date,
) -> list[Claim]:
    """Every mention with its anchor, in the order of the text. An anchor claims one mention only."""
    by_kind = anchors(message, registry)
    excepted = {one for one in mentions if one.kind == "days" and _excepted(message, one)}
    free_ones = [one for one in mentions if one not in excepted]
    pairs = sorted(
        (pair for pair in _pairs(message, clauses, free_ones, by_kind) if _possible(pair[1], pair[2], today)),
        key=lambda pair: pair[0],
    )
    taken: dict[Mention, Cue] = {}
    used: set[Cue] = set()
    for _, mention, anchor in pairs:
        if mention not in taken and anchor not in used:
            taken[mention] = anchor
            used.add(anchor)
    for mention in free_ones:
        if mention.kind in _NEIGHBOURS and mention not in taken and lonely(message, clauses, mention):
            free = [
                cue
                for cue in by_kind.get(mention.kind, [])
                if cue not in used
                and cue.name.startswith(_NEIGHBOURS[mention.kind])
                and _possible(mention, cue, today)
            ]
            anchored = {clauses.index(cue.start) for cue in by_kind.get(mention.kind, [])}
            neighbour = _neighbour(clauses, mention, free, mentions, anchored)
            if neighbour:
                taken[mention] = neighbour
                used.add(neighbour)
    _correct(message, mentions, taken)
    return [
        Claim(mention, EXCEPTED) if mention in excepted else _claimed(mention, taken.get(mention))
        for mention in mentions
    ]


def _excepted(message: Message, mention: Mention) -> bool:
    before = message.cue_before("cues", "all_but", mention.start)
    return bool(before or message.cue_at("cues", "all_but_after", mention.end))


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


def lonely(message: Message, clauses: Clauses, mention: Mention) -> bool:
    """Whether a clause holds nothing but the mention and small words: "in 2018," or "got 365 days,".

    Where and when may stand together.
    """
    clause = clauses.at(mention.start)
    beside = [one for one in clauses.mentions if one.kind in _SETTING.get(mention.kind, ())]
    small = {at for name in _SMALL for cue in message.named("cues", name) for at in range(cue.start, cue.end)}
    small.update(at for one in (mention, *beside) for at in range(one.start, one.end))
    return all(at in small or not message.word(at).isalnum() for at in range(clause.start, clause.end))


def _claimed(mention: Mention, anchor: Cue | None) -> Claim:
    return Claim(mention, anchor.name if anchor else None, anchor)


def _offense_between(message: Message, anchor: Cue, mention: Mention) -> bool:
    """Whether an offence is named between: "a resident for years, two DUIs, one in 2005" dates the DUI."""
    low, high = sorted((anchor.start, mention.start))
    return any(low < cue.start < high for cue in message.named("facts", f"{_RECORD}offense"))


def _mention_between(mentions: Sequence[Mention], anchor: Cue, mention: Mention) -> bool:
    """Whether something else is named between: "from 2016 in Los Angeles" is not from there."""
    low, high = sorted((anchor.start, mention.start))
    return any(low < one.start < high for one in mentions if one is not mention)


def _pairs(
    message: Message, clauses: Clauses, mentions: Sequence[Mention], by_kind: Mapping[str, list[Cue]]
) -> Iterator[tuple[tuple[float, int], Mention, Cue]]:
    dates_first = bool(message.lexicon.words("dates_first"))
    for mention in mentions:
        clause = clauses.at(mention.start)
        for anchor in by_kind.get(mention.kind, ()):
            inside = mention.start <= anchor.start and anchor.end < mention.end
            if not clause.holds(anchor.start) or (inside and mention.kind == "date"):
                continue  # "entre 2010 y 2012" is between them, and nobody's entry
            after = anchor.start >= mention.end
            if after and anchor.name in _PARTS and _whole_of(message, mention, mentions):
                continue  # "2 of my 3 years were suspended": not the three
            gap = _gap(anchor, mention, mentions)
            if gap > message.few(_FARTHEST) and not _only_ones(clause, mention, anchor, mentions, by_kind):
                continue
            if mention.kind == "days" and mention.value == 0 and anchor.name.startswith(OTHER):
                continue  # "5 years probation no jail": none of it is the probation
            if mention.kind == "place" and _mention_between(mentions, anchor, mention):
                continue
            if not anchor.name.startswith(_RECORD) and _offense_between(message, anchor, mention):
                continue
            if mention.kind == "days" and not after and anchor.name.startswith(OTHER):
                gap += _named_after(message, mention, by_kind)
            late = not after if mention.kind == "date" and dates_first else after
            score = gap + _AFTER * late + _rank(anchor)
            yield (score, mention.start), mention, anchor


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


def _neighbour(
    clauses: Clauses, mention: Mention, free: list[Cue], mentions: Sequence[Mention], anchored: set[int]
) -> Cue | None:
    """The anchor in the clause before or after a clause that holds only a date.

    A short aside may stand between: "I pled to a sale, heroin, 2012". `anchored`: the clauses with an anchor.
    """
    at = back = clauses.index(mention.start)
    own = clauses[at]
    back -= 1
    if back > 0 and back not in anchored and clauses[back].end - clauses[back].start <= _ASIDE:
        back -= 1
    before = _free_in(clauses[back], free, mentions) if at else None
    if at and clauses[back].sentence != own.sentence and not unbroken(clauses, own):
        before = None
    after = _free_in(clauses[at + 1], free, mentions) if at + 1 < len(clauses) else None
    if after and clauses[at + 1].sentence != own.sentence:
        after = None
    return before or after if not (before and after) else None


def unbroken(clauses: Clauses, clause: Clause) -> bool:
    """Whether no mark parts a clause from the sentence before it, which an ending closed: 왔어요 2005년에."""
    return clause.start > 0 and clauses.message.word(clause.start - 1).isalnum()


def _free_in(clause: Clause, free: list[Cue], mentions: Sequence[Mention]) -> Cue | None:
    if any(one.kind == "date" and clause.holds(one.start) for one in mentions):
        return None
    held = [cue for cue in free if clause.holds(cue.start)]
    return held[0] if len({cue.name for cue in held}) == 1 else None
