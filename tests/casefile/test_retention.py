"""A case is kept for the retention after its last turn, and then it is gone."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError

from actions.casefile import DEFAULT_RETENTION, CaseFiles, create_engine_for, purge_regularly
from actions.casefile.errors import DatabaseUnreachable
from actions.casefile.retention import expiry, newest_expired
from tests.casefile.conftest import RETENTION

WEB = {"language": "en", "channel": "web"}
moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))
spans = st.timedeltas(timedelta(seconds=1), timedelta(days=3650))


def test_the_default_is_thirty_days():
    assert timedelta(days=30) == DEFAULT_RETENTION


@given(moments, moments, spans)
def test_what_opens_is_never_purged_and_what_does_not_always_is(last_turn, now, retention):
    assert (expiry(last_turn, retention) <= now) == (last_turn <= newest_expired(now, retention))


async def test_a_purge_takes_exactly_the_expired_cases(files, now, monkeypatch):
    monkeypatch.setattr("actions.casefile.store._PURGE_BATCH", 4)
    ages = [timedelta(days=days, seconds=seconds) for days in (0, 29, 30, 31, 90) for seconds in (-1, 0, 1)]
    made = [(age, (await files.create({}, **WEB, now=now - age))[0]) for age in ages]
    expired = [case for age, case in made if age >= RETENTION]
    assert await files.purge(now) == len(expired) == 8
    assert await files.purge(now) == 0
    for age, case in made:
        assert await files.delete(case.conversation) == (age < RETENTION)


async def test_a_turn_extends_the_life_of_its_case(files, now):
    case, _ = await files.create({}, **WEB, now=now)
    later = now + timedelta(days=20)
    await files.save(case, turn=None, messages=[], now=later)
    assert case.expires == later + RETENTION
    assert await files.purge(now + RETENTION) == 0
    assert await files.purge(later + RETENTION) == 1


async def test_a_purge_takes_the_messages_and_turns_too(files, engine, now):
    case, _ = await files.create({}, **WEB, now=now, messages=[{"text": "a"}])
    await files.save(case, turn="t", messages=[{"text": "b"}], now=now)
    await files.purge(now + RETENTION)
    async with engine.connect() as connection:
        for table in ("cases", "case_keys", "messages", "turns"):
            assert (await connection.exec_driver_sql(f"SELECT count(*) FROM {table}")).scalar_one() == 0


async def test_purging_goes_on_by_itself(sqlite_url, keys, now):
    engine = create_engine_for(sqlite_url)
    files = CaseFiles(engine, keys)
    await files.create({}, **WEB, now=now - 2 * RETENTION)
    asked = asyncio.Event()

    def clock() -> datetime:
        asked.set()
        return now

    task = asyncio.create_task(purge_regularly(files, every=timedelta(milliseconds=5), clock=clock))
    for _ in range(3):
        await asyncio.wait_for(asked.wait(), 5)
        asked.clear()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await files.purge(now) == 0
    await engine.dispose()


@pytest.mark.parametrize(
    "error",
    [OperationalError("DELETE", {}, Exception("canary")), DatabaseUnreachable("x"), ConnectionError()],
)
async def test_a_purge_that_fails_is_tried_again_and_logged_without_its_text(error, now, caplog):
    calls = asyncio.Queue()

    class Failing:
        async def purge(self, at):
            calls.put_nowait(at)
            raise error

    task = asyncio.create_task(purge_regularly(Failing(), every=timedelta(0), clock=lambda: now))
    for _ in range(3):
        assert await asyncio.wait_for(calls.get(), 5) == now
    task.cancel()
    assert f"expired cases were not purged: {type(error).__name__}" in caplog.text
    assert "canary" not in caplog.text
