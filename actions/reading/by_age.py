"""Facts that turn on an age: a green card at ten, a parent naturalized at twelve, how old a victim was."""

from typing import Any

from actions.reading.clauses import Clause
from actions.reading.people import FOR_WHOM, SELF
from actions.reading.scene import Scene, Stated

_GROWN_UP = 18
_CAME_AS_CHILD = 16
_BEFORE_18 = frozenset({"parent_naturalized_before_18", "lpr_before_18"})
_ONLY_AN_AGE = 6  # tokens: "I was 12 years old,"
_THEIR_AGE = (None, "family.age", "convictions.age_at_offense")


def read_by_age(scene: Scene) -> list[Stated]:
    """Every fact that an age tells."""
    facts = _by_age(scene)
    return [*facts, *_custody(scene, facts), *_age_at_the_time(scene), *_age_of_victim(scene)]


def _by_age(scene: Scene) -> list[Stated]:
    """Facts that turn on an age under 18: a green card at ten, a parent naturalized when they were twelve.

    A writer who asks for a child is the parent: "I became a citizen when he was 13 and he lived with me".
    """
    facts = [*_asked_by_age(scene), *_by_year(scene)]
    for claim in scene.claims:
        mention = claim.mention
        if mention.kind != "age" or scene.clauses.at(mention.start).supposed:
            continue
        near = _same_event(scene, scene.clauses.index(mention.start))
        young = int(mention.value) < _GROWN_UP
        for clause in near:
            naturalized = [
                cue for cue in scene.message.named("cues", "became_citizen") if clause.holds(cue.start)
            ]
            if naturalized and clause.subject in _parents(scene):
                facts.append(Stated("parent_naturalized_before_18", young, clause.start, mention.end))
                facts.extend(
                    Stated("lpr_before_18", True, cue.start, cue.end)
                    for cue in scene.message.named("cues", "had_green_card_then")
                    if young and cue.start >= mention.end and scene.counts(cue)
                )
                break
            if claim.name == "family.age" or not scene.counts(mention):
                continue  # "I came in 1992, my son is 12"
            got_card = [
                cue for cue in scene.message.named("cues", "got_green_card") if clause.holds(cue.start)
            ]
            if got_card and clause.subject == scene.person:
                facts.append(Stated("lpr_before_18", young, clause.start, mention.end))
                break
            verbs = [cue for cue in scene.message.named("cues", "entry_verb") if clause.holds(cue.start)]
            if any(scene.counts(cue) for cue in verbs) and int(mention.value) < _CAME_AS_CHILD:
                facts.append(Stated("arrived_before_16", True, clause.start, mention.end))
                break
    return facts


def _asked_by_age(scene: Scene) -> list[Stated]:
    """How old they were, where that is asked for: "my mother in 2006, I was 11"."""
    ages = [one.mention for one in scene.claims if one.mention.kind == "age"]
    free = [one for one in ages if not scene.clauses.at(one.start).supposed]
    if scene.open_fact not in _BEFORE_18 or len(ages) != 1 or not free:
        return []
    return [Stated(str(scene.open_fact), int(free[0].value) < _GROWN_UP, free[0].start, free[0].end)]


def _parents(scene: Scene) -> frozenset[str]:
    """Whom clauses about a parent of the person at risk have as subject; of their child, the writer."""
    of_child = scene.person == FOR_WHOM["child"]
    return frozenset({FOR_WHOM["parent"], SELF, FOR_WHOM["spouse"]} if of_child else {FOR_WHOM["parent"]})


def _by_year(scene: Scene) -> list[Stated]:
    """The same, told by the years: born in 2004, the mother naturalized in 2018."""
    born = {_year(claim.mention.value) for claim in scene.claimed("date_of_birth")} or _born_by_entry(scene)
    years = [one for one in born if one is not None]
    if not years or len(years) < len(born) or max(years) - min(years) > 1:
        return []
    facts = []
    for claim in scene.claims:
        mention, clause = claim.mention, scene.clauses.at(claim.mention.start)
        then = _year(mention.value) if mention.kind == "date" and not clause.supposed else None
        if then is None or any(then - one == _GROWN_UP for one in years):
            continue
        for cue, name, whose in (
            ("became_citizen", "parent_naturalized_before_18", _parents(scene)),
            ("got_green_card", "lpr_before_18", frozenset({scene.person})),
        ):
            if scene.clauses.has(cue, clause) and clause.subject in whose:
                facts.append(Stated(name, then - min(years) < _GROWN_UP, clause.start, mention.end))
    return facts


def _born_by_entry(scene: Scene) -> set[int | None]:
    """The years in which somebody was born who says how old they came: "I came in 99, I was 8"."""
    entries = [claim.mention for claim in scene.claimed("entries.date")]
    ages = [one.mention for one in scene.claims if one.mention.kind == "age" and scene.counts(one.mention)]
    came = _year(entries[0].value) if len(entries) == 1 else None
    if came is None or len(ages) != 1 or not isinstance(ages[0].value, int):
        return set()
    near = _same_event(scene, scene.clauses.index(ages[0].start))
    if not any(clause.holds(entries[0].start) for clause in near):
        return set()
    return {came - ages[0].value - 1, came - ages[0].value}


def _year(value: Any) -> int | None:
    return int(value[:4]) if isinstance(value, str) and value[:4].isdigit() else None


def _custody(scene: Scene, facts: list[Stated]) -> list[Stated]:
    """That they lived with the parent who naturalized while they were a minor."""
    told = any(fact.path == "parent_naturalized_before_18" and fact.value for fact in facts)
    if not told and not any(cue.value is True for cue in scene.stated("parent_naturalized_before_18")):
        return []
    lived = [
        cue for cue in scene.message.named("cues", "lived_with_then")
        if not scene.clauses.at(cue.start).supposed and not scene.clauses.negated(cue)
    ]  # fmt: skip
    return [Stated("custody_with_usc_parent_before_18", True, lived[0].start, lived[0].end)] if lived else []


def _age_at_the_time(scene: Scene) -> list[Stated]:
    """How old they were, where the date of the event is asked for: "I was nineteen"."""
    if scene.open_fact != "convictions.offense_date":
        return []
    ages = [one for one in scene.claims if one.mention.kind == "age"]
    free = [one.mention for one in ages if one.name in _THEIR_AGE and scene.counts(one.mention)]
    if len(ages) != 1 or not free:
        return []
    return [Stated("convictions.0.age_at_offense", free[0].value, free[0].start, free[0].end)]


def _age_of_victim(scene: Scene) -> list[Stated]:
    """How old the victim was, where it is asked whether that was a child: "no, she was 31"."""
    ages = [one.mention for one in scene.claims if one.mention.kind == "age"]
    if scene.open_fact != "convictions.victim_minor" or len(ages) != 1 or not isinstance(ages[0].value, int):
        return []
    age = ages[0]
    clause = scene.clauses.at(age.start)
    if clause.supposed or any(clause.holds(at) for at in scene.clauses.writer):
        return []  # "no, I was 19"
    return [
        Stated("convictions.0.victim_minor", age.value < _GROWN_UP, age.start, age.end),
        Stated("convictions.0.victim_age", age.value, age.start, age.end),
    ]


def _same_event(scene: Scene, at: int) -> list[Clause]:
    """A clause with an age, the one before it where this one begins with "when", one after that does.

    The one before also where this one says no more than the age: "my father naturalized in 2010, I was 12".
    """
    clause = scene.clauses[at]
    near = [clause]
    alone = clause.end - clause.start <= _ONLY_AN_AGE
    begins = [one for one in (at, at + 1) if 0 < one < len(scene.clauses)]
    for one in begins:
        before, after = scene.clauses[one - 1], scene.clauses[one]
        when = scene.message.cue_at("cues", "when", after.start)
        if before.sentence == after.sentence and (when or (alone and one == at)):
            near.append(before if one == at else after)
    return near
