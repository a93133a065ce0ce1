"""Plain cries for help are found in every language, and what only looks like one is not taken for it."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.reading.measure import ask
from tests.shared import the_reader

TODAY = date(2026, 11, 22)
SENTENCES = yaml.load((Path(__file__).parent / "cries.yml").read_bytes(), yaml.CSafeLoader)
TAKEN = yaml.load((Path(__file__).parent / "taken.yml").read_bytes(), yaml.CSafeLoader)
FEW_WORDS = yaml.load((Path(__file__).parent / "in_few_words.yml").read_bytes(), yaml.CSafeLoader)
BREATHS = yaml.load((Path(__file__).parent / "breaths.yml").read_bytes(), yaml.CSafeLoader)
NOT_YET = frozenset(
    {
        "mari m ap bat mwen se pou yon vye DUI 2012",
        "o que eu faço o ICE está na porta da minha casa",
        "thẻ xanh của tôi hết hạn năm ngoái luật sư muốn tôi nhận tội ngày mai",
    }
)


def urgent(text: str, language: str) -> tuple[str, ...]:
    return the_reader().read(text, language=language, question=None, today=TODAY).urgent


@pytest.mark.parametrize("language", SENTENCES)
def test_a_cry_for_help_is_found(language: str) -> None:
    assert [text for text in SENTENCES[language]["cries"] if not urgent(text, language)] == []


@pytest.mark.parametrize("language", SENTENCES)
def test_what_is_over_supposed_or_far_away_is_none(language: str) -> None:
    assert [text for text in SENTENCES[language]["calm"] if urgent(text, language)] == []


@pytest.mark.parametrize("language", TAKEN)
def test_somebody_taken_by_immigration_is_found_whatever_is_told_beside(language: str) -> None:
    assert [text for text in TAKEN[language]["cries"] if not urgent(text, language)] == []
    assert [text for text in TAKEN[language].get("calm", ()) if urgent(text, language)] == []


@pytest.mark.parametrize("language", BREATHS)
def test_a_cry_is_found_whatever_else_is_told_in_one_breath(language: str) -> None:
    own = BREATHS[language]
    told = [
        text
        for cry in own["cries"]
        for beside in own["beside"]
        for text in (f"{cry} {beside}", f"{beside} {cry}", f"{cry} {own['and']} {beside}", f"{cry}, {beside}")
    ]
    assert {text for text in told if not urgent(text, language)} <= NOT_YET


@pytest.mark.parametrize("language", FEW_WORDS)
def test_a_cry_in_a_few_words_is_found_and_none_where_it_is_only_supposed(language: str) -> None:
    assert [text for text in FEW_WORDS[language]["cries"] if not urgent(text, language)] == []
    assert [text for text in FEW_WORDS[language]["calm"] or () if urgent(text, language)] == []


@pytest.mark.parametrize("language", FEW_WORDS)
def test_who_is_in_trouble_now_never_answers_that_nothing_is(language: str) -> None:
    asked = ask(the_reader(), "urgent_now")
    for text in FEW_WORDS[language]["cries"]:
        reading = the_reader().read(text, language=language, question=asked, today=TODAY)
        assert reading.answer != ["none"], text
