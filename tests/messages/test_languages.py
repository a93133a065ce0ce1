"""The twelve languages of the product write dates, amounts and lists without leftovers of code."""

import re

import pytest

from actions.messages.formats import date_text, join_text, money_text, span_text
from actions.messages.languages import direction_of, locale_of, own_name

TAGS = ["en", "es", "zh-Hans", "vi", "ht", "pt-BR", "uk", "ru", "ar", "fr", "ko", "tl"]


@pytest.mark.parametrize("language", TAGS)
def test_every_language_has_its_forms(language: str) -> None:
    assert locale_of(language)
    for unit in ("day", "month", "year"):
        assert "duration" not in span_text(2, unit, language)
    assert "2009" in date_text("2009-06", language)
    assert not re.search(r"[.,]00\b(?!0)", money_text(123, language))
    assert "a" in join_text(["a", "b", "c"], language, last="or")


@pytest.mark.parametrize("language", TAGS)
def test_only_arabic_runs_from_right_to_left(language: str) -> None:
    assert direction_of(language) == ("rtl" if language == "ar" else "ltr")


def test_a_language_has_its_own_name() -> None:
    assert own_name("es") == "Español"
    assert own_name("zh-Hans") == "中文"


def test_a_date_that_is_none_is_an_error() -> None:
    with pytest.raises(ValueError, match="last spring"):
        date_text("last spring", "en")
