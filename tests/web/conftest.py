"""One app for each file of tests, and a conversation with it for each test."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.web.site import UNLIMITED, Chat, Site, running_site


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_site(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    async with running_site(tmp_path_factory.mktemp("site"), limits=UNLIMITED) as site:
        yield site


@pytest_asyncio.fixture(loop_scope="module")
async def site(shared_site: Site) -> AsyncIterator[Site]:
    """The app, with a Rasa and a client as good as new."""
    kept = dict(shared_site.http.headers)
    yield shared_site
    shared_site.http.headers = kept  # type: ignore[assignment]
    shared_site.rasa.reset()


@pytest_asyncio.fixture(loop_scope="module")
async def chat(site: Site) -> Chat:
    """A conversation in English that has just begun."""
    return await site.begin()
