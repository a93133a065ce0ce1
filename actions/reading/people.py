"""Who a clause speaks of: the writer, or somebody of theirs."""

from dataclasses import dataclass

from actions.reading.message import Message
from actions.reading.numbers import Number

_MOST = 15
_MOST_OF = {"spouse": 1, "partner": 1, "parent": 2}
SELF = "self"
SOMEBODY = "somebody"
BESIDE = "*"  # after a relation: the phrase is about somebody else
NOBODY = "nobody"  # words for a relative that name none: "when I was a kid"
_ASKED_NEAR = 1  # words between "asking for" and the relative
_BACK = 5  # words between a number and the relative that it counts
FOR_WHOM = {
    "spouse": "spouse",
    "parent": "parent",
    "stepparent": "parent",
    "child": "child",
    "stepchild": "child",
    "sibling": "sibling",
    "partner": "other_relative",
    "other": "other_relative",
    "friend": "friend",
    "client": "client",
}
"""A relation as the lexicon has it, to the id of the fact `for_whom`."""

SEEN_FROM_THEM = {
    "spouse": "spouse",
    "partner": "partner",
    "parent": "child",
    "child": "parent",
    "sibling": "sibling",
}
"""What the writer is to the person they ask for."""


@dataclass(frozen=True, slots=True)
class Person:
    """A relation named at tokens `start` to `end`; `count` is 2 for "two kids".

    `beside`: named by a phrase about somebody else, as in "married to a citizen".
    """

    relation: str
    start: int
    end: int
    count: int = 1
    beside: bool = False


def read_people(message: Message) -> list[Person]:
    """Every relation a text names, with how many there are."""
    people: list[Person] = []
    end = 0
    for cue in message.named("values", "relation"):
        if cue.start < end:
            continue
        end = cue.end
        if cue.value != NOBODY:
            relation = str(cue.value).removesuffix(BESIDE)
            if people and _one_of(message, people[-1], cue.start, relation):
                continue
            beside = relation != cue.value
            count = _count_after(message, cue.end) or _count(
                message, cue.start, people[-1] if people else None
            )
            count = min(count, _MOST_OF.get(relation, count))
            people.append(Person(relation, cue.start, cue.end, count, beside))
    return people


def _one_of(message: Message, several: Person, start: int, relation: str) -> bool:
    """Whether a word such as "the eldest" is one of those counted just before: 两个孩子，老大11岁."""
    named = message.cue_at("cues", "one_of_them", start) is not None
    return named and several.count > 1 and several.relation == relation


def _count(message: Message, start: int, before: Person | None) -> int:
    """The number before a relation, a few words away: two US citizen kids. `before`: who was named last."""
    for back in range(1, message.few(_BACK) + 1):
        number = message.number_at(start - back)
        if number and number.whole and number.end <= start:
            between = range(number.end, start)
            if before and _is_age_of(message, before, number):
                return 1
            if all(message.cue_at("cues", "between_number_and_person", at) for at in between):
                return number.whole if number.whole <= _MOST else 1  # "since 2010 my kids" counts none
            return 1
    return 1


def _is_age_of(message: Message, person: Person, number: Number) -> bool:
    """Whether a number is the age of the one named before it: "my son is 14 my daughter 9"."""
    lead = message.cue_before("cues", "age_lead", number.start)
    owned = person.end == number.start and message.cue_at("cues", "possessive", number.end)
    return bool(owned) or (lead is not None and lead.start == person.end)


def _count_after(message: Message, end: int) -> int | None:
    """The number after a relation, where the language counts people so: 아이가 둘, 아들 2명."""
    counters = message.lexicon.words("person_counter")
    if not counters:
        return None
    small = message.cue_at("cues", "between_person_and_number", end)
    number = message.number_at(small.end if small else end)
    if not number or not number.whole or not 1 <= number.whole <= _MOST:
        return None
    counted = message.value_at("person_counter", number.end) is not None
    return number.whole if counted or message.value_at("person_count", number.start) else None


def subject(
    message: Message, start: int, end: int, people: list[Person], before: str, last_other: str
) -> tuple[str, str | None, bool]:
    """Who a clause is about, who else ("spouse" for "my wife and I"), and whether the clause says so.

    The first of: a word for the writer, a person who stands as subject or object, a pronoun for
    `last_other`, the other person named last. A clause with none of them goes on about the same one.
    """
    first_self = next((at for at in writer(message, people) if start <= at < end), None)
    candidates = [
        (person.start, FOR_WHOM[person.relation], person) for person in people if start <= person.start < end
    ]
    standing = [one for one in candidates if not _is_mere_mention(message, one[2], start)]
    if standing and message.cue_at("cues", "and_i", standing[0][2].end):
        return SELF, standing[0][2].relation, True
    places = []
    if first_self is not None:
        places.append((first_self, SELF))
    if standing:
        places.append((standing[0][0], standing[0][1]))
    third = _first(message, "third_person", start, end)
    if third is not None:
        places.append((third, last_other))
    found = min(places, key=lambda one: (one[0], one[1] != SELF))[1] if places else before
    if found == SELF:
        found = _asked_for(message, [one[2] for one in candidates]) or SELF
    return found, None, bool(places)


def _asked_for(message: Message, people: list[Person]) -> str | None:
    """Whose story follows where the writer only says for whom they ask: I'm asking for my dad."""
    for person in people:
        if any(0 <= person.start - cue.end <= _ASKED_NEAR for cue in message.named("cues", "asking_for")):
            return FOR_WHOM[person.relation]
    return None


def _first(message: Message, name: str, start: int, end: int) -> int | None:
    return next((cue.start for cue in message.named("cues", name) if start <= cue.start < end), None)


def writer(message: Message, people: list[Person], *, owning: bool = False) -> list[int]:
    """Where a text names the writer; not where the word is only the "my" of "my husband": 我老公, fre m.

    That "my" may be part of the relative's own phrase: mon grand frère.

    `owning`: also where that "my" stands before the relative, as part of a longer phrase of the writer's own.
    """
    begin = {person.start for person in people}
    over = {person.end for person in people}
    within = {at for person in people for at in range(person.start + 1, person.end)}
    owners = (message.cue_at("cues", "possessive_after", at) for at in over)
    within.update(at for owner in owners if owner for at in range(owner.start, owner.end))
    found = []
    for cue in message.named("cues", "self"):
        owner = message.cue_at("cues", "possessive", cue.start)
        owns = owner is not None and (owner.end in begin or cue.start in begin)
        if cue.start not in within and (owning or not owns):
            found.append(cue.start)
    return found


def _is_mere_mention(message: Message, person: Person, start: int) -> bool:
    """Whether a person is only named beside: with my wife, hitting my wife, for my kids."""
    if person.beside:
        return True
    at = person.start
    owner = message.cue_before("cues", "possessive", at)
    at = owner.start if owner else at
    if at > start and message.cue_before("cues", "beside", at):
        return True
    if message.cue_at("cues", "beside_after", person.end):
        return True
    return any(
        cue.start < person.start and person.end <= cue.end
        for name in ("convictions.offense", "convictions.victim_relationship")
        for cue in message.named("facts", name)
    ) or any(cue.start <= person.start < cue.end for cue in message.named("cues", "victim"))
