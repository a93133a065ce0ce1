"""What an open charge would do if it ended in a conviction: before a plea, that is what counts.

A conviction to come has no date yet: it lies on or after the day of the screening.
"""

from collections.abc import Mapping
from typing import Any

from actions.screening.audit import flag_word, flags_of
from actions.screening.conclusions import final_standing
from actions.screening.model import Charge, Law
from actions.screening.patch import with_values
from actions.screening.registry import CASE
from actions.screening.result import Conclusion, IfConvicted
from actions.screening.status import LIKELY_BARRED, NOT_APPLICABLE, OPENNESS
from actions.screening.truth import LIKELY, NO
from actions.screening.world import World

GROUP = "convictions"
WORSE = {"no": 0, "not_enough_information": 1, "possible": 2, "yes": 3}


def if_convicted(
    law: Law, world: World, conclusions: Mapping[str, Conclusion], flags: Mapping[str, str]
) -> list[IfConvicted]:
    """For each open charge, and each way in which it could end: what that closes, which flags it raises.

    The law file's first end is the charge as it stands; a lesser one is told where it does less harm.
    """
    found: list[IfConvicted] = []
    for item in world.items[GROUP] if law.charges else ():
        as_charged, *lesser = law.charges.values()
        if as_charged.when.value(world, item) < LIKELY:
            continue
        ends = [as_charged, *(one for one in lesser if one.when.value(world, item) != NO)]
        told = [_end(law, world, item.index, one, conclusions, flags) for one in ends]
        found.extend(one for one in told if one is told[0] or _harm(one) != _harm(told[0]))
    return found


def charged_world(law: Law, world: World) -> tuple[World, frozenset[str]]:
    """The world in which every open charge ended as charged, and the facts that are asked for that."""
    values: dict[str, Any] = {}
    asks: frozenset[str] = frozenset()
    first = next(iter(law.charges.values()), None)
    if first is not None:
        for item in world.items[GROUP]:
            if first.when.value(world, item) >= LIKELY:
                values |= _values(world, item.index, first)
                asks = first.asks
    return (with_values(law, world, values) if values else world), asks


def _end(
    law: Law,
    world: World,
    index: int,
    charge: Charge,
    conclusions: Mapping[str, Conclusion],
    flags: Mapping[str, str],
) -> IfConvicted:
    after = with_values(law, world, _values(world, index, charge))
    own, _ = flags_of(law, after, index)
    case_flags = {rule.id: flag_word(rule.node, law, after, None)[0] for rule in law.flags(CASE)}
    closes = []
    for name, before in conclusions.items():
        if before.kind != "relief" or before.status in (NOT_APPLICABLE, LIKELY_BARRED):
            continue
        relief = law.relief[name]
        status = final_standing(relief, law, after, stale=before.stale).status
        if status != NOT_APPLICABLE and OPENNESS[status] < OPENNESS[before.status]:
            closes.append({"id": name, "from": before.status, "to": status})
    return IfConvicted(
        conviction=index,
        change=charge.id,
        flags={name: word for name, word in own.items() if word != "no"},
        case_flags={name: word for name, word in case_flags.items() if WORSE[word] > WORSE[flags[name]]},
        closes=closes,
    )


def _harm(one: IfConvicted) -> tuple[object, ...]:
    return (one.flags, one.case_flags, one.closes)


def _values(world: World, index: int, charge: Charge) -> dict[str, Any]:
    values = {f"{GROUP}.{index}.{name}": value for name, value in charge.changes.items()}
    known = world.items[GROUP][index].facts["conviction_date"]
    values[f"{GROUP}.{index}.conviction_date"] = (max(known[0], world.as_of), max(known[1], world.as_of))
    return values
