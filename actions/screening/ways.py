"""A path that is walked by other paths is as open as the best of them.

A criminal court is asked to undo a conviction by one of the vehicles that it knows. Where each that applies
is barred, so is the whole (Commonwealth v. Descardes, 136 A.3d 493 (Pa. 2016)); where one is open, so is the
whole. Where only that no defect is known stands in the way, the whole is not closed: what was not told may be
one, and the court's file may show another.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from actions.screening.case import Case
from actions.screening.result import Conclusion, Finding
from actions.screening.status import (
    LIKELY_AVAILABLE,
    LIKELY_BARRED,
    NOT_APPLICABLE,
    NOT_ENOUGH_INFORMATION,
    OPENNESS,
    POSSIBLY_AVAILABLE,
)
from actions.screening.values import is_unknown

SUM, WAYS, OPEN_WAY, DEFECT = "post_conviction_relief", "vehicle", "open_way", "legal_defect"
_SHOW_A_DEFECT = ("immigration_advice", "interpreter")


def with_ways(conclusions: dict[str, Conclusion], case: Case) -> dict[str, Conclusion]:
    """The same conclusions, the one on the whole agreeing with those on its ways."""
    whole = conclusions.get(SUM)
    if whole is None or whole.status == NOT_APPLICABLE:
        return conclusions
    best = _best(one.status for one in conclusions.values() if one.kind == WAYS)
    if best == LIKELY_BARRED and whole.status != LIKELY_BARRED:
        waiting = {
            index for one in conclusions.values() if one.kind == WAYS for index in _waits_for_a_defect(one)
        }
        if waiting:
            missing = _untold(case, waiting)
            open_still = replace(whole, status=NOT_ENOUGH_INFORMATION, find_missing=lambda: missing)
            return conclusions | {SUM: open_still} if missing else conclusions
        find_findings = partial(_findings, whole.find_findings, "unlikely")
        closed = replace(whole, status=LIKELY_BARRED, find_findings=find_findings, find_missing=list)
        return conclusions | {SUM: closed}
    if best in (POSSIBLY_AVAILABLE, LIKELY_AVAILABLE) and OPENNESS[whole.status] < OPENNESS[best]:
        find_findings = partial(_findings, whole.find_findings, "likely")
        return conclusions | {SUM: replace(whole, status=POSSIBLY_AVAILABLE, find_findings=find_findings)}
    return conclusions


def _best(statuses: Iterable[str]) -> str:
    return max(statuses, key=OPENNESS.__getitem__, default=NOT_APPLICABLE)


def _waits_for_a_defect(way: Conclusion) -> list[int]:
    """The convictions for which nothing bars a way but that no defect is known."""
    against: dict[int | None, set[str]] = {}
    for one in way.findings if way.status == LIKELY_BARRED else ():
        if one.favourable in ("no", "unlikely"):
            against.setdefault(one.conviction, set()).add(one.id)
    return [index for index, ids in against.items() if ids == {DEFECT} and index is not None]


def _untold(case: Case, convictions: Iterable[int]) -> list[str]:
    """What could still show a defect of these convictions, and was not told."""
    items = case.groups.get("convictions", [])
    return [
        f"convictions.{index}.{name}"
        for index in sorted(convictions)
        for name in _SHOW_A_DEFECT
        if is_unknown(items[index].get(name))
    ]


def _findings(found: Callable[[], list[Finding]], value: str) -> list[Finding]:
    """The findings on the whole, with what the ways tell of it."""
    return [replace(one, value=value, favourable=value) if one.id == OPEN_WAY else one for one in found()]
