"""The family of a story: relatives whose status, age or existence the text states."""

from dataclasses import dataclass, field, replace
from typing import Any

from actions.reading.amounts import ends
from actions.reading.clauses import Clause
from actions.reading.matching import Cue
from actions.reading.message import overlaps
from actions.reading.numbers import Number
from actions.reading.people import FOR_WHOM, SEEN_FROM_THEM, SELF, Person, writer
from actions.reading.scene import FOREIGN, Scene, Stated

_GROUP = "family"
_OF_OWN_STATUS = {"current": "lpr", "conditional": "lpr", "expired_card_only": "lpr", "none": "none"}
_RELATIVES = frozenset({"spouse", "parent", "child", "stepchild", "stepparent", "sibling", "partner"})
_BESIDE = 3
_BETWEEN_AGES = 5  # l'aîné a 15 ans et la petite 9
_OF_ONE = frozenset({"age", "married"})  # said of one relative, not of "two kids"
_OLDEST = 110


@dataclass
class _Member:
    person: Person
    found: dict[str, tuple[Any, int, int]] = field(default_factory=dict)


def read_family(scene: Scene) -> list[Stated]:
    """Relation, status, age and marriage of every relative of whom one of them is stated."""
    members: list[_Member] = []
    waiting: list[_Member] = []
    last: _Member | None = None
    given: tuple[str, int, int] | None = None
    for clause in scene.clauses:
        if clause.supposed:
            continue
        here = [_member(members, one) for one in scene.clauses.people
                if clause.holds(one.start) and one.relation in _RELATIVES]  # fmt: skip
        goes_on = last and (
            FOR_WHOM[last.person.relation] == clause.subject
            or scene.clauses.has("one_of_them", clause)
            or _of_them_all(scene, clause, last)
        )
        spoken_of = here or ([last] if last and goes_on else [])
        given = _give_status(scene, clause, spoken_of) or _likewise(scene, clause, here, given)
        _give_the_rest(scene, clause, spoken_of)
        _give_age_after_another(scene, clause, here, members)
        _say_unmarried(scene, clause, last)
        _tell_existence(scene, clause, here)
        together = _named_with(scene, members, clause) if scene.clauses.has("said_of_all", clause) else []
        if given and (here or together):
            for member in together or waiting:
                member.found.setdefault("status", given)
        waiting = [*waiting, *here] if here and not given and _names_only(scene, clause) else []
        last = here[-1] if here else last
    _list_ages(scene, members)
    # Whose ages are told is there, even where nothing else is said of them.
    members = [one for one in members if one.found or _ages(scene, one.person)]
    members = [one for one in members if not _is_at_risk(scene, one)]
    told = sum(max(one.person.count, len(_ages(scene, one.person))) for one in members)
    return [*_facts(scene, members), *_the_writer(scene, told)]


def _of_them_all(scene: Scene, clause: Clause, last: _Member) -> bool:
    """Whether a clause that names nobody tells of all who were counted: tatlo akong anak, lahat citizen."""
    named = any(clause.holds(at) for at in scene.clauses.writer)
    return last.person.count > 1 and not named and scene.clauses.has("said_of_all", clause)


def _member(members: list[_Member], person: Person) -> _Member:
    """The member a person was named as before, or a new one; there may be several children."""
    for member in members:
        if member.person.relation == person.relation and person.relation in ("spouse", "partner"):
            return member
    members.append(_Member(person))
    return members[-1]


def _give_status(scene: Scene, clause: Clause, members: list[_Member]) -> tuple[str, int, int] | None:
    """Give each status of a clause to the relative it stands nearest to; the last one given, if any.

    Where the clause is about the writer, only a status beside the relative is theirs: "I'm
    undocumented with three citizen kids".
    """
    given = None
    became = scene.message.named("cues", "became_citizen")
    for cue, value in _statuses(scene, clause):
        ranked = sorted(members, key=lambda member: _gap(member.person, cue))
        if not ranked:
            continue
        nearest = ranked[0]
        own = clause.subject == SELF and clause.also is None and nearest.person in scene.clauses.people
        if own and clause.holds(nearest.person.start) and _gap(nearest.person, cue) > _BESIDE:
            continue
        given = (value, cue.start, cue.end)
        if any(one.start <= cue.start and cue.end <= one.end for one in became):
            nearest.found["status"] = given  # "a resident when I was born, then became a citizen"
        nearest.found.setdefault("status", given)
    return given


def _likewise(
    scene: Scene, clause: Clause, members: list[_Member], before: tuple[str, int, int] | None
) -> tuple[str, int, int] | None:
    """The status of who was named just before, where a clause says "too" of others: my kids too."""
    if not before or not members or not scene.clauses.has("likewise", clause):
        return None
    for member in members:
        member.found.setdefault("status", before)
    return before


def _named_with(scene: Scene, members: list[_Member], clause: Clause) -> list[_Member]:
    """Who was named in the sentence of a clause, up to its end: "mom is 68 and dad is 70, both residents"."""
    return [
        one for one in members if scene.clauses.at(one.person.start).sentence == clause.sentence
        and one.person.start < clause.end
    ]  # fmt: skip


def _gap(person: Person, cue: Cue) -> int:
    return max(cue.start - person.end, person.start - cue.end, 0)


def _statuses(scene: Scene, clause: Clause) -> list[tuple[Cue, str]]:
    """The statuses that a clause names; a citizen of another country is no citizen here."""
    message = scene.message
    cues = [cue for cue in message.named("facts", "family.status") if clause.holds(cue.start)]
    own = message.named("facts", "lpr_status")
    if clause.subject != SELF or clause.also:
        cues += [cue for cue in own if clause.holds(cue.start) and cue.value in _OF_OWN_STATUS]
    foreign = [*message.named("cues", "foreign_citizen"), *message.named("values", "own_status")]
    # Of "had a green card and they took it" the card is no status that they have.
    lost = [cue for cue in own if cue.value not in _OF_OWN_STATUS]
    cues = [cue for cue in cues if not any(cue.inside(other) for other in [*cues, *foreign, *lost])]
    cues += _born_here(scene, clause)
    if scene.clauses.has("not_granted", clause):
        cues = [cue for cue in cues if cue.value == "none"]
    return [
        (cue, str(cue.value) if cue.name == "family.status" else _OF_OWN_STATUS[cue.value])
        for cue in sorted(cues, key=lambda one: one.start)
        if not any(other.start <= cue.start < other.end for other in foreign)
        and not any(overlaps(cue, other) for other in message.named("cues", "not_family.status"))
        and not scene.clauses.negated(cue)
    ]


def _born_here(scene: Scene, clause: Clause) -> list[Cue]:
    """A girl born in Houston is a citizen; "I was born" says so of no relative, "my wife and I were" does."""
    return [
        Cue("facts", "family.status", "usc", cue.start, place.end)
        for cue, place in scene.birthplaces()
        if clause.holds(cue.start)
        and place.value != FOREIGN
        and (clause.also or not any(cue.start <= at < cue.end for at in scene.clauses.writer))
    ]


def _give_the_rest(scene: Scene, clause: Clause, members: list[_Member]) -> None:
    """Age and marriage, for a relative who is the only one a clause speaks of; else the ages beside them."""
    if len(members) != 1:
        _give_ages_beside(scene, clause, members)
        return
    member = members[0]
    then = scene.message.named("cues", "age_past")
    for claim in scene.claims:
        mention = claim.mention
        particle = scene.message.cue_at("cues", "between_person_and_number", member.person.end)
        end = particle.end if particle else member.person.end
        beside = member.person.start == mention.end or end == mention.start
        if any(mention.start - 1 <= cue.start < mention.end for cue in then):
            continue  # "my wife was 20 when they arrested me"
        if any(mention.start - 1 <= at < mention.end for at in writer(scene.message, scene.clauses.people)):
            continue  # "my mother naturalized when I was 15"
        if scene.message.cue_at("cues", "age_then", mention.start):
            continue  # how old then, not now: в 17 лет
        told = claim.name == "family.age" or (beside and not claim.other)
        if mention.kind == "age" and clause.holds(mention.start) and told:
            member.found.setdefault("age", (mention.value, mention.start, mention.end))
    for cue in scene.message.named("facts", "family.married"):
        if clause.holds(cue.start) and clause.subject != SELF and not scene.clauses.negated(cue):
            member.found.setdefault("married", (cue.value, cue.start, cue.end))


def _give_ages_beside(scene: Scene, clause: Clause, members: list[_Member]) -> None:
    """The ages of several, each told right after its relative: my son is 14 my daughter 9."""
    mentions = [one.mention for one in scene.claims if clause.holds(one.mention.start)]
    members = [one for one in members if one.person.count == 1]
    for member in members:
        for age in mentions:
            if age.kind == "age" and age.start == member.person.end:
                member.found.setdefault("age", (age.value, age.start, age.end))
    if any("age" in one.found for one in members):
        for member in members:
            number = scene.message.number_at(member.person.end)
            if number and number.whole and number.whole <= _OLDEST and ends(scene.message, number.end):
                member.found.setdefault("age", (number.whole, number.start, number.end))


def _give_age_after_another(
    scene: Scene, clause: Clause, here: list[_Member], members: list[_Member]
) -> None:
    """A bare number after a relative, where another's age is told before it: my girl is 15 and my boy 11."""
    before = [one for one in members if one not in here and "age" in one.found]
    told = any(scene.clauses.at(one.person.start).sentence == clause.sentence for one in before)
    number = scene.message.number_at(here[0].person.end) if told and len(here) == 1 else None
    if number and number.whole and number.whole <= _OLDEST and ends(scene.message, number.end):
        here[0].found.setdefault("age", (number.whole, number.start, number.end))


def _say_unmarried(scene: Scene, clause: Clause, last: _Member | None) -> None:
    """We are not married: said of the writer, and so of the partner whose status was told just before."""
    if clause.subject != SELF or last is None or last.person.relation != "partner" or not last.found:
        return
    for cue in scene.message.named("facts", "family.married"):
        if clause.holds(cue.start) and cue.value is False:
            last.found.setdefault("married", (False, cue.start, cue.end))


def _tell_existence(scene: Scene, clause: Clause, members: list[_Member]) -> None:
    """I have a wife and two kids: that they exist is stated, even without a status."""
    for cue in scene.message.named("cues", "have_family"):
        if clause.holds(cue.start) and not scene.clauses.negated(cue):
            for member in members:
                denied = scene.message.cue_before("cues", "negation_near", member.person.start)
                denied = denied or _charged(scene, member.person)
                if cue.end <= member.person.start <= cue.end + _BESIDE and not denied:
                    member.found.setdefault(
                        "relation", (member.person.relation, cue.start, member.person.end)
                    )


def _charged(scene: Scene, person: Person) -> Cue | None:
    """The charge that names a relative: of "I have a case of hitting my wife" she is the victim."""
    charges = scene.message.named("facts", "convictions.offense")
    return next((cue for cue in charges if cue.start < person.start and person.end <= cue.end), None)


def _names_only(scene: Scene, clause: Clause) -> bool:
    """Whether a clause does no more than name relatives: "my wife" before "and kids are citizens"."""
    if scene.clauses.has("have_family", clause):
        return False  # "I have three kids, and my wife is a resident"
    if scene.clauses.has("not_family.status", clause):
        return False  # "mom passed away, dad is a resident"
    return clause.end - clause.start <= _BESIDE + 1 and scene.message.word(clause.end - 1) not in ".;!?"


def _is_at_risk(scene: Scene, member: _Member) -> bool:
    return scene.person != SELF and FOR_WHOM[member.person.relation] == scene.person


def _ages(scene: Scene, person: Person) -> list[Number]:
    """The ages listed after several relatives, one for each: "two kids 5 and 9", "de 4 et 7 ans"."""
    clause = scene.clauses.at(person.start)
    end = max(one.end for one in scene.clauses if one.sentence == clause.sentence)
    opens = scene.message.number_at(end) or scene.message.cue_at("cues", "one_of_them", end)
    if opens:  # an age opens the next sentence: 둘 다 태어났어요 아홉 살 여섯 살
        end = max(one.end for one in scene.clauses if one.sentence == scene.clauses.at(end).sentence)
    listed: list[Number] = []
    counted = _counted_before(scene, person)
    eldest = scene.message.named("cues", "one_of_them")  # 老二 holds a two that is no age
    said = {at for one in eldest for at in range(one.start, one.end)}
    pointers = [one for one in scene.message.numbers if one.start in said or _points_to_one(scene, one)]
    said |= {at for one in pointers for at in range(one.start, one.end)}
    for number in scene.message.numbers:
        if number.start < person.end or number.start >= end or number in pointers:
            continue
        if not listed and number.whole == person.count and number.start <= person.end + 1 and not counted:
            continue  # how many there are: 애 둘
        if len(listed) == person.count > 1:
            break  # each has one: "two kids 8 and 5, and a stepson of 14"
        joined = not listed or _only_links(scene, listed[-1].end, number.start, said)
        if not joined or number.whole is None or number.whole > _OLDEST:
            break
        listed.append(number)
    dated = {at for one in scene.claims if one.mention.kind not in ("age", "date")
             and not (one.mention.kind == "days" and (one.name is None or one.other))
             for at in range(one.mention.start, one.mention.end)}  # fmt: skip
    several = len(listed) == person.count > 1 or (len(listed) > 1 and _uncounted(scene, person, listed))
    return listed if several and all(one.start not in dated for one in listed) else []


def _counted_before(scene: Scene, person: Person) -> bool:
    """Whether a number before them says how many, so that one after them is an age: 3 kids, 3, 7 and 9."""
    near = scene.message.few(_BETWEEN_AGES)
    return any(
        one.whole == person.count and 0 <= person.start - one.end <= near for one in scene.message.numbers
    )


def _uncounted(scene: Scene, person: Person, listed: list[Number]) -> bool:
    """Whether ages alone tell how many there are: "my daughters are 12 and 8"."""
    plural = any(
        person.start <= cue.start < person.end for cue in scene.message.named("cues", "several_people")
    )
    last = listed[-1].end
    near = listed[0].start - person.end <= _BESIDE
    closed = ends(scene.message, last) or scene.message.word(last) in scene.message.lexicon.words("unit")
    closed = closed or scene.message.cue_at("cues", "third_person", last) is not None
    return person.count == 1 and plural and near and closed


def _list_ages(scene: Scene, members: list[_Member]) -> None:
    """Give the ages listed after children named one by one: a son and a daughter, 7 and 12."""
    children = [one for one in members if one.person.relation in ("child", "stepchild", "sibling")]
    if len(children) < 2 or any(one.person.count > 1 or "age" in one.found for one in children):
        return
    sentences = {scene.clauses.at(one.person.start).sentence for one in children}
    last = replace(children[-1].person, count=len(children))
    ages = _ages(scene, last) if len(sentences) == 1 else []
    for member, age in zip(children, ages, strict=False):
        member.found["age"] = (age.whole, age.start, age.end)


def _points_to_one(scene: Scene, number: Number) -> bool:
    """Whether "one" stands for one of them, whose age follows: 一个19一个12, một đứa 19 một đứa 12."""
    words = scene.message.lexicon.words
    after = scene.message.word(number.end)
    counter = number.digits is None and number.whole == 1 and after in words("between_ages")
    aged = scene.message.cue_at("cues", "age_after", number.end) is not None or after in words("unit")
    return counter and not aged and scene.message.number_at(number.end + 1) is not None


def _only_links(scene: Scene, start: int, end: int, said: set[int]) -> bool:
    """Whether nothing but commas, "and", "years" and words for the older and the younger stands between.

    `said`: tokens of words for one of them.
    """
    lexicon = scene.message.lexicon
    links = {word for name in ("number_and", "unit", "between_ages") for word in lexicon.words(name)}
    words = [scene.message.word(at) for at in range(start, end) if at not in said]
    near = start < end and len(words) <= scene.message.few(_BETWEEN_AGES)
    return near and all(word in links or not word.isalnum() for word in words)


def _facts(scene: Scene, members: list[_Member]) -> list[Stated]:
    facts: list[Stated] = []
    number = 0
    for member in members:
        person = member.person
        ages = _ages(scene, person)
        several = max(person.count, len(ages))
        for nth in range(several):
            if ages:
                age = ages[nth]
                facts.append(Stated(f"{_GROUP}.{number}.age", age.whole, age.start, age.end))
            facts.append(Stated(f"{_GROUP}.{number}.relation", person.relation, person.start, person.end))
            for name, (value, start, end) in member.found.items():
                if name != "relation" and not (name in _OF_ONE and several > 1):
                    facts.append(Stated(f"{_GROUP}.{number}.{name}", value, start, end))
            number += 1
    return facts


def _the_writer(scene: Scene, number: int) -> list[Stated]:
    """Who asks for a relative is family too: "ICE has my husband and I am a citizen"."""
    relation = SEEN_FROM_THEM.get(scene.person)
    foreign = scene.message.named("cues", "foreign_citizen")
    own = [
        cue
        for cue in scene.message.named("values", "own_status")
        if not scene.clauses.negated(cue) and not any(overlaps(cue, one) for one in foreign)
    ]
    if relation is None or not own:
        return []
    cue = own[0]
    return [
        Stated(f"{_GROUP}.{number}.relation", relation, cue.start, cue.end),
        Stated(f"{_GROUP}.{number}.status", cue.value, cue.start, cue.end),
    ]
