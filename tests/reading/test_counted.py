"""Charges that a text counts are so many cases; a number that counts none makes none."""

import pytest

from tests.reading.conftest import Read


def cases(read: Read, language: str, text: str) -> int:
    return len({fact.path for fact in read(language, text).facts if fact.path.endswith(".offense")})


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i have two thefts"),
        ("en", "convicted of 2 counts of burglary in ohio"),
        ("en", "i have two possession charges"),
        ("es", "me declare culpable de dos cargos de asalto"),
        ("es", "tengo dos asaltos"),
        ("fr", "deux condamnations pour vol à l'étalage"),
        ("ht", "de akizasyon pou vol nan magazen"),
        ("pt-BR", "duas acusações de furto"),
        ("tl", "dalawang kaso ng theft"),
        ("vi", "hai tội trộm cắp"),
        ("zh-Hans", "两项盗窃罪"),
        ("ko", "절도 두 건"),
        ("ar", "تهمتين سرقة"),
        ("ru", "два обвинения в краже"),
        ("uk", "два обвинувачення у крадіжці"),
    ],
)
def test_two_charges_of_one_name_are_two(read: Read, language: str, text: str) -> None:
    assert cases(read, language, text) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "count 2 theft of property"),
        ("en", "my second count of theft"),
        ("es", "cargo 2 robo"),
        ("vi", "ba bị DUI năm 2010"),
        ("ko", "두 번째 절도예요"),
        ("ru", "второе обвинение в краже"),
    ],
)
def test_a_number_that_names_one_charge_counts_one(read: Read, language: str, text: str) -> None:
    assert cases(read, language, text) == 1
