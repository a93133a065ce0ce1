"""Two values of one kind side by side keep to what each is told of."""

from typing import Any

import pytest

from tests.reading.conftest import Read

ENTERED, SENTENCED = "entries.0.date", "convictions.0.sentence_ordered_days"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "2017 not 2016"),
        ("es", "fue en 2017, no en 2016"),
        ("vi", "năm 2017 chứ không phải 2016"),
        ("zh-Hans", "是2017年不是2016年"),
        ("ko", "2016년이 아니라 2017년이에요"),
        ("tl", "2017 ako dumating hindi 2016"),
        ("ru", "в 2017, а не в 2016"),
    ],
)
def test_of_two_dates_the_denied_one_is_no_answer(read: Read, language: str, text: str) -> None:
    assert read(language, text, ENTERED).answer == "2017"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("12 months probation 24 hours jail for a dui", 1),
        ("i got 12 months probation 24 hours jail for a dui", 1),
        ("dui, jail 10 days probation 2 years", 10),
        ("theft, 11 months 29 days suspended", 359),
    ],
)
def test_probation_takes_no_days_of_jail(read: Read, text: str, days: int) -> None:
    facts = {fact.path: fact.value for fact in read("en", text).facts}
    assert facts[SENTENCED] == days


@pytest.mark.parametrize(
    ("text", "hearing"),
    [
        ("he got caught with coke in Austin three months ago, court is January 15", None),
        ("i have a DUI from 2015 and my immigration court is january 15", "2027-01-15"),
    ],
)
def test_a_day_in_criminal_court_is_no_hearing_of_immigration(read: Read, text: str, hearing: Any) -> None:
    facts = {fact.path: fact.value for fact in read("en", text).facts}
    assert facts.get("next_hearing_date") == hearing


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the judge ordered me deported last week, 30 days to appeal"),
        ("fr", "le juge a ordonné mon expulsion la semaine passée, on m'a dit 30 jours pour faire appel"),
    ],
)
def test_an_order_that_may_be_appealed_has_no_final_day(read: Read, language: str, text: str) -> None:
    said = read(language, text)
    assert "removal_order" in said.urgent
    assert "final_order_date" not in {fact.path for fact in said.facts}


def test_an_order_of_long_ago_keeps_its_day_whatever_is_asked_of_appeals(read: Read) -> None:
    facts = {
        fact.path: fact.value
        for fact in read("en", "i have a deportation order from 2012, can i appeal").facts
    }
    assert facts["final_order_date"] == "2012"


@pytest.mark.parametrize(
    ("language", "text", "minor", "age"),
    [
        ("en", "No she was 31", False, 31),
        ("fr", "Non elle avait 31 ans", False, 31),
        ("pt-BR", "tinha 16", True, 16),
    ],
)
def test_the_age_of_a_victim_says_whether_it_was_a_child(
    read: Read, language: str, text: str, minor: bool, age: int
) -> None:
    said = read(language, text, "convictions.0.victim_minor")
    assert said.answer is minor
    assert {fact.path: fact.value for fact in said.facts} == {"convictions.0.victim_age": age}


def test_an_age_and_a_year_of_birth_tell_when_it_was(read: Read) -> None:
    said = read("en", "i was 22, born in 88", "convictions.0.conviction_date")
    assert said.answer == {"min": "2010", "max": "2011"}


def test_whom_a_parent_hit_is_seen_from_the_parent(read: Read) -> None:
    text = "meu pai foi condenado por agressão contra minha mãe em 2019 na Flórida, ele tem green card"
    facts = {fact.path: fact.value for fact in read("pt-BR", text).facts}
    assert facts["convictions.0.victim_relationship"] == "spouse"


def test_what_a_parent_did_long_ago_leaves_the_story_with_the_writer(read: Read) -> None:
    text = "отец стал гражданином когда мне было 12, приехал как беженец в 1999"
    facts = {fact.path: fact.value for fact in read("ru", text).facts}
    assert facts["parent_naturalized_before_18"] is True
    assert facts["entries.0.date"] == "1999"


def test_the_writers_own_age_is_not_the_victims(read: Read) -> None:
    said = read("en", "no, i was 19", "convictions.0.victim_minor")
    assert said.answer is False
    assert not said.facts
