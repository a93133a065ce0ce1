"""Nothing of a person can be read in the database's files; of a deleted case not even its key is there."""

import random
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import select

from actions.casefile.models import CaseKeyRow
from actions.casefile.sqlite import PAGE_BYTES
from actions.casefile.wiping import empty_write_ahead_log, rewrite_key_table

WEB = {"language": "en", "channel": "web"}
CANARY = "canary-4711"


def canary(of: str) -> str:
    return f"{CANARY} {of}"


def sqlite_bytes(engine, *suffixes: str) -> bytes:
    """What SQLite has on disk: the file, its write-ahead log, and the index of that."""
    paths = [Path(f"{engine.url.database}{suffix}") for suffix in suffixes or ("", "-wal", "-shm")]
    return b"".join(path.read_bytes() for path in paths if path.exists())


async def wrapped_keys(engine) -> dict[str, bytes]:
    async with engine.connect() as connection:
        rows = await connection.execute(select(CaseKeyRow.conversation, CaseKeyRow.wrapped))
        return {row.conversation: row.wrapped for row in rows}


async def fill(files, now):
    """A case that holds a canary in every place a person's words or traits can get to."""
    case, token = await files.create(
        {"told": canary("state")},
        language=canary("language"),
        channel=canary("channel"),
        now=now,
        alias=canary("alias"),
        messages=[{"text": canary("message")}],
    )
    await files.save(case, turn=canary("turn"), messages=[{"text": canary("answer")}], now=now)
    return case, token


async def test_nothing_of_a_living_case_is_readable(sqlite_files, now):
    case, token = await fill(sqlite_files, now)
    before = sqlite_bytes(sqlite_files._engine)
    await empty_write_ahead_log(sqlite_files._engine)
    for found in (before, sqlite_bytes(sqlite_files._engine)):
        assert case.conversation.encode() in found
        assert CANARY.encode() not in found
        assert token.encode() not in found
        assert case._data_key not in found
    assert (await sqlite_files.open(case.conversation, now=now)).state == {"told": canary("state")}


async def test_the_files_of_the_database_are_for_their_owner_only(sqlite_files, tmp_path, now):
    (tmp_path / "cases.db").chmod(0o600)
    await fill(sqlite_files, now)
    found = sorted(path for path in tmp_path.iterdir() if path.name.startswith("cases.db"))
    assert [path.name for path in found] == ["cases.db", "cases.db-shm", "cases.db-wal"]
    assert {path.stat().st_mode & 0o777 for path in found} == {0o600}


async def test_a_deleted_case_leaves_neither_key_nor_id(sqlite_files, now):
    case, _ = await fill(sqlite_files, now)
    wrapped = (await wrapped_keys(sqlite_files._engine))[case.conversation]
    assert wrapped in sqlite_bytes(sqlite_files._engine)
    await sqlite_files.delete(case.conversation)
    left = sqlite_bytes(sqlite_files._engine)
    assert wrapped not in left
    assert case.conversation.encode() not in left
    assert sqlite_bytes(sqlite_files._engine, "-wal") == b""


async def test_every_wrapped_key_lies_in_an_overflow_page_of_its_own(sqlite_files, now):
    for _ in range(40):
        await sqlite_files.create({}, **WEB, now=now)
    engine = sqlite_files._engine
    await empty_write_ahead_log(engine)
    stored = sqlite_bytes(engine, "")
    pages = [stored.index(key) // PAGE_BYTES for key in (await wrapped_keys(engine)).values()]
    assert len(set(pages)) == 40
    # A b-tree page starts with its kind (2, 5, 10, 13), a last overflow page with a zero page number.
    assert {stored[page * PAGE_BYTES : page * PAGE_BYTES + 4] for page in pages} == {bytes(4)}


@pytest.mark.slow
async def test_no_deleted_key_is_left_among_many_cases_that_come_and_go(sqlite_files, now):
    chance, engine = random.Random(2), sqlite_files._engine
    living, dead = [], []
    for step in range(600):
        if len(living) < 20 or chance.random() < 0.45:
            case, _ = await sqlite_files.create(
                {"pad": "x" * chance.choice([10, 2000, 6000])}, **WEB, now=now
            )
            living.append(case)
        elif chance.random() < 0.4:
            case = chance.choice(living)
            await sqlite_files.save(case, turn=str(step), messages=[{"n": step}], now=now)
        else:
            case = living.pop(chance.randrange(len(living)))
            dead.append((await wrapped_keys(engine))[case.conversation])
            await sqlite_files.delete(case.conversation)
    assert len(dead) > 100
    left = sqlite_bytes(engine)
    assert [key for key in dead if key in left] == []
    assert all(key in left for key in (await wrapped_keys(engine)).values())


async def test_a_purged_case_leaves_no_key(sqlite_files, now):
    case, _ = await fill(sqlite_files, now)
    wrapped = (await wrapped_keys(sqlite_files._engine))[case.conversation]
    assert await sqlite_files.purge(case.expires) == 1
    assert wrapped not in sqlite_bytes(sqlite_files._engine)


async def test_a_reader_in_the_way_is_reported_and_the_next_purge_catches_up(sqlite_files, now, caplog):
    engine = sqlite_files._engine
    case, _ = await fill(sqlite_files, now)
    wrapped = (await wrapped_keys(engine))[case.conversation]
    async with engine.connect() as reader:
        await reader.exec_driver_sql("BEGIN")
        await reader.exec_driver_sql("SELECT count(*) FROM cases")
        assert await sqlite_files.delete(case.conversation)
    assert "was not emptied; the next purge will do it" in caplog.text
    await sqlite_files.purge(now)
    assert wrapped not in sqlite_bytes(engine)


def postgres_files(data: Path, *, log: bool) -> bytes:
    """What the server has on disk in its tables or, with `log`, everywhere."""
    found = (path for path in data.rglob("*") if path.is_file() and (log or "pg_wal" not in path.parts))
    return b"".join(path.read_bytes() for path in found)


@pytest.mark.postgres
@pytest.mark.parametrize("url", ["postgres"], indirect=True)
async def test_on_postgresql_a_deleted_key_is_gone_with_the_next_purge(files, engine, postgres, now):
    case, token = await fill(files, now)
    other, _ = await files.create({}, **WEB, now=now)
    wrapped = await wrapped_keys(engine)
    with psycopg.connect(postgres.url("postgres"), autocommit=True) as admin:
        admin.execute("CHECKPOINT")
        before = postgres_files(postgres.data, log=True)
        assert wrapped[case.conversation] in before
        assert CANARY.encode() not in before
        assert token.encode() not in before
        await files.delete(case.conversation)
        assert await files.purge(now) == 0
        admin.execute("CHECKPOINT")
    left = postgres_files(postgres.data, log=False)
    assert wrapped[case.conversation] not in left
    assert wrapped[other.conversation] in left


@pytest.mark.postgres
@pytest.mark.parametrize("url", ["postgres"], indirect=True)
async def test_on_postgresql_a_turn_in_the_way_is_reported_and_does_not_fail(engine, caplog, monkeypatch):
    monkeypatch.setattr("actions.casefile.wiping._LOCK_TIMEOUT", "50ms")
    async with engine.begin() as turn:
        await turn.execute(select(CaseKeyRow.conversation))
        await rewrite_key_table(engine)
    assert "was not rewritten: LockNotAvailable" in caplog.text
    async with engine.connect() as connection:
        assert (await connection.exec_driver_sql("SHOW lock_timeout")).scalar_one() == "0"
