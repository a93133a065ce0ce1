"""What a cry for help says of where somebody is held, and what they signed there."""

from actions.reading.matching import Cue
from actions.reading.scene import FOREIGN, Scene, Stated

_HELD = "in_ice_custody"
_JAILED = "in_criminal_custody"
_WHERE = "state_of_detention"
_SIGNED = "signed_papers_in_custody"


def read_custody(scene: Scene) -> list[Stated]:
    """Held by immigration, in which state, and that papers were signed, where that is so now.

    An arrest by immigration is custody by immigration; one by the police alone is not. The state is
    told beside the custody: a place that belongs to a charge is where the case was.
    """
    facts = []
    signed = _crying(scene, "signed_papers")
    if signed:
        facts.append(Stated(_SIGNED, True, signed[0].start, signed[0].end))
    jailed = scene.message.named("cues", "jail_hold") or any(
        cue.value is True for cue in scene.stated(_JAILED)
    )
    held = [cue for cue in _crying(scene, "detained") if not jailed and _by_immigration(scene, cue)]
    if held:
        facts.append(Stated(_HELD, True, held[0].start, held[0].end))
    places = [one.mention for one in scene.claims if one.mention.kind == "place"]
    near = [one for one in places if any(_beside(scene, cue, one.start) for cue in held)]
    states = {str(one.value) for one in near} - {FOREIGN}
    if len(states) == 1:
        facts.append(Stated(_WHERE, states.pop(), near[0].start, near[0].end))
    return facts


def _crying(scene: Scene, urgent: str) -> list[Cue]:
    """The phrases that tell of a trouble, where the text tells of it as going on."""
    if urgent not in scene.urgent:
        return []
    named = [cue for cue in scene.message.cues if cue.section == "urgent" and cue.name == urgent]
    held = scene.stated(_HELD) if urgent == "detained" else []
    return [*(cue for cue in named if scene.counts(cue)), *(cue for cue in held if cue.value is True)]


def _by_immigration(scene: Scene, cue: Cue) -> bool:
    clause = scene.clauses.at(cue.start)
    named = [*scene.message.named("cues", "immigration_police"), *scene.message.named("facts", _HELD)]
    return any(clause.holds(one.start) or cue.start <= one.start < cue.end for one in named)


def _beside(scene: Scene, cue: Cue, at: int) -> bool:
    """Whether a place stands in the clause of the custody, or right after it, where no charge is told."""
    there, here = scene.clauses.index(cue.start), scene.clauses.index(at)
    charged = any(
        scene.clauses[here].holds(one.start) for one in scene.message.named("facts", "convictions.offense")
    )
    return here in (there, there + 1) and not charged
