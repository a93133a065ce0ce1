"""What a text costs, by the rules of the networks."""

import pytest

from bot.sms.segments import cost, plain


@pytest.mark.parametrize(
    ("text", "encoding", "units", "segments"),
    [
        ("", "GSM-7", 0, 1),
        ("a" * 160, "GSM-7", 160, 1),
        ("a" * 161, "GSM-7", 161, 2),
        ("a" * 306, "GSM-7", 306, 2),
        ("a" * 307, "GSM-7", 307, 3),
        ("€" * 80, "GSM-7", 160, 1),
        ("a" * 152 + "€" + "a" * 10, "GSM-7", 164, 2),
        ("a" * 152 + "€" + "a" * 152, "GSM-7", 306, 3),  # the pair does not fit the end of the first part
        ("ñ¿éàÑ¡", "GSM-7", 6, 1),
        ("í", "UCS-2", 1, 1),
        ("á" * 70, "UCS-2", 70, 1),
        ("á" * 71, "UCS-2", 71, 2),
        ("我" * 134, "UCS-2", 134, 2),
        ("我" * 135, "UCS-2", 135, 3),
        ("😀" * 35, "UCS-2", 70, 1),
        ("😀" * 36, "UCS-2", 72, 2),
        ("a" * 66 + "😀" + "a" * 66, "UCS-2", 134, 3),
    ],
)
def test_a_text_costs_what_the_networks_count(text, encoding, units, segments):
    found = cost(text)
    assert (found.encoding, found.units, found.segments) == (encoding, units, segments)


def test_quotes_and_dashes_of_word_processors_do_not_make_a_text_dearer():
    text = "“Don’t sign” – it’s 2 pages… «oui»"
    assert cost(text).encoding == "UCS-2"
    assert cost(plain(text)).encoding == "GSM-7"
    assert plain(text) == '"Don\'t sign" - it\'s 2 pages... "oui"'
