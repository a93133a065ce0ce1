"""An office and a phone for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.sms.office import Office, office
from tests.sms.phone import Phone, phone


@pytest.fixture
async def mobile(tmp_path: Path) -> AsyncIterator[Phone]:
    """A phone that talks to the conversation itself, in English."""
    async with phone(tmp_path) as found:
        yield found


@pytest.fixture
async def bureau(tmp_path: Path) -> AsyncIterator[Office]:
    """Everything from the signed request to the text that goes out, in three languages."""
    async with office(tmp_path) as found:
        yield found
