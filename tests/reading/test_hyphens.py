"""Hyphens between letters part words in languages that say so; beside a digit or a space they stay."""

import pytest

from actions.reading.folding import tokenize
from actions.reading.hyphens import without_hyphens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("est-ce que", ("est", "ce", "que")),
        ("puis-je", ("puis", "je")),
        ("2-4 ans", ("2", "-", "4", "ans")),
        ("dui - 2014", ("dui", "-", "2014")),
        ("-oui-", ("-", "oui", "-")),
        ("i-589", ("i", "-", "589")),
    ],
)
def test_only_a_hyphen_between_letters_goes(text: str, words: tuple[str, ...]) -> None:
    assert without_hyphens(tokenize(text)).words == words


def test_what_is_left_keeps_its_place_in_the_text() -> None:
    tokens = without_hyphens(tokenize("ex-mari"))
    assert [tokens.written(at) for at in range(len(tokens))] == ["ex", "mari"]
