"""Durations, and what was ordered, suspended and served of a sentence."""

from typing import Any

import pytest

from tests.reading.conftest import Read

ORDERED = "convictions.0.sentence_ordered_days"


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "365 days", 365),
        ("en", "one year", 365),
        ("en", "12 months", 365),
        ("en", "6 months", 180),
        ("en", "18 months", 545),
        ("en", "a year and a day", 366),
        ("en", "11 months and 29 days", 359),
        ("en", "two and a half years", 910),
        ("en", "30days", 30),
        ("en", "90 days jail", 90),
        ("en", "two to four years", {"min": 730, "max": 1460}),
        ("en", "5-10 years", {"min": 1825, "max": 3650}),
        ("en", "less than a year", {"max": 364}),
        ("en", "no less than 5 years", {"min": 1825}),
        ("ru", "не менее двух лет", {"min": 730}),
        ("ru", "года два", {"min": 670, "max": 790}),
        ("en", "more than a year", {"min": 366}),
        ("en", "about a year", {"min": 335, "max": 395}),
        ("en", "life", {"min": 36500}),
        ("en", "time served", {"min": 1}),
        ("es", "un año", 365),
        ("es", "doce meses", 365),
        ("es", "seis meses", 180),
        ("es", "un año y un día", 366),
        ("es", "año y medio", 545),
        ("es", "de dos a cuatro años", {"min": 730, "max": 1460}),
        ("es", "menos de un año", {"max": 364}),
        ("es", "cadena perpetua", {"min": 36500}),
    ],
)
def test_a_sentence_is_read_in_days_as_the_law_counts_them(
    read: Read, language: str, text: str, days: Any
) -> None:
    assert read(language, text, ORDERED).answer == days


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "3 years probation"),
        ("en", "just probation for 5 years"),
        ("en", "52 weeks of classes"),
        ("en", "my license was suspended for 6 months"),
        ("en", "200 hours of community service"),
        ("es", "3 años de probatoria"),
        ("es", "52 semanas de clases"),
        ("es", "me suspendieron la licencia 6 meses"),
    ],
)
def test_probation_and_its_like_are_no_sentence(read: Read, language: str, text: str) -> None:
    reading = read(language, text, ORDERED)
    assert reading.answer is None
    assert not [fact for fact in reading.facts if fact.path.endswith("_days")]


PARTS = [
    ("en", "served 3 months of a 1 year sentence", 365, None, 90),
    ("en", "365 days suspended", 365, 365, None),
    ("en", "sentenced to one year, all of it suspended", 365, 365, None),
    ("en", "3 years with 2 suspended", 1095, 730, None),
    ("en", "they gave me 180 days and I did 90", 180, None, 90),
    ("en", "6 months in jail and 3 years probation, served 2 months", 180, None, 60),
    ("es", "cumplí 3 meses de una sentencia de un año", 365, None, 90),
    ("es", "365 días suspendidos", 365, 365, None),
    ("es", "me dieron un año, todo suspendido", 365, 365, None),
    ("es", "me dieron 180 días y cumplí 90", 180, None, 90),
]


@pytest.mark.parametrize(("language", "text", "ordered", "suspended", "served"), PARTS)
def test_ordered_suspended_and_served_stay_apart(
    read: Read, language: str, text: str, ordered: int, suspended: int | None, served: int | None
) -> None:
    found = {fact.path.split(".")[-1]: fact.value for fact in read(language, text).facts}
    assert found.get("sentence_ordered_days") == ordered
    assert found.get("sentence_suspended_days") == suspended
    assert found.get("time_served_days") == served


def test_the_year_of_a_date_is_no_sentence(read: Read) -> None:
    found = {fact.path: fact.value for fact in read("ru", "осужден в марте 2018 года за кражу").facts}
    assert found["convictions.0.conviction_date"] == "2018-03"
    assert ORDERED not in found


def test_no_jail_may_hide_a_suspended_sentence(read: Read) -> None:
    assert not read("en", "no jail", ORDERED).certain
    assert read("en", "no jail", "convictions.0.time_served_days").certain
    told = {fact.path: fact.value for fact in read("en", "burglary, no jail").facts}
    assert told == {"convictions.0.offense": "burglary", ORDERED: 0}
    assert ORDERED not in {fact.path for fact in read("en", "no jail time served on the burglary").facts}


def test_what_was_ordered_beside_jail_is_a_penalty_and_what_was_not_tells_of_none(read: Read) -> None:
    penalty = "convictions.0.penalty_ordered"
    for text, told in (
        ("burglary in 2012, 3 years probation", True),
        ("dui in 2016, no jail and a fine", True),
        ("burglary in 2012, no probation", None),
        ("my probation officer called about the burglary", None),
    ):
        found = {fact.path: fact.value for fact in read("en", text).facts}
        assert found.get(penalty) == told, text
