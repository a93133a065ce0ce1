"""The database engine for a URL: SQLite by default, PostgreSQL by changing the URL."""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from actions.casefile.errors import DatabaseSettingError, DatabaseUnreachable
from actions.casefile.sqlite import prepare_connection

_EXAMPLES = "sqlite:///var/advisal.db or postgresql://user:password@host/database"
_SCHEMES = {
    "sqlite": "sqlite",
    "sqlite+aiosqlite": "sqlite",
    "postgresql": "postgresql",
    "postgres": "postgresql",
    "postgresql+psycopg": "postgresql",
}
_ASYNC_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg"}
_CONNECT_SECONDS = 5
_REASONS = {
    "connection refused": "nothing listens there",
    "no such file or directory": "there is no such socket",
    "password authentication failed": "the user or the password is wrong",
    "no password supplied": "it wants a password",
    "does not exist": "the user or the database does not exist",
    "timeout": "it did not answer in time",
    "timed out": "it did not answer in time",
    "resolve": "the host name is not known",
    "name or service not known": "the host name is not known",
    "unable to open database file": "the file cannot be opened",
    "file is not a database": "the file is not a SQLite database",
    "readonly": "the file is read-only",
}


def create_engine_for(url: str) -> AsyncEngine:
    """Make the async engine for `sqlite:///path` or `postgresql://...`.

    Makes the folder and file of a SQLite database, readable by the owner only. Does not connect yet:
    see `check`. DatabaseSettingError says what is wrong with the URL; errors never show parameters.
    """
    parsed = parse_url(url)
    engine = create_async_engine(parsed.set(drivername=_ASYNC_DRIVERS[parsed.drivername]), **_options(parsed))
    _prepare(engine.sync_engine, parsed)
    return engine


def create_sync_engine_for(url: str) -> Engine:
    """Make the same engine without async, for migrations."""
    parsed = parse_url(url)
    driver = "sqlite" if parsed.drivername == "sqlite" else "postgresql+psycopg"
    engine = create_engine(parsed.set(drivername=driver), **_options(parsed))
    _prepare(engine, parsed)
    return engine


async def check(engine: AsyncEngine) -> None:
    """Connect once; DatabaseUnreachable says where the database was sought and why it did not answer."""
    try:
        async with engine.connect():
            pass
    except DatabaseError as error:
        raise unreachable(engine.url, error) from None


def unreachable(url: URL, error: DatabaseError) -> DatabaseUnreachable:
    """Say where the database was sought and why it did not answer, without repeating the driver's words."""
    words = str(error.orig).lower()
    reason = next((text for sign, text in _REASONS.items() if sign in words), "it refused the connection")
    return DatabaseUnreachable(f"cannot reach the database at {_where(url)}: {reason}")


def parse_url(url: str) -> URL:
    """Read a database URL; its `drivername` becomes `sqlite` or `postgresql`."""
    try:
        parsed = make_url(url.strip())
    except (ArgumentError, ValueError):
        raise DatabaseSettingError(f"the database URL is not a URL: write {_EXAMPLES}") from None
    scheme = _SCHEMES.get(parsed.drivername)
    if scheme is None:
        raise DatabaseSettingError(
            f"the database scheme {parsed.drivername!r} is not known: write {_EXAMPLES}"
        )
    if scheme == "sqlite" and (parsed.database or ":memory:") == ":memory:":
        raise DatabaseSettingError(
            "SQLite needs a file, so that cases outlive the process: write " + _EXAMPLES
        )
    if scheme == "sqlite" and parsed.host:
        raise DatabaseSettingError("a SQLite URL has three slashes, or four for a path from the root")
    if scheme == "postgresql" and not parsed.database:
        raise DatabaseSettingError("the PostgreSQL URL names no database: write " + _EXAMPLES)
    return parsed.set(drivername=scheme)


def _options(url: URL) -> dict[str, Any]:
    options: dict[str, Any] = {"hide_parameters": True, "pool_size": 4, "max_overflow": 4}
    if url.drivername == "postgresql":
        options |= {"pool_pre_ping": True, "skip_autocommit_rollback": True}
        if "connect_timeout" not in url.query:
            options["connect_args"] = {"connect_timeout": _CONNECT_SECONDS}
    return options


def _prepare(engine: Engine, url: URL) -> None:
    if url.drivername == "sqlite":
        assert url.database is not None
        _make_private_file(Path(url.database))
        event.listen(engine, "connect", prepare_connection)


def _make_private_file(path: Path) -> None:
    """SQLite gives its -wal and -shm files the mode of the database file, so that one mode is enough."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise DatabaseSettingError(f"cannot make the database file {path}: {error.strerror}") from None


def _where(url: URL) -> str:
    if url.drivername.startswith("sqlite"):
        return str(url.database)
    host = url.host or url.query.get("host") or "the local socket"
    return f"{host}{f':{url.port}' if url.port else ''}, database {url.database}"
