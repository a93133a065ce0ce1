"""A number whose unit was said before it: "90 days but I did 45", in every order of the words."""

from typing import Any

import pytest

from tests.reading.measure import read
from tests.shared import the_reader

SENTENCE = "convictions.0.sentence_ordered_days"
SERVED = "convictions.0.time_served_days"
SUSPENDED = "convictions.0.sentence_suspended_days"


@pytest.mark.parametrize(
    ("language", "text", "ordered", "path", "part"),
    [
        ("en", "180 days but he suspended 150", 180, SUSPENDED, 150),
        ("pt-BR", "180 dias, mas suspendeu 150", 180, SUSPENDED, 150),
        ("fr", "6 mois, il en a suspendu 5", 180, SUSPENDED, 150),
        ("ht", "180 jou men yo sispann 150", 180, SUSPENDED, 150),
        ("en", "5 years, did 3 and a half", 1825, SERVED, 1275),
        ("es", "5 años, cumpli 3 y medio", 1825, SERVED, 1275),
        ("fr", "5 ans, j'en ai fait 3 et demi", 1825, SERVED, 1275),
        ("ru", "90 дней дали но я только 45 отсидел за хорошее поведение", 90, SERVED, 45),
        ("uk", "присудили 60 днів, я 20 відсидів", 60, SERVED, 20),
        ("ko", "8개월인데 실제로는 5개월만", 240, SERVED, 150),
        ("vi", "toà kêu tám tháng nhưng tôi ở tù có năm tháng", 240, SERVED, 150),
        ("tl", "8 months pero 5 lang ang itinira ko", 240, SERVED, 150),
        ("zh-Hans", "一年 但只坐了八个月", 365, SERVED, 240),
        ("ar", "ست شهور بس قعدت أربعة", 180, SERVED, 120),
    ],
)
def test_a_part_is_told_in_the_unit_of_the_whole(
    language: str, text: str, ordered: int, path: str, part: int
) -> None:
    entry: dict[str, Any] = {"text": text, "q": SENTENCE}
    reading = read(the_reader(), entry, language)
    assert reading.answer == ordered
    assert {fact.path: fact.value for fact in reading.facts} == {path: part}


def test_a_number_of_something_else_is_no_part_of_a_sentence() -> None:
    reading = read(the_reader(), {"text": "served 2 tours in Iraq, got 6 months for theft"}, "en")
    assert SERVED not in {fact.path for fact in reading.facts}


def test_what_is_longer_than_the_sentence_was_not_suspended_of_it() -> None:
    reading = read(the_reader(), {"text": "DUI in 2015, 90 days, suspended 2 years of license"}, "en")
    facts = {fact.path: fact.value for fact in reading.facts}
    assert facts[SENTENCE] == 90
    assert SUSPENDED not in facts


def test_a_penalty_told_beside_no_jail_is_kept() -> None:
    for language, text in (
        ("en", "I didn't do time but they gave me three years probation"),
        ("ru", "я не сидел, но пробацию три года дали"),
    ):
        reading = read(the_reader(), {"text": text, "q": SERVED}, language)
        assert reading.answer == 0
        assert {fact.path: fact.value for fact in reading.facts} == {"convictions.0.penalty_ordered": True}
