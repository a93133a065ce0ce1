"""From elements and bars to a status: no unknown counts as "no", and nothing is promised."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actions.screening.assess import assess
from actions.screening.model import Law
from tests.screening.support import AS_OF, law, law_with, screened, whole

RESIDENT = {"resident": "current", "resident_since": "2005"}
ENTRY = {"manner": "inspected", "date": "2001"}
THEFT = {
    "offense": "theft",
    "disposition": "convicted",
    "order_type": "none",
    "sentence_ordered_days": 10,
    "offense_date": "2015",
}


def status(facts: dict[str, Any], *convictions: dict[str, Any], entry: dict[str, Any] = ENTRY) -> str:
    return screened(whole(facts, entries=[entry], convictions=list(convictions))).conclusions["stay"].status


def test_everything_favourable_is_likely_available() -> None:
    assert status(RESIDENT) == "likely_available"
    assert status(RESIDENT, THEFT) == "likely_available"


def test_a_bar_bars() -> None:
    assert status(RESIDENT, {**THEFT, "sentence_ordered_days": 365}) == "likely_barred"
    assert status(RESIDENT, {**THEFT, "offense": "burglary", "sentence_ordered_days": 365}) == "likely_barred"
    assert status(RESIDENT, THEFT, THEFT) == "likely_barred"


def test_an_element_that_fails_bars() -> None:
    assert status({**RESIDENT, "resident_since": "2024"}) == "likely_barred"


def test_it_does_not_apply_to_others() -> None:
    assert status({"resident": "none"}) == "not_applicable"


def test_with_one_element_met_and_the_rest_open_it_is_possible() -> None:
    assert status({"resident": "current"}) == "possibly_available"
    assert status(RESIDENT, {**THEFT, "sentence_ordered_days": "unknown"}) == "possibly_available"


def test_with_no_element_met_there_is_not_enough_information() -> None:
    assert status({"resident": "current"}, entry={"manner": "inspected"}) == "not_enough_information"
    assert status({}) == "not_enough_information"


def test_a_bar_that_is_absent_is_not_an_element_that_is_met() -> None:
    found = screened(whole({"resident": "current"}, entries=[{}])).conclusions["stay"]
    bars = [one for one in found.findings if one.kind == "bar"]
    assert [one.favourable for one in bars] == ["yes", "yes"]
    assert found.status == "not_enough_information"


def test_the_findings_say_what_they_rest_on_and_lack() -> None:
    found = screened(whole({**RESIDENT, "resident_since": "unknown"}, entries=[ENTRY])).conclusions["stay"]
    five, seven, grave, _ = found.findings
    assert (five.value, five.missing, five.rests_on) == ("unknown", ["resident_since"], [])
    assert (seven.value, seven.missing) == ("yes", [])
    assert set(seven.rests_on) == {"entries.0.manner", "entries.0.date", "more_entries"}
    assert (grave.kind, grave.value, grave.favourable) == ("bar", "no", "yes")
    assert five.authority == ["Made-up Act 20(a)"]
    assert found.missing == ["resident_since"]
    assert found.settled_by == ["card"]


def test_a_decided_status_lacks_nothing() -> None:
    told = whole(
        {"resident": "current", "resident_since": "2024"}, entries=[{}], convictions=[{"offense": "theft"}]
    )
    found = screened(told).conclusions["stay"]
    assert (found.status, found.missing, found.settled_by) == ("likely_barred", [], [])


def test_readings_that_bar_in_different_ways_bar() -> None:
    either = {**THEFT, "sentence_ordered_days": 365, "offense": {"any_of": ["theft", "drug_sale"]}}
    assert status(RESIDENT, either) == "likely_barred"
    second = {**THEFT, "offense": {"any_of": ["drug_sale", "theft"]}, "sentence_ordered_days": 10}
    assert (
        status(RESIDENT, THEFT, second) == "likely_barred"
    )  # a sale is grave, a theft the second base crime
    assert screened(whole(RESIDENT, convictions=[THEFT, second])).flags["deportable"] == "possible"


def test_readings_that_differ_leave_it_open() -> None:
    either = {**THEFT, "offense": {"any_of": ["drug_sale", "theft"]}}
    found = screened(whole(RESIDENT, entries=[ENTRY], convictions=[either])).conclusions["stay"]
    assert found.status == "possibly_available"
    assert found.missing[:2] == ["convictions.0.offense", "convictions.0.statute"]


def test_what_is_looked_at_for_each_conviction_has_the_best_status() -> None:
    open_ = {**THEFT, "jurisdiction": "CA", "plea": "guilty"}
    closed = {**THEFT, "jurisdiction": "CA", "plea": "none"}
    elsewhere = {**THEFT, "jurisdiction": "NV"}
    found = screened(whole(convictions=[closed, open_, elsewhere])).conclusions["reopen_plea"]
    assert found.status == "likely_available"
    assert found.convictions == {0: "likely_barred", 1: "likely_available", 2: "not_applicable"}
    assert [one.conviction for one in found.findings] == [0, 1]
    assert "convictions.2.jurisdiction" in found.applies_by


def test_a_further_conviction_keeps_it_open() -> None:
    closed = {**THEFT, "jurisdiction": "CA", "plea": "none"}
    told = whole({"more_convictions": "unknown"}, convictions=[closed])
    assert screened(told).conclusions["reopen_plea"].status == "not_enough_information"
    assert screened(whole(convictions=[closed])).conclusions["reopen_plea"].status == "likely_barred"
    assert screened(whole()).conclusions["reopen_plea"].status == "not_applicable"


def test_law_that_is_past_its_date_promises_nothing() -> None:
    afraid = whole({"afraid": True})
    stale = screened(afraid)
    assert stale.conclusions["refuge"].stale
    assert stale.conclusions["refuge"].status == "possibly_available"
    assert "relief refuge" in stale.stale
    fresh = assess(afraid, law(), date(2026, 6, 30))
    assert not fresh.conclusions["refuge"].stale
    assert fresh.conclusions["refuge"].status == "likely_available"


OPEN = """\
id: open_law
decides: judge
authority: ["Made-up Act 90"]
verified: yes
applies: yes
elements:
  disputed: {is: "open(held)", authority: ["Made-up Act 90(a)"]}
"""


@pytest.fixture
def open_law(tmp_path: Path) -> Law:
    return law_with(tmp_path, relief__open_law=OPEN)


@pytest.mark.parametrize(
    ("held", "answer"),
    [(True, "possibly_available"), (False, "likely_barred"), ("unknown", "not_enough_information")],
)
def test_when_only_the_law_is_open_it_is_possible(open_law: Law, held: Any, answer: str) -> None:
    found = assess(whole({"held": held}), open_law, AS_OF).conclusions["open_law"]
    assert found.status == answer
    assert found.findings[0].open_law == ([] if held is False else ["open_law.disputed"])
