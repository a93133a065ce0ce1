"""A message, its clauses, its mentions with what they belong to, and whose story it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from actions.reading.claims import Claim
from actions.reading.clauses import Clauses
from actions.reading.matching import Cue
from actions.reading.message import Mention, Message, overlaps
from actions.reading.people import SELF
from actions.reading.reading import FactSpec
from actions.reading.risk import stands_by

FOREIGN = "foreign"
"""A place that is no state."""
GRANTS = frozenset({"lpr_status", "lpr_since", "other_status", "naturalized", "prior_relief_granted"})
"""Facts that are so only once somebody granted them."""
_HOW_GRANTED = "lpr_acquired_how"
NOT_GRANTS = frozenset({"none", "taken_away", "expired_card_only", False})
_PHRASE_OVER_WORD = frozenset({"convictions.disposition", "entries.manner"})
"""Where a word answers only for want of more: "guilty, but it goes away if I behave" is held back, and
"on foot, they gave me parole at the bridge" is a parole."""
_CHARGED = frozenset(
    {"convictions.offense", "convictions.drug", "convictions.level", "convictions.jurisdiction", "statute",
     "place"}
)  # fmt: skip
"""Facts and mentions that tell what the charge is, and where."""
_OFFENSE = "convictions.offense"
_OF_OTHERS = ("family.", "convictions.victim_")  # facts that an answer states of somebody else


@dataclass(frozen=True, slots=True)
class Stated:
    """A value stated at tokens `start` to `end`."""

    path: str
    value: Any
    start: int
    end: int


@dataclass
class Scene:
    """Everything the story readers look at. `person` is who is at risk: "self" or a `for_whom` id.

    `victims`: what was done to them; `hurt_writer`: what they did to the writer, who asks for them.
    """

    message: Message
    clauses: Clauses
    claims: list[Claim]
    registry: Mapping[str, FactSpec]
    person: str = SELF
    open_fact: str | None = None
    urgent: tuple[str, ...] = ()
    victims: list[Cue] = field(default_factory=list)
    hurt_writer: list[Cue] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.victims = self.message.named("cues", "victim")
        told = self.message.named("cues", "writer_harmed")
        if self.person == SELF:
            self.victims = sorted([*self.victims, *told], key=lambda cue: cue.start)
        elif stands_by(self.message, self.clauses):
            self.victims, self.hurt_writer = [], [*self.victims, *told]
        else:
            self.hurt_writer = told

    def counts(self, cue: Cue | Mention) -> bool:
        """Whether a cue states something about the person at risk: by its clause, or by its own "me"."""
        clause = self.clauses.at(cue.start)
        if clause.supposed and not self._had_all_the_same(cue):
            return False
        if clause.ahead and not _of_charge(cue):
            return False
        if isinstance(cue, Cue) and cue.name == self.open_fact and cue.name.startswith(_OF_OTHERS):
            return True  # the question is about somebody else
        own = self.person == SELF and any(cue.start <= start < cue.end for start in self.clauses.writer)
        unnamed = self.person != SELF and clause.subject == SELF and not clause.named
        return own or unnamed or clause.subject == self.person

    def _had_all_the_same(self, cue: Cue | Mention) -> bool:
        """Whether a question takes a charge for granted: "can my old theft be a problem?"."""
        clause = self.clauses.at(cue.start)
        if clause.imagined or clause.hearsay or not isinstance(cue, Cue) or cue.name != _OFFENSE:
            return False
        before = self.message.cue_before("cues", "my_own", cue.start)
        return before is not None or self.message.cue_at("cues", "my_own_after", cue.end) is not None

    def stated(self, name: str) -> list[Cue]:
        """The cues that state a fact, longest first where one lies within another; nothing denied."""
        cues = self.message.named("facts", name)
        if self.open_fact == name:
            cues = sorted(
                [*cues, *self.message.named("answers", name)], key=lambda cue: (cue.start, -cue.end)
            )
        cues = [
            cue for cue in cues if not any(overlaps(cue, one) and cue.length < one.length for one in cues)
        ]
        cues = [cue for cue in cues if self.is_stated(cue)]
        if name in _PHRASE_OVER_WORD and any(cue.section == "facts" for cue in cues):
            cues = [cue for cue in cues if cue.section == "facts"]
        for word in self.message.named("cues", "correction"):
            if any(cue.start >= word.end for cue in cues):
                cues = [cue for cue in cues if cue.start >= word.start]
        return cues

    def worded(self, name: str) -> list[Cue]:
        """The words that would answer the question for a fact: "dismissed" of how a case ended."""
        return [cue for cue in self.message.named("answers", name) if self.is_stated(cue)]

    def is_stated(self, cue: Cue) -> bool:
        """Whether a cue is about the person at risk, and neither denied, supposed nor only applied for."""
        if not self.counts(cue) or (cue.value is not False and self.clauses.negated(cue)):
            return False
        longer = self.message.named("cues", f"not_{cue.name}")
        if cue.section == "answers":
            longer = [*longer, *self.message.named("cues", "not_no")]  # "I don't understand" denies no weapon
        means_else = any(overlaps(cue, other) and not other.inside(cue) for other in longer)
        return not means_else and not self.only_applied_for(cue) and not self._had_by_them(cue)

    def _had_by_them(self, cue: Cue) -> bool:
        """Whether the pronoun after a status says that somebody else has it: green card holder siya."""
        if cue.name not in GRANTS or self.person != SELF or self.open_fact == cue.name:
            return False
        return any(
            cue.start <= one.start <= cue.end for one in self.message.named("cues", "third_person_after")
        )

    def only_applied_for(self, cue: Cue) -> bool:
        """Whether a status was applied for, or is pending, and so is not had."""
        granted = cue.name in GRANTS and cue.value not in NOT_GRANTS
        how = cue.name == _HOW_GRANTED and self.open_fact not in (None, _HOW_GRANTED)
        sentence = self.clauses.at(cue.start).sentence
        if how and any(
            clause.sentence == sentence and self.clauses.has("not_granted", clause) for clause in self.clauses
        ):
            return True  # "is it granted?" "I filed the I-485, it is pending"
        return granted and self.clauses.has("not_granted", self.clauses.at(cue.start))

    def claimed(self, name: str) -> list[Claim]:
        """The mentions that belong to a fact, where they are about the person at risk."""
        found = [claim for claim in self.claims if claim.name == name and self.counts(claim.mention)]
        return [
            one
            for one in found
            if not (one.anchor and (self.only_applied_for(one.anchor) or self._had_by_them(one.anchor)))
        ]

    def birthplaces(self) -> list[tuple[Cue, Mention]]:
        """Every "born in" with the place that follows, be it after the day: "born in May 1985 in Haiti"."""
        places = [claim.mention for claim in self.claims if claim.mention.kind == "place"]
        born = [(cue, cue.end, cue.end + 1) for cue in self.message.named("cues", "born_in")]
        for claim in self.claimed("date_of_birth"):
            lead = self.message.cue_at("cues", "place_lead", claim.mention.end)
            if claim.anchor and lead:
                born.append((claim.anchor, lead.end, lead.end))
        return [(cue, place) for cue, low, high in born for place in places if low <= place.start <= high]

    def done_to_them(self, cue: Cue) -> bool:
        """Whether a cue tells what was done to the person, not what they were charged with."""
        clause = self.clauses.at(cue.start)
        return any(clause.holds(victim.start) or overlaps(victim, cue) for victim in self.victims)

    def strongest(self, name: str, values: Iterable[Any]) -> Any | None:
        """One value out of several: the one that says more, what all readings share, or None."""
        distinct = list(dict.fromkeys(values))
        if len(distinct) <= 1:
            return distinct[0] if distinct else None
        order = self.message.lexicon.stronger.get(name, [])
        ranked = [one for one in order if one in distinct]
        if ranked and all(one in order or "*" in order for one in distinct):
            return ranked[0]
        shared = set.intersection(*(set(str(one).split("|")) for one in distinct))
        return "|".join(sorted(shared)) if shared else None


def _of_charge(cue: Cue | Mention) -> bool:
    """Whether something tells of the charge itself, which is stated even where its plea lies ahead."""
    return cue.name in _CHARGED if isinstance(cue, Cue) else cue.kind in _CHARGED


def as_value(value: Any) -> Any:
    """A value of the lexicon in the form of the case file: "a|b" is {"any_of": ["a", "b"]}."""
    if isinstance(value, str) and "|" in value:
        return {"any_of": sorted(value.split("|"))}
    return value
