"""A database URL works or says what is wrong with it, and a password is never repeated."""

import os
import socket
from contextlib import nullcontext
from sqlite3 import OperationalError

import pytest

from actions.casefile import DatabaseSettingError, DatabaseUnreachable, check, create_engine_for
from actions.casefile.migrate import upgrade
from actions.casefile.sqlite import _switch_to_write_ahead_log

SECRET = "hunter2secret"


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("", "not a URL"),
        ("var/advisal.db", "not a URL"),
        (f"postgresql://u:{SECRET}@host:port/db", "not a URL"),
        (f"mysql://u:{SECRET}@host/db", "scheme 'mysql' is not known"),
        (f"postgresql+asyncpg://u:{SECRET}@host/db", r"scheme 'postgresql\+asyncpg' is not known"),
        ("sqlite://", "SQLite needs a file"),
        ("sqlite:///:memory:", "SQLite needs a file"),
        ("sqlite://var/advisal.db", "three slashes"),
        (f"postgresql://u:{SECRET}@host", "names no database"),
    ],
)
def test_a_bad_url_says_what_is_wrong(url, says):
    with pytest.raises(DatabaseSettingError, match=says) as caught:
        create_engine_for(url)
    assert SECRET not in f"{caught.value!r} {caught.value.__cause__!r}"
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("postgres://u:p@host/db", "postgresql+psycopg"),
        ("postgresql://u:p@host/db", "postgresql+psycopg"),
        ("postgresql+psycopg://u:p@host/db", "postgresql+psycopg"),
    ],
)
def test_a_url_finds_its_async_driver(url, driver):
    assert create_engine_for(url).url.drivername == driver


async def test_every_sqlite_connection_is_set_up(tmp_path):
    engine = create_engine_for(f"sqlite:///{tmp_path}/new/cases.db")
    expected = {
        "journal_mode": "wal",
        "secure_delete": 1,
        "foreign_keys": 1,
        "synchronous": 1,
        "busy_timeout": 5000,
        "temp_store": 2,
        "page_size": 4096,
    }
    async with engine.connect() as one, engine.connect() as two:
        for connection in (one, two):
            found = {
                name: (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar_one() for name in expected
            }
            assert found == expected
    await engine.dispose()
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "new" / "cases.db").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("busy", "fails"), [(0, False), (3, False), (10_000, True)])
def test_a_new_file_that_others_switch_over_too_is_tried_again(monkeypatch, busy, fails):
    """SQLite answers "database is locked" at once, whatever the busy timeout, when two switch to WAL."""
    waits = []

    class Cursor:
        def execute(self, statement):
            if len(waits) < busy:
                raise OperationalError("database is locked")

    monkeypatch.setattr("actions.casefile.sqlite.time.sleep", waits.append)
    with pytest.raises(OperationalError) if fails else nullcontext():
        _switch_to_write_ahead_log(Cursor())
    assert sum(waits) == pytest.approx(5 if fails else busy * 0.02, rel=0.01)


def test_a_sqlite_file_that_cannot_be_made_says_why(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseSettingError, match=r"cannot make the database file .*file/cases\.db: "):
        create_engine_for(f"sqlite:///{tmp_path}/file/cases.db")


async def test_a_file_that_is_no_database_says_so(tmp_path):
    (tmp_path / "cases.db").write_text("not a database " * 500)
    url = f"sqlite:///{tmp_path}/cases.db"
    engine = create_engine_for(url)
    with pytest.raises(DatabaseUnreachable, match=r"cases\.db: the file is not a SQLite database"):
        await check(engine)
    with pytest.raises(DatabaseUnreachable, match="not a SQLite database"):
        upgrade(url)
    await engine.dispose()


async def test_a_server_that_is_not_there_says_where_it_was_sought():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: refused, and nobody else takes it
        url = f"postgresql://u:{SECRET}@127.0.0.1:{taken.getsockname()[1]}/cases"
        engine = create_engine_for(url)
        with pytest.raises(DatabaseUnreachable) as caught:
            await check(engine)
        assert f"127.0.0.1:{taken.getsockname()[1]}, database cases: nothing listens there" in str(
            caught.value
        )
        assert SECRET not in str(caught.value)
        with pytest.raises(DatabaseUnreachable, match="nothing listens there") as caught:
            upgrade(url)
        assert SECRET not in str(caught.value)
        await engine.dispose()


async def test_a_socket_that_is_not_there_says_so(tmp_path):
    engine = create_engine_for(f"postgresql:///cases?host={tmp_path}")
    with pytest.raises(DatabaseUnreachable, match=f"{os.path.basename(tmp_path)}.*there is no such socket"):
        await check(engine)
    await engine.dispose()


@pytest.mark.postgres
async def test_a_wrong_password_or_database_says_so(postgres):
    for url, says in [
        (postgres.url("migrated", password=SECRET), "the user or the password is wrong"),
        (postgres.url("nowhere"), "the user or the database does not exist"),
    ]:
        engine = create_engine_for(url)
        with pytest.raises(DatabaseUnreachable, match=says) as caught:
            await check(engine)
        assert SECRET not in str(caught.value)
        assert postgres.password not in str(caught.value)
        await engine.dispose()


async def test_a_server_that_is_there_lets_us_in(url):
    engine = create_engine_for(url)
    await check(engine)
    await engine.dispose()
