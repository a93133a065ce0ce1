"""How old somebody was when it happened, told beside a charge: a DUI, I was 24 years old."""

from actions.reading.message import Mention
from actions.reading.scene import Scene

_NEAR = 2
_ANOTHER_TIME = ("entry_verb", "got_green_card", "became_citizen", "born_in")


def at_the_time(scene: Scene, charge: int, mention: Mention) -> bool:
    """Whether an age is that of the person at risk at the time of the charge that token `charge` names.

    It stands in the clause of the charge or soon after it, with a word for the one who tells, and nothing
    between speaks of another time of their life. A sentence may open with it: "when I was 24 I got a DUI".
    """
    clauses = scene.clauses
    at, named = clauses.index(mention.start), clauses.index(charge)
    clause = clauses[at]
    if clause.sentence != clauses[named].sentence or not scene.counts(mention):
        return False
    opens = at == 0 or clauses[at - 1].sentence != clause.sentence
    leads = opens and at + 1 == named and scene.message.cue_at("cues", "when", clause.start)
    if not (leads or 0 <= at - named <= _NEAR):
        return False
    low, high = sorted((at, named))
    between = [clauses[index] for index in range(low, high + 1)]
    apart = any(clauses.has(name, one) for one in between for name in _ANOTHER_TIME)
    of_another = any(clause.holds(person.start) for person in clauses.people)  # my son of 9 years
    return clauses.has("self", clause) and not apart and not of_another
