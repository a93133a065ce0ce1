"""After a rotation the first key opens everything, and an old key can be thrown away."""

import pytest
from sqlalchemy import delete, select

from actions.casefile import CaseFiles, Keys, UnknownKey, rotate
from actions.casefile.models import CaseKeyRow, TagKeyRow
from tests.casefile.test_wiping import sqlite_bytes

WEB = {"language": "en", "channel": "web"}


@pytest.fixture
def new_text() -> str:
    return Keys.new_text()


async def test_after_a_rotation_the_old_key_is_not_needed(files, engine, key_text, new_text, now):
    cases = [await files.create({"n": n}, **WEB, now=now, alias=str(n)) for n in range(7)]
    await files.save(cases[0][0], turn="t", messages=[{"text": "a"}], now=now)
    both = Keys.parse(f"{new_text},{key_text}")
    assert await rotate(engine, both) == 7
    assert await rotate(engine, both) == 0

    only_new = CaseFiles(engine, Keys.parse(new_text))
    for n, (case, token) in enumerate(cases):
        assert (await only_new.open_for(case.conversation, token, now=now)).state == {"n": n}
        assert await only_new.open_by_alias(str(n), now=now) == case
    first = cases[0][0].conversation
    assert await only_new.answered(first, "t") == await only_new.messages(first)
    with pytest.raises(UnknownKey):
        await CaseFiles(engine, Keys.parse(key_text)).ready()


async def test_the_app_goes_on_while_keys_are_rotated(files, engine, key_text, new_text, now):
    case, token = await files.create({}, **WEB, now=now, alias="a")
    both = Keys.parse(f"{new_text},{key_text}")
    running = CaseFiles(engine, both)
    opened = await running.open_for(case.conversation, token, now=now)
    await rotate(engine, both)
    await running.save(opened, turn="t", messages=[{"text": "a"}], now=now)
    assert await running.open_by_alias("a", now=now) == opened
    made, _ = await running.create({}, **WEB, now=now)
    assert await rotate(engine, both) == 0, "a new case is wrapped under the first key"
    assert await running.open(made.conversation, now=now) == made


async def test_more_cases_than_one_batch_are_all_rotated(files, engine, key_text, new_text, now, monkeypatch):
    monkeypatch.setattr("actions.casefile.rotation._BATCH", 3)
    for _ in range(10):
        await files.create({}, **WEB, now=now)
    assert await rotate(engine, Keys.parse(f"{new_text},{key_text}")) == 10


async def test_a_rotation_without_the_old_key_changes_nothing(files, engine, new_text, now):
    case, token = await files.create({"n": 1}, **WEB, now=now)
    with pytest.raises(UnknownKey, match="add it after the first one, rotate"):
        await rotate(engine, Keys.parse(new_text))
    assert (await files.open_for(case.conversation, token, now=now)) == case


async def test_an_empty_database_has_nothing_to_rotate(engine, keys):
    async with engine.begin() as connection:
        await connection.execute(delete(TagKeyRow))
    assert await rotate(engine, keys) == 0


async def test_what_the_old_key_wrapped_is_not_left_in_the_file(sqlite_files, key_text, new_text, now):
    await sqlite_files.create({}, **WEB, now=now)
    engine = sqlite_files._engine
    async with engine.connect() as connection:
        old = [
            *(await connection.execute(select(CaseKeyRow.wrapped))).scalars(),
            *(await connection.execute(select(TagKeyRow.wrapped))).scalars(),
        ]
    await rotate(engine, Keys.parse(f"{new_text},{key_text}"))
    left = sqlite_bytes(engine)
    assert len(old) == 2
    assert [wrapped for wrapped in old if wrapped in left] == []
