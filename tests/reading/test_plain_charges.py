"""A charge is what its words say: its drug, its lottery, its blow; and English without its small words."""

from typing import Any

import pytest

from tests.reading.conftest import Read


def facts(read: Read, language: str, text: str) -> dict[str, Any]:
    return {fact.path: fact.value for fact in read(language, text).facts}


def test_possession_of_grams_of_another_drug_is_none_of_marijuana(read: Read) -> None:
    text = "police in Phoenix found 2 grams of coke on me and i pleaded guilty to possession"
    assert facts(read, "en", text)["convictions.0.offense"] == "drug_possession"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i won the dv lottery in 2008"),
        ("fr", "je suis venu du Togo avec la loterie DV en 2008"),
        ("ru", "выиграл лотерею dv в 2008"),
    ],
)
def test_the_visa_lottery_is_no_violence_at_home(read: Read, language: str, text: str) -> None:
    assert "convictions.0.offense" not in facts(read, language, text)


def test_a_blow_and_the_charge_for_it_are_one(read: Read) -> None:
    found = facts(read, "pt-BR", "bateu na namorada, assault third degree, se declarou culpado em 2024")
    assert "convictions.1.offense" not in found
    assert found["convictions.0.plea"] == "guilty"


@pytest.mark.parametrize("text", ["domestic violence, assault", "domestic violence in 2012, assault in 2015"])
def test_violence_at_home_and_an_assault_beside_it_are_two(read: Read, text: str) -> None:
    found = facts(read, "en", text)
    assert found["convictions.0.offense"] == "domestic_battery"
    assert "convictions.1.offense" in found


def test_parole_at_the_border_is_no_status_of_today(read: Read) -> None:
    found = facts(read, "en", "i was paroled in 2016, tps since 2018")
    assert found["other_status"] == ["tps"]


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("i have green card and dui", "lpr_status", "current"),
        ("i no have papers", "lpr_status", "none"),
        ("i am refugee", "other_status", ["refugee"]),
        ("cocaine possession in 2012", "convictions.0.offense", "drug_possession"),
        ("convicted of burglary in the state of washington", "convictions.0.jurisdiction", "WA"),
    ],
)
def test_english_without_its_small_words_is_read(read: Read, text: str, path: str, value: Any) -> None:
    assert facts(read, "en", text).get(path) == value


@pytest.mark.parametrize(
    "text", ["i want to have green card", "i applied for green card", "im resident of texas"]
)
def test_no_card_is_read_where_none_is_had(read: Read, text: str) -> None:
    assert "lpr_status" not in facts(read, "en", text)


@pytest.mark.parametrize(
    ("language", "text", "offense"),
    [
        ("en", "can my old petty theft be a problem for me?", "petty_theft"),
        ("en", "does the dui i got in 2012 matter?", "dui"),
        ("es", "mi dui afecta mi green card?", "dui"),
        ("ru", "мой старый dui помешает гражданству?", "dui"),
        ("ko", "제 예전 음주운전이 문제가 되나요?", "dui"),
        ("tl", "problema ba ang DUI ko noon?", "dui"),
    ],
)
def test_a_question_takes_ones_own_charge_for_granted(
    read: Read, language: str, text: str, offense: str
) -> None:
    assert facts(read, language, text).get("convictions.0.offense") == offense


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "can they deport you for a dui?"),
        ("es", "un dui es deportable?"),
        ("en", "what if they add theft to my case?"),
    ],
)
def test_a_question_in_general_states_no_charge(read: Read, language: str, text: str) -> None:
    assert "convictions.0.offense" not in facts(read, language, text)


def test_the_day_of_an_urgent_hearing_is_kept(read: Read) -> None:
    found = facts(read, "en", "hearing tmrw 8:30 am dallas immigration court and my lawyer quit on me")
    assert found["next_hearing_date"] == "2026-11-23"


@pytest.mark.parametrize("text", ["i don't have papers from the court", "i got my card in 2015 for work"])
def test_other_papers_and_cards_tell_no_status(read: Read, text: str) -> None:
    assert "lpr_status" not in facts(read, "en", text)


@pytest.mark.parametrize(
    "text", ["i crossed border with my visa in 2005", "i cross border every day to work"]
)
def test_crossing_alone_tells_no_way_of_coming_in_without_inspection(read: Read, text: str) -> None:
    assert facts(read, "en", text).get("entries.0.manner") != "no_inspection"


def test_drunk_driving_that_is_only_asked_about_in_chinese_is_no_charge(read: Read) -> None:
    assert "convictions.0.offense" not in facts(read, "zh-Hans", "我酒驾会被遣返吗")
