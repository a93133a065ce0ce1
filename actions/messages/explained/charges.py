"""Charges that are still open: what a conviction would do, and what would do less harm."""

from collections.abc import Iterable

from actions.messages.explained.material import Explanation, Item, item
from actions.messages.explained.record import conviction_name
from actions.messages.formats import days_text
from actions.screening.result import IfConvicted

OF_THE_LISTS = frozenset({"deportable", "inadmissible"})
NO_GROUNDS = frozenset(
    {"conviction_for_immigration", "vacatur_effective", "sentence_modification_effective", "pardon_effective"}
)
"""Flags of a conviction that are no ground of removal."""


def charge_items(explanation: Explanation) -> list[Item]:
    """One item for each open charge."""
    ends: dict[int, list[IfConvicted]] = {}
    for one in explanation.assessment.if_convicted:
        ends.setdefault(one.conviction, []).append(one)
    return [_item(explanation, index, found) for index, found in ends.items()]


def _item(explanation: Explanation, index: int, ends: list[IfConvicted]) -> Item:
    as_charged, *lesser = ends
    words = explanation.words
    points = []
    if as_charged.flags.keys() - NO_GROUNDS or as_charged.case_flags.keys() & OF_THE_LISTS:
        points.append(words("result.charged.grounds"))
    if as_charged.closes:
        points.append(words("result.charged.closes", relief=_relief(explanation, as_charged.closes)))
    kept = [_kept(explanation, as_charged, one) for one in lesser]
    points.extend(kept[:1])
    points.append(words("result.charged.ask"))
    title = conviction_name(explanation, index)
    text = words("result.charged" if points[:-1] else "result.charged.nothing_seen")
    return item(f"charged.{index}", title, text, points)


def _kept(explanation: Explanation, as_charged: IfConvicted, lesser: IfConvicted) -> str:
    """What a shorter sentence would do: less harm, and perhaps some relief that stays more open."""
    length = days_text(int(lesser.change.rsplit("_", 1)[-1]), explanation.language, explanation.words)
    closed = {one["id"] for one in lesser.closes}
    kept = [one for one in as_charged.closes if one["id"] not in closed]
    if not kept:
        return explanation.words("result.charged.shorter", length=length)
    return explanation.words("result.charged.kept", length=length, relief=_relief(explanation, kept))


def _relief(explanation: Explanation, closed: Iterable[dict[str, str]]) -> str:
    return explanation.listed(explanation.words(f"relief.{one['id']}.short") for one in closed)
