"""A change of mind within the answer: "2016.. no sorry 2017" answers, and corrects nothing told before."""

from actions.reading.matching import Cue
from actions.reading.message import Mention
from actions.reading.reading import OpenQuestion
from actions.reading.scene import Scene

_KINDS = {"state": "place", "jurisdiction": "place", "count": "age"}


def thinks_again(scene: Scene, question: OpenQuestion) -> bool:
    """Whether a text gives the open question a value, and after a word for putting it right another.

    Not where the first is denied ("not in 2016 but in 2017"), or the text says that it was told before
    ("I said 2016, sorry, 2017"): there an earlier answer may be meant.
    """
    message = scene.message
    if message.named("cues", "told_before"):
        return False
    kind = _KINDS.get(question.type, question.type)
    values: list[Mention | Cue] = [
        *(one for one in scene.clauses.mentions if one.kind == kind),
        *message.named("facts", question.fact_id),
        *message.named("answers", question.fact_id),
    ]
    return any(
        one.end <= word.start
        and not scene.clauses.negated(one)
        and any(word.end <= other.start for other in values)
        for word in message.named("cues", "correction")
        for one in values
    )
