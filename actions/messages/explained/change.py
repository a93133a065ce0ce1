"""What a criminal court could change: an open charge, what would open, by which vehicles, at which risk."""

from collections.abc import Iterator
from dataclasses import dataclass

from actions.messages.explained.charges import charge_items
from actions.messages.explained.findings import deciding, of_record, open_points
from actions.messages.explained.material import Explanation, Item, item
from actions.messages.explained.order import rank
from actions.messages.explained.record import conviction_name
from actions.messages.explained.sources import cite
from actions.messages.formats import days_text
from actions.screening.result import Conclusion, WhatIf
from actions.screening.status import NOT_ENOUGH_INFORMATION, OPENNESS

GENERAL = "post_conviction_relief"
RISKS = ("order_must_state_legal_defect", "new_plea_risk")
MOST_CHANGES, MOST_VEHICLES, MOST_CLOSED = 5, 4, 4


@dataclass(frozen=True)
class Way:
    """What opens if a court cancels convictions, or cuts the sentence of one to some days."""

    opens: tuple[str, ...]
    cancelled: bool
    days: int | None
    closed: tuple[str, ...]


def change_items(explanation: Explanation) -> list[Item]:
    """Open charges; what opens if a conviction or a sentence falls, the vehicles, what to know first."""
    items = [
        *list(_what_if_items(explanation))[:MOST_CHANGES],
        *[_vehicle_item(explanation, one) for one in _vehicles(explanation)][:MOST_VEHICLES],
    ]
    general = explanation.assessment.conclusions.get(GENERAL)
    if items or (general and OPENNESS[general.status] >= OPENNESS[NOT_ENOUGH_INFORMATION]):
        items.append(_risks_item(explanation, general))
    return [*charge_items(explanation), *items]


def could_open(explanation: Explanation, relief: str) -> str:
    """What could open one relief, as a sentence; "" when no single change does."""
    found = [one for one in _singles(explanation) if any(opened["id"] == relief for opened in one.opens)]
    cancelled = [one for one in found if _days(one) is None]
    if not found:
        return ""
    days = 0 if cancelled else max(_days(one) or 0 for one in found)
    length = days_text(days, explanation.language, explanation.words)
    message_id = "result.barred.cancel" if cancelled else "result.barred.cut"
    if len(explanation.assessment.convictions) == 1:
        return explanation.words(message_id, length=length)
    names = _which(explanation, cancelled or found)
    return explanation.words(f"{message_id}_one", convictions=names, length=length)


def _what_if_items(explanation: Explanation) -> Iterator[Item]:
    ways: dict[tuple[Way, ...], list[int]] = {}
    for index in dict.fromkeys(one.changes[0]["conviction"] for one in _singles(explanation)):
        ways.setdefault(tuple(_ways(explanation, index)), []).append(index)
    for found, indexes in ways.items():
        several = len(indexes) > 1
        texts = [_way_text(explanation, way, several=several) for way in found]
        conclusions = explanation.assessment.conclusions
        closed = [name for name in found[0].closed if of_record(conclusions[name])]
        yield _what_if_item(explanation, indexes, texts, closed)
    for pair, opens in _pairs(explanation).items():
        text = explanation.words("result.what_if.both", relief=_relief(explanation, opens))
        yield _what_if_item(explanation, list(pair), [text], [])


def _what_if_item(explanation: Explanation, indexes: list[int], texts: list[str], closed: list[str]) -> Item:
    name = "what_if." + "+".join(str(index) for index in indexes)
    title = explanation.strung(conviction_name(explanation, index) for index in indexes)
    points = texts[1:]
    if closed:
        relief = _relief(explanation, sorted(closed, key=rank)[:MOST_CLOSED])
        points.append(explanation.words("result.what_if.closed", relief=relief))
    return item(name, title, texts[0], points)


def _ways(explanation: Explanation, index: int) -> list[Way]:
    """What could change in one conviction: cancelling first; of cuts the least that opens as much."""
    found = [one for one in _singles(explanation) if one.changes[0]["conviction"] == index]
    cut: dict[tuple[str, ...], int] = {}
    for one in found:
        if (days := _days(one)) is not None:
            cut[_opened(one)] = max(days, cut.get(_opened(one), 0))
    ways = [
        Way(_opened(one), True, cut.pop(_opened(one), None), tuple(one.stays_closed))
        for one in found
        if _days(one) is None
    ]
    return [*ways, *(Way(opens, False, days, ()) for opens, days in cut.items())]


def _way_text(explanation: Explanation, way: Way, *, several: bool) -> str:
    relief = _relief(explanation, way.opens)
    if way.days is None or (several and way.cancelled):
        return explanation.words("result.what_if.any" if several else "result.what_if", relief=relief)
    length = days_text(way.days, explanation.language, explanation.words)
    name = "result.what_if.cancel_or_cut" if way.cancelled else "result.what_if.cut"
    return explanation.words(name, relief=relief, length=length)


def _pairs(explanation: Explanation) -> dict[tuple[int, ...], tuple[str, ...]]:
    """What opens only if two convictions are changed, by pair; cancelling both stands for lesser changes."""
    found: dict[tuple[int, ...], tuple[str, ...]] = {}
    for one in explanation.assessment.what_if:
        if len(one.changes) > 1:
            pair = tuple(change["conviction"] for change in one.changes)
            found[pair] = tuple(dict.fromkeys((*found.get(pair, ()), *_opened(one))))
    return found


def _vehicles(explanation: Explanation) -> list[Conclusion]:
    """The vehicles that may be open where the case was, the most open first."""
    found = [
        one
        for one in explanation.assessment.conclusions.values()
        if one.kind == "vehicle"
        and OPENNESS[one.status] >= OPENNESS[NOT_ENOUGH_INFORMATION]
        and not any(path.endswith(".jurisdiction") for path in one.missing)
    ]
    return sorted(found, key=lambda one: -OPENNESS[one.status])


def _vehicle_item(explanation: Explanation, one: Conclusion) -> Item:
    points = open_points(explanation, one)
    if len(explanation.assessment.convictions) > 1:
        wanted = [index for index, status in one.convictions.items() if status == one.status]
        names = explanation.strung(conviction_name(explanation, index) for index in wanted)
        points = [explanation.words("result.vehicle.for", convictions=names), *points]
    if one.stale:
        points.append(explanation.words("result.stale"))
    rules = [(one.authority, one.verified), *((found.authority, found.verified) for found in deciding(one))]
    title = explanation.words(f"vehicle.{one.id}.title")
    text = explanation.words_if(f"vehicle.{one.id}.say")
    return item(one.id, title, text, points, cite(explanation, rules))


def _risks_item(explanation: Explanation, general: Conclusion | None) -> Item:
    points = [explanation.words(f"warning.{name}") for name in RISKS]
    rules = [(general.authority, general.verified)] if general else []
    text = explanation.words("result.what_if.note")
    title = explanation.words("result.what_if.note.title")
    return item("before_asking", title, text, points, cite(explanation, rules))


def _singles(explanation: Explanation) -> list[WhatIf]:
    return [one for one in explanation.assessment.what_if if len(one.changes) == 1]


def _opened(one: WhatIf) -> tuple[str, ...]:
    return tuple(opened["id"] for opened in one.opens)


def _relief(explanation: Explanation, names: tuple[str, ...] | list[str]) -> str:
    return explanation.listed(explanation.words(f"relief.{name}.short") for name in sorted(names, key=rank))


def _which(explanation: Explanation, found: list[WhatIf]) -> str:
    """The convictions that the changes are of, by name."""
    indexes = dict.fromkeys(one.changes[0]["conviction"] for one in found)
    return explanation.messages.join(
        [conviction_name(explanation, index) for index in indexes], explanation.language, last="or"
    )


def _days(one: WhatIf) -> int | None:
    """The length in a change's id such as "resentenced_364"; None when the conviction is cancelled."""
    tail = one.changes[0]["change"].rsplit("_", 1)[-1]
    return int(tail) if tail.isdigit() else None
