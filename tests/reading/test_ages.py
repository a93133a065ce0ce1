"""How old somebody was then, and how old they are now."""

from datetime import date

import pytest

from actions.reading import Reader

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("language", "text", "born"),
    [
        ("en", "i got convicted of theft in 2010 im 41 now", {"min": "1984", "max": "1985"}),
        ("pt-BR", "hoje tenho 28 e to com daca", {"min": "1997", "max": "1998"}),
        ("vi", "hoi 18 tuoi toi danh lon, tu gio toi 52 tuoi roi", {"min": "1973", "max": "1974"}),
    ],
)
def test_an_age_of_today_is_when_somebody_was_born_and_not_their_age_then(
    reader: Reader, language: str, text: str, born: dict[str, str]
) -> None:
    found = {
        fact.path: fact.value
        for fact in reader.read(text, language=language, question=None, today=TODAY).facts
    }
    assert found["date_of_birth"] == born
    assert "convictions.0.age_at_offense" not in found


def test_the_age_of_a_child_is_not_that_of_the_writer(reader: Reader) -> None:
    found = {
        fact.path for fact in reader.read("my son is 9 now", language="en", question=None, today=TODAY).facts
    }
    assert "date_of_birth" not in found


@pytest.mark.parametrize(
    ("language", "text", "age"),
    [
        ("en", "my brother got a dui when he was 20", 20),
        ("en", "i was 19 and stupid i got a dui in reno", 19),
        ("ru", "мне было 19 и дурак был, украл куртку в Неваде", 19),
    ],
)
def test_an_age_told_with_a_charge_is_that_of_then(
    reader: Reader, language: str, text: str, age: int
) -> None:
    facts = reader.read(text, language=language, question=None, today=TODAY).facts
    assert {fact.path: fact.value for fact in facts}["convictions.0.age_at_offense"] == age
