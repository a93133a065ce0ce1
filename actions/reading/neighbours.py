"""A value alone in its clause: "in 2018," belongs to what the clause beside it speaks of."""

from collections.abc import Sequence

from actions.reading.clauses import Clause, Clauses
from actions.reading.matching import Cue
from actions.reading.message import Mention, Message

_ASIDE = 5  # tokens, its comma among them
_SMALL = (
    "date_lead", "year_lead", "place_lead", "opening", "approximately", "conjunction", "bare", "weekday_lead",
)  # fmt: skip
_SETTING = {"date": ("place",), "place": ("date", "place")}
# What may stand beside it: "in 2019 in Boston, I pled guilty"; San Jose, California


def lonely(message: Message, clauses: Clauses, mention: Mention) -> bool:
    """Whether a clause holds nothing but the mention and small words: "in 2018," or "got 365 days,".

    Where and when may stand together.
    """
    clause = clauses.at(mention.start)
    beside = [one for one in clauses.mentions if one.kind in _SETTING.get(mention.kind, ())]
    small = {at for name in _SMALL for cue in message.named("cues", name) for at in range(cue.start, cue.end)}
    small.update(at for one in (mention, *beside) for at in range(one.start, one.end))
    return all(at in small or not message.word(at).isalnum() for at in range(clause.start, clause.end))


def neighbour(
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
