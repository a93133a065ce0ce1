"""Which charges a text tells of: an offense, a statute, or one more of the same, each charge once."""

from dataclasses import replace

from actions.reading.charges import GROUP, Charge
from actions.reading.matching import Cue
from actions.reading.scene import Scene

_AT_HOME = "domestic_battery"
_BLOWS = frozenset({"simple_assault", "aggravated_assault", _AT_HOME})
_BUT_IT_WAS = 3  # words: "I said theft but it was burglary", not "I said theft and burglary"


def charges(scene: Scene) -> list[Charge]:
    """The charges of a text, in the order in which it names them."""
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
                items.append(replace(seed, offense=items[-1].offense))
        elif not items or not _merge(scene, items[-1], seed):
            items.append(seed)
    kept: list[Charge] = []
    was: list[int] = []
    for item, then in zip(items, [*items[1:], None], strict=False):
        if _became(scene, item, then):
            was = [*was, item.start]
        else:
            kept.append(replace(item, was=was))
            was = []
    return kept


def _became(scene: Scene, item: Charge, then: Charge | None) -> bool:
    """Whether a charge ended as another: "charged with robbery but convicted of theft" is one case."""
    if then is None:
        return False
    if _in_the_end(scene, item, then):
        return True
    if scene.clauses.at(item.start).sentence != _sentence(scene, then):
        return False
    named = scene.message.named
    charged = any(item.start - 2 <= cue.end <= item.start for cue in named("cues", "charged_with"))
    charged |= any(item.end <= cue.start <= item.end + 1 for cue in named("cues", "charged_with_after"))
    ended = any(
        item.end <= cue.start < then.start and then.start - 3 <= cue.end <= then.start + 1
        for cue in named("cues", "ended_as")
    )
    lowered = any(
        item.end <= cue.start and then.start - 3 <= cue.end <= then.start
        for cue in named("cues", "lowered_to")
    )
    lowered = lowered and not _convicted_of(scene, item)
    # "I told you assault but the paper says disorderly conduct": the first was a mistake.
    before = any(0 <= item.start - cue.end <= 1 for cue in named("cues", "told_before"))
    mistaken = before and then.start - item.end >= scene.message.few(_BUT_IT_WAS)
    ended |= any(then.end <= cue.start <= then.end + 1 for cue in named("cues", "ended_as_after"))
    return mistaken or lowered or (charged and ended)


def _in_the_end(scene: Scene, item: Charge, then: Charge) -> bool:
    """Whether a plea to another charge is told as the end of this one: "a fight; in the end I pleaded to"."""
    turns = [cue for cue in scene.message.named("cues", "in_the_end") if item.end <= cue.start < then.start]
    if not turns or _sentence(scene, then) - _sentence(scene, item) > 1 or _convicted_of(scene, item):
        return False
    ends = [cue for name in ("disposition", "plea") for cue in scene.stated(f"{GROUP}.{name}")]
    clause = scene.clauses.at(then.start)
    pleaded = any(
        turns[-1].start <= cue.start and (cue.start < then.end or clause.holds(cue.start)) for cue in ends
    )
    return pleaded and not (_dated(scene, item) and _dated(scene, then))


def _convicted_of(scene: Scene, item: Charge) -> bool:
    """Whether a conviction of this charge is told: what was lowered after it was another case's."""
    cues = [cue for name in ("disposition", "plea") for cue in scene.stated(f"{GROUP}.{name}")]
    return any(item.start - 3 <= cue.end <= item.start for cue in cues)


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
    lead = scene.message.cue_before("cues", "cases_of", cue.start)  # two counts of theft
    start = lead.start if lead else cue.start
    counted = _counted(scene, start) or _times(scene, cue.end) or _how_often_before(scene, start)
    several = counted if counted and 2 <= counted <= 8 and len(str(counted)) == 1 else 1
    return Charge(cue.start, cue.end, offense=str(cue.value), count=several)


def _counted(scene: Scene, start: int) -> int | None:
    """How many charges are named at a token, said before it or by their first word: two possessions."""
    message = scene.message
    first = message.number_at(start)
    number = first if first and first.start == start else message.number_at(start - 1)
    if not number or number.end not in (start, start + 1) or _dates(scene, number.start):
        return None
    others = message.named("cues", "counts_nobody")  # ba bị DUI: Dad, not three; "count 2, theft"
    return None if any(one.start <= number.start < one.end for one in others) else number.whole


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
    """How often, said before the charge, hai lần lái xe say rượu, or before its arrest: twice held for it."""
    arrests = [
        cue for cue in scene.message.named("cues", "taken_for") if cue.start < start <= cue.end <= start + 1
    ]
    often = scene.message.cue_before("values", "small_count", arrests[0].start if arrests else start)
    return int(often.value) if often else None


def _merge(scene: Scene, item: Charge, seed: Charge) -> bool:
    """Take a further name of the same charge into it. False when the name begins another charge."""
    if seed.statute and item.statute:
        return seed.statute == item.statute
    between = (item.end, seed.start)
    one, other = scene.clauses.at(item.start), scene.clauses.at(seed.start)
    if seed.statute or (item.statute and not item.offense):
        near = scene.clauses.index(seed.start) - scene.clauses.index(item.end - 1) <= 2
        if not (near and one.sentence == other.sentence) and not _on_its_paper(scene, item, seed):
            return False
        item.statute, item.offense = item.statute or seed.statute, item.offense or seed.offense
        item.end, item.count = max(item.end, seed.end), max(item.count, seed.count)
        return True
    another = any(between[0] <= cue.start < seed.end for cue in scene.message.named("cues", "another"))
    first, second = set(str(item.offense).split("|")), set(str(seed.offense).split("|"))
    if seed.start == item.end and one is other:
        item.offense = "|".join(sorted(first & second)) or item.offense
        return True  # one name of several words: domestic violence battery
    if any(cue.start in (item.end, seed.start - 1) for cue in scene.message.named("cues", "or_word")):
        item.offense, item.end = "|".join(sorted(first | second)), seed.end
        return True
    shared = first & second
    told_of = any(item.start <= person.start < item.end for person in scene.clauses.people)
    blow = first == {_AT_HOME} and told_of and not another and one.sentence == other.sentence
    if blow and second <= _BLOWS and not (_dated(scene, item) and _dated(scene, seed)):
        linked = any(
            between[0] <= cue.start < between[1] for cue in scene.message.named("cues", "conjunction")
        )
        if not linked:  # he hit his girlfriend, assault third degree
            item.offense, item.end = seed.offense, seed.end
            return True
    apart = one is not other and _dated(scene, item) and _dated(scene, seed)
    if not shared or another or seed.count > 1 or apart:
        return False
    item.offense = "|".join(sorted(shared))
    return True


def _on_its_paper(scene: Scene, item: Charge, seed: Charge) -> bool:
    """Whether a section in a sentence of its own is that of the one charge told: "the paper says PC 245"."""
    named = scene.message.named
    sections = [one for one in scene.claims if one.mention.kind == "statute"]
    alone = len(sections) == 1 and len({cue.start for cue in _offenses(scene)}) == 1
    papers = [cue for cue in named("cues", "paper_says") if cue.end <= seed.start]
    sentence = _sentence(scene, seed)
    said = any(scene.clauses.at(cue.start).sentence == sentence for cue in papers)
    return bool(item.offense) and not item.statute and alone and said


def _dated(scene: Scene, item: Charge) -> bool:
    """Whether the clause of a charge holds a date of its own."""
    clause = scene.clauses.at(item.start)
    return any(claim.mention.kind == "date" and clause.holds(claim.mention.start) for claim in scene.claims)
