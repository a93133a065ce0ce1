"""What a text tells is kept whatever else the classifier takes the text for."""

from pathlib import Path

import pytest

from actions.dialogue.acts import KIND_ACTIONS
from tests.dialogue.talk import talking

LEAVE_THE_QUESTION = {"go_back", "change_language", "stop_delete", "repeat"}
OTHERS = sorted(set(KIND_ACTIONS) - LEAVE_THE_QUESTION)


@pytest.mark.parametrize("kind", OTHERS)
async def test_a_day_that_is_told_is_shown_back_whatever_the_kind(tmp_path: Path, kind: str) -> None:
    async with talking(tmp_path) as talk:
        await talk.begin()
        await talk.say("My next hearing is on March 15, 2027", kind)
        assert talk.open == "confirm"
        assert "March 15, 2027" in talk.said
        await talk.tap("do:confirm")
        assert "next_hearing_date" in (await talk.told() or ())


async def test_a_question_that_names_one_thing_is_answered_and_nothing_more(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        await talk.begin()
        await talk.say("I have a green card, can I travel?", "question_faq")
        assert talk.open == "urgent_now"
        assert "What I read" not in talk.said


async def test_what_is_told_beside_i_dont_know_is_shown_back(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        await talk.begin()
        await talk.until("lpr_status", {"urgent_now": "none", "for_whom": "self"})
        await talk.say("I don't know, I was convicted of theft in Texas on May 3, 2015", "dont_know")
        assert talk.open == "confirm"
        await talk.tap("do:confirm")
        assert {"convictions.0.conviction_date", "convictions.0.offense"} <= (await talk.told() or set())
        assert (await talk.state()).get("lpr_status") == "unknown"


async def test_what_is_told_while_a_list_waits_joins_it(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        await talk.begin()
        await talk.say("I was convicted of theft in Texas in 2015", "multi_fact_story")
        await talk.say("please, a lawyer. My next hearing is on March 15, 2027", "human")
        assert talk.open == "confirm"
        assert "2015" in talk.said
        assert "March 15, 2027" in talk.said


async def test_a_text_in_which_nothing_is_read_says_so_while_a_list_waits(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        await talk.begin()
        await talk.say("I got a DUI in Texas in 2019 and a theft in 2021", "multi_fact_story")
        assert talk.open == "confirm"
        await talk.say("the judge was a tall man", "answer")
        assert talk.open == "confirm"
        assert "I could not read that" in talk.said
