"""A conversation for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.dialogue.talk import Talk, talking


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Talk]:
    """A conversation in English that has just begun."""
    async with talking(tmp_path) as one:
        yield await one.begin()


@pytest.fixture
async def charla(tmp_path: Path) -> AsyncIterator[Talk]:
    """A conversation in Spanish that has just begun."""
    async with talking(tmp_path) as one:
        yield await one.begin("es")
