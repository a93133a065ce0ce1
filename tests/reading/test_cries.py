"""Plain cries for help are found in every language, and what only looks like one is not taken for it."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.shared import the_reader

TODAY = date(2026, 11, 22)
SENTENCES = yaml.load((Path(__file__).parent / "cries.yml").read_bytes(), yaml.CSafeLoader)
TAKEN = yaml.load((Path(__file__).parent / "taken.yml").read_bytes(), yaml.CSafeLoader)


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
