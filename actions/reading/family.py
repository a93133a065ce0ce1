"""The family of a story: relatives whose status, age or existence the text states."""

from dataclasses import dataclass, field
from typing import Any

from actions.reading.people import FOR_WHOM, SEEN_FROM_THEM, SELF, Person
from actions.reading.scene import Scene, Stated

_GROUP = "family"
_OF_OWN_STATUS = {"current": "lpr", "conditional": "lpr", "expired_card_only": "lpr", "none": "none"}
_RELATIVES = frozenset({"spouse", "parent", "child", "stepchild", "stepparent", "sibling", "partner"})


@dataclass
class _Member:
    person: Person
    found: dict[str, tuple[Any, int, int]] = field(default_factory=dict)


def read_family(scene: Scene) -> list[Stated]:
    """Relation, status, age and marriage of every relative of whom one of them is stated."""
    members: list[_Member] = []
    last: _Member | None = None
    people = list(scene.clauses.people)
    for clause in scene.clauses:
        here = [one for one in people if clause.holds(one.start) and one.relation in _RELATIVES]
        if clause.supposed:
            continue
        for person in here:
            last = _same(members, person) or _Member(person)
            if last not in members:
                members.append(last)
        if here or clause.subject not in (SELF, scene.person):
            _describe(scene, clause.start, clause.end, last)
            last = last if last is None or here or FOR_WHOM[last.person.relation] == clause.subject else None
        if clause.also and here:
            _describe(scene, clause.start, clause.end, last)
        _tell_existence(scene, clause.start, clause.end, [one for one in members if one.person in here])
    members = [one for one in members if one.found and not _is_at_risk(scene, one)]
    return [*_facts(members), *_the_writer(scene, len(members))]


def _same(members: list[_Member], person: Person) -> _Member | None:
    """The member a person was named as before; there may be several children, and siblings."""
    for member in members:
        if member.person.relation == person.relation and person.relation in ("spouse", "partner"):
            return member
    return None


def _describe(scene: Scene, start: int, end: int, member: _Member | None) -> None:
    """Take status, age and marriage from a clause."""
    if member is None:
        return
    for value, first, last in _statuses(scene, start, end):
        member.found.setdefault("status", (value, first, last))
    for claim in scene.claims:
        mention = claim.mention
        if mention.kind == "age" and start <= mention.start < end and claim.name in (None, "family.age"):
            clause = scene.clauses.at(mention.start)
            if clause.subject != SELF or member.person.count == 1 and mention.start == member.person.end:
                member.found.setdefault("age", (mention.value, mention.start, mention.end))
    for cue in scene.message.named("facts", "family.married"):
        if start <= cue.start < end and not scene.clauses.negated(cue):
            member.found.setdefault("married", (cue.value, cue.start, cue.end))


def _statuses(scene: Scene, start: int, end: int) -> list[tuple[str, int, int]]:
    """The statuses that a clause gives a relative."""
    message = scene.message
    cues = [cue for cue in message.named("facts", "family.status") if start <= cue.start < end]
    cues += [
        cue for cue in message.named("facts", "lpr_status") if start <= cue.start < end and cue.value in _OF_OWN_STATUS
    ]
    foreign = message.named("cues", "foreign_citizen")
    cues = [cue for cue in cues if not any(cue.inside(other) for other in [*cues, *foreign])]
    found = []
    for cue in sorted(cues, key=lambda one: one.start):
        if any(other.start <= cue.start < other.end for other in foreign) or scene.clauses.negated(cue):
            continue
        value = cue.value if cue.name == "family.status" else _OF_OWN_STATUS[cue.value]
        found.append((str(value), cue.start, cue.end))
    return found


def _tell_existence(scene: Scene, start: int, end: int, members: list[_Member]) -> None:
    """I have a wife and two kids: that they exist is stated, even without a status."""
    for cue in scene.message.named("cues", "have_family"):
        if start <= cue.start < end and not scene.clauses.negated(cue):
            for member in members:
                if member.person.start >= cue.end:
                    member.found.setdefault("relation", (member.person.relation, cue.start, member.person.end))


def _is_at_risk(scene: Scene, member: _Member) -> bool:
    return scene.person != SELF and FOR_WHOM[member.person.relation] == scene.person


def _facts(members: list[_Member]) -> list[Stated]:
    facts: list[Stated] = []
    number = 0
    for member in members:
        person = member.person
        for _ in range(person.count):
            facts.append(Stated(f"{_GROUP}.{number}.relation", person.relation, person.start, person.end))
            for name, (value, start, end) in member.found.items():
                if name != "relation" and not (name == "age" and person.count > 1):
                    facts.append(Stated(f"{_GROUP}.{number}.{name}", value, start, end))
            number += 1
    return facts


def _the_writer(scene: Scene, number: int) -> list[Stated]:
    """Who asks for a relative is family too: "ICE has my husband and I am a citizen"."""
    relation = SEEN_FROM_THEM.get(scene.person)
    if relation is None:
        return []
    for clause in scene.clauses:
        if clause.subject == SELF and not clause.supposed:
            for value, start, end in _statuses(scene, clause.start, clause.end):
                if value != "none":
                    return [
                        Stated(f"{_GROUP}.{number}.relation", relation, start, end),
                        Stated(f"{_GROUP}.{number}.status", value, start, end),
                    ]
    return []
