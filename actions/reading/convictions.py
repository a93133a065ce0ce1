"""The convictions of a story: which charges it tells of, and what belongs to which."""

from actions.reading.charge_details import ANCHORING, CHOICES, fill, set_windows, share
from actions.reading.charge_facts import facts_of
from actions.reading.charge_names import charges
from actions.reading.charges import GROUP, SERVED, SUSPENDED, Charge
from actions.reading.scene import Scene, Stated
from actions.reading.which_charge import apart, stretches

_DETAILS = frozenset({"drug", "level", "victim_relationship", "victim_minor", "weapon", "penalty_ordered"})
"""Said of much besides a case: "with my wife" is none unless a charge, or the open question, is of one."""
_OF_ANOTHER_CASE = frozenset({"proceeding_type", "procedural_posture", "got_hearing_notice", "nta_date"})
"""Questions of the immigration case: "they closed the case" then tells how that one ended."""

_AMOUNTS = ("convictions.loss_amount", "convictions.order_date", "convictions.revocation_added_days")


def read_convictions(scene: Scene) -> list[Stated]:
    """Every stated fact of every charge, numbered from 0 as the charges occur in the text."""
    items = charges(scene)
    if not items:
        if not _speaks_of_a_case(scene):
            return []
        items = [Charge(-1, 0)]
    told = stretches(scene, [item for item in items if not item.again])
    if told:
        items = apart([item for item in items if not item.again], told)
    set_windows(scene, items)
    for item in items:
        fill(scene, item)
    share(scene, items)
    facts: list[Stated] = []
    number = 0
    for item in items:
        for _ in range(item.count):
            facts.extend(facts_of(scene, item, number))
            number += 1
    asked = str(scene.open_fact).startswith(f"{GROUP}.")
    place_alone = {fact.path.split(".")[-1] for fact in facts} == {"jurisdiction"}
    return [] if place_alone and not asked else facts  # "court in San Antonio" tells of no charge


def _speaks_of_a_case(scene: Scene) -> bool:
    """Whether a text without a charge still tells of a conviction: a plea, a sentence, a result."""
    asked = str(scene.open_fact).startswith(f"{GROUP}.")
    left_out = _DETAILS if scene.open_fact not in _OF_ANOTHER_CASE else _DETAILS | {"disposition"}
    to_plead = "about_to_plead" in scene.urgent  # "plead to the felony tomorrow"
    names = [name for name in CHOICES if asked or name not in left_out or (to_plead and name == "level")]
    cues = [cue for name in names for cue in scene.stated(f"{GROUP}.{name}")]
    if any(not scene.done_to_them(cue) for cue in cues):
        return True
    if any(scene.is_stated(cue) for cue in scene.message.named("anchors", SUSPENDED)):
        return True
    names = [*ANCHORING, *_AMOUNTS, "convictions.jurisdiction"]
    elsewhere = [*scene.message.named("cues", "agents"), *scene.message.named("cues", "was_abroad")]
    if not asked and elsewhere:
        names.remove(SERVED)  # two days with ICE, two months in Brazil: no case is named, none was served
    if not asked and scene.victims:
        return False  # "he stabbed me and got 3 years" is his sentence
    return any(scene.claimed(name) for name in names)
