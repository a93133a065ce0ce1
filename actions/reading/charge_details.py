"""What a text says of each of its charges: a charge is spoken of until the next one is."""

from itertools import groupby, pairwise
from typing import Any

from actions.reading.ages import ANOTHER_TIME, at_the_time
from actions.reading.charges import (
    GROUP,
    ORDERED,
    SERVED,
    SUSPENDED,
    Charge,
    fill_sentence,
    is_loss,
    stated_limit,
)
from actions.reading.claims import Claim
from actions.reading.matching import Cue
from actions.reading.message import Mention, overlaps
from actions.reading.neighbours import lonely, unbroken
from actions.reading.people import FOR_WHOM, SEEN_FROM_THEM
from actions.reading.reading import UNKNOWN
from actions.reading.scene import Scene
from actions.reading.statutes import VEHICLE

CHOICES = (
    "drug", "disposition", "plea", "level", "victim_relationship", "weapon", "order_type", "order_reason",
    "pardon", "immigration_advice", "interpreter", "jurisdiction",
    "victim_minor", "protective_order_finding", "penalty_ordered", "direct_appeal_pending",
    "court_gave_immigration_warning",
)  # fmt: skip
"""The facts of a conviction that words alone tell."""
_ON_PROBATION = "on_probation_parole"
_TO_CHARGE = 4  # words from "convicted" to what of
_TURNING = frozenset(
    {f"{GROUP}.conviction_date", f"{GROUP}.offense_date", f"{GROUP}.disposition", f"{GROUP}.plea"}
)
ANCHORING = ("convictions.conviction_date", "convictions.offense_date", ORDERED, SUSPENDED, SERVED)
"""Dates and lengths whose anchor shows that a case is told of."""
SHARED_BY_ALL = frozenset({"level", "disposition", "plea", "jurisdiction", "penalty_ordered"})
"""What several charges of one name may have in common."""
_ENDINGS = ("disposition", "plea")
_CLAIMED = (
    "conviction_date", "offense_date", "order_date", "knew_consequence_date", "loss_amount",
    "age_at_offense", "max_sentence_days", "revocation_added_days", "release_date", "victim_age",
)  # fmt: skip


def set_windows(scene: Scene, items: list[Charge]) -> None:
    """A charge is spoken of from its own clause to the clause of the next one."""
    starts = [0]
    named = [group[0] for group in _by_name(items)]
    for before, item in pairwise(named):
        first, last = scene.clauses.index(before.end - 1), scene.clauses.index(item.begins)
        start = _verb_of(scene, before, item) if first == last else scene.clauses[last].start
        while last - 1 > first and _leads_in(scene, last - 1, named):
            last -= 1
            start = scene.clauses[last].start
        starts.append(start)
    ends = [*starts[1:], scene.message.size]
    for group, start, end in zip(_by_name(items), starts, ends, strict=True):
        for item in group:
            item.window = (start, end)


def _by_name(items: list[Charge]) -> list[list[Charge]]:
    """The charges, twins of one name together."""
    return [list(group) for _, group in groupby(items, key=lambda item: item.start)]


def _verb_of(scene: Scene, before: Charge, item: Charge) -> int:
    """Where a run-on turns to its next charge: at "2016 convicted" in "burglary 2016 convicted of theft"."""
    days = [
        one
        for one in scene.claims
        if one.mention.kind == "date" and before.end <= one.mention.start < item.start
    ]
    own = [
        cue
        for cue in scene.message.cues
        if cue.section in ("facts", "anchors") and cue.name in _TURNING
        and before.end <= cue.start < item.start and item.start - cue.end <= scene.message.few(_TO_CHARGE)
        and all(day.anchor == cue for day in days if day.mention.start >= cue.end)
    ]  # fmt: skip
    dated = [day.mention.start for day in days if day.anchor in own or _is_after(day, item)]
    return min([item.start, *(cue.start for cue in own), *dated])


def _is_after(day: Claim, item: Charge) -> bool:
    """Whether the phrase that a date belongs to stands behind the charge, as in Chinese."""
    return day.anchor is not None and day.anchor.start >= item.start


def _leads_in(scene: Scene, at: int, items: list[Charge]) -> bool:
    """Whether a clause opens what follows: "In 2015," or "then I took a plea," in one sentence with it."""
    clause, following = scene.clauses[at], scene.clauses[at + 1]
    if clause.sentence != following.sentence or any(clause.holds(item.start) for item in items):
        return False
    first = at == 0 or scene.clauses[at - 1].sentence != clause.sentence
    return first or any(clause.holds(cue.start) for cue in scene.message.named("cues", "another"))


def fill(scene: Scene, item: Charge) -> None:
    """Put into a charge what its stretch of the text states."""
    on_probation = [cue for cue in scene.stated(_ON_PROBATION) if cue.value is True]
    of_this = scene.open_fact == SERVED  # "no time, but three years probation"
    for name in CHOICES:
        if name == "drug" and not item.of_drugs:
            continue
        for cue in scene.stated(f"{GROUP}.{name}"):
            if name == "penalty_ordered" and not (cue.value and (item.end or of_this)):
                continue  # "on probation" alone tells of no case; "no probation" does not tell of no fine
            if name == "level" and (_only_charged(scene, cue) or _offered(scene, cue)):
                continue
            if name == "disposition" and cue.value == "pending" and _of_immigration_court(scene, cue):
                continue
            if name == "penalty_ordered" and any(overlaps(cue, one) for one in on_probation):
                continue  # "I'm still on probation": it does not say for which case
            if item.holds(cue.start) and not scene.done_to_them(cue):
                value = _seen_from_them(scene, cue) if name == "victim_relationship" else cue.value
                item.add(name, value, cue.start, cue.end)
    for claim in scene.claims:
        mention = claim.mention
        inside = item.holds(mention.start) and scene.counts(mention)
        if inside and (meant := _meant(scene, item, claim)):
            item.add(meant, stated_limit(meant, mention.value), mention.start, mention.end)
    _fill_alone(scene, item)
    _fill_victim(scene, item)
    fill_sentence(scene, item)
    _prefer_own(item)


def _prefer_own(item: Charge) -> None:
    """What is said of a charge alone goes before what is said of all; of all, twins share only so much."""
    for name, found in list(item.found.items()):
        own = [one for one in found if item.alone(one[1])]
        if own or (item.twin and name not in SHARED_BY_ALL):
            item.found[name] = own
        if not item.found[name]:
            del item.found[name]


def _fill_alone(scene: Scene, item: Charge) -> None:
    """How a case ended, where the text speaks of that one alone: "the first dismissed, the second guilty"."""
    for name in _ENDINGS:
        if not any(item.alone(one[1]) for one in item.found.get(name, [])):
            for cue in scene.worded(f"{GROUP}.{name}"):
                clause = scene.clauses.at(cue.start)
                if any(start <= cue.start < end and clause.holds(start) for start, end in item.own):
                    item.add(name, cue.value, cue.start, cue.end)


def _seen_from_them(scene: Scene, cue: Cue) -> Any:
    """Who the victim is to the person at risk: of a father who hit "my mother", his spouse."""
    parents = FOR_WHOM["parent"]
    named = [one for one in scene.clauses.people if cue.start <= one.start < cue.end]
    both = scene.person == parents and any(FOR_WHOM[one.relation] == parents for one in named)
    return "spouse" if both and cue.value == "other_family" else cue.value


def _fill_victim(scene: Scene, item: Charge) -> None:
    """The writer as the victim of the one they ask for: "my husband ..., the victim was me"."""
    relation = SEEN_FROM_THEM.get(scene.person)
    if relation not in (scene.registry[f"{GROUP}.victim_relationship"].choices or ()):
        return
    for cue in scene.hurt_writer:
        if item.holds(cue.start) and not scene.clauses.at(cue.start).supposed:
            item.add("victim_relationship", relation, cue.start, cue.end)


def _of_immigration_court(scene: Scene, cue: Cue) -> bool:
    """Whether what is pending is the case in immigration court: "my immigration court is in January"."""
    clause = scene.clauses.at(cue.start)
    return any(clause.holds(one.start) for one in scene.message.named("facts", "proceeding_type"))


def _only_charged(scene: Scene, cue: Cue) -> bool:
    """Whether it was charged so and ended otherwise: "charged with a felony, pled to a misdemeanor"."""
    charged = [one for one in scene.message.named("cues", "charged_with") if one.end <= cue.start]
    ended = any(cue.end <= one.start for one in scene.message.named("cues", "ended_as"))
    clause = scene.clauses.at(cue.start)
    return ended and any(clause.holds(one.start) for one in charged)


def _offered(scene: Scene, cue: Cue) -> bool:
    """Whether a level is one of two that a plea still to be made is about: a misdemeanor, not the felony."""
    clause = scene.clauses.at(cue.start)
    named = {one.value for one in scene.message.named("facts", cue.name) if clause.holds(one.start)}
    return clause.ahead and len(named) > 1


def _meant(scene: Scene, item: Charge, claim: Claim) -> str | None:
    """Which fact of a charge a value is, or None."""
    mention = claim.mention
    free = claim.name is None or (claim.name == "other.place" and item.alone(mention.start))
    name = str(claim.name).removeprefix(f"{GROUP}.")
    if name == "age_at_offense" and _of_another_time(scene, mention):
        return None
    if name in _CLAIMED:
        return name
    if mention.kind == VEHICLE:
        return "order_legal_basis" if "order_type" in item.found else None
    match mention.kind:
        case "place":
            if any(overlaps(mention, one) for one in scene.message.named("values", "country_of_tps")):
                tps = any(one.value == "tps" for one in scene.stated("other_status"))
                if tps:
                    return None  # the country of the TPS is not where the case was
            if _of_their_own(scene, mention):
                return None
            clause = scene.clauses.at(mention.start)
            # "He wants me to plead guilty to theft here in Texas": where they live, and where the case is.
            here = name == "state" and clause.ahead and clause.holds(item.start) and item.end
            belongs = here or name == "jurisdiction" or (free and _in_case(scene, item, claim))
            return "jurisdiction" if belongs else None
        case "age":
            then = free and item.end and at_the_time(scene, item.start, mention)
            return "age_at_offense" if then else None
        case "money":
            return "loss_amount" if free and is_loss(scene, item, mention) else None
        case "grams":
            return "drug_amount_g" if mention.value != UNKNOWN and item.of_drugs else None
    return None


def _of_another_time(scene: Scene, age: Mention) -> bool:
    """Whether an age is told of the time of coming, of a card: "we came as refugees, I was 9 then"."""
    clause = scene.clauses.at(age.start)
    charged = any(clause.holds(one.start) for one in scene.message.named("facts", f"{GROUP}.offense"))
    return not charged and any(scene.clauses.has(name, clause) for name in ANOTHER_TIME)


def _of_their_own(scene: Scene, place: Mention) -> bool:
    """Whether a place is where they were born, or are afraid to go back to."""
    born = any(one.start == place.start for _, one in scene.birthplaces())
    near = scene.message.few(1)
    feared = scene.message.named("facts", "fear_return")
    return born or any(cue.start < place.start and place.start - cue.end <= near for cue in feared)


def _only_a_value(scene: Scene, at: int) -> bool:
    """Whether a clause holds one value and no more."""
    held = [one.mention for one in scene.claims if scene.clauses[at].holds(one.mention.start)]
    return any(lonely(scene.message, scene.clauses, one) for one in held)


def _in_case(scene: Scene, item: Charge, claim: Claim) -> bool:
    """Whether a place stands where the case is told: with the charge, the plea, or the sentence."""
    clause = scene.clauses.at(claim.mention.start)
    named = any(clause.holds(at) for at in (item.start, *item.was))
    if item.end and (named or scene.clauses.has("said_of_all", clause)):
        return True
    if item.alone(claim.mention.start):
        return True
    near = [clause]
    if lonely(scene.message, scene.clauses, claim.mention):
        at = scene.clauses.index(claim.mention.start)
        back = at - 1
        while back > 0 and _only_a_value(scene, back):
            back -= 1  # a DUI, 2018, Texas
        beside = [scene.clauses[index] for index in (back, at + 1) if 0 <= index < len(scene.clauses)]
        near.extend(one for one in beside if one.sentence == clause.sentence or (
            one.start < clause.start and unbroken(scene.clauses, clause)))  # fmt: skip
    for one in near:
        if one.holds(item.start) and item.end:
            return True
        if any(one.holds(other.mention.start) for other in scene.claims if other.mention.kind == "statute"):
            return True  # I hit my wife, it was PC 243 in Fresno
        if any(one.holds(cue.start) for name in ANCHORING for cue in scene.message.named("anchors", name)):
            return True
        if any(
            one.holds(cue.start)
            for name in CHOICES
            for cue in scene.message.named("facts", f"{GROUP}.{name}")
        ):
            return True
    return False


def share(scene: Scene, items: list[Charge]) -> None:
    """What a clause says of all charges before it: "theft in 2006, a DUI in 2009, both misdemeanors".

    Or how all that follow ended: "two convictions, one for theft and one for a DUI".
    """
    _all_convicted(scene, items)
    for word in scene.message.named("cues", "said_of_all"):
        clause = scene.clauses.at(word.start)
        before = [item for item in items if 0 <= item.start < word.start]
        for item in before[:-1]:
            for name in SHARED_BY_ALL:
                said = [one for one in before[-1].found.get(name, []) if clause.holds(one[1])]
                if said and name not in item.found:
                    item.found[name] = said


def _all_convicted(scene: Scene, items: list[Charge]) -> None:
    """How charges ended that a count of convictions names: as many as it says follow it."""
    for cue in scene.message.named("cues", "convictions_counted"):
        number = next(
            (one for one in scene.message.numbers if cue.start == one.end or cue.end == one.start), None
        )
        sentence = scene.clauses.at(cue.start).sentence
        named = [
            item for item in items
            if item.start >= cue.end and scene.clauses.at(item.start).sentence - sentence in (0, 1)
        ]  # fmt: skip
        if number and number.whole == len(named) and scene.counts(cue) and not scene.clauses.negated(cue):
            for item in named:
                if not any(name in item.found for name in _ENDINGS):
                    item.add("disposition", "convicted", cue.start, cue.end)
