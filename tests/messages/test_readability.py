"""The readability formulas against texts whose counts are known."""

import pytest

from actions.messages.readability import fernandez_huerta, flesch_kincaid, sentences_of, syllables, words_of


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("court", 1),
        ("lawyer", 2),
        ("asked", 1),
        ("needed", 2),
        ("family", 3),
        ("immigration", 4),
        ("deportation", 4),
        ("those", 1),
        ("before", 2),
        ("ICE", 1),
        ("90", 1),
        ("people", 2),
    ],
)
def test_english_syllables(word: str, count: int) -> None:
    assert syllables(word, "en") == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("año", 2),
        ("país", 2),
        ("juez", 1),
        ("guerra", 2),
        ("abogado", 4),
        ("inmigración", 4),
        ("aquí", 2),
        ("ley", 1),
        ("leyes", 2),
        ("que", 1),
        ("oía", 3),
    ],
)
def test_spanish_syllables(word: str, count: int) -> None:
    assert syllables(word, "es") == count


def test_a_full_stop_in_an_abbreviation_ends_no_sentence() -> None:
    assert sentences_of("You live in the U.S. now. It is cold.") == 2
    assert len(words_of("It's 90 days.")) == 3


def test_the_english_grade_is_the_formula() -> None:
    assert flesch_kincaid("The cat sat. The dog ran.") == pytest.approx(0.39 * 3 + 11.8 - 15.59)
    hard = "Adjudication of inadmissibility necessitates individualized discretionary determinations."
    assert flesch_kincaid(hard) > 15


def test_the_spanish_index_is_the_formula() -> None:
    assert fernandez_huerta("El juez ve la ley.") == pytest.approx(206.84 - 60 - 1.02 * 5)
    assert fernandez_huerta("La determinación administrativa requiere consideraciones individualizadas.") < 30
