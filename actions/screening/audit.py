"""The audit of each conviction and the flags of the case."""

from collections.abc import Hashable, Iterable

from actions.screening.grounds import OTHER, GroundNode
from actions.screening.model import Ground, Law, Rule
from actions.screening.nodes import Node
from actions.screening.possibilities import settled
from actions.screening.registry import CASE
from actions.screening.result import ConvictionResult, RaisedGround
from actions.screening.targets import FlagTarget
from actions.screening.truth import NAMES, NO, UNKNOWN, YES
from actions.screening.world import Item, World

CONVICTIONS = "convictions"
_CHECKED = ("yes", "partly", "no")


def flag_word(node: Node, law: Law, world: World, item: int | None) -> tuple[str, list[str]]:
    """The output word of a flag, and the facts that it lacks."""
    value: Hashable | None = node.value(world, None if item is None else world.items[CONVICTIONS][item])
    if value == UNKNOWN:
        target = FlagTarget(node, item)
        _, trace = target.look(world)
        if trace.missing:
            value = settled(target, law, world)
            if value is None:
                return "not_enough_information", list(trace.missing)
    return "yes" if value == YES else "no" if value == NO else "possible", []


def flags_of(law: Law, world: World, item: int | None) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The flags of the case, or of one conviction, and what each lacks."""
    rules: list[Rule] = law.flags(CASE if item is None else CONVICTIONS)
    nodes: dict[str, Node] = {rule.id: rule.node for rule in rules}
    if item is not None:
        nodes.update(law.ground_flags)
    words: dict[str, str] = {}
    missing: dict[str, list[str]] = {}
    for name, node in nodes.items():
        words[name], lacking = flag_word(node, law, world, item)
        if lacking:
            missing[name] = lacking
    return words, missing


def conviction_result(law: Law, world: World, item: Item) -> ConvictionResult:
    """The audit of one conviction."""
    flags, missing = flags_of(law, world, item.index)
    readings = next((list(node.readings(item)) for node in law.ground_nodes.values()), [])
    raised = [
        one
        for ground in law.grounds.values()
        for one in _raised(ground, law.ground_nodes[ground.id], world, item, readings)
    ]
    return ConvictionResult(item.index, flags, raised, readings, item.row is not None, missing)


def _raised(
    ground: Ground, node: GroundNode, world: World, item: Item, readings: list[str]
) -> Iterable[RaisedGround]:
    for category in readings:
        if category == OTHER:
            continue
        for one in node.raises(item, category):
            value = node.of_part(world, item, one)
            if value == NO or one.part not in ground.parts:
                continue
            part = ground.parts[one.part]
            yield RaisedGround(
                ground=ground.id,
                part=one.part,
                value=NAMES[value],
                lists=list(ground.lists),
                authority=list(dict.fromkeys((*part.source.authority, *one.source.authority))),
                verified=max(part.source.verified, one.source.verified, key=_CHECKED.index),
                note=one.source.note,
                reading=category,
            )
