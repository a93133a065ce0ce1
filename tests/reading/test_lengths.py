"""A year and a day is not a year: lengths of time of two parts, in every language."""

from typing import Any

import pytest

from tests.reading.measure import read
from tests.shared import the_reader

SENTENCE = "convictions.0.sentence_ordered_days"
LENGTHS: dict[str, dict[int, str]] = {
    "en": {366: "1 year and 1 day", 545: "1 year 6 months"},
    "es": {366: "1 año y 1 día", 545: "año y medio"},
    "zh-Hans": {366: "一年零一天", 545: "一年半"},
    "vi": {366: "1 năm 1 ngày", 545: "một năm rưỡi"},
    "ht": {366: "1 an ak 1 jou", 545: "en an edmi"},
    "pt-BR": {366: "1 ano e 1 dia", 545: "um ano e meio"},
    "uk": {366: "1 рік і 1 день", 545: "півтора року"},
    "ru": {366: "1 год и 1 день", 545: "полтора года"},
    "ar": {366: "سنة ويوم", 181: "6 أشهر ويوم", 545: "سنة و6 أشهر"},
    "fr": {366: "1 an et 1 jour", 545: "un an et demi"},
    "ko": {366: "1년 1일", 545: "일년 반"},
    "tl": {366: "1 taon at 1 araw", 545: "1 taon 6 mga buwan"},
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "days", "text"),
    [(language, days, text) for language, one in LENGTHS.items() for days, text in one.items()],
)
def test_all_parts_of_a_length_count(language: str, days: int, text: str) -> None:
    entry: dict[str, Any] = {"text": text, "q": SENTENCE}
    assert read(the_reader(), entry, language).answer == days
