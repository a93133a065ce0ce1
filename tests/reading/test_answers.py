"""Yes and no, choices and lists, and what a reading says about itself."""

from typing import Any

import pytest

from tests.reading.conftest import Read


@pytest.mark.parametrize(
    ("language", "text", "said", "answer"),
    [
        ("en", "yup", "yes", True),
        ("en", "I did", "yes", True),
        ("en", "can't deny it", "yes", True),
        ("en", "I ain't never", "no", False),
        ("en", "not really", "no", False),
        ("en", "I don't think so", "unsure", "unknown"),
        ("en", "maybe", "unsure", "unknown"),
        ("en", "yes and no", "unsure", "unknown"),
        ("en", "1", "yes", True),
        ("en", "2", "no", False),
        ("es", "simón", "yes", True),
        ("es", "así es", "yes", True),
        ("es", "no puedo negarlo", "yes", True),
        ("es", "para nada", "no", False),
        ("es", "nel", "no", False),
        ("es", "creo que no", "unsure", "unknown"),
        ("es", "que yo sepa no", "unsure", "unknown"),
        ("es", "２", "no", False),
    ],
)
def test_yes_no_and_not_sure(read: Read, language: str, text: str, said: str, answer: Any) -> None:
    reading = read(language, text, "firm_resettlement")
    assert (reading.yes_no, reading.answer) == (said, answer)


def test_unsure_is_never_no(read: Read) -> None:
    for text in ("I don't think so", "probably not", "not that I know of", "I doubt it, not sure"):
        assert read("en", text, "naturalized").answer == "unknown"


@pytest.mark.parametrize(
    ("path", "language", "text", "answer"),
    [
        ("convictions.0.level", "en", "the second one", "misdemeanor"),
        ("convictions.0.level", "en", "#1", "felony"),
        ("convictions.0.level", "es", "la 2", "misdemeanor"),
        ("convictions.0.plea", "en", "no contest", "no_contest"),
        ("convictions.0.plea", "en", "I took the deal", {"any_of": ["guilty", "no_contest"]}),
        (
            "convictions.0.offense",
            "en",
            "theft or burglary",
            {"any_of": ["burglary", "grand_theft", "petty_theft"]},
        ),
        ("lpr_status", "en", "I lost my green card", {"any_of": ["current", "taken_away"]}),
        ("other_status", "en", "DACA and I had TPS before", ["daca", "tps"]),
        ("other_status", "es", "ninguno", ["none"]),
        ("urgent_now", "en", "1 and 3", ["court_or_check_in_soon", "detained_by_immigration"]),
        ("for_whom", "en", "my boyfriend", "other_relative"),
        ("for_whom", "es", "para mi esposo", "spouse"),
        ("family.0.relation", "es", "mi papá", "parent"),
        ("family.0.status", "en", "she has daca", "none"),
        ("convictions.0.victim_relationship", "en", "my ex wife", "former_spouse"),
        ("convictions.0.victim_relationship", "es", "mi esposa", "spouse"),
        ("convictions.0.victim_relationship", "ru", "мой сосед", "no_relation"),
    ],
)
def test_choices_and_lists(read: Read, path: str, language: str, text: str, answer: Any) -> None:
    assert read(language, text, path).answer == answer


def test_several_readings_and_ranges_are_never_certain(read: Read) -> None:
    assert read("en", "theft", "convictions.0.offense").reads == "part"
    assert read("en", "2013 or 14", "lpr_since").reads == "part"
    assert read("en", "I think 2013", "lpr_since").reads == "part"
    assert read("en", "2013", "lpr_since").reads == "full"
    assert read("en", "what does that mean?", "lpr_since").reads == "none"


def test_item_0_is_the_one_that_is_asked_about(read: Read) -> None:
    reading = read("en", "burglary in Texas, and I also have a DUI", "convictions.3.offense")
    assert reading.answer == "burglary"
    found = {fact.path: fact.value for fact in reading.facts}
    assert found == {"convictions.0.jurisdiction": "TX", "convictions.1.offense": "dui"}


def test_a_charge_answers_whether_there_is_a_record(read: Read) -> None:
    reading = read("en", "a DUI in 2014", "any_criminal_record")
    assert reading.answer is True
    assert [fact.path for fact in reading.facts] == ["convictions.0.offense"]


def test_quotes_stand_in_the_text_as_it_was_typed(read: Read) -> None:
    text = "Sí… me declaré CULPABLE de “posesión” de cocaína"
    fact = next(fact for fact in read("es", text).facts if fact.path.endswith("plea"))
    assert text[fact.quote_start : fact.quote_end] == "me declaré CULPABLE"


def test_evidence_holds_no_value(read: Read) -> None:
    reading = read("en", "2009, I came in 1999", "lpr_since")
    assert reading.evidence() == {
        "question_type": "date", "reads": "full", "facts": 1, "urgent": False, "calm": False, "yes_no": None,
        "asks": False, "correction": False, "thinks_again": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("no hablo inglés, me puede ayudar por favor", "es"),
        ("I need help with my case please", "en"),
        ("ok yes", None),
        ("DUI 2015 burglary", None),
        ("我需要帮助", "zh-Hans"),
        ("도와주세요 제발요", "ko"),
    ],
)
def test_the_language_is_suggested_from_three_words_up(read: Read, text: str, code: str | None) -> None:
    assert read("en", text).language == code


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "no wait, it was 2008"), ("es", "me equivoqué, era 2008"), ("en", "oops I meant burglary")],
)
def test_a_correction_is_noticed(read: Read, language: str, text: str) -> None:
    assert read(language, text).correction


def test_born_here_is_not_taken_from_a_yes_beside_another_country(read: Read) -> None:
    assert read("es", "si, en Guadalajara", "born_in_us").answer is None
    assert read("ru", "да не, какое там, я родился в Караганде", "born_in_us").answer is False
    assert read("en", "yes in Chicago", "born_in_us").answer is True


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "mañana tengo corte pero es por un ticket de velocidad, no es de migracion"),
        ("uk", "суд у понеділок буде, але то traffic за швидкість, не імміграційний"),
        ("ht", "madi m pral tribinal pou met kay la k ap mande m lajan lwaye, se pa zafè imigrasyon"),
    ],
)
def test_the_day_of_another_court_is_no_day_of_the_hearing(read: Read, language: str, text: str) -> None:
    reading = read(language, text, "next_hearing_date")
    assert reading.answer is None
    assert reading.urgent == ()
