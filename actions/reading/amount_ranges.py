"""Amounts said as a range: 800 to 1,000 dollars, between two and three grams, ten or twelve thousand."""

from collections.abc import Sequence
from typing import Any

from actions.reading.matching import Cue
from actions.reading.message import Mention, Message
from actions.reading.numbers import plain

_WIDEST = 20  # "1 or 500 dollars" is no range
_THOUSAND = 1000
_SMALL = 100


def joined(message: Message, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of one kind, where a number or mention linked to the next one is its lower end."""
    found: list[Mention] = []
    for mention in mentions:
        link = _link(message, mention.start)
        low = _low(message, mention, link, found) if link else None
        if link is None or low is None:
            found.append(mention)
            continue
        value, start = low
        if found and found[-1].end == link.start:
            start = found.pop().start
        between = message.cue_before("cues", "between", start)
        span = (between.start if between else start, mention.end)
        found.append(Mention(mention.kind, {"min": plain(value), "max": plain(_said(mention))}, *span, False))
    return found


def _link(message: Message, start: int) -> Cue | None:
    """The word that links what ends before a place with what begins there: "or", "to", "between ... and"."""
    link = message.cue_before("cues", "range_link", start)
    if link:
        return link
    both = message.cue_before("cues", "range_and", start)
    number = next((one for one in message.numbers if both and one.end <= both.start), None)
    led = number and any(message.cue_before("cues", "between", one.start) for one in message.numbers)
    return both if led else None


def _said(mention: Mention) -> Any:
    """The amount as it was said, also where "or so" made it a range about it: 4천에서 5천불 정도."""
    value = mention.value
    about = isinstance(value, dict) and {"min", "max"} == set(value)
    return round((value["min"] + value["max"]) / 2, 2) if about else value


def _low(message: Message, high: Mention, link: Cue, found: list[Mention]) -> tuple[float, int] | None:
    """The lower end and where it begins, in the unit of the upper end."""
    most = _said(high)
    if not isinstance(most, int | float):
        return None
    if found and found[-1].end == link.start and isinstance(found[-1].value, int | float):
        value, start = float(found[-1].value), found[-1].start
    else:
        before = next((one for one in message.numbers if one.end == link.start), None)
        top = next((one for one in message.numbers if high.start <= one.start < high.end), None)
        if before is None or top is None or not top.value:
            return None
        value, start = before.value * most / top.value, before.start
    if value < _SMALL and most >= _THOUSAND and most % _THOUSAND == 0:
        value *= _THOUSAND  # ten or twelve thousand
    return (value, start) if 0 < value < most <= value * _WIDEST else None
