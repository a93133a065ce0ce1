"""One reader for all tests of reading, and a short way to ask it."""

from collections.abc import Callable

import pytest

from actions.reading import Reader, Reading
from tests.reading.measure import TODAY, ask
from tests.shared import the_reader

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return the_reader()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """read("en", text, open question's path or None)"""

    def read_text(language: str, text: str, path: str | None = None, **more: str) -> Reading:
        question = ask(reader, path) if path else None
        return reader.read(text, language=language, question=question, today=TODAY, **more)

    return read_text
