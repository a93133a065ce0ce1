"""An app for each test, and a conversation with it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.web.site import Chat, Site, running_site


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    """The app with its default settings."""
    async with running_site(tmp_path) as one:
        yield one


@pytest.fixture
async def chat(site: Site) -> Chat:
    """A conversation in English that has just begun."""
    return await site.begin()
