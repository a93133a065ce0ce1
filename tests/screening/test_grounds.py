"""Grounds: every reading of an offence is kept; what is not known of it is never "no"."""

from typing import Any

import pytest

from actions.screening.truth import LIKELY, NO, UNKNOWN, UNLIKELY, YES
from tests.screening.support import case, screened, trace, value, whole

CONVICTED = {"disposition": "convicted", "order_type": "none"}
YEAR = {**CONVICTED, "sentence_ordered_days": 365}
SHORT = {**CONVICTED, "sentence_ordered_days": 10}


def ground(name: str, **item: Any) -> int:
    found: int = value(name, case(convictions=[item]), "convictions")
    return found


@pytest.mark.parametrize(
    ("offense", "ground_id", "item", "answer"),
    [
        ("theft", "base_crime", SHORT, YES),
        ("theft", "grave_crime", YEAR, YES),
        ("theft", "grave_crime", SHORT, NO),
        ("theft", "grave_crime", CONVICTED, UNKNOWN),
        ("burglary", "grave_crime", YEAR, LIKELY),
        ("trespass", "base_crime", YEAR, NO),
        ("other", "base_crime", YEAR, UNKNOWN),
        ("unknown", "base_crime", YEAR, UNKNOWN),
        ({"any_of": ["theft", "burglary"]}, "grave_crime", YEAR, LIKELY),
        ({"any_of": ["theft", "burglary"]}, "grave_crime", SHORT, NO),
        ({"any_of": ["theft", "trespass"]}, "base_crime", YEAR, UNKNOWN),
        ({"any_of": ["trespass", "other"]}, "base_crime", YEAR, UNKNOWN),
        ({"any_of": ["trespass", "drug_sale"]}, "suspected_dealer", YEAR, UNKNOWN),
    ],
)
def test_readings_that_agree_are_the_answer(
    offense: Any, ground_id: str, item: dict[str, Any], answer: int
) -> None:
    assert ground(ground_id, offense=offense, **item) == answer


@pytest.mark.parametrize("offense", ["theft", "other", "unknown", {"any_of": ["theft", "other"]}])
def test_without_a_conviction_there_is_no_ground_that_needs_one(offense: Any) -> None:
    assert ground("base_crime", offense=offense, disposition="dismissed") == NO


@pytest.mark.parametrize("offense", ["other", "unknown", "drug_sale"])
def test_a_ground_that_needs_no_conviction_stays_open_without_one(offense: str) -> None:
    assert ground("suspected_dealer", offense=offense, disposition="dismissed") == UNKNOWN


def test_a_conviction_that_is_not_certain_caps_the_ground() -> None:
    assert ground("base_crime", offense="theft") == UNKNOWN
    vacated = {"disposition": "convicted", "order_type": "vacated"}
    assert ground("base_crime", offense="theft", order_reason="legal_defect", **vacated) == NO
    assert ground("base_crime", offense="theft", order_reason="rehabilitation", **vacated) == YES


def test_what_would_tell_which_reading_is_right_is_missing() -> None:
    found = trace(
        "base_crime",
        case(convictions=[{"offense": {"any_of": ["theft", "trespass"]}, **SHORT}]),
        "convictions",
    )
    assert set(found.missing) == {"convictions.0.offense", "convictions.0.statute"}


def test_readings_that_agree_lack_nothing() -> None:
    told = case(convictions=[{"offense": {"any_of": ["theft", "burglary"]}, **SHORT}])
    assert not trace("grave_crime", told, "convictions").missing


def test_a_sentence_that_decides_is_missing_for_the_readings_it_decides() -> None:
    told = case(convictions=[{"offense": "theft", **CONVICTED}])
    assert set(trace("grave_crime", told, "convictions").missing) == {"convictions.0.sentence_ordered_days"}


def test_the_audit_of_a_conviction() -> None:
    item = {"offense": {"any_of": ["theft", "burglary"]}, **YEAR}
    found = screened(whole(convictions=[item])).convictions[0]
    assert found.readings == ["burglary", "theft"]
    assert found.flags == {
        "conviction_for_immigration": "yes",
        "grave_crime": "possible",
        "base_crime": "possible",
        "suspected_dealer": "no",
    }
    assert {(one.reading, one.part, one.value) for one in found.grounds} == {
        ("theft", "base", "yes"),
        ("theft", "theft_with_a_year", "yes"),
        ("burglary", "base", "likely"),
        ("burglary", "theft_with_a_year", "likely"),
    }
    grave = next(one for one in found.grounds if one.part == "theft_with_a_year")
    assert grave.authority[0] == "Made-up Act 10"
    assert {one.verified for one in found.grounds if one.part == "base"} == {"partly"}


def test_open_law_without_an_unknown_fact_is_possible_not_a_want_of_information() -> None:
    found = screened(whole(convictions=[{"offense": "drug_sale", **SHORT}])).convictions[0]
    assert found.flags["suspected_dealer"] == "possible"
    assert "suspected_dealer" not in found.missing


def test_an_unlikely_ground_is_still_possible() -> None:
    assert ground("base_crime", statute="CA PC 460(b)", **SHORT) == UNLIKELY
    found = screened(whole(convictions=[{"statute": "CA PC 460(b)", **SHORT}])).convictions[0]
    assert found.flags["base_crime"] == "possible"
    assert found.statute_known
