"""Phrasings as people write them: those worked on are read without fault, the others nearly so."""

from typing import Any

import pytest

from actions.reading import Reader
from tests.reading.measure import Figures, faults, phrasings, read

pytestmark = pytest.mark.cases
LANGUAGES = ("ar", "en", "es", "fr", "ht", "ko", "pt-BR", "ru", "tl", "uk", "vi", "zh-Hans")
WORKED_ON = [
    (language, entry) for language in LANGUAGES for entry in phrasings(language) if not entry["set_aside"]
]


@pytest.mark.parametrize(("language", "entry"), WORKED_ON, ids=[entry["text"][:60] for _, entry in WORKED_ON])
def test_a_phrasing_is_read_as_it_is_meant(reader: Reader, language: str, entry: dict[str, Any]) -> None:
    assert faults(entry, read(reader, entry, language), Figures()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrasings_set_aside_are_read_almost_as_well(reader: Reader, language: str) -> None:
    figures = Figures()
    for entry in phrasings(language):
        if entry["set_aside"]:
            faults(entry, read(reader, entry, language), figures)
    assert figures.right >= 0.9 * figures.facts
    assert figures.wrong <= 0.02 * figures.facts
    assert figures.urgent_missed == 0
