"""Whoever can write to the database can destroy a case, but not pass one off as another."""

import pytest
from sqlalchemy import select, update

from actions.casefile import BrokenSeal, CaseFiles, Keys, UnknownKey
from actions.casefile.models import CaseKeyRow, CaseRow, MessageRow, TagKeyRow

WEB = {"language": "en", "channel": "web"}
CANARY = "canary-4711"


@pytest.fixture
async def two(files, now):
    """Two cases with two messages each."""
    made = []
    for n in range(2):
        case, _ = await files.create(
            {"n": n, "told": CANARY}, **WEB, now=now, messages=[{"text": CANARY}] * 2
        )
        made.append(case)
    return made


async def read(engine, column, *where):
    async with engine.connect() as connection:
        return (await connection.execute(select(column).where(*where))).scalar_one()


async def write(engine, row, values, *where):
    async with engine.begin() as connection:
        changed = await connection.execute(update(row).where(*where).values(values))
        assert changed.rowcount == 1


def refused(what: str):
    return pytest.raises(BrokenSeal, match=f"the sealed {what} does not open: its bytes were changed, moved")


async def test_a_changed_state_is_refused(files, engine, two, now):
    where = CaseRow.conversation == two[0].conversation
    sealed = await read(engine, CaseRow.state, where)
    await write(engine, CaseRow, {"state": sealed[:-1] + bytes([sealed[-1] ^ 1])}, where)
    with refused("state") as caught:
        await files.open(two[0].conversation, now=now)
    assert CANARY not in str(caught.value)


async def test_the_state_of_another_case_is_refused(files, engine, two, now):
    sealed = await read(engine, CaseRow.state, CaseRow.conversation == two[1].conversation)
    await write(engine, CaseRow, {"state": sealed}, CaseRow.conversation == two[0].conversation)
    with refused("state"):
        await files.open(two[0].conversation, now=now)


async def test_another_case_with_its_key_is_refused(files, engine, two, now):
    mine, other = (CaseRow.conversation == case.conversation for case in two)
    await write(engine, CaseRow, {"state": await read(engine, CaseRow.state, other)}, mine)
    mine, other = (CaseKeyRow.conversation == case.conversation for case in two)
    await write(engine, CaseKeyRow, {"wrapped": await read(engine, CaseKeyRow.wrapped, other)}, mine)
    with refused("case key"):
        await files.open(two[0].conversation, now=now)
    with refused("case key"):
        await files.messages(two[0].conversation)


async def test_an_older_state_of_the_same_case_is_refused(files, engine, two, now):
    where = CaseRow.conversation == two[0].conversation
    old = await read(engine, CaseRow.state, where)
    await files.save(two[0], turn=None, messages=[], now=now)
    await write(engine, CaseRow, {"state": old}, where)
    with refused("state"):
        await files.open(two[0].conversation, now=now)


async def test_messages_that_changed_places_are_refused(files, engine, two):
    one, other = two[0].conversation, two[1].conversation
    for source in ((one, 2), (other, 1)):
        sealed = await read(
            engine, MessageRow.sealed, MessageRow.conversation == source[0], MessageRow.seq == source[1]
        )
        await write(
            engine, MessageRow, {"sealed": sealed}, MessageRow.conversation == one, MessageRow.seq == 1
        )
        with refused("message") as caught:
            await files.messages(one)
        assert CANARY not in str(caught.value)
    assert len(await files.messages(one, after=1)) == 1, "the others still open"


async def test_the_token_of_one_case_does_not_open_another_where_its_hash_was_moved(files, engine, now):
    _, token = await files.create({}, **WEB, now=now)
    victim, _ = await files.create({}, **WEB, now=now)
    async with engine.connect() as connection:
        tags = (await connection.execute(select(CaseRow.conversation, CaseRow.token_tag))).all()
    [moved] = [row.token_tag for row in tags if row.conversation != victim.conversation]
    await write(engine, CaseRow, {"token_tag": moved}, CaseRow.conversation == victim.conversation)
    with pytest.raises(Exception, match="no such conversation"):
        await files.open_for(victim.conversation, token, now=now)


async def test_the_wrong_key_is_refused_by_name(engine, two, now):
    stranger = Keys.parse(Keys.new_text())
    files, conversation = CaseFiles(engine, stranger), two[0].conversation
    for attempt in (files.ready(), files.open(conversation, now=now), files.messages(conversation)):
        with pytest.raises(UnknownKey, match="not in the list of keys") as caught:
            await attempt
        assert CANARY not in str(caught.value)


async def test_a_key_that_takes_the_name_of_another_is_refused(engine, two, now):
    stranger = Keys.parse(Keys.new_text())
    await write(engine, TagKeyRow, {"key_id": stranger.first_id})
    with refused("tag key"):
        await CaseFiles(engine, stranger).ready()
