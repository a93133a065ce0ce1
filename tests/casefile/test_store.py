"""A case file comes back as it was saved, to whoever may have it, for as long as it is kept."""

import asyncio
import re
from dataclasses import asdict
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import event

from actions.casefile import (
    AliasTaken,
    CaseExpired,
    CaseFiles,
    CaseNotFound,
    Keys,
    StaleCase,
    WrongToken,
    create_engine_for,
)
from tests.casefile.conftest import RETENTION
from tests.casefile.test_sealing import json_objects

STATE = {"facts": {"detained": True, "lpr_since": "2009-06"}, "open": None, "phase": "interview"}
WEB = {"language": "es", "channel": "web"}


async def test_a_created_case_opens_with_its_token(files, now):
    case, token = await files.create(STATE, **WEB, now=now)
    opened = await files.open_for(case.conversation, token, now=now)
    assert opened == case
    assert (opened.state, opened.language, opened.channel, opened.version) == (STATE, "es", "web", 1)
    assert (opened.created, opened.last_turn, opened.expires) == (now, now, now + RETENTION)


async def test_ids_and_tokens_are_random_and_fit_in_a_url(files, now):
    made = [await files.create({}, **WEB, now=now) for _ in range(20)]
    assert len({case.conversation for case, _ in made}) == 20
    assert all(re.fullmatch(r"[\w-]{22}", case.conversation) for case, _ in made)  # 128 bits
    assert all(re.fullmatch(r"[\w-]{43}", token) for _, token in made)  # 256 bits


async def test_a_saved_turn_is_what_opens_next(files, now):
    case, token = await files.create(STATE, **WEB, now=now)
    case.state["facts"]["detained"] = "unknown"
    case.language = "en"
    later = now + timedelta(hours=1)
    await files.save(case, turn="t1", messages=[{"text": "hola"}], now=later)
    opened = await files.open_for(case.conversation, token, now=later)
    assert opened == case
    assert opened.state["facts"]["detained"] == "unknown"
    assert (opened.language, opened.version, opened.last_turn) == ("en", 2, later)
    assert opened.expires == later + RETENTION


async def test_messages_are_numbered_from_one_without_gaps(files, now):
    case, _ = await files.create({}, **WEB, now=now, messages=[{"text": "welcome"}])
    first = await files.save(case, turn="t1", messages=[{"text": "a"}, {"text": "b"}], now=now)
    assert await files.save(case, turn="t2", messages=[], now=now) == []
    second = await files.save(case, turn=None, messages=[{"text": "c"}], now=now + timedelta(seconds=1))
    assert [message.seq for message in first + second] == [2, 3, 4]
    everything = await files.messages(case.conversation)
    assert [message.seq for message in everything] == [1, 2, 3, 4]
    assert [message.body["text"] for message in everything] == ["welcome", "a", "b", "c"]
    assert everything[1:] == first + second
    assert await files.messages(case.conversation, after=3) == second
    assert await files.messages(case.conversation, after=4) == []
    assert await files.messages("nowhere") == []


async def test_a_turn_that_was_answered_is_answered_the_same_again(files, now):
    case, token = await files.create({"n": 0}, **WEB, now=now)
    assert await files.answered(case.conversation, "t1") is None
    case.state["n"] = 1
    first = await files.save(case, turn="t1", messages=[{"text": "one"}, {"text": "two"}], now=now)
    assert await files.answered(case.conversation, "t1") == first
    assert await files.answered(case.conversation, "t2") is None

    again = await files.open_for(case.conversation, token, now=now)
    again.state["n"] = 2
    repeated = await files.save(again, turn="t1", messages=[{"text": "other"}], now=now)
    assert repeated == first
    assert again == await files.open(case.conversation, now=now)
    assert again.state == {"n": 1}
    assert await files.messages(case.conversation) == first


async def test_a_turn_answered_by_no_message_was_still_answered(files, now):
    case, _ = await files.create({}, **WEB, now=now)
    await files.save(case, turn="t1", messages=[], now=now)
    assert await files.answered(case.conversation, "t1") == []


async def test_the_same_turn_id_in_two_conversations_is_two_turns(files, now):
    one, _ = await files.create({}, **WEB, now=now)
    two, _ = await files.create({}, **WEB, now=now)
    await files.save(one, turn="t1", messages=[{"text": "one"}], now=now)
    assert await files.answered(two.conversation, "t1") is None
    answer = await files.save(two, turn="t1", messages=[{"text": "two"}], now=now)
    assert [message.body for message in answer] == [{"text": "two"}]


async def test_no_one_learns_whether_a_conversation_exists(files, now):
    case, token = await files.create({}, **WEB, now=now)
    other, other_token = await files.create({}, **WEB, now=now)
    texts = set()
    for conversation, key, error, at in [
        ("never-was", token, CaseNotFound, now),
        (case.conversation, "guess", WrongToken, now),
        (case.conversation, other_token, WrongToken, now),
        (other.conversation, token, WrongToken, now + 2 * RETENTION),
        (case.conversation, token, CaseExpired, now + RETENTION),
    ]:
        with pytest.raises(CaseNotFound) as caught:
            await files.open_for(conversation, key, now=at)
        assert caught.type is error
        texts.add(str(caught.value))
    assert len(texts) == 1


async def test_an_expired_case_counts_as_deleted(files, now):
    case, token = await files.create({}, **WEB, now=now, alias="+15550100")
    just_before, at = now + RETENTION - timedelta(seconds=1), now + RETENTION
    assert (await files.open(case.conversation, now=just_before)).state == {}
    for opened in (files.open(case.conversation, now=at), files.open_for(case.conversation, token, now=at)):
        with pytest.raises(CaseExpired):
            await opened
    assert await files.open_by_alias("+15550100", now=just_before) is not None
    assert await files.open_by_alias("+15550100", now=at) is None


async def test_a_changed_retention_holds_for_the_cases_that_are_there(files, engine, keys, now):
    case, _ = await files.create({}, **WEB, now=now)
    stricter = CaseFiles(engine, keys, retention=timedelta(days=1))
    with pytest.raises(CaseExpired):
        await stricter.open(case.conversation, now=now + timedelta(days=1))


async def test_an_alias_opens_its_live_case_and_no_other(files, now):
    case, _ = await files.create({"n": 1}, **WEB, now=now, alias="+15550100")
    assert await files.open_by_alias("+15550100", now=now) == case
    assert await files.open_by_alias("+15550101", now=now) is None
    with pytest.raises(AliasTaken):
        await files.create({}, **WEB, now=now, alias="+15550100")
    await files.delete(case.conversation)
    assert await files.open_by_alias("+15550100", now=now) is None


async def test_the_alias_of_an_expired_case_can_be_taken(files, now):
    old, _ = await files.create({"n": 1}, **WEB, now=now, alias="+15550100")
    new, _ = await files.create({"n": 2}, **WEB, now=now + RETENTION, alias="+15550100")
    assert await files.open_by_alias("+15550100", now=now + RETENTION) == new
    assert not await files.delete(old.conversation)


async def test_a_deleted_case_is_gone(files, now):
    case, token = await files.create({}, **WEB, now=now, messages=[{"text": "hi"}])
    await files.save(case, turn="t1", messages=[{"text": "a"}], now=now)
    assert await files.delete(case.conversation)
    assert not await files.delete(case.conversation)
    with pytest.raises(CaseNotFound):
        await files.open_for(case.conversation, token, now=now)
    with pytest.raises(CaseNotFound):
        await files.save(case, turn="t2", messages=[], now=now)
    assert await files.messages(case.conversation) == []
    assert await files.answered(case.conversation, "t1") is None


async def test_a_stale_case_is_not_saved(files, now):
    case, _ = await files.create({"n": 0}, **WEB, now=now)
    stale = await files.open(case.conversation, now=now)
    case.state["n"] = 1
    await files.save(case, turn="t1", messages=[{"text": "first"}], now=now)
    stale.state["n"] = 2
    with pytest.raises(StaleCase):
        await files.save(stale, turn="t2", messages=[{"text": "second"}], now=now)
    assert (await files.open(case.conversation, now=now)).state == {"n": 1}
    assert len(await files.messages(case.conversation)) == 1
    assert await files.answered(case.conversation, "t2") is None


async def test_a_moment_without_a_time_zone_is_refused(files):
    with pytest.raises(ValueError, match="time zone"):
        await files.create({}, **WEB, now=datetime(2026, 11, 22))


async def test_a_moment_in_another_time_zone_is_the_same_moment(files, now):
    east = now.astimezone(tz=datetime.strptime("+0900", "%z").tzinfo)
    case, _ = await files.create({}, **WEB, now=east)
    assert (await files.open(case.conversation, now=east)).created == now


@pytest.mark.slow
def test_any_state_and_message_comes_back_as_it_was(sqlite_url, keys, now):
    with asyncio.Runner() as runner:
        engine = create_engine_for(sqlite_url)
        files = CaseFiles(engine, keys)

        async def round_trip(state, changed, message):
            case, token = await files.create(state, **WEB, now=now, messages=[message])
            assert (await files.open_for(case.conversation, token, now=now)).state == state
            case.state = changed
            await files.save(case, turn="t", messages=[changed], now=now)
            assert (await files.open(case.conversation, now=now)).state == changed
            assert [m.body for m in await files.messages(case.conversation)] == [message, changed]

        @settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
        @given(json_objects, json_objects, json_objects)
        def check(state, changed, message):
            runner.run(round_trip(state, changed, message))

        check()
        runner.run(engine.dispose())


async def test_an_open_case_shows_nothing_of_the_person(files, now):
    case, token = await files.create({"secret": "canary"}, language="ht", channel="sms", now=now)
    [message] = await files.save(case, turn=None, messages=[{"text": "canary"}], now=now)
    shown = f"{case!r} {message!r}"
    assert "canary" not in shown
    assert "ht" not in re.findall(r"\w+", shown)
    assert token not in shown
    assert case._data_key.hex() not in shown
    assert repr(case._data_key) not in shown


async def test_a_turn_costs_one_read_to_open_one_to_recognise_and_three_writes(files, engine, now):
    case, token = await files.create({}, **WEB, now=now)
    verbs = []

    @event.listens_for(engine.sync_engine, "before_cursor_execute")
    def count(_connection, _cursor, statement, *_rest):
        verbs.append(statement.split()[0])

    case = await files.open_for(case.conversation, token, now=now)
    assert await files.answered(case.conversation, "t") is None
    await files.save(case, turn="t", messages=[{"from": "person"}, {"from": "bot"}], now=now)
    assert verbs == ["SELECT", "SELECT", "UPDATE", "INSERT", "INSERT"]


async def test_the_key_of_an_open_case_is_not_among_what_is_copied_or_shown(files, now):
    case, _ = await files.create({}, **WEB, now=now)
    assert case._data_key not in asdict(case).values()


async def test_a_database_opens_with_its_keys_from_the_start(files, engine, now):
    await files.ready()
    case, token = await files.create({}, **WEB, now=now)
    again = CaseFiles(engine, files._keys)
    await again.ready()
    assert (await again.open_for(case.conversation, token, now=now)) == case
    with pytest.raises(Exception, match="which is not in the list of keys"):
        await CaseFiles(engine, Keys.parse(Keys.new_text())).ready()
