"""One charge of a story, and its sentence."""

from dataclasses import dataclass, field
from typing import Any

from actions.reading.claims import EXCEPTED, Claim
from actions.reading.matching import Cue
from actions.reading.message import Mention
from actions.reading.neighbours import lonely
from actions.reading.scene import Scene

GROUP = "convictions"
ORDERED = "convictions.sentence_ordered_days"
SUSPENDED = "convictions.sentence_suspended_days"
SERVED = "convictions.time_served_days"
_TAKING = frozenset({"petty_theft", "grand_theft", "fraud", "embezzlement", "identity_theft", "forgery",
                     "stolen_property", "tax_offense", "benefits_or_card_fraud"})  # fmt: skip
_AT_ONCE = 3  # tokens: the second one a year
_THE_REST = 2  # words between: the rest of it was suspended
_DRUGS = frozenset({"drug_possession", "marijuana_possession_30g", "marijuana_possession_over_30g",
                    "drug_sale", "drug_paraphernalia", "drug_use"})  # fmt: skip


@dataclass
class Charge:
    """One charge: where it is named, and from where to where the text speaks of it.

    `own`: stretches that speak of it alone by its number, `others`: those of the others; `twin`: one of
    several of the same name, of which the rest of the text speaks together; `was`: where it was named as
    what it was charged as, before it became another.
    """

    start: int
    end: int
    offense: str | None = None
    statute: str | None = None
    count: int = 1
    again: bool = False
    window: tuple[int, int] = (0, 0)
    was: list[int] = field(default_factory=list)
    own: list[tuple[int, int]] = field(default_factory=list)
    others: list[tuple[int, int]] = field(default_factory=list)
    twin: bool = False
    found: dict[str, list[tuple[Any, int, int]]] = field(default_factory=dict)

    @property
    def of_drugs(self) -> bool:
        """Whether the charge may be one of drugs."""
        return self.offense is None or not _DRUGS.isdisjoint(self.offense.split("|"))

    @property
    def begins(self) -> int:
        """Where it is named first, be it as what it was charged as."""
        return min([self.start, *self.was])

    def holds(self, at: int) -> bool:
        """Whether a token stands where the text speaks of this charge."""
        if self.alone(at):
            return True
        return self.window[0] <= at < self.window[1] and not _within(at, self.others)

    def alone(self, at: int) -> bool:
        """Whether a token stands in a stretch that speaks of this charge alone."""
        return _within(at, self.own)

    def add(self, name: str, value: Any, start: int, end: int) -> None:
        """Note a value for one of the item's facts."""
        self.found.setdefault(name, []).append((value, start, end))


def _within(at: int, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in stretches)


def stated_limit(name: str, value: Any) -> Any:
    """A value of the fact `name`: the longest sentence that a law allows is what "up to" names."""
    of_limit = name == "max_sentence_days" and isinstance(value, dict) and set(value) == {"max"}
    return value["max"] if of_limit else value


def fill_sentence(scene: Scene, item: Charge) -> None:
    """What the judge ordered, what was suspended and what was served; probation is none of them."""
    lengths = [one for one in scene.claims if one.mention.kind == "days" and item.holds(one.mention.start)]
    in_part = any(one.name == EXCEPTED for one in lengths)
    none_served = none_ordered = None
    for claim in lengths:
        mention = claim.mention
        if not scene.counts(mention):
            continue
        if mention.value == 0:
            if claim.name == SERVED:
                none_served = mention
            elif claim.name in (ORDERED, None):
                none_ordered = mention
            continue
        if claim.name == SUSPENDED and in_part:
            item.add("sentence_ordered_days", mention.value, mention.start, mention.end)
        elif claim.name in (ORDERED, SERVED, SUSPENDED):
            item.add(claim.name.removeprefix(f"{GROUP}."), mention.value, mention.start, mention.end)
        elif claim.name is None and item.start < mention.start and _is_sentence(scene, item, claim):
            item.add("sentence_ordered_days", mention.value, mention.start, mention.end)
    ordered, suspended = (
        item.found.get(name) for name in ("sentence_ordered_days", "sentence_suspended_days")
    )
    if suspended and not ordered:
        item.found["sentence_ordered_days"] = list(suspended)
    elif ordered and not suspended and not in_part:
        _suspend_all(scene, item, ordered)
    if none_ordered and item.start >= 0 and not ordered and not suspended:
        item.add("sentence_ordered_days", 0, none_ordered.start, none_ordered.end)
    if none_served and (item.start >= 0 or ordered or suspended):
        item.add("time_served_days", 0, none_served.start, none_served.end)


def _is_sentence(scene: Scene, item: Charge, claim: Claim) -> bool:
    """Whether a duration that nothing names is the sentence: alone, or beside what was suspended of it.

    Or it is told of one charge as a sentence was of another, or at once: "the first 30 days, the second a
    year".
    """
    at = claim.mention.start
    sentenced = {one.mention.start for one in scene.claims if one.name == ORDERED}
    at_once = any(0 <= at - start <= _AT_ONCE for start, _ in item.own)
    if item.alone(at) and (at_once or any(_within(one, item.others) for one in sentenced)):
        return True
    clause = scene.clauses.at(claim.mention.start)
    parts = [
        one for one in scene.claims if one.name in (SUSPENDED, SERVED) and clause.holds(one.mention.start)
    ]
    return bool(parts) or lonely(scene.message, scene.clauses, claim.mention)


def _suspend_all(scene: Scene, item: Charge, ordered: list[tuple[Any, int, int]]) -> None:
    """One year, all suspended: the suspended part is what was ordered just before."""
    for cue in scene.message.named("anchors", SUSPENDED):
        if not item.holds(cue.start) or not scene.is_stated(cue):
            continue
        if any(claim.anchor == cue for claim in scene.claims):
            continue
        dated = any(one.kind == "date" and one.start == cue.end for one in scene.clauses.mentions)
        none = any(
            one.kind == "days" and one.value == 0 and one.start <= cue.end < one.end
            for one in scene.clauses.mentions
        )
        if scene.message.number_at(cue.end) and not dated and not none:
            continue  # 18 months, but suspended 12
        part = _half(scene, cue, ordered) or _the_rest(scene, item, cue, ordered)
        if part:
            item.add("sentence_suspended_days", part, cue.start, cue.end)
            return
        if any(0 <= cue.start - rest.end <= _THE_REST for rest in scene.message.named("cues", "the_rest")):
            continue  # two years, six months of it to serve, the rest suspended
        before = [one for one in ordered if one[2] <= cue.start]
        if before and scene.clauses.index(cue.start) - scene.clauses.index(before[-1][1]) <= 1:
            item.add("sentence_suspended_days", before[-1][0], cue.start, cue.end)
            return


def _half(scene: Scene, cue: Cue, ordered: list[tuple[Any, int, int]]) -> int | None:
    """How much was suspended where it is half of what was ordered."""
    half = scene.message.cue_before("values", "half_before", cue.start)
    whole = ordered[-1][0]
    return int(whole * half.value) if half and isinstance(whole, int) else None


def _the_rest(scene: Scene, item: Charge, cue: Cue, ordered: list[tuple[Any, int, int]]) -> int | None:
    """How much was suspended where it is the rest: a year, served two months, the rest suspended."""
    if not scene.message.cue_before("cues", "the_rest", cue.start):
        return None
    whole, served = ordered[-1][0], [one[0] for one in item.found.get("time_served_days", [])]
    if len(served) != 1 or not isinstance(whole, int) or not isinstance(served[0], int):
        return None
    return whole - served[0] if 0 < served[0] < whole else None


def is_loss(scene: Scene, item: Charge, mention: Mention) -> bool:
    """Whether a sum that nothing names is what a theft or fraud took: beside its name, or alone after it."""
    taking = item.offense is not None and set(item.offense.split("|")) <= _TAKING
    beside = 0 <= mention.start - item.end <= 1
    return taking and mention.start >= item.end and (beside or lonely(scene.message, scene.clauses, mention))
