"""Turns that arrive at once: each is stored whole, none is lost, none is stored over another."""

import asyncio

import pytest

from actions.casefile import AliasTaken, CaseFiles, StaleCase, create_engine_for

WEB = {"language": "en", "channel": "web"}


@pytest.fixture
async def replica(url, keys):
    """Another process's view of the same database: an engine and connections of its own."""
    engine = create_engine_for(url)
    yield CaseFiles(engine, keys)
    await engine.dispose()


async def test_of_two_turns_saved_at_once_exactly_one_wins(files, replica, now):
    case, _ = await files.create({"winner": None}, **WEB, now=now)
    for turn in range(10):
        one = await files.open(case.conversation, now=now)
        two = await replica.open(case.conversation, now=now)
        one.state["winner"], two.state["winner"] = f"one {turn}", f"two {turn}"
        results = await asyncio.gather(
            files.save(one, turn=f"one {turn}", messages=[{"by": "one"}], now=now),
            replica.save(two, turn=f"two {turn}", messages=[{"by": "two"}], now=now),
            return_exceptions=True,
        )
        [lost] = [result for result in results if isinstance(result, BaseException)]
        assert isinstance(lost, StaleCase)
        [[message]] = [result for result in results if isinstance(result, list)]
        stored = await files.open(case.conversation, now=now)
        assert stored.state["winner"] == f"{message.body['by']} {turn}"
        assert stored.version == turn + 2
    assert [message.seq for message in await files.messages(case.conversation)] == list(range(1, 11))


async def test_the_same_turn_delivered_twice_at_once_is_answered_once(files, replica, now):
    case, _ = await files.create({}, **WEB, now=now)
    one = await files.open(case.conversation, now=now)
    two = await replica.open(case.conversation, now=now)
    answers = await asyncio.gather(
        files.save(one, turn="t", messages=[{"by": "one"}], now=now),
        replica.save(two, turn="t", messages=[{"by": "two"}], now=now),
    )
    assert answers[0] == answers[1] == await files.messages(case.conversation)
    assert one == two


async def test_many_conversations_at_once_lose_nothing(files, replica, now):
    async def talk(number: int) -> tuple[str, int]:
        mine, other = (files, replica) if number % 2 else (replica, files)
        case, token = await mine.create({"turns": 0}, **WEB, now=now)
        for turn in range(8):
            case = await other.open_for(case.conversation, token, now=now)
            case.state["turns"] += 1
            await other.save(case, turn=str(turn), messages=[{"turn": turn}], now=now)
            mine, other = other, mine
        return case.conversation, number

    for conversation, _ in await asyncio.gather(*(talk(number) for number in range(12))):
        assert (await files.open(conversation, now=now)).state == {"turns": 8}
        assert [m.body["turn"] for m in await files.messages(conversation)] == list(range(8))


async def test_of_two_cases_with_one_alias_at_once_one_is_made(files, replica, now):
    results = await asyncio.gather(
        files.create({}, **WEB, now=now, alias="+15550100"),
        replica.create({}, **WEB, now=now, alias="+15550100"),
        return_exceptions=True,
    )
    assert sum(isinstance(result, AliasTaken) for result in results) == 1
    assert sum(isinstance(result, tuple) for result in results) == 1


async def test_replicas_that_start_at_once_agree_on_one_key_for_hashes(url, keys, now):
    engines = [create_engine_for(url) for _ in range(4)]
    replicas = [CaseFiles(engine, keys) for engine in engines]
    await asyncio.gather(*(replica.ready() for replica in replicas))
    case, token = await replicas[0].create({}, **WEB, now=now)
    for replica in replicas:
        assert await replica.open_for(case.conversation, token, now=now) == case
    for engine in engines:
        await engine.dispose()


async def test_a_turn_saved_while_its_case_is_deleted_does_not_bring_it_back(files, replica, now):
    for _ in range(5):
        case, _ = await files.create({}, **WEB, now=now)
        await asyncio.gather(
            replica.delete(case.conversation),
            files.save(case, turn="t", messages=[{"a": 1}], now=now),
            return_exceptions=True,
        )
        assert await files.messages(case.conversation) == []
        assert not await files.delete(case.conversation)
