"""The answer to the open question, by its type."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.reading.anchors import OTHER
from actions.reading.charges import stated_limit
from actions.reading.choice import NONE, read_choice, read_set
from actions.reading.claims import EXCEPTED, MAY_LIE_AHEAD, Claim
from actions.reading.court_days import resolved
from actions.reading.durations import LIFE, MONTH, YEAR
from actions.reading.matching import Cue
from actions.reading.message import Mention, overlaps
from actions.reading.nearness import over
from actions.reading.people import FOR_WHOM, SELF
from actions.reading.reading import UNKNOWN, OpenQuestion, YesNo
from actions.reading.risk import for_oneself
from actions.reading.scene import Scene, Stated
from actions.reading.settled import of_another_court
from actions.reading.statutes import VEHICLE
from actions.reading.stretches import ahead, months_back, year
from actions.reading.urgent import IN_URGENT_NOW

Answer = tuple[Any, bool]
_SUSPENDED = "convictions.sentence_suspended_days"
_GENERIC = "convictions.sentence_ordered_days"
_ONLY_DAYS = frozenset({364, 365, 366})
"""Numbers that are a sentence in days where their unit is not said."""
_VICTIM_AGE = "convictions.victim_age"
_SHORT = 4
_CLOSE = frozenset({"spouse", "parent", "child", "stepchild", "stepparent"})
_QUESTION_MARKS = frozenset({"?", "؟", "？"})
_LENGTHS = (f"{OTHER}days",)
_LASTING = frozenset({"lpr_since", "entries.date", "last_arrival_date", "refugee_entry_date"})
"""What goes on since its date, so that how long somebody lived here tells it."""
_OF_HARM = frozenset({"crime_victim", "past_harm"})
"""Questions of what was done to the person, where it is no charge against them that a word could mean."""
_KINDS = {"state": "place", "jurisdiction": "place"}
_NEVER_OVER = frozenset({"has_removal_order"})
_OPENERS = {
    "any_criminal_record": "convictions",
    "more_convictions": "convictions",
    "any_entry": "entries",
    "more_entries": "entries",
    "any_family_status": "family",
    "more_family": "family",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A text with its open question, and what was read of it so far."""

    scene: Scene
    question: OpenQuestion
    facts: list[Stated]
    said: YesNo | None
    urgent: tuple[str, ...]
    today: date


def read_answer(asked: Asked) -> Answer | None:
    """The value for the open question and whether it is certain; "unknown" when the text says so."""
    found = None if _only_despairs(asked) else _typed(asked)
    if asked.said == "unsure" and (found is None or _by_a_mere_no(asked, found)):
        return UNKNOWN, False
    message = asked.scene.message
    doubted = any(message.word(at) in _QUESTION_MARKS for at in range(message.size))
    if found and (doubted or message.named("cues", "hedge")):
        return found[0], False
    return found


def _only_despairs(asked: Asked) -> bool:
    """Whether a yes or no is left open: no word of "I can't go on" is a "no", unless a phrase states it."""
    if asked.question.type != "yes_no" or "self_harm" not in asked.urgent:
        return False
    return not any(cue.section == "facts" for cue in asked.scene.stated(asked.question.fact_id))


def _by_a_mere_no(asked: Asked, found: Answer) -> bool:
    """Whether "none" was read of a "no" alone, as in "no se", and no phrase states it."""
    phrases = (cue for cue in asked.scene.stated(asked.question.fact_id) if cue.section == "facts")
    return found[0] in (NONE, [NONE]) and next(phrases, None) is None


def _typed(asked: Asked) -> Answer | None:
    scene, question = asked.scene, asked.question
    told = _told(question, asked.facts)
    match question.type:
        case "yes_no":
            return _yes_no(asked, told)
        case "set":
            return _set(asked)
        case "choice" | "offense":
            person = _person(scene, question)
            if person:
                return person
            if told is not None:
                return told, not isinstance(told, dict)
            return read_choice(scene, question.fact_id, question.choices) or _by_statute(scene, question)
        case "count":
            return _count(scene, question, told)
        case _:
            if told is not None:
                return told, _plain(told)
            if then := _at_their_age(asked):
                return then
            born = _born(asked) if question.fact_id == "date_of_birth" else None
            found = _mentioned(scene, question, asked.today) or born or _so_long_ago(asked)
            return found or _alone(scene, question)


def _told(question: OpenQuestion, facts: list[Stated]) -> Any:
    """What the story says about the fact; of several items, about the first."""
    path = f"{question.group}.0.{question.fact_id.split('.')[-1]}" if question.group else question.fact_id
    return next((fact.value for fact in facts if fact.path == path), None)


def _plain(value: Any) -> bool:
    return not isinstance(value, dict) and value != UNKNOWN


def _yes_no(asked: Asked, told: Any) -> Answer | None:
    scene, question, said = asked.scene, asked.question, asked.said
    if said == "unsure":
        return UNKNOWN, False
    cues = scene.stated(question.fact_id)
    if question.fact_id not in _OF_HARM:
        cues = [cue for cue in cues if not scene.done_to_them(cue)]
    stated = {bool(cue.value) for cue in cues}
    if len(stated) > 1:  # a whole phrase outweighs a word: "I was arrested but they never charged me"
        stated = {bool(cue.value) for cue in cues if cue.section == "facts"} or stated
    if len(stated) == 1:
        value = stated.pop()
        return value, said is None or (said == "yes") == value
    if not stated and isinstance(told, bool):
        return told, said is None or (said == "yes") == told
    group = _OPENERS.get(question.fact_id)
    if group == "family" and any(fact.path.startswith("family.") for fact in asked.facts):
        return (True, said != "no") if not stated and _has_close_family(asked.facts) else None
    if group and not stated and any(fact.path.startswith(f"{group}.") for fact in asked.facts):
        return True, said != "no"
    if said and not stated:
        return said == "yes", True
    return None


def _has_close_family(facts: list[Stated]) -> bool:
    """Whether a relative is told of whom the question asks: no partner, and none without papers."""
    told = {fact.path: fact.value for fact in facts}
    return any(
        value in _CLOSE and told.get(path.replace(".relation", ".status")) != "none"
        for path, value in told.items()
        if path.startswith("family.") and path.endswith(".relation")
    )


def _set(asked: Asked) -> Answer | None:
    scene, question = asked.scene, asked.question
    found = read_set(scene, question.fact_id, question.choices)
    if question.fact_id != "urgent_now":
        return found
    ids = {IN_URGENT_NOW[one] for one in asked.urgent if one in IN_URGENT_NOW}
    named = {one for one in found[0] if one != NONE and not _is_over(asked, one)} if found else set()
    if asked.said == "no" and not ids:
        return [NONE], True  # "none of that, a guy from my church was taken"
    chosen = sorted(ids | named)
    if chosen:
        return chosen, True
    # "ICE at the door do I open or not": the "not" is no "none of these".
    return found if found and found[0] == [NONE] and not asked.urgent else None


def _is_over(asked: Asked, choice: str) -> bool:
    """Whether what cannot wait is only named: its day is over, or it is of another sort (a lease signed)."""
    if choice in _NEVER_OVER:
        return False
    scene = asked.scene
    cues = [cue for cue in scene.stated(asked.question.fact_id) if choice in str(cue.value).split("|")]
    ids = [one for one, name in IN_URGENT_NOW.items() if name == choice]
    other = [word for one in ids for word in scene.message.named("cues", f"not_{one}")]
    court = choice == IN_URGENT_NOW["hearing_soon"]
    return bool(cues) and all(
        any(overlaps(cue, word) for word in other)
        or _in_the_past(asked, cue)
        or (court and of_another_court(scene.message, scene.clauses, cue.start))
        for cue in cues
    )


def _in_the_past(asked: Asked, cue: Cue) -> bool:
    """Whether the clause of a cue speaks of what is over, or has only days that are."""
    clause = asked.scene.clauses.at(cue.start)
    days = [one.mention.value for one in asked.scene.claims
            if one.mention.kind == "date" and clause.holds(one.mention.start)]  # fmt: skip
    past = asked.scene.clauses.has("past", clause)
    return past or (bool(days) and all(over(day, asked.today, days=0) for day in days))


def _person(scene: Scene, question: OpenQuestion) -> Answer | None:
    """A relative named as the answer: "my son", "es mi mamá"."""
    people = scene.clauses.people
    if question.fact_id == "for_whom" and for_oneself(scene.message, scene.clauses):
        return SELF, True
    if not people or question.fact_id not in ("for_whom", "family.relation"):
        return None
    relation = people[0].relation
    value = FOR_WHOM[relation] if question.fact_id == "for_whom" else relation
    fits = not question.choices or value in question.choices
    return (value, len(people) == 1) if fits else None


def _count(scene: Scene, question: OpenQuestion, told: Any) -> Answer | None:
    """A number, an age, or none at all."""
    numbers = [number for number in scene.message.numbers if number.whole is not None]
    if len(numbers) == 2 and scene.message.cue_at("cues", "range_link", numbers[0].end):
        return {"min": numbers[0].whole, "max": numbers[1].whole}, False
    ages = [claim.mention for claim in scene.claims if claim.mention.kind == "age" and not claim.other]
    if question.fact_id == _VICTIM_AGE and len(ages) > 1:  # "she was 15 and I was 19"
        ages = [one for one in ages if not _of_writer(scene, one)]
    if "age" in question.fact_id.split(".")[-1]:
        lengths = [claim.mention.value for claim in scene.claims if claim.mention.kind == "days"]
        if len(ages) == 1:
            return ages[0].value, ages[0].sure
        if len(lengths) == 1 and isinstance(lengths[0], int):
            return lengths[0] // YEAR, True
    if told is not None:
        return told, _plain(told)
    zero = scene.message.named("cues", "zero")
    if zero and len(numbers) == 1 and numbers[0].value == 1 and numbers[0].digits is None:
        return 0, True  # never filed one
    if len(numbers) == 1 and _or_one(scene, numbers[0].start):
        return {"min": 1, "max": numbers[0].whole}, False
    if len(numbers) == 1:
        rough = scene.message.cue_before("cues", "approximately", numbers[0].start)
        return numbers[0].whole, rough is None
    small = scene.message.named("values", "small_count")
    if small:
        return small[0].value, True
    return (0, True) if zero and not numbers else None


def _of_writer(scene: Scene, age: Mention) -> bool:
    """Whether an age stands in a clause with a word for the writer."""
    clause = scene.clauses.at(age.start)
    return any(clause.holds(at) for at in scene.clauses.writer)


def _or_one(scene: Scene, start: int) -> bool:
    """Whether "one or" stands before a number, the "one" being an article: "una o dos"."""
    link = scene.message.cue_before("cues", "range_link", start)
    return link is not None and scene.message.word(link.start - 1) in scene.message.lexicon.words("article")


def _mentioned(scene: Scene, question: OpenQuestion, today: date) -> Answer | None:
    """The one mention of the right kind that belongs to nothing else."""
    claims = [
        claim
        for claim in scene.claims
        if _fits(scene, claim, question)
        and not scene.clauses.negated(claim.mention)
        and not _of_an_arrest(scene, claim, question)
    ]
    if question.fact_id != _GENERIC and any(claim.name == _GENERIC for claim in claims):
        # "They gave me a year but I got out after 8 months": asked for what was served, not the year.
        lengths = [claim for claim in scene.claims if claim.mention.kind == "days"]
        own = [claim for claim in claims if claim.name != _GENERIC]
        claims = own or (claims if len(lengths) == 1 else [])
    found: list[tuple[Any, bool]] = []
    for claim in claims:
        value = resolved(claim.mention, question.fact_id, today)
        if value is None or (claim.mention.kind == "date" and _is_too_late(value, question.fact_id, today)):
            continue
        value = stated_limit(question.fact_id.split(".")[-1], value)
        no_jail = value == 0 and question.fact_id == _GENERIC  # may hide a suspended sentence
        found.append((value, claim.mention.sure and _plain(value) and not no_jail))
    if question.fact_id == _GENERIC and any(value != 0 for value, _ in found):
        found = [one for one in found if one[0] != 0]  # six months, so no jail after all
    if question.fact_id == _GENERIC and found and all(value == 0 for value, _ in found):
        of_it = [one for one in scene.claims if one.name in (_SUSPENDED, EXCEPTED) and one.mention.value]
        if of_it:  # six months, all suspended, so no jail
            return (of_it[0].mention.value, False) if of_it[0].name == _SUSPENDED else None
    if scene.message.named("cues", "correction") and found:
        return found[-1]
    values = {repr(value) for value, _ in found}
    return found[0] if len(values) == 1 else None


def _of_an_arrest(scene: Scene, claim: Claim, question: OpenQuestion) -> bool:
    """Whether a date is that of an arrest, where the conviction is asked for."""
    free = claim.name is None and question.fact_id == "convictions.conviction_date"
    return free and scene.clauses.has("arrest", scene.clauses.at(claim.mention.start))


def _is_too_late(value: Any, fact_id: str, today: date) -> bool:
    """Whether a date cannot be: a resident since next Monday, or born this year ("I turned 40 yesterday")."""
    if fact_id == "date_of_birth" and isinstance(value, str) and value[:4] == str(today.year):
        return True
    return fact_id not in MAY_LIE_AHEAD and ahead(value, today)


def _born(asked: Asked) -> Answer | None:
    """The years in which somebody of that age was born: before or after the birthday of this year."""
    ages = [one.mention.value for one in asked.scene.claims if one.mention.kind == "age" and not one.other]
    if len(ages) != 1 or not isinstance(ages[0], int):
        return None
    latest = asked.today.year - ages[0]
    return year(latest - 1).until(year(latest)).value, False


def _at_their_age(asked: Asked) -> Answer | None:
    """The years in which somebody of a year of birth was of an age: "I was 22, I'm from 88"."""
    birth = next((fact.value for fact in asked.facts if fact.path == "date_of_birth"), None)
    ages = [one.mention.value for one in asked.scene.claims if one.mention.kind == "age" and not one.other]
    dates = [one for one in asked.scene.claims if one.mention.kind == "date"]
    if asked.question.type != "date" or len(ages) != 1 or not isinstance(ages[0], int):
        return None
    if not isinstance(birth, str) or len(birth) != 4 or len(dates) != 1:
        return None
    turned = int(birth) + ages[0]
    return year(turned).until(year(turned + 1)).value, False


def _so_long_ago(asked: Asked) -> Answer | None:
    """The date of what is told by its length: "resident like twelve years" is since about then."""
    scene, question = asked.scene, asked.question
    if question.type != "date" or question.fact_id in MAY_LIE_AHEAD:
        return None
    free = (None, *_LENGTHS) if question.fact_id in _LASTING else (None,)
    lengths = [one.mention for one in scene.claims if one.mention.kind == "days" and one.name in free]
    if any(
        scene.message.cue_at("cues", name, one.end)
        for one in lengths
        for name in ("before_date", "after_date")
    ):
        return None  # two months before something else
    value = lengths[0].value if len(lengths) == 1 else None
    rough = isinstance(value, dict)
    if either := _one_or_the_next(value):
        return year(asked.today.year - either - 1).until(year(asked.today.year - either)).value, False
    if isinstance(value, dict):
        value = sum(value.values()) / 2 if len(value) == 2 else None
    if not isinstance(value, int | float) or value < MONTH:
        return None
    if value < YEAR:
        stretch = months_back(asked.today, round(value / MONTH))
    else:
        stretch = year(asked.today.year - round(value / YEAR))
    return (stretch.widened() if rough else stretch).value, False


def _one_or_the_next(length: Any) -> int | None:
    """The lower of two whole years in a row, in years: of "seven or eight years", 七八年, it is 7."""
    low, high = (length.get("min"), length.get("max")) if isinstance(length, dict) else (None, None)
    return low // YEAR if low and high == low + YEAR and low % YEAR == 0 else None


def _alone(scene: Scene, question: OpenQuestion) -> Answer | None:
    """What says an amount without naming one: "life", "time served", "none"."""
    if question.type == "days":
        phrase = next(iter(scene.message.named("values", "days_alone")), None)
        if phrase and phrase.value == "life":
            return {"min": LIFE}, True
        if phrase:
            return {"min": 1}, False
    bare = scene.message.numbers[0] if len(scene.message.numbers) == 1 and scene.message.size == 1 else None
    if question.type == "days" and bare and bare.whole in _ONLY_DAYS:
        return bare.whole, False
    zero = scene.message.named("cues", "zero") or any(number.value == 0 for number in scene.message.numbers)
    if question.type in ("days", "money", "grams") and zero and scene.message.short(_SHORT):
        return 0, question.fact_id != _GENERIC
    return None


def _by_statute(scene: Scene, question: OpenQuestion) -> Answer | None:
    """The offence of a well-known section, where the offence is asked for."""
    if question.type != "offense":
        return None
    table = scene.message.lexicon.words("section_offense")
    found = {table.get(str(claim.mention.value).split("(")[0].lower()) for claim in scene.claims
             if claim.mention.kind == "statute"}  # fmt: skip
    offense = found.pop() if len(found) == 1 else None
    return (offense, True) if offense else None


def _fits(scene: Scene, claim: Claim, question: OpenQuestion) -> bool:
    """Whether a mention may answer: of the right kind, not supposed, and not about something else."""
    kind = _KINDS.get(question.type, question.type)
    kinds = (kind, VEHICLE) if question.fact_id == "convictions.order_legal_basis" else (kind,)
    if claim.mention.kind not in kinds or scene.clauses.at(claim.mention.start).supposed:
        return False
    if question.type == "state" and len(str(claim.mention.value)) != 2:
        return False
    if kind == "days" and claim.mention.value == 0 and claim.anchor and overlaps(claim.anchor, claim.mention):
        return True  # "no jail" says its own anchor
    free = (None, question.fact_id, _GENERIC) if kind == "days" else (None, question.fact_id)
    return claim.name in free
