"""Dates, sums, weights, counts, places and statutes, each as the answer to its question."""

from typing import Any

import pytest

from tests.reading.conftest import Read

DATE = "lpr_since"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "2009", "2009"),
        ("en", "'09", "2009"),
        ("en", "98", "1998"),
        ("en", "June 2009", "2009-06"),
        ("en", "15 June 2009", "2009-06-15"),
        ("en", "2009-06-15", "2009-06-15"),
        ("en", "6/15/09", "2009-06-15"),
        ("en", "05/06/2019", {"min": "2019-05", "max": "2019-06"}),
        ("en", "05/05/2019", "2019-05-05"),
        ("en", "early 2013", {"min": "2013-01", "max": "2013-04"}),
        ("en", "late 90s", {"min": "1997", "max": "1999"}),
        ("en", "2013 or 14", {"min": "2013", "max": "2014"}),
        ("en", "2013-14", {"min": "2013", "max": "2014"}),
        ("en", "around 2013", {"min": "2012", "max": "2014"}),
        ("en", "ten years ago", "2016"),
        ("ru", "лет десять назад", {"min": "2015", "max": "2017"}),
        ("ru", "в марте 2018 года", "2018-03"),
        ("en", "about 12 years ago", {"min": "2013", "max": "2015"}),
        ("en", "before 2010", {"max": "2009"}),
        ("en", "two thousand nine", "2009"),
        ("en", "nineteen ninety eight", "1998"),
        ("en", "it was 2005, no wait, 2006", "2006"),
        ("en", "2017 not 2018", "2017"),
        ("es", "mayo del 2011", "2011-05"),
        ("es", "en el 09", "2009"),
        ("es", "el 15 de junio de 2009", "2009-06-15"),
        ("es", "hace diez años", "2016"),
        ("es", "hace como 12 años", {"min": "2013", "max": "2015"}),
        ("es", "en el noventa y ocho", "1998"),
        ("es", "dos mil cinco", "2005"),
        ("es", "a finales de 2012", {"min": "2012-09", "max": "2012-12"}),
        ("es", "fue en 2005, no espera, 2006", "2006"),
    ],
)
def test_a_date_keeps_the_precision_it_was_given(read: Read, language: str, text: str, value: Any) -> None:
    assert read(language, text, DATE).answer == value


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "when I was 17"),
        ("en", "a long time ago"),
        ("en", "I came in 2005"),
        ("en", "I was convicted in 2015"),
        ("es", "cuando tenía 17"),
        ("es", "hace mucho"),
        ("es", "vine en 2005"),
    ],
)
def test_no_date_is_made_up_and_none_is_taken_from_something_else(
    read: Read, language: str, text: str
) -> None:
    assert read(language, text, DATE).answer is None


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "I don't know the date"), ("en", "no idea"), ("es", "no sé cuándo fue"), ("es", "no me acuerdo")],
)
def test_not_knowing_is_a_value(read: Read, language: str, text: str) -> None:
    reading = read(language, text, DATE)
    assert (reading.answer, reading.certain, reading.reads) == ("unknown", False, "none")


@pytest.mark.parametrize(
    ("path", "language", "text", "value"),
    [
        ("convictions.0.loss_amount", "en", "$12,500", 12500),
        ("convictions.0.loss_amount", "en", "10k", 10000),
        ("convictions.0.loss_amount", "en", "$9,999.99", 9999.99),
        ("convictions.0.loss_amount", "en", "about two thousand", {"min": 1800, "max": 2200}),
        ("convictions.0.loss_amount", "en", "less than 10,000", {"max": 10000}),
        ("convictions.0.loss_amount", "es", "diez mil", 10000),
        ("convictions.0.loss_amount", "es", "10.000 dólares", 10000),
        ("convictions.0.drug_amount_g", "en", "2 oz", 56.7),
        ("convictions.0.drug_amount_g", "en", "an eighth", 3.5),
        ("convictions.0.drug_amount_g", "en", "1/2 oz", 14.17),
        ("convictions.0.drug_amount_g", "en", "a dime bag", "unknown"),
        ("convictions.0.drug_amount_g", "es", "kilo y medio", 1500),
        ("convictions.0.drug_amount_g", "es", "una bolsita", "unknown"),
        ("prior_motions_count", "en", "two", 2),
        ("prior_motions_count", "en", "none", 0),
        ("prior_motions_count", "es", "una o dos", {"min": 1, "max": 2}),
        ("family.0.age", "en", "she's 9 months", 0),
        ("family.0.age", "es", "tiene 8 años", 8),
        ("state", "en", "Harris county", "TX"),
        ("state", "en", "Portland", None),
        ("state", "en", "from Mexico", None),
        ("state", "es", "Nueva York", "NY"),
        ("convictions.0.jurisdiction", "en", "federal court", "federal"),
        ("convictions.0.jurisdiction", "en", "back home", "foreign"),
        ("convictions.0.jurisdiction", "es", "Carolina del Norte", "NC"),
    ],
)
def test_amounts_and_places(read: Read, path: str, language: str, text: str, value: Any) -> None:
    assert read(language, text, path).answer == value


@pytest.mark.parametrize(
    ("text", "statute"),
    [
        ("PC 459", "CA PC 459"),
        ("penal code section 11378 H&S", "CA HS 11378"),
        ("Health and Safety 11377(a)", "CA HS 11377(a)"),
        ("HS11377", "CA HS 11377"),
        ("273.5", "CA PC 273.5"),
        ("273.5(a) pc", "CA PC 273.5(a)"),
        ("21 USC 841", "21 USC 841"),
        ("21 U.S.C. § 841(b)(1)(A)", "21 USC 841(b)(1)(A)"),
        ("Texas 481.112", "TX 481.112"),
        ("Texas Penal Code § 22.01(a)(1)", "TX PC 22.01(a)(1)"),
        ("NY Penal Law 220.16", "NY PL 220.16"),
        ("720 ILCS 570/402", "IL 720 ILCS 570/402"),
        ("A.R.S. 13-3407", "AZ ARS 13-3407"),
        ("código de salud y seguridad 11379", "CA HS 11379"),
    ],
)
def test_a_statute_comes_out_in_one_form(read: Read, text: str, statute: str) -> None:
    language = "es" if "código" in text else "en"
    assert read(language, text, "convictions.0.statute").answer == statute


def test_a_section_for_clearing_a_record_is_not_the_offence(read: Read) -> None:
    found = {fact.path: fact.value for fact in read("en", "expunged under PC 1203.4 in 2015").facts}
    assert found["convictions.0.order_legal_basis"] == "CA PC 1203.4"
    assert "convictions.0.statute" not in found


@pytest.mark.parametrize("text", ["in 2018", "$12,500", "room 459 was full", "since 1998"])
def test_numbers_of_other_kinds_are_no_statutes(read: Read, text: str) -> None:
    assert not [
        fact for fact in read("en", f"convicted of DUI {text}").facts if fact.path.endswith("statute")
    ]
