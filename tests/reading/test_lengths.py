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


ALL_BUT = {
    "en": ["two years, all but 30 days suspended", "two years suspended except for 90 days"],
    "es": ["dos años, suspendidos menos 30 días"],
    "zh-Hans": ["判了两年，除了三十天都缓刑"],
    "ht": ["de zan sispandi sof trant jou"],
    "ru": ["два года условно кроме 30 дней"],
    "fr": ["deux ans avec sursis sauf trois mois"],
    "ko": ["2년인데 30일 빼고 다 유예"],
    "tl": ["dalawang taon suspended maliban sa 30 days"],
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "text"), [(one, text) for one, all_ in ALL_BUT.items() for text in all_]
)
def test_what_was_not_suspended_is_not_what_was_ordered(language: str, text: str) -> None:
    reading = read(the_reader(), {"text": text, "q": SENTENCE}, language)
    assert reading.answer == 730
    assert not [fact for fact in reading.facts if fact.path.endswith("_days")]


def test_a_length_from_one_to_another_is_both() -> None:
    for text in ("من تلاتة إلى خمس سنين", "من ثلاث لخمس سنين"):
        assert read(the_reader(), {"text": text, "q": SENTENCE}, "ar").answer == {"min": 1095, "max": 1825}
