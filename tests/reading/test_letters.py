"""Languages of other letters, typed in Latin ones."""

import pytest

from actions.reading.letters import Letters
from tests.reading.conftest import Read

TABLE = {"zh": "ж", "e": "е|э", "l": "л|ль", "z": "з|зь"} | dict(zip("abimorus", "абиморус", strict=True))


@pytest.fixture
def letters() -> Letters:
    return Letters(TABLE, {"мужа", "забрали", "за", "арес~", "ice", "no"}, {"mame": "маме"})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("muzha zabrali", "мужа забрали"),
        ("ice zabrali mame", "ice забрали маме"),
        ("aresu za", "аресу за"),
        ("za", "za"),
        ("no", "no"),
        ("someone zabrali unknown", "someone zabrali unknown"),
        ("a" * 3000, "a" * 3000),
    ],
)
def test_words_are_read_where_most_long_ones_make_words(letters: Letters, typed: str, meant: str) -> None:
    assert " ".join(letters.read(typed.split())) == meant


def test_a_language_without_a_table_reads_none() -> None:
    assert not Letters({}, {"a"}, {})


def test_short_vowels_are_left_out_and_digits_are_letters() -> None:
    table = {"a": "|ا", "^a": "ا|", "a$": "ه|ا", "kh": "خ", "6": "ط", "7": "ح"} | dict(
        zip("bdmntr", "بدمنتر", strict=True)
    )
    letters = Letters(table, {"مطبخ", "حرب", "ابن"}, {})
    assert letters.reads("ma 6 bakh")
    assert not letters.reads("6 am")
    assert " ".join(letters.read(["ma 6 bakh", "abn", "7 arb"])) == "مطبخ ابن حرب"


@pytest.mark.parametrize(
    ("language", "text", "urgent"),
    [
        ("ar", "el ice fato 3al ma3mal halla2", "ice_at_work"),
        ("ar", "eja el ice 3al bab w 3am ydo22o", "ice_at_door"),
        ("ru", "moego brata zaderzhali pogranichniki", "detained"),
        ("ru", "zastavlyayut podpisat dobrovolnyy vyezd", "about_to_sign"),
        ("ru", "sudya prikazal deportirovat", "removal_order"),
        ("uk", "brata povezly v naruchnykakh", "detained"),
        ("uk", "zavtra sud a advokata nema", "hearing_soon"),
    ],
)
def test_a_cry_for_help_in_latin_letters_is_found(read: Read, language: str, text: str, urgent: str) -> None:
    assert urgent in read(language, text).urgent


def test_english_in_a_russian_text_stays_english(read: Read) -> None:
    assert read("ru", "I have no idea what this is about").urgent == ()
