"""Numbers that identify a person are taken out; what the law turns on stays."""

import pytest

from actions.reading import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("my A number is A123456789", "my A number is [A-number]"),
        ("A 123-456-789 here", "[A-number] here"),
        ("A#087 654 321", "[A-number]"),
        ("a12345678", "[A-number]"),
        ("alien number: 123456789", "alien number: [A-number]"),
        ("mi número A es 087654321", "mi número A es [A-number]"),
        ("ssn 123-45-6789", "ssn [SSN]"),
        ("123 45 6789", "[SSN]"),
        ("mi seguro social es 123456789", "mi seguro social es [SSN]"),
        ("4111 1111 1111 1111", "[card]"),
        ("ana.lopez+1@mail.example.org please", "[e-mail] please"),
        ("call me (213) 555-0142", "call me [phone]"),
        ("213-555-0142 or 213.555.0142", "[phone] or [phone]"),
        ("+52 1 55 1234 5678", "[phone]"),
        ("2135550142", "[phone]"),
        ("mi celular 555-0142", "mi celular [phone]"),
    ],
)
def test_what_identifies_a_person_is_masked(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "resident since 2009-06-15, came 05/06/1999",
        "PC 273.5(a), HS 11377(a), 21 USC 841(b)(1)(A), 18-18-405, 712-1243, 13A-12-212, 2C:35-5",
        "365 days, 3 years, 1,460 days",
        "$1,250,000 loss, $12,500.00 restitution, 10k",
        "A 459 in 2010 and a 487",
        "2005 2009 2018",
        "case BA123456 in Dept 30",
        "I have a 2018 conviction and a 1998 one",
    ],
)
def test_years_statutes_sentences_and_money_stay(text: str) -> None:
    assert mask(text) == text


def test_masking_twice_changes_nothing_more() -> None:
    once = mask("A123456789, 213-555-0142, a@b.example")
    assert mask(once) == once
