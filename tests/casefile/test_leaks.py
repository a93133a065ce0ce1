"""Whatever goes wrong, no error and no log line carries what a person said."""

import logging
import traceback

import pytest
from sqlalchemy.exc import SQLAlchemyError

from actions.casefile import CaseFileError
from tests.casefile.test_wiping import CANARY, canary, fill


def told(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))


@pytest.mark.parametrize("table", ["turns", "messages", "case_keys", "cases"])
async def test_a_broken_table_tells_nothing(files, engine, now, caplog, table):
    caplog.set_level(logging.DEBUG)
    case, token = await fill(files, now)
    async with engine.begin() as connection:
        await connection.exec_driver_sql("PRAGMA foreign_keys=OFF" if files._sqlite else "SELECT 1")
        await connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO broken")
    attempts = [
        lambda: files.save(case, turn=canary("turn 2"), messages=[{"text": canary("m")}], now=now),
        lambda: files.create({"told": canary("s")}, language="en", channel="web", now=now, alias=canary("b")),
        lambda: files.open_for(case.conversation, token, now=now),
        lambda: files.open_by_alias(canary("alias"), now=now),
        lambda: files.answered(case.conversation, canary("turn")),
        lambda: files.messages(case.conversation),
    ]
    failed = 0
    for attempt in attempts:
        try:
            await attempt()
        except (SQLAlchemyError, CaseFileError) as error:
            failed += 1
            text = told(error)
            assert CANARY not in text
            assert token not in text
            assert case.conversation not in text, "an error shows the parameters of its statement"
            assert case._data_key.hex() not in text
    assert failed
    assert CANARY not in caplog.text
    assert token not in caplog.text


async def test_a_taken_alias_and_a_stale_case_tell_nothing(files, now):
    case, _ = await fill(files, now)
    stale = await files.open(case.conversation, now=now)
    await files.save(case, turn=None, messages=[], now=now)
    for attempt in (
        files.create({"told": canary("s")}, language="en", channel="web", now=now, alias=canary("alias")),
        files.save(stale, turn=canary("x"), messages=[{"text": canary("m")}], now=now),
    ):
        with pytest.raises(CaseFileError) as caught:
            await attempt
        assert CANARY not in told(caught.value)


async def test_a_state_that_is_not_json_tells_nothing_and_changes_nothing(files, now):
    case, _ = await fill(files, now)
    case.state = {"told": {CANARY}}
    with pytest.raises(CaseFileError) as caught:
        await files.save(case, turn="t", messages=[], now=now)
    assert CANARY not in told(caught.value)
    assert (await files.open(case.conversation, now=now)).state == {"told": canary("state")}
