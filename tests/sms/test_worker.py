"""Texts are answered once, in order, whatever fails; after a stop nothing is sent."""

import logging
from datetime import timedelta

import pytest

from bot.sms.worker import PAUSES, TOO_OLD
from tests.sms.office import NUMBER, OTHER, Office


async def begin(bureau: Office, number: str = NUMBER) -> list[str]:
    """English, and yes, ask me here."""
    await bureau.text("hi", number)
    await bureau.text("1", number)
    return await bureau.text("1", number)


class EndOfProcess(BaseException):
    """The process ends here."""


async def end_at(bureau: Office, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Let the worker begin, and end when it comes to a step of the boxes."""

    async def ends(*_: object) -> None:
        raise EndOfProcess

    with monkeypatch.context() as patch:
        patch.setattr(type(bureau.texts.intake.boxes), step, ends)
        with pytest.raises(EndOfProcess):
            await bureau.texts.worker.once()


async def outbox(bureau: Office) -> list[tuple[object, ...]]:
    async with bureau.files._engine.connect() as connection:
        found = await connection.exec_driver_sql(
            "SELECT state, error, sealed IS NULL FROM text_outbox ORDER BY id"
        )
        return [tuple(row) for row in found]


async def test_a_stop_counts_at_once_whatever_is_queued(bureau):
    await begin(bureau)
    await bureau.post(bureau.form("6"))
    before = len(bureau.twilio.texts)
    bureau.twilio.refuse = [(500, 20500)]
    await bureau.work()  # the answer is queued and could not be sent
    await bureau.post(bureau.form("please stop texting me"))
    for _ in range(4):
        await bureau.work(after=3600)
    said = bureau.twilio.bodies()[before:]
    assert len(said) == 1
    assert "no more texts" in said[0]
    assert await bureau.text("hello?") == []
    assert await bureau.text("1") == []
    assert await bureau.text("sispann") == []
    assert await bureau.text("YES") == []


async def test_the_carriers_word_is_confirmed_by_the_carrier_alone(bureau):
    await begin(bureau)
    assert await bureau.text("STOP") == []
    assert await bureau.text("1") == []


async def test_start_begins_again_with_consent(bureau):
    await begin(bureau)
    await bureau.text("no más mensajes")
    heard = "\n".join(await bureau.text("START"))
    assert "safe to text you here" in heard
    assert "Is any of this true" in "\n".join(await bureau.text("1"))


async def test_what_may_be_a_stop_is_asked_about_and_then_counts(bureau):
    await begin(bureau)
    assert "Do you want us to stop" in (await bureau.text("enough"))[0]
    assert "Is any of this true" in (await bureau.text("2"))[0]
    await bureau.text("no more")
    assert "no more texts" in (await bureau.text("1"))[0]
    assert await bureau.text("hi") == []


async def test_a_refusal_of_the_carrier_for_a_stop_is_taken_as_one(bureau):
    bureau.twilio.opted_out = {NUMBER}
    assert await bureau.text("hi") == []
    assert bureau.twilio.tried == 1
    bureau.twilio.opted_out = set()
    assert await bureau.text("hi") == []
    assert (await outbox(bureau))[0] == ("failed", 21610, True)


async def test_a_stop_that_asks_for_it_deletes_everything(bureau):
    await begin(bureau)
    assert await bureau.state() is not None
    await bureau.text("delete everything and stop texting me")
    assert await bureau.state() is None


@pytest.mark.parametrize("code", [21211, 21614, 30007, 21408])
async def test_what_can_never_arrive_is_not_tried_again(bureau, code):
    bureau.twilio.refuse = [(400, code)]
    await bureau.text("hi")
    await bureau.work(after=7200)
    assert bureau.twilio.tried == 1
    assert await outbox(bureau) == [("failed", code, True)]


@pytest.mark.parametrize("refusal", [(500, 20500), (429, 20429), (401, 20003), (0, 0), (503, 0)])
async def test_what_may_pass_is_tried_again_later_and_later(bureau, refusal):
    bureau.twilio.refuse = [refusal] * 2
    await bureau.text("hi")
    assert (bureau.twilio.tried, len(bureau.twilio.texts)) == (1, 0)
    await bureau.work(after=1)
    assert bureau.twilio.tried == 1
    await bureau.work(after=PAUSES[0].total_seconds())
    assert bureau.twilio.tried == 2
    await bureau.work(after=PAUSES[1].total_seconds() + 1)
    assert len(bureau.twilio.texts) == 1


async def test_a_question_that_could_not_go_out_for_hours_does_not_come_out_of_nowhere(bureau):
    bureau.twilio.refuse = [(500, 20500)] * 4
    await bureau.text("hi")
    for _ in range(3):
        await bureau.work(after=700)
    await bureau.work(after=TOO_OLD.total_seconds())
    assert bureau.twilio.texts == []
    assert await outbox(bureau) == [("failed", None, True)]
    assert await bureau.text("hi")


async def test_a_second_answer_sent_before_the_next_question_is_not_taken_for_its_answer(bureau):
    await begin(bureau)
    await bureau.text("6")
    await bureau.text("6")
    await bureau.post(bureau.form("1"))
    await bureau.post(bureau.form("2"))
    await bureau.work()
    await bureau.work()
    state = await bureau.state()
    assert state is not None
    assert state.facts["for_whom"] == "self"
    assert "came before this question" in bureau.twilio.bodies()[-1]
    assert len(state.steps) == 2


async def test_a_story_in_two_texts_is_read_as_one(bureau):
    await begin(bureau)
    await bureau.text("6")
    bureau.rasa.kind = "multi_fact_story"
    await bureau.post(bureau.form("my husband got his green card in 2009"))
    bureau.clock.pass_by(seconds=4)
    await bureau.post(bureau.form("and he pled guilty to burglary in 2018"))
    before = len(bureau.twilio.texts)
    await bureau.work()
    said = "\n".join(bureau.twilio.bodies()[before:])
    assert "2009" in said
    assert "2018" in said
    assert said.count("Is this right?") == 1


async def test_a_worker_that_ends_between_answer_and_sending_loses_nothing(bureau, monkeypatch):
    await begin(bureau)
    await bureau.post(bureau.form("6"))
    bureau.clock.pass_by(seconds=5)
    await end_at(bureau, monkeypatch, "answer")
    before = len(bureau.twilio.texts)
    bureau.restart_worker()
    await bureau.work(after=90)
    said = bureau.twilio.bodies()[before:]
    assert len(said) == 1
    assert said[0].startswith("(2/2)")


async def test_a_worker_that_ends_after_the_turn_was_taken_does_not_take_it_twice(bureau, monkeypatch):
    await begin(bureau)
    await bureau.text("6")
    await bureau.post(bureau.form("6"))
    bureau.clock.pass_by(seconds=5)
    await end_at(bureau, monkeypatch, "answer")
    taken = await bureau.state()
    assert taken is not None
    assert taken.open == "for_whom"
    bureau.restart_worker()
    await bureau.work(after=90)
    after = await bureau.state()
    assert after is not None
    assert (after.open, len(after.steps)) == ("for_whom", len(taken.steps))
    assert "Who is this for?" in bureau.twilio.bodies()[-1]


async def test_two_people_do_not_meet(bureau):
    await begin(bureau)
    await begin(bureau, OTHER)
    await bureau.text("1")
    one, two = await bureau.session(), await bureau.session(OTHER)
    assert one.ticked == ["detained_by_immigration"]
    assert two.ticked == []
    assert {text["To"] for text in bureau.twilio.texts} == {NUMBER, OTHER}


async def test_a_failure_is_said_in_plain_words_after_three_tries_and_never_in_the_log(
    bureau, monkeypatch, caplog
):
    await begin(bureau)
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(type(bureau.texts.worker._conversation), "hear", _fails)
    before = len(bureau.twilio.texts)
    await bureau.post(bureau.form("Quokkaville burglary"))
    for _ in range(4):
        await bureau.work()
    assert ["did not work" in one for one in bureau.twilio.bodies()[before:]] == [True]
    logged = caplog.text + "".join(
        str(record.__dict__) for record in caplog.records if "sqlite" not in record.name
    )
    assert "Quokka" not in logged
    assert NUMBER not in logged
    assert "burglary" not in logged


async def _fails(*_: object) -> list[str]:
    raise RuntimeError("Quokkaville burglary")


async def test_no_number_and_no_word_is_left_in_the_database(bureau, tmp_path):
    await begin(bureau)
    await bureau.text("Quokkaville is where I live", kind="out_of_scope")
    bureau.twilio.refuse = [(500, 1)] * 3
    await bureau.text("Zyzzyvas", kind="out_of_scope")
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        for word in (NUMBER, NUMBER[1:], "Quokka", "Zyzzyvas", "Example Line"):
            assert word.encode() not in content, (path.name, word)
    assert all(wiped or state == "waiting" for state, _, wiped in await outbox(bureau))


async def test_what_is_done_is_forgotten_in_time_and_a_stop_is_not(bureau):
    await begin(bureau)
    await bureau.text("sispann")
    boxes = bureau.texts.intake.boxes
    await boxes.purge(bureau.clock() + timedelta(days=40), timedelta(days=30))
    async with bureau.files._engine.connect() as connection:
        counts = [
            (await connection.exec_driver_sql(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in ("text_people", "text_inbox", "text_outbox", "text_stopped")
        ]
    assert counts == [0, 0, 0, 1]
    assert await bureau.text("hi") == []


async def test_help_is_answered_and_not_after_a_stop(bureau):
    heard = await bureau.text("HELP")
    assert "+12135550100" in heard[0]
    assert "911" in heard[0]
    await bureau.text("STOP")
    assert await bureau.text("HELP") == []


async def test_help_that_twilio_has_answered_is_not_answered_twice(bureau):
    await begin(bureau)
    assert await bureau.text("HELP", OptOutType="HELP") == []
