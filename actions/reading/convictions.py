"""The convictions of a story: which charges it tells of, and what belongs to which."""

from itertools import pairwise
from typing import Any

from actions.reading.ages import at_the_time
from actions.reading.charges import GROUP, ORDERED, SERVED, SUSPENDED, Charge, fill_sentence, is_loss
from actions.reading.claims import Claim, lonely, unbroken
from actions.reading.matching import Cue
from actions.reading.reading import UNKNOWN
from actions.reading.scene import Scene, Stated, as_value
from actions.reading.statutes import VEHICLE

_CHOICES = (
    "drug", "disposition", "plea", "level", "victim_relationship", "weapon", "order_type", "order_reason",
    "pardon", "immigration_advice", "interpreter", "jurisdiction",
    "victim_minor", "protective_order_finding", "direct_appeal_pending", "court_gave_immigration_warning",
)  # fmt: skip
_CLAIMED = (
    "conviction_date", "offense_date", "order_date", "knew_consequence_date", "loss_amount",
    "age_at_offense", "max_sentence_days",
)  # fmt: skip
_DETAILS = frozenset({"drug", "level", "victim_relationship", "victim_minor", "weapon"})
"""Said of much besides a case: "with my wife" is none unless a charge, or the open question, is of one."""
_ANCHORING = ("convictions.conviction_date", "convictions.offense_date", ORDERED, SUSPENDED, SERVED)
_SMALL_MARIJUANA = 30
_ORDERS_ON_CONVICTIONS = frozenset({"expunged", "vacated", "sealed", "resentenced"})
_WITHOUT_PLEA = ("diversion_no_plea", "dismissed_no_plea")
_PLEAS = frozenset({"guilty", "no_contest", "alford", "guilty|no_contest"})
_AFTER_PLEA = {"diversion_no_plea|diversion_with_plea": "diversion_with_plea"}
_SHARED_BY_ALL = frozenset({"level", "disposition", "plea", "jurisdiction"})


def read_convictions(scene: Scene) -> list[Stated]:
    """Every stated fact of every charge, numbered from 0 as the charges occur in the text."""
    items = _items(scene)
    if not items:
        if not _speaks_of_a_case(scene):
            return []
        items = [Charge(-1, 0)]
    _set_windows(scene, items)
    for item in items:
        _fill(scene, item)
    _share(scene, items)
    facts: list[Stated] = []
    number = 0
    for item in items:
        for _ in range(item.count):
            facts.extend(_facts(scene, item, number))
            number += 1
    return facts


def _speaks_of_a_case(scene: Scene) -> bool:
    """Whether a text without a charge still tells of a conviction: a plea, a sentence, a result."""
    asked = str(scene.open_fact).startswith(f"{GROUP}.")
    names = [name for name in _CHOICES if asked or name not in _DETAILS]
    cues = [cue for name in names for cue in scene.stated(f"{GROUP}.{name}")]
    if any(not scene.done_to_them(cue) for cue in cues):
        return True
    if any(scene.is_stated(cue) for cue in scene.message.named("anchors", SUSPENDED)):
        return True
    names = [*_ANCHORING, "convictions.loss_amount", "convictions.order_date"]
    if not asked and scene.message.named("cues", "agents"):
        names.remove(SERVED)  # two days, if ICE is named and no case is, were not served for one
    return any(scene.claimed(name) for name in names)


# which charges


def _items(scene: Scene) -> list[Charge]:
    seeds = [_offense_seed(scene, cue) for cue in _offenses(scene)]
    for claim in scene.claims:
        mention = claim.mention
        if mention.kind == "statute" and scene.counts(mention) and not scene.clauses.negated(mention):
            seeds.append(Charge(mention.start, mention.end, statute=str(mention.value)))
    seeds.extend(Charge(cue.start, cue.end, again=True) for cue in _anothers(scene))
    items: list[Charge] = []
    for seed in sorted(seeds, key=lambda item: item.start):
        if seed.again:
            if (
                items
                and items[-1].count == 1
                and items[-1].offense
                and scene.clauses.at(seed.start).sentence == _sentence(scene, items[-1])
            ):
                items.append(Charge(seed.start, seed.end, offense=items[-1].offense))
        elif not items or not _merge(scene, items[-1], seed):
            items.append(seed)
    return [
        item for item, then in zip(items, [*items[1:], None], strict=False) if not _became(scene, item, then)
    ]


def _became(scene: Scene, item: Charge, then: Charge | None) -> bool:
    """Whether a charge ended as another: "charged with robbery but convicted of theft" is one case."""
    if then is None or scene.clauses.at(item.start).sentence != _sentence(scene, then):
        return False
    named = scene.message.named
    charged = any(item.start - 2 <= cue.end <= item.start for cue in named("cues", "charged_with"))
    charged |= any(item.end <= cue.start <= item.end + 1 for cue in named("cues", "charged_with_after"))
    ended = any(
        item.end <= cue.start and then.start - 3 <= cue.end <= then.start for cue in named("cues", "ended_as")
    )
    return charged and (
        ended or any(then.end <= cue.start <= then.end + 1 for cue in named("cues", "ended_as_after"))
    )


def _anothers(scene: Scene) -> list[Cue]:
    """Words for one more of the same, each once: a DUI in 2009, another in 2014; not "another for theft"."""
    cues: list[Cue] = []
    named = scene.stated(f"{GROUP}.offense")
    for cue in scene.message.named("cues", "another_one"):
        clause = scene.clauses.at(cue.start)
        says_which = any(clause.holds(one.start) and one.start >= cue.end for one in named)
        if scene.counts(cue) and not says_which and not any(cue.start < one.end for one in cues):
            cues.append(cue)
    return cues


def _sentence(scene: Scene, item: Charge) -> int:
    return scene.clauses.at(item.start).sentence


def _offenses(scene: Scene) -> list[Cue]:
    """The offences charged: nothing denied, nothing done to the person, none within a longer name."""
    cues = _joined([cue for cue in scene.stated(f"{GROUP}.offense") if not scene.done_to_them(cue)])
    specific = []
    for cue in cues:
        clash = [one for one in cues if one is not cue and one.start < cue.end and cue.start < one.end]
        if not any(_says_more(other, cue) for other in clash):
            specific.append(cue)
    return specific


def _joined(cues: list[Cue]) -> list[Cue]:
    """Several readings of the same words as one: all that each of them leaves open."""
    values: dict[tuple[int, int], set[str]] = {}
    for cue in cues:
        values.setdefault((cue.start, cue.end), set()).update(str(cue.value).split("|"))
    return [
        Cue("facts", f"{GROUP}.offense", "|".join(sorted(names)), *span) for span, names in values.items()
    ]


def _says_more(one: Cue, other: Cue) -> bool:
    """Which of two overlapping names counts: the longer, or the earlier of two as long."""
    return (one.length, -one.start) > (other.length, -other.start)


def _offense_seed(scene: Scene, cue: Cue) -> Charge:
    number = scene.message.number_at(cue.start - 1)
    counted = number.whole if number and number.end == cue.start and not _dates(scene, number.start) else None
    counted = counted or _times(scene, cue.end) or _how_often_before(scene, cue.start)
    several = counted if counted and 2 <= counted <= 8 and len(str(counted)) == 1 else 1
    return Charge(cue.start, cue.end, offense=str(cue.value), count=several)


def _dates(scene: Scene, at: int) -> bool:
    """Whether a number is a part of a date, and counts nothing: on June 14, 05 for theft."""
    return any(one.kind == "date" and one.start <= at < one.end for one in scene.clauses.mentions)


def _times(scene: Scene, at: int) -> int | None:
    """How often, said after the charge: 酒驾两次."""
    at += scene.message.word(at) in scene.message.lexicon.words("times_lead")
    number = scene.message.number_at(at)
    counts = number and scene.message.word(number.end) in scene.message.lexicon.words("times")
    if number and counts:
        return number.whole
    often = scene.message.value_at("small_count", at)
    return int(often.value) if often else None


def _how_often_before(scene: Scene, start: int) -> int | None:
    """How often, said before the charge: hai lần lái xe say rượu."""
    often = scene.message.cue_before("values", "small_count", start)
    return int(often.value) if often else None


def _merge(scene: Scene, item: Charge, seed: Charge) -> bool:
    """Take a further name of the same charge into it. False when the name begins another charge."""
    if seed.statute and item.statute:
        return seed.statute == item.statute
    between = (item.end, seed.start)
    one, other = scene.clauses.at(item.start), scene.clauses.at(seed.start)
    if seed.statute or (item.statute and not item.offense):
        near = scene.clauses.index(seed.start) - scene.clauses.index(item.end - 1) <= 2
        if not near or one.sentence != other.sentence:
            return False
        item.statute, item.offense = item.statute or seed.statute, item.offense or seed.offense
        item.end, item.count = max(item.end, seed.end), max(item.count, seed.count)
        return True
    another = any(between[0] <= cue.start < seed.end for cue in scene.message.named("cues", "another"))
    first, second = set(str(item.offense).split("|")), set(str(seed.offense).split("|"))
    if seed.start == item.end and one is other:
        return True  # one name of several words: domestic violence battery
    if any(cue.start in (item.end, seed.start - 1) for cue in scene.message.named("cues", "or_word")):
        item.offense, item.end = "|".join(sorted(first | second)), seed.end
        return True
    shared = first & second
    apart = one is not other and _dated(scene, item) and _dated(scene, seed)
    if not shared or another or seed.count > 1 or apart:
        return False
    item.offense = "|".join(sorted(shared))
    return True


def _dated(scene: Scene, item: Charge) -> bool:
    """Whether the clause of a charge holds a date of its own."""
    clause = scene.clauses.at(item.start)
    return any(claim.mention.kind == "date" and clause.holds(claim.mention.start) for claim in scene.claims)


# what belongs to which


def _set_windows(scene: Scene, items: list[Charge]) -> None:
    """A charge is spoken of from its own clause to the clause of the next one."""
    starts = [0]
    for before, item in pairwise(items):
        first, last = scene.clauses.index(before.end - 1), scene.clauses.index(item.start)
        start = item.start if first == last else scene.clauses[last].start
        while last - 1 > first and _leads_in(scene, last - 1, items):
            last -= 1
            start = scene.clauses[last].start
        starts.append(start)
    for item, start, end in zip(items, starts, [*starts[1:], scene.message.size], strict=True):
        item.window = (start, end)


def _leads_in(scene: Scene, at: int, items: list[Charge]) -> bool:
    """Whether a clause opens what follows: "In 2015," or "then I took a plea," in one sentence with it."""
    clause, following = scene.clauses[at], scene.clauses[at + 1]
    if clause.sentence != following.sentence or any(clause.holds(item.start) for item in items):
        return False
    first = at == 0 or scene.clauses[at - 1].sentence != clause.sentence
    return first or any(clause.holds(cue.start) for cue in scene.message.named("cues", "another"))


def _fill(scene: Scene, item: Charge) -> None:
    for name in _CHOICES:
        if name == "drug" and not item.of_drugs:
            continue
        for cue in scene.stated(f"{GROUP}.{name}"):
            if item.window[0] <= cue.start < item.window[1] and not scene.done_to_them(cue):
                item.add(name, cue.value, cue.start, cue.end)
    for claim in scene.claims:
        mention = claim.mention
        if not (item.window[0] <= mention.start < item.window[1]) or not scene.counts(mention):
            continue
        if claim.name and claim.name.removeprefix(f"{GROUP}.") in _CLAIMED:
            item.add(claim.name.removeprefix(f"{GROUP}."), mention.value, mention.start, mention.end)
        elif mention.kind == VEHICLE and "order_type" in item.found:
            item.add("order_legal_basis", mention.value, mention.start, mention.end)
        elif mention.kind == "place" and (
            claim.name == f"{GROUP}.jurisdiction" or (claim.name is None and _in_case(scene, item, claim))
        ):
            item.add("jurisdiction", mention.value, mention.start, mention.end)
        elif (
            mention.kind == "age"
            and claim.name is None
            and item.end
            and at_the_time(scene, item.start, mention)
        ):
            item.add("age_at_offense", mention.value, mention.start, mention.end)
        elif mention.kind == "money" and claim.name is None and is_loss(scene, item, mention):
            item.add("loss_amount", mention.value, mention.start, mention.end)
        elif mention.kind == "grams" and mention.value != UNKNOWN and item.of_drugs:
            item.add("drug_amount_g", mention.value, mention.start, mention.end)
    fill_sentence(scene, item)


def _in_case(scene: Scene, item: Charge, claim: Claim) -> bool:
    """Whether a place stands where the case is told: with the charge, the plea, or the sentence."""
    clause = scene.clauses.at(claim.mention.start)
    if clause.holds(item.start) and item.end:
        return True
    near = [clause]
    if lonely(scene.message, scene.clauses, claim.mention):
        at = scene.clauses.index(claim.mention.start)
        beside = [scene.clauses[index] for index in (at - 1, at + 1) if 0 <= index < len(scene.clauses)]
        near.extend(one for one in beside if one.sentence == clause.sentence or (
            one.start < clause.start and unbroken(scene.clauses, clause)))  # fmt: skip
    for one in near:
        if one.holds(item.start) and item.end:
            return True
        if any(one.holds(cue.start) for name in _ANCHORING for cue in scene.message.named("anchors", name)):
            return True
        if any(
            one.holds(cue.start)
            for name in _CHOICES
            for cue in scene.message.named("facts", f"{GROUP}.{name}")
        ):
            return True
    return False


def _share(scene: Scene, items: list[Charge]) -> None:
    """What a clause says of all charges before it: "theft in 2006, a DUI in 2009, both misdemeanors"."""
    for word in scene.message.named("cues", "said_of_all"):
        clause = scene.clauses.at(word.start)
        before = [item for item in items if 0 <= item.start < word.start]
        for item in before[:-1]:
            for name in _SHARED_BY_ALL:
                said = [one for one in before[-1].found.get(name, []) if clause.holds(one[1])]
                if said and name not in item.found:
                    item.found[name] = said


# the facts of one charge


def _facts(scene: Scene, item: Charge, number: int) -> list[Stated]:
    values: dict[str, tuple[Any, int, int]] = {}
    if item.offense:
        values["offense"] = (item.offense, item.start, item.end)
    if item.statute:
        values["statute"] = (item.statute, item.start, item.end)
    for name, found in item.found.items():
        if item.count > 1 and name not in _SHARED_BY_ALL:
            continue
        value = scene.strongest(f"{GROUP}.{name}", [_hashable(one[0]) for one in found])
        if value is not None:
            place = next((one for one in found if _hashable(one[0]) == value), found[0])
            values[name] = (_restored(value), place[1], place[2])
    _settle(scene, item, values)
    return [
        Stated(f"{GROUP}.{number}.{name}", as_value(value), start, end)
        for name, (value, start, end) in values.items()
    ]


def _settle(scene: Scene, item: Charge, values: dict[str, tuple[Any, int, int]]) -> None:
    """What follows from the facts together: a plea of guilty convicts unless the case was deferred."""
    plea, disposition = values.get("plea"), values.get("disposition")
    if disposition and disposition[0] == "pending" and not (item.offense or item.statute or plea):
        del values["disposition"]  # nothing says that it is the criminal case that is pending
    if plea and plea[0] == "none" and disposition and "|" in disposition[0]:
        ended = [one for one in disposition[0].split("|") if one in _WITHOUT_PLEA]
        values["disposition"] = ("|".join(ended) or disposition[0], disposition[1], disposition[2])
    if plea and plea[0] in _PLEAS:
        if disposition is None and not _undone(scene, item):
            values["disposition"] = ("convicted", plea[1], plea[2])
        elif disposition and disposition[0] in _AFTER_PLEA:
            values["disposition"] = (_AFTER_PLEA[disposition[0]], disposition[1], disposition[2])
        elif disposition and disposition[0] == "dismissed_no_plea":
            if values.get("order_type", ("",))[0] in _ORDERS_ON_CONVICTIONS:
                values["disposition"] = ("convicted", plea[1], plea[2])
            else:
                del values["disposition"]
    grams = values.get("drug_amount_g")
    if grams and item.offense and "marijuana_possession_30g" in item.offense.split("|"):
        small = _at_most(grams[0], _SMALL_MARIJUANA)
        if small is not None and "|" in item.offense:
            name = "marijuana_possession_30g" if small else "drug_possession"
            values["offense"] = (name, item.start, item.end)


def _undone(scene: Scene, item: Charge) -> bool:
    """Whether the case is said to have ended in another way that leaves open what the plea came to."""
    return any(
        item.window[0] <= cue.start < item.window[1] for cue in scene.message.named("cues", "ended_otherwise")
    )


def _at_most(value: Any, limit: float) -> bool | None:
    """Whether an amount stays within a limit; None when the range leaves it open."""
    if isinstance(value, int | float):
        return value <= limit
    if isinstance(value, dict):
        if value.get("max", limit + 1) <= limit:
            return True
        if value.get("min", limit) > limit:
            return False
    return None


def _hashable(value: Any) -> Any:
    return ("range", *sorted(value.items())) if isinstance(value, dict) else value


def _restored(value: Any) -> Any:
    return dict(value[1:]) if isinstance(value, tuple) and value and value[0] == "range" else value
