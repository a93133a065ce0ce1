"""Frequently asked questions are found from what people write, and nothing else is."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from actions.messages import Catalogue
from actions.messages.faq import FaqFinder, Keyword, split_words
from tests.shared import the_faq

QUESTIONS = yaml.safe_load((Path(__file__).parent / "faq_questions.yml").read_text(encoding="utf-8"))
ASKED = [
    (language, faq_id, text)
    for language, by_id in QUESTIONS.items()
    for faq_id, texts in by_id.items()
    for text in texts
]


@pytest.fixture(scope="module")
def finder() -> FaqFinder:
    return the_faq()


@pytest.mark.parametrize(("language", "faq_id", "text"), ASKED)
def test_a_question_is_found(finder: FaqFinder, language: str, faq_id: str, text: str) -> None:
    assert finder.find(text, language) == (None if faq_id == "none" else faq_id)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_title_finds_its_own_question(
    finder: FaqFinder, catalogues: Mapping[str, Catalogue], language: str
) -> None:
    titles = [entry for entry in catalogues[language].entries.values() if entry.id.startswith("faq.")]
    wrong = {
        entry.id: found
        for entry in titles
        if entry.id.endswith(".title")
        and (found := finder.find(entry.text, language)) != entry.id.split(".")[1]
    }
    assert wrong == {}


def test_every_question_of_the_catalogue_is_tried(catalogues: Mapping[str, Catalogue]) -> None:
    known = {one.split(".")[1] for one in catalogues["en"].ids() if one.startswith("faq.")}
    assert len(known) >= 25
    for language in QUESTIONS:
        assert known == set(QUESTIONS[language]) - {"none"}


def test_the_heaviest_keywords_win_and_light_ones_find_nothing() -> None:
    finder = FaqFinder({"en": {"one": [Keyword(("red",), 2)], "two": [Keyword(("red", "car"), 4)]}})
    assert finder.find("A red car", "en") == "two"
    assert finder.find("red", "en") is None


def test_one_slip_in_a_longer_word_is_forgiven() -> None:
    finder = FaqFinder({"en": {"one": [Keyword(("citizenship",), 3)]}})
    assert finder.find("citizneship?", "en") == "one"
    assert finder.find("relationship", "en") is None


def test_a_language_without_keywords_uses_the_english_ones() -> None:
    assert FaqFinder({"en": {"one": [Keyword(("bond",), 3)]}}).find("bond", "ht") == "one"


def test_accents_apostrophes_and_articles_make_no_difference() -> None:
    assert split_words("What's the CORTE de inmigración?") == ["whats", "corte", "de", "inmigracion"]
    assert split_words("PC 1473.7") == ["pc", "1473.7"]
    assert split_words("什么是N-400") == ["什", "么", "是", "n", "400"]
    assert split_words("보석금?") == ["보", "석", "금"]


@given(text=st.text(max_size=200), language=st.sampled_from(["en", "es", "ar"]))
def test_any_text_at_all_can_be_asked(finder: FaqFinder, text: str, language: str) -> None:
    assert finder.find(text, language) is None or finder.find(text, language) in QUESTIONS["en"]
