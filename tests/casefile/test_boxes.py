"""The boxes of text messages, on SQLite and PostgreSQL."""

import asyncio
from datetime import timedelta

import pytest

from actions.casefile import Boxes, rotate
from actions.casefile.boxes import DELIVERED, FAILED, LEASE
from actions.casefile.keys import Keys

NUMBER, OTHER = "+12135550123", "+12135550199"


@pytest.fixture
def boxes(engine, keys) -> Boxes:
    return Boxes(engine, keys)


async def test_a_text_is_kept_once_however_often_and_at_once_it_comes(boxes, now):
    taken = await asyncio.gather(*(boxes.take_in(NUMBER, "SM1", {"text": "hi"}, now) for _ in range(5)))
    assert sorted(taken) == [False] * 4 + [True]
    person = await boxes.person(NUMBER)
    assert [one.body for one in await boxes.came(person)] == [{"text": "hi", "number": NUMBER}]


async def test_one_worker_is_at_a_person_until_its_time_is_over(boxes, now):
    person = await boxes.person(NUMBER)
    taken = await asyncio.gather(*(boxes.claim(person, now) for _ in range(5)))
    assert sum(taken) == 1
    assert not await boxes.claim(person, now + LEASE / 2)
    assert await boxes.claim(person, now + LEASE)
    await boxes.release(person)
    assert await boxes.claim(person, now + LEASE)


async def test_an_answer_wipes_the_text_and_queues_what_goes_out_in_order(boxes, now):
    person = await boxes.person(NUMBER)
    await boxes.take_in(NUMBER, "SM1", {"text": "hi"}, now)
    assert await boxes.people_waiting(now) == [person]
    assert await boxes.claim(person, now)
    ids = [one.id for one in await boxes.came(person)]
    await boxes.answer(person, NUMBER, ids, {"step": "full"}, ["one", "two"], now)
    assert await boxes.came(person) == []
    assert await boxes.people_waiting(now) == []
    assert await boxes.session(person) == {"step": "full"}
    first = await boxes.due(now)
    assert [one.body["text"] for one in first] == ["one"]
    assert await boxes.due(now) == []  # the second waits for the first, which is claimed
    assert await boxes.is_late(person, now)
    await boxes.was_sent(first[0], "SM9", now)
    second = await boxes.due(now)
    assert [one.body["text"] for one in second] == ["two"]
    await boxes.was_sent(second[0], "SM10", now)
    assert not await boxes.is_late(person, now + timedelta(seconds=1))
    assert await boxes.record("SM9", DELIVERED, None)
    assert not await boxes.record("SM9", FAILED, 30007)
    assert not await boxes.record("SM404", DELIVERED, None)


async def test_after_a_stop_only_the_last_word_is_sent(boxes, now):
    person = await boxes.person(NUMBER)
    await boxes.claim(person, now)
    await boxes.answer(person, NUMBER, [], {}, ["a question"], now)
    assert await boxes.stop(person, now)
    assert not await boxes.stop(person, now)
    await boxes.send_last(person, NUMBER, ["goodbye"], now)
    await boxes.answer(person, NUMBER, [], {}, ["another question"], now)
    assert [one.body["text"] for one in await boxes.due(now)] == ["goodbye"]
    assert not await boxes.has_stopped(await boxes.person(OTHER))
    assert await boxes.start_again(person)
    assert not await boxes.start_again(person)


async def test_a_text_whose_worker_ended_is_due_again(boxes, now):
    person = await boxes.person(NUMBER)
    await boxes.claim(person, now)
    await boxes.answer(person, NUMBER, [], {}, ["a question"], now)
    assert len(await boxes.due(now)) == 1
    assert await boxes.due(now + LEASE / 2) == []
    assert len(await boxes.due(now + LEASE)) == 1


async def test_the_keys_can_be_rotated_while_texts_wait(engine, keys, key_text, now):
    boxes = Boxes(engine, keys)
    await boxes.take_in(NUMBER, "SM1", {"text": "hi"}, now)
    newer = Keys.parse(f"{Keys.new_text()},{key_text}")
    await rotate(engine, newer)
    after = Boxes(engine, newer)
    person = await after.person(NUMBER)
    assert [one.body["text"] for one in await after.came(person)] == ["hi"]
