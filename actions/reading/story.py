"""Everything a text states about the person at risk: facts of the case, and the items of each group."""

from datetime import date

from actions.reading.ages import born_by_age
from actions.reading.by_age import read_by_age
from actions.reading.convictions import read_convictions
from actions.reading.court_days import OF_COURTS, hearing_soon, of_another_case, resolved
from actions.reading.custody import read_custody
from actions.reading.entries import read_entries
from actions.reading.family import read_family
from actions.reading.matching import Cue
from actions.reading.people import FOR_WHOM, SELF
from actions.reading.scene import FOREIGN, Scene, Stated, as_value

_BORN_HERE = "born_in_us"
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
        *hearing_soon(scene, today),
        *read_by_age(scene),
        *born_by_age(scene, today),
        *_by_birthplace(scene),
        *_by_nationality(scene),
        *read_custody(scene),
        *read_entries(scene),
        *read_convictions(scene),
        *read_family(scene),
    ]
    paths = {fact.path for fact in facts}
    once = {fact.path: fact for fact in reversed(facts)}.values()
    kept = [fact for fact in once if not _left_out(scene, fact, paths)]
    return sorted(kept, key=lambda fact: (fact.start, fact.path))


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
            if name not in OF_COURTS or not of_another_case(scene, name, claim.mention, today)
        ]
        found = [(resolved(claim.mention, name, today), claim.mention) for claim in claims]
        found = [(value, mention) for value, mention in found if value is not None and value != FOREIGN]
        if found and all(value == found[0][0] for value, _ in found):
            value, mention = found[0]
            facts.append(Stated(name, value, mention.start, mention.end))
    return facts


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
