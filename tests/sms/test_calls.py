"""A person can ask to be called, where the operator offers it; then, and only then, the number is kept."""

from pathlib import Path

import pytest

from tests.sms.office import NUMBER, office


@pytest.fixture
async def calling(tmp_path: Path):
    async with office(tmp_path, call_back=True) as found:
        yield found


async def to_the_link(bureau) -> str:
    await bureau.text("hi")
    await bureau.text("2")
    return "\n".join(await bureau.text("2"))


async def test_nobody_is_offered_a_call_that_nobody_makes(bureau):
    assert "llámenme" not in (await to_the_link(bureau)).lower()


async def test_who_asks_is_kept_in_their_language_until_the_call_was_made(calling, tmp_path):
    assert "3 Llámenme" in await to_the_link(calling)
    noted = "\n".join(await calling.text("3"))
    assert "Anotado" in noted
    assert "Example Line" in noted
    await calling.text("3")
    calls = calling.texts.intake.conversation.calls
    found = await calls.waiting()
    assert [(one.number, one.language) for one in found] == [(NUMBER, "es")]
    for path in tmp_path.iterdir():
        assert NUMBER[1:].encode() not in path.read_bytes()
    assert await calls.done(found[0].id)
    assert not await calls.done(found[0].id)
    assert await calls.waiting() == []


@pytest.mark.parametrize("text", ["STOP", "ya no me escriban", "borre todo y no me escriba"])
async def test_who_wants_no_more_is_not_called_either(calling, text):
    await to_the_link(calling)
    await calling.text("3")
    await calling.text(text)
    assert await calling.texts.intake.conversation.calls.waiting() == []


async def test_a_call_that_nobody_made_is_forgotten_in_time(calling):
    await to_the_link(calling)
    await calling.text("3")
    calling.clock.pass_by(days=31)
    await calling.texts.purge(calling.clock())
    assert await calling.texts.intake.conversation.calls.waiting() == []
