"""Values of facts as people read them."""

from typing import Any

import pytest

from actions.messages import Messages, formats


@pytest.mark.parametrize(
    ("path", "value", "english", "spanish"),
    [
        ("fear_return", True, "Yes", "Sí"),
        ("fear_return", False, "No", "No"),
        ("fear_return", "unknown", "not sure", "no está claro"),
        ("fear_return", None, "not sure", "no está claro"),
        ("lpr_since", "2009", "2009", "2009"),
        ("lpr_since", "2009-06", "June 2009", "junio de 2009"),
        ("lpr_since", "2009-06-15", "June 15, 2009", "15 de junio de 2009"),
        ("lpr_since", {"min": "2013", "max": "2014"}, "between 2013 and 2014", "entre 2013 y 2014"),
        ("lpr_since", {"min": "2013"}, "2013 or later", "2013 o después"),
        ("lpr_since", {"max": "2013-05"}, "May 2013 or earlier", "mayo de 2013 o antes"),
        ("convictions.0.sentence_ordered_days", 365, "365 days (1 year)", "365 días (1 año)"),
        ("convictions.0.sentence_ordered_days", 364, "364 days", "364 días"),
        ("convictions.0.sentence_ordered_days", 730, "730 days (2 years)", "730 días (2 años)"),
        ("convictions.0.sentence_ordered_days", 180, "180 days (about 6 months)", "180 días (unos 6 meses)"),
        ("convictions.0.sentence_ordered_days", 1, "1 day", "1 día"),
        (
            "convictions.0.sentence_ordered_days",
            {"min": 150},
            "150 days (about 5 months) or more",
            "150 días (unos 5 meses) o más",
        ),
        ("convictions.0.loss_amount", 10000, "$10,000", "$10,000"),
        ("convictions.0.loss_amount", 10000.5, "$10,000.50", "$10,000.50"),
        ("convictions.0.drug_amount_g", 28.5, "28.5 grams", "28.5 gramos"),
        ("convictions.0.jurisdiction", "NY", "New York", "Nueva York"),
        ("convictions.0.jurisdiction", "federal", "Federal court", "Corte federal"),
        ("convictions.0.statute", "CA PC 459", "CA PC 459", "CA PC 459"),
        (
            "convictions.0.offense",
            "dui",
            "Drunk driving (DUI)",
            "Manejar tomado (DUI)",
        ),
        ("state", "CA", "California", "California"),
        ("family.0.age", 20, "20", "20"),
        ("harm_reason", ["race", "religion"], "Race or ethnic group and Religion", "Raza o etnia y Religión"),
        ("harm_reason", [], "None of these", "Ninguna de estas"),
        ("lpr_status", "none", "Never had one", "Nunca la tuvo"),
    ],
)
def test_a_value_reads_as_people_would_say_it(
    messages: Messages, path: str, value: Any, english: str, spanish: str
) -> None:
    assert messages.fact_value(path, value, "en") == english
    assert messages.fact_value(path, value, "es") == spanish


def test_several_readings_are_all_said(messages: Messages) -> None:
    value = {"any_of": ["burglary", "petty_theft"]}
    assert (
        messages.fact_value("convictions.0.offense", value, "en") == "Burglary or Petty theft or shoplifting"
    )


@pytest.mark.parametrize("path", ["no_such_fact", "convictions.0.no_such_fact"])
def test_an_unknown_fact_is_an_error(messages: Messages, path: str) -> None:
    with pytest.raises(KeyError, match="no fact"):
        messages.fact_value(path, True, "en")


def test_the_spanish_and_and_or_change_before_the_same_sound(messages: Messages) -> None:
    assert messages.join(["padre", "hijo"], "es") == "padre e hijo"
    assert messages.join(["robo", "hurto", "otro"], "es", last="or") == "robo, hurto u otro"
    assert messages.join(["agua", "hielo"], "es") == "agua y hielo"


def test_days_are_written_as_a_length(messages: Messages) -> None:
    assert "30 days" in messages.text("act.privacy_line", "en", days=30)
    assert "1 día " in messages.text("act.privacy_line", "es", days=1)


def test_creole_is_not_written_with_the_french_words_that_cldr_lends_it() -> None:
    assert formats.date_text("2009-06-15", "ht") == "15 jen 2009"
    assert formats.date_text("2013-08", "ht") == "out 2013"
    assert formats.span_text(2, "year", "ht") == "2 an"
    assert formats.money_text(10000, "ht") == "$10,000"
    assert formats.grams_text(28.5, "ht") == "28.5 gram"
    assert formats.join_text(["vòl", "fwod", "dwòg"], "ht") == "vòl, fwod ak dwòg"
    assert formats.join_text(["vòl", "fwod"], "ht", last="or") == "vòl oswa fwod"
    assert formats.join_text(["vòl"], "ht") == "vòl"
