"""How old somebody was when it happened, "a DUI, I was 24 years old", and how old they are: "I'm 41 now"."""

from datetime import date

from actions.reading import stretches
from actions.reading.clauses import Clause
from actions.reading.message import Mention
from actions.reading.people import FOR_WHOM, SELF
from actions.reading.scene import Scene, Stated

_NEAR = 2
_BESIDE_NOW = 2  # words between "41" and "now"
ANOTHER_TIME = ("entry_verb", "got_green_card", "became_citizen", "born_in")


def at_the_time(scene: Scene, charge: int, mention: Mention) -> bool:
    """Whether an age is that of the person at risk at the time of the charge that token `charge` names.

    It stands in the clause of the charge or soon after it, with a word for the one who tells, and nothing
    between speaks of another time of their life. A sentence may open with it: "when I was 24 I got a DUI",
    "I was 24 when I got a DUI".
    """
    clauses = scene.clauses
    at, named = clauses.index(mention.start), clauses.index(charge)
    clause = clauses[at]
    if clause.sentence != clauses[named].sentence or not scene.counts(mention) or _of_now(scene, mention):
        return False
    opens = at == 0 or clauses[at - 1].sentence != clause.sentence
    when = scene.message.cue_at("cues", "when", clause.start)
    then = scene.message.cue_at("cues", "when", clauses[named].start)
    leads = opens and (at + 1 == named or _asides(scene, at + 1, named)) and (when or then)
    if not (leads or 0 <= at - named <= _NEAR):
        return False
    low, high = sorted((at, named))
    # "My father naturalized when I was 14 they convicted me": unparted, the age is of what stands before.
    trails = when and not opens and scene.message.word(clause.start - 1) != ","
    between = [clauses[index] for index in range(min(low, at - 1) if trails else low, high + 1)]
    apart = any(clauses.has(name, one) for one in between for name in ANOTHER_TIME)
    of_another = any(  # my son of 9 years
        clause.holds(one.start) and FOR_WHOM[one.relation] != scene.person for one in clauses.people
    )
    theirs = scene.person != SELF and clause.subject == scene.person
    told = theirs or clauses.has("self", clause) or (leads and then and clauses.has("self", clauses[named]))
    led = scene.message.cue_at("cues", "age_then", mention.start)
    sentenced = leads and then and _sentenced(scene, clauses[named])
    return bool(told or led) and not sentenced and not apart and not of_another


def _asides(scene: Scene, first: int, end: int) -> bool:
    """Whether the clause between tells nothing of its own: "I was 19, and stupid, I stole a jacket"."""
    if end - first != 1:
        return False
    clause = scene.clauses[first]
    facts = (cue.start for cue in scene.message.cues if cue.section == "facts")
    told = (one.mention.start for one in scene.claims)
    people = (person.start for person in scene.clauses.people)
    return not any(clause.holds(at) for at in (*facts, *told, *people))


def born_by_age(scene: Scene, today: date) -> list[Stated]:
    """When somebody was born who says how old they are now: before or after the birthday of this year."""
    ages = [
        one.mention
        for one in scene.claims
        if one.mention.kind == "age" and scene.counts(one.mention) and _of_now(scene, one.mention)
    ]
    if len(ages) != 1 or not isinstance(ages[0].value, int) or scene.claimed("date_of_birth"):
        return []
    clause = scene.clauses.at(ages[0].start)
    if any(clause.holds(person.start) for person in scene.clauses.people):
        return []  # my son is 9 now
    latest = today.year - ages[0].value
    value = stretches.year(latest - 1).until(stretches.year(latest)).value
    return [Stated("date_of_birth", value, ages[0].start, ages[0].end)]


def _of_now(scene: Scene, mention: Mention) -> bool:
    """Whether an age is that of today: "I'm 41 now"."""
    clause, few = scene.clauses.at(mention.start), scene.message.few(_BESIDE_NOW)
    words = [cue for cue in scene.message.named("cues", "nowadays") if clause.holds(cue.start)]
    gaps = [max(mention.start - cue.end, cue.start - mention.end) for cue in words]
    return any(gap <= few for gap in gaps)


def _sentenced(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells of the conviction, which may be years after: "I was 22 when convicted"."""
    anchors = scene.message.named("anchors", "convictions.conviction_date")
    return any(clause.holds(cue.start) for cue in anchors)
