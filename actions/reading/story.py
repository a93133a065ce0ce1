"""Everything a text states about the person at risk: facts of the case, and the items of each group."""

from datetime import date
from typing import Any

from actions.reading import stretches
from actions.reading.ages import born_by_age
from actions.reading.clauses import Clause
from actions.reading.convictions import read_convictions
from actions.reading.custody import read_custody
from actions.reading.entries import read_entries
from actions.reading.family import read_family
from actions.reading.matching import Cue
from actions.reading.message import Mention
from actions.reading.nearness import is_soon, over
from actions.reading.people import FOR_WHOM, SELF
from actions.reading.scene import FOREIGN, Scene, Stated, as_value
from actions.reading.settled import of_a_criminal_court, of_another_court

_HEARING = "next_hearing_date"
AHEAD = frozenset({_HEARING})
_OF_COURTS = frozenset({_HEARING, "final_order_date"})
_GROWN_UP = 18
_CAME_AS_CHILD = 16
_BEFORE_18 = frozenset({"parent_naturalized_before_18", "lpr_before_18"})
_ONLY_AN_AGE = 6  # tokens: "I was 12 years old,"
_BORN_HERE = "born_in_us"
_THEIR_AGE = (None, "family.age", "convictions.age_at_offense")
_LEFT_TO_GROUPS = {
    "any_criminal_record": "convictions.",
    "any_entry": "entries.",
    "any_family_status": "family.",
}


def read_story(scene: Scene, today: date) -> list[Stated]:
    """Every stated fact, once, in the order of the text."""
    facts = [
        *_case_facts(scene),
        *_claimed_facts(scene, today),
        *_hearing_soon(scene, today),
        *_by_age(scene),
        *_age_at_the_time(scene),
        *born_by_age(scene, today),
        *_age_of_victim(scene),
        *_by_birthplace(scene),
        *_by_nationality(scene),
        *read_custody(scene),
        *read_entries(scene),
        *read_convictions(scene),
        *read_family(scene),
    ]
    facts.extend(_paroled(facts))
    paths = {fact.path for fact in facts}
    once = {fact.path: fact for fact in reversed(facts)}.values()
    kept = [fact for fact in once if not _left_out(scene, fact, paths)]
    return sorted(kept, key=lambda fact: (fact.start, fact.path))


def _paroled(facts: list[Stated]) -> list[Stated]:
    """Parole as a status beside another, of who came in on it: "came on parole, then I got TPS"."""
    resident = any(fact.path == "lpr_status" and fact.value == "current" for fact in facts)
    came = [fact for fact in facts if fact.path.endswith(".manner") and fact.value == "parole"]
    held = next((fact for fact in facts if fact.path == "other_status"), None)
    if not came or not held or resident or "none" in held.value or "parole" in held.value:
        return []
    facts.remove(held)
    return [Stated(held.path, sorted({*held.value, "parole"}), held.start, held.end)]


def _left_out(scene: Scene, fact: Stated, paths: set[str]) -> bool:
    """Whether a "yes" adds nothing or is over, or a "no" is belied by what the text tells besides.

    Detention counts only where it is so now; "no record except a DUI" is a record.
    """
    if fact.value is True and fact.path == "in_ice_custody":
        return "detained" not in scene.urgent
    if fact.path == "fear_return" and "violence_now" in scene.urgent:
        return True  # "he threatens to kill me" is said of the home
    if fact.path.endswith("court_gave_immigration_warning") and "signed_papers" in scene.urgent:
        return True  # what an officer had them sign is no warning of a criminal court
    if fact.value is False and fact.path == "any_criminal_record":
        return any(path.endswith((".offense", ".statute")) for path in paths)
    return fact.value is True and _told_by_group(fact.path, paths)


def _told_by_group(path: str, paths: set[str]) -> bool:
    """A record told charge by charge needs no "yes, there is a record" beside it."""
    group = _LEFT_TO_GROUPS.get(path)
    return group is not None and any(other.startswith(group) for other in paths)


def _case_facts(scene: Scene) -> list[Stated]:
    facts = []
    for name in sorted(scene.message.names("facts") | scene.message.names("answers")):
        cues = [] if "." in name else scene.stated(name)
        if name == _BORN_HERE:
            cues = [cue for cue in cues if not _of_relative(scene, cue)]
        if not cues:
            continue
        spec = scene.registry[name]
        if spec.type == "set":
            chosen = sorted({str(cue.value) for cue in cues} - {"none"}) or ["none"]
            facts.append(Stated(name, chosen, cues[0].start, cues[0].end))
            continue
        value = scene.strongest(name, [cue.value for cue in cues])
        if value is not None:
            cue = next((cue for cue in cues if cue.value == value), cues[0])
            facts.append(Stated(name, as_value(value), cue.start, cue.end))
    return facts


def _claimed_facts(scene: Scene, today: date) -> list[Stated]:
    """Dates, places and counts of the case whose meaning an anchor tells; nothing where two disagree."""
    facts = []
    for name in sorted({claim.name for claim in scene.claims if claim.name and claim.name in scene.registry}):
        if "." in name:
            continue
        claims = [
            claim
            for claim in scene.claimed(name)
            if name not in _OF_COURTS or not _of_their_own_court(scene, name, claim.mention.start)
        ]
        found = [(resolved(claim.mention, name, today), claim.mention) for claim in claims]
        found = [(value, mention) for value, mention in found if value is not None and value != FOREIGN]
        if found and all(value == found[0][0] for value, _ in found):
            value, mention = found[0]
            facts.append(Stated(name, value, mention.start, mention.end))
    return facts


def _hearing_soon(scene: Scene, today: date) -> list[Stated]:
    """The day of a hearing that is urgent, where one day ahead is told beside it and nothing claims it."""
    if "hearing_soon" not in scene.urgent or any(one.name == _HEARING for one in scene.claims):
        return []
    if not scene.message.named("facts", "proceeding_type"):
        return []
    days = [
        (one.mention, resolved(one.mention, _HEARING, today))
        for one in scene.claims
        if one.mention.kind == "date" and one.name is None and scene.counts(one.mention)
    ]
    days = [(mention, value) for mention, value in days if isinstance(value, str) and is_soon(value, today)]
    if len(days) != 1 or _of_their_own_court(scene, _HEARING, days[0][0].start):
        return []
    mention, value = days[0]
    beside = scene.clauses.has("hearing", scene.clauses.at(mention.start))
    return [Stated(_HEARING, value, mention.start, mention.end)] if beside else []


def _of_their_own_court(scene: Scene, name: str, start: int) -> bool:
    """Whether a hearing is of no immigration court, or an order is not final while an appeal is open."""
    if name == "final_order_date":
        return bool(scene.message.named("cues", "may_appeal"))
    message, clauses = scene.message, scene.clauses
    if scene.open_fact == name:
        return of_another_court(message, clauses, start)
    return of_another_court(message, clauses, start) or of_a_criminal_court(message, clauses, start)


def resolved(mention: Mention, name: str, today: date) -> Any:
    """The value of a mention. A fact that lies ahead is never in the past, and a day without a year
    is then the next one."""
    if mention.value is not None:
        return None if name in AHEAD and over(mention.value, today, days=0) else mention.value
    if not mention.month_day or name not in AHEAD:
        return None
    month, day = mention.month_day
    if day:
        found = stretches.month_after(today, month, day)
        return found.value if found else None
    return stretches.month(today.year + (month < today.month), month).value


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
    return [*facts, *_custody(scene, facts)]


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
    born = {_year(claim.mention.value) for claim in scene.claimed("date_of_birth")}
    first = born.pop() if len(born) == 1 else None
    if first is None:
        return []
    facts = []
    for claim in scene.claims:
        mention, clause = claim.mention, scene.clauses.at(claim.mention.start)
        then = _year(mention.value) if mention.kind == "date" and not clause.supposed else None
        if then is None or then - first == _GROWN_UP:
            continue
        for cue, name, whose in (
            ("became_citizen", "parent_naturalized_before_18", _parents(scene)),
            ("got_green_card", "lpr_before_18", frozenset({scene.person})),
        ):
            if scene.clauses.has(cue, clause) and clause.subject in whose:
                facts.append(Stated(name, then - first < _GROWN_UP, clause.start, mention.end))
    return facts


def _year(value: Any) -> int | None:
    return int(value[:4]) if isinstance(value, str) and value[:4].isdigit() else None


def _custody(scene: Scene, facts: list[Stated]) -> list[Stated]:
    """That they lived with the parent who naturalized while they were a minor."""
    if not any(fact.path == "parent_naturalized_before_18" and fact.value for fact in facts):
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
    return [
        Stated("convictions.0.victim_minor", age.value < _GROWN_UP, age.start, age.end),
        Stated("convictions.0.victim_age", age.value, age.start, age.end),
    ]


def _by_birthplace(scene: Scene) -> list[Stated]:
    """Born in El Paso is born here, born in Haiti is not; a place nobody knows says nothing."""
    for cue, place in scene.birthplaces():
        if scene.counts(cue) and not scene.clauses.negated(cue) and not _of_relative(scene, cue):
            return [Stated(_BORN_HERE, place.value != FOREIGN, cue.start, place.end)]
    return []


def _by_nationality(scene: Scene) -> list[Stated]:
    """What a country says: who is Cuban; the country of the TPS of somebody who says where they are from."""
    said = [
        cue for cue in scene.message.named("values", "from_country")
        if scene.counts(cue) and not scene.clauses.negated(cue)
        and (scene.person != SELF or any(cue.start <= at < cue.end for at in scene.clauses.writer))
    ]  # fmt: skip
    cuban = [cue for cue in said if cue.value == "cuba"]
    if cuban and {cue.value for cue in said} == {"cuba"}:
        return [Stated("cuban", True, cuban[0].start, cuban[0].end)]
    tps = [one for one in scene.stated("other_status") if one.value == "tps"]
    named = [cue for cue in scene.message.named("values", "country_of_tps") if _beside_one(scene, cue, tps)]
    countries = {str(cue.value): cue for cue in [*(said if tps else ()), *named]}
    known = scene.registry["tps_country"].choices or ()
    found = [
        Stated("tps_country", name, cue.start, cue.end) for name, cue in countries.items() if name in known
    ]
    return found if len(countries) == 1 else []


def _beside_one(scene: Scene, cue: Cue, others: list[Cue]) -> bool:
    """Whether a cue stands in a clause with one of others, or in the one before: he's Haitian, he has TPS."""
    at = scene.clauses.index(cue.start)
    return any(scene.clauses.index(one.start) - at in (0, 1) for one in others) and scene.counts(cue)


def _of_relative(scene: Scene, cue: Cue) -> bool:
    """Whether a relative was named last before "born in": "I have a girl of six, born in Houston".

    Where the clause names nobody, whoever was named before is meant: "and two more born in Haiti".
    """
    clause = scene.clauses.at(cue.start)
    own = [at for at in scene.clauses.writer if clause.start <= at < cue.end]
    begin = clause.start if own else 0
    people = [one for one in scene.clauses.people if begin <= one.start < cue.start]
    last = max(people, key=lambda one: one.start, default=None)
    return last is not None and FOR_WHOM[last.relation] != scene.person and last.start > max(own, default=-1)


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
