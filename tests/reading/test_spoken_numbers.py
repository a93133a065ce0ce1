"""Numbers as they are spoken: years after a season, hundreds without their word, halves of a gram."""

from typing import Any

import pytest

from tests.reading.conftest import Read

SENTENCED, AMOUNT = "convictions.0.sentence_ordered_days", "convictions.0.drug_amount_g"
CONVICTED = "convictions.0.conviction_date"


@pytest.mark.parametrize(
    ("language", "text", "asked", "answer"),
    [
        ("en", "summer of twenty thirteen", CONVICTED, {"min": "2013-06", "max": "2013-09"}),
        ("en", "fall of nineteen ninety nine", CONVICTED, {"min": "1999-09", "max": "1999-12"}),
        ("en", "december of twenty ten", CONVICTED, "2010-12"),
        ("en", "it was the spring of 09, april i believe", CONVICTED, "2009-04"),
        ("es", "primavera del 2009, abril creo", CONVICTED, "2009-04"),
        ("en", "three sixty four days", SENTENCED, 364),
        ("en", "one eighty days", SENTENCED, 180),
        ("en", "two and a half", AMOUNT, 2.5),
        ("es", "dos y medio", AMOUNT, 2.5),
    ],
)
def test_they_are_read_whole(read: Read, language: str, text: str, asked: str, answer: Any) -> None:
    assert read(language, text, asked).answer == answer
