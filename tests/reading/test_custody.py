"""Where somebody is held, what they signed there, and when they came out."""

from typing import Any

import pytest

from tests.reading.conftest import Read


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "ICE took my husband this morning, he is in Stewart Georgia",
         {"in_ice_custody": True, "state_of_detention": "GA"}),
        ("es", "estoy detenido en Eloy Arizona", {"in_ice_custody": True, "state_of_detention": "AZ"}),
        ("es", "firmé mi deportación sin saber", {"signed_papers_in_custody": True}),
        ("ko", "남편이 어제 ICE한테 잡혀갔어요 조지아에 있대요",
         {"in_ice_custody": True, "state_of_detention": "GA"}),
        # the police alone, with a request of immigration or without: not yet in its custody
        ("en", "he's got an ice hold on him at the county jail", {}),
        ("en", "police arrested my son today in Houston", {}),
        # a place of a charge is where the case was
        ("en", "ICE has my brother, he has a DUI from Texas", {"in_ice_custody": True}),
    ],
)  # fmt: skip
def test_custody_is_told_by_the_cry_itself(
    read: Read, language: str, text: str, expected: dict[str, Any]
) -> None:
    facts = {fact.path: fact.value for fact in read(language, text).facts}
    names = ("in_ice_custody", "state_of_detention", "signed_papers_in_custody")
    assert {name: facts[name] for name in names if name in facts} == expected


@pytest.mark.parametrize(
    ("language", "text", "path", "value"),
    [
        ("en", "burglary in Texas, 2 years prison, got out in 2018", "release_date", "2018"),
        ("es", "firmo culpable de robo y le dieron 2 años salio en 2016", "release_date", "2016"),
        ("es", "firmo culpable de robo y le dieron 2 años salio en 2016", "sentence_ordered_days", 730),
        ("ru", "украл машину, дали два года, вышел в марте 2015", "release_date", "2015-03"),
        ("en", "theft in 2018, got out on bond in 2019", "release_date", None),
        ("en", "statutory rape, the victim was 15, i was 19", "victim_age", 15),
    ],
)
def test_the_day_of_release_and_the_age_of_the_victim(
    read: Read, language: str, text: str, path: str, value: Any
) -> None:
    facts = {fact.path: fact.value for fact in read(language, text).facts}
    assert facts.get(f"convictions.0.{path}") == value


def test_a_city_with_its_state_is_one_place(read: Read) -> None:
    facts = {fact.path: fact.value for fact in read("en", "theft in Portland, Maine in 2015").facts}
    assert facts["convictions.0.jurisdiction"] == "ME"
