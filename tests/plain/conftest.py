"""One app for each file of tests, and a person at its plain pages for each test."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.plain.visitor import Visitor
from tests.web.site import UNLIMITED, Site, running_site


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_site(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    async with running_site(tmp_path_factory.mktemp("plain"), limits=UNLIMITED) as site:
        yield site


@pytest_asyncio.fixture(loop_scope="module")
async def site(shared_site: Site) -> AsyncIterator[Site]:
    """The app, with a Rasa as good as new."""
    yield shared_site
    shared_site.rasa.reset()


@pytest_asyncio.fixture(loop_scope="module")
async def person(site: Site) -> AsyncIterator[Visitor]:
    """Somebody at the first question, in English."""
    visitor = Visitor(site)
    yield await visitor.start()
    await visitor.http.aclose()
