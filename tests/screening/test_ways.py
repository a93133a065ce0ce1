"""Undoing a conviction is as open as the ways to do it, and nothing that those ways do opens them."""

from datetime import date
from typing import Any

from actions.screening.assess import assess
from actions.screening.case import parse_case
from actions.screening.result import Assessment
from actions.screening.ways import SUM
from tests.screening.random_people import real_law

FRAUD = {
    "offense": "fraud",
    "plea": "guilty",
    "sentence_ordered_days": 0,
    "immigration_advice": "nothing_said",
}
TOLD = {"lpr_status": "current", "lpr_since": "1999-01-01", "in_criminal_custody": False}


def in_pennsylvania(*days: str, **facts: Any) -> Assessment:
    convictions = [{**FRAUD, "conviction_date": day} for day in days]
    data = {"state": "PA", "facts": {**TOLD, **facts}, "convictions": convictions}
    return assess(parse_case(data, real_law().registry)[0], real_law(), date(2026, 11, 22))


def test_where_every_way_is_closed_no_change_of_another_conviction_opens_one() -> None:
    """Commonwealth v. Descardes, 136 A.3d 493 (Pa. 2016): after the sentence no way is left."""
    found = in_pennsylvania("2014-04-01", "2016-04-01", on_probation_parole=False)
    assert found.conclusions[SUM].status == "likely_barred"
    assert [change for change in found.what_if if SUM in {one["id"] for one in change.opens}] == []


def test_a_way_that_is_open_is_not_told_as_opened() -> None:
    found = in_pennsylvania("2014-04-01", "2026-06-01", on_probation_parole=True)
    assert found.conclusions[SUM].status == "possibly_available"
    for change in found.what_if:
        assert SUM not in {one["id"] for one in change.opens} | set(change.stays_closed)
