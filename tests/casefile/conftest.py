"""A fresh database for each test, on SQLite and on PostgreSQL, and what every test of a case file needs."""

import multiprocessing
import uuid
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from actions.casefile import CaseFiles, Keys, create_engine_for
from actions.casefile.migrate import upgrade
from tests.postgres_support import PostgresServer, postgres_server
from tests.shared import migrated_database

RETENTION = timedelta(days=30)


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def key_text() -> str:
    return Keys.new_text()


@pytest.fixture
def keys(key_text: str) -> Keys:
    return Keys.parse(key_text)


@pytest.fixture(scope="session")
def processes() -> ForkServerContext:
    """Starts other processes quickly: they are forked from one that has imported everything."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.casefile.saver", "actions.casefile.migrate"])
    return context


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    with postgres_server() as server:
        server.create_database("migrated")
        upgrade(server.url("migrated"))
        yield server


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A migrated SQLite database of this test's own."""
    return migrated_database(tmp_path / "cases.db")


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> Iterator[str]:
    """A migrated PostgreSQL database of this test's own."""
    name = f"t{uuid.uuid4().hex}"
    yield postgres.create_database(name, template="migrated")
    postgres.drop_database(name)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    """A migrated database of this test's own, once of each kind."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


@pytest.fixture
async def engine(url: str) -> AsyncIterator[AsyncEngine]:
    made = create_engine_for(url)
    yield made
    await made.dispose()


@pytest.fixture
def files(engine: AsyncEngine, keys: Keys) -> CaseFiles:
    return CaseFiles(engine, keys, retention=RETENTION)


@pytest.fixture
async def sqlite_files(sqlite_url: str, keys: Keys) -> AsyncIterator[CaseFiles]:
    """Case files on SQLite only, for what is about its files."""
    made = create_engine_for(sqlite_url)
    yield CaseFiles(made, keys, retention=RETENTION)
    await made.dispose()
