"""How old somebody was when it happened, told beside a charge: a DUI, I was 24 years old."""

from actions.reading.clauses import Clause
from actions.reading.message import Mention
from actions.reading.scene import Scene

_NEAR = 2
_ANOTHER_TIME = ("entry_verb", "got_green_card", "became_citizen", "born_in")


def at_the_time(scene: Scene, charge: int, mention: Mention) -> bool:
    """Whether an age is that of the person at risk at the time of the charge that token `charge` names.

    It stands in the clause of the charge or soon after it, with a word for the one who tells, and nothing
    between speaks of another time of their life. A sentence may open with it: "when I was 24 I got a DUI",
    "I was 24 when I got a DUI".
    """
    clauses = scene.clauses
    at, named = clauses.index(mention.start), clauses.index(charge)
    clause = clauses[at]
    if clause.sentence != clauses[named].sentence or not scene.counts(mention):
        return False
    opens = at == 0 or clauses[at - 1].sentence != clause.sentence
    when = scene.message.cue_at("cues", "when", clause.start)
    then = scene.message.cue_at("cues", "when", clauses[named].start)
    leads = opens and at + 1 == named and (when or then)
    if not (leads or 0 <= at - named <= _NEAR):
        return False
    low, high = sorted((at, named))
    # "My father naturalized when I was 14 they convicted me": unparted, the age is of what stands before.
    trails = when and not opens and scene.message.word(clause.start - 1) != ","
    between = [clauses[index] for index in range(min(low, at - 1) if trails else low, high + 1)]
    apart = any(clauses.has(name, one) for one in between for name in _ANOTHER_TIME)
    of_another = any(clause.holds(person.start) for person in clauses.people)  # my son of 9 years
    told = clauses.has("self", clause) or (leads and then and clauses.has("self", clauses[named]))
    led = scene.message.cue_at("cues", "age_then", mention.start)
    sentenced = leads and then and _sentenced(scene, clauses[named])
    return bool(told or led) and not sentenced and not apart and not of_another


def _sentenced(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells of the conviction, which may be years after: "I was 22 when convicted"."""
    anchors = scene.message.named("anchors", "convictions.conviction_date")
    return any(clause.holds(cue.start) for cue in anchors)
