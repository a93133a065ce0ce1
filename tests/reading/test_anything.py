"""Whatever is typed: a reading comes back, within its types, the same every time, and quickly."""

import time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from actions.reading import Reader, mask
from tests.reading.measure import TODAY, ask, phrasings
from tests.shared import the_reader

READER = the_reader()
WORDS = sorted(
    {word for language in ("en", "es") for entry in phrasings(language) for word in entry["text"].split()}
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
PATHS = sorted(name.replace(".", ".0.", 1) for name in READER.registry)
MIN_MAX = {"min", "max"}


def fits(path: str, value: Any) -> bool:
    """Whether a value has the form that the fact's type asks for."""
    spec = READER.registry[".".join(part for part in path.split(".") if not part.isdigit())]
    if value == "unknown":
        return True
    match spec.type:
        case "yes_no":
            return isinstance(value, bool)
        case "choice" | "offense":
            several = value["any_of"] if isinstance(value, dict) else [value]
            return set(several) <= set(spec.choices) and len(several) > isinstance(value, dict)
        case "set":
            return isinstance(value, list) and set(value) <= set(spec.choices)
        case "days" | "count" | "money" | "grams":
            numbers = value.values() if isinstance(value, dict) else [value]
            return all(isinstance(one, int | float) and one >= 0 for one in numbers)
        case _:
            return isinstance(value, str) or (isinstance(value, dict) and set(value) <= MIN_MAX)


@given(text=TEXTS, path=st.sampled_from(PATHS), language=st.sampled_from(["en", "es"]))
@example(text="\ud800 '", path="lpr_since", language="en")
@example(text="9" * 400, path="convictions.0.loss_amount", language="en")
@example(text="February 31 2009 99/99/9999 00/00/00", path="lpr_since", language="en")
@example(text="in 99999 days", path="next_hearing_date", language="en")
def test_any_text_is_read_within_the_types_of_the_facts(text: str, path: str, language: str) -> None:
    reading = READER.read(text, language=language, question=ask(READER, path), today=TODAY)
    assert reading.answer is None or fits(path, reading.answer)
    for fact in reading.facts:
        assert fits(fact.path, fact.value), (fact.path, fact.value)
        assert 0 <= fact.quote_start < fact.quote_end <= len(text)
    assert READER.read(text, language=language, question=ask(READER, path), today=TODAY) == reading


@given(st.text(max_size=100))
def test_any_text_can_be_masked(text: str) -> None:
    assert isinstance(mask(text), str)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_message_is_read_in_a_few_milliseconds(language: str) -> None:
    texts = [entry["text"] for entry in phrasings(language)]
    fastest = []
    for text in texts:
        spent = []
        for _ in range(3):
            begun = time.process_time()
            READER.read(text, language=language, question=None, today=TODAY)
            spent.append(time.process_time() - begun)
        fastest.append(min(spent))
    assert sorted(fastest)[len(fastest) // 2] < 0.003


def test_a_very_long_text_is_cut_off() -> None:
    reader: Reader = READER
    reading = reader.read("a " * 50_000 + "I have TPS", language="en", question=None, today=TODAY)
    assert reading.facts == ()
