"""A case that was added by mistake is taken out after one question, and nothing else with it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.dialogue.talk import GOLDEN, Talk

SECOND = {
    **GOLDEN,
    "offense": "petty_theft",
    "conviction_date": "2010",
    "jurisdiction": "NV",
    "sentence_ordered_days": "30",
    "list:plea_hearing": "none",
}


async def with_two_cases(talk: Talk) -> None:
    """The golden case and a second one, at the question whether there are more."""
    await talk.until("more_convictions", GOLDEN)
    await talk.tap("yes")
    await talk.until("more_convictions", SECOND)


async def removes(talk: Talk) -> dict[str, str]:
    """The choice that takes out, by heading."""
    found = await talk.turns.answers(talk.conversation, talk.token)
    return {one["group"]: one["remove"] for one in found if one["remove"]}


async def cases(talk: Talk) -> list[Any]:
    """The offense of each case."""
    return [one.get("offense") for one in (await talk.state()).groups["convictions"]]


async def test_one_case_alone_cannot_be_taken_out(talk: Talk) -> None:
    await talk.until("more_convictions", GOLDEN)
    assert await removes(talk) == {}
    before = talk.open
    await talk.tap("do:remove:convictions.0")
    assert talk.open == before
    assert await cases(talk) == ["drug_sale"]


async def test_it_asks_first_and_no_keeps_everything(talk: Talk) -> None:
    await with_two_cases(talk)
    assert await removes(talk) == {
        "About the case from 2018 in California": "do:remove:convictions.0",
        "About the case from 2010 in Nevada": "do:remove:convictions.1",
    }
    before, open_before = await talk.state(), talk.open
    await talk.tap("do:remove:convictions.1")
    assert talk.open == "remove"
    assert talk.said.strip().startswith("About the case from 2010 in Nevada: Take this out")
    await talk.tap("do:remove_no")
    after = await talk.state()
    assert (talk.open, after.groups, after.sources) == (open_before, before.groups, before.sources)


@pytest.mark.parametrize("yes", ["do:remove_yes", "yes", "1", "Yes, take it out"])
async def test_yes_takes_out_that_case_alone(talk: Talk, yes: str) -> None:
    await with_two_cases(talk)
    await talk.tap("do:remove:convictions.0")
    await (talk.tap(yes) if yes.startswith("do:") else talk.say(yes, "affirm"))
    assert "taken out" in talk.said
    assert await cases(talk) == ["petty_theft"]
    told = await talk.told() or set()
    assert not any(path.startswith("convictions.1.") for path in told)
    assert (await talk.state()).get("convictions.0.jurisdiction") == "NV"
    await talk.answer(SECOND)
    assert "Drug sale" not in str(await talk.result())


async def test_going_back_brings_it_back_with_all_that_was_told(talk: Talk) -> None:
    await with_two_cases(talk)
    before = await talk.state()
    await talk.tap("do:remove:convictions.0")
    await talk.tap("do:remove_yes")
    await talk.tap("do:back")
    after = await talk.state()
    assert (after.groups, after.sources, talk.open) == (before.groups, before.sources, "more_convictions")
    await talk.tap("do:back")
    assert len((await talk.state()).groups["convictions"]) == 2


async def test_after_the_end_it_is_taken_out_and_brought_back_too(talk: Talk) -> None:
    await with_two_cases(talk)
    await talk.answer(SECOND)
    before = await talk.state()
    await talk.tap("do:remove:convictions.1")
    await talk.say("yes", "affirm")
    assert await cases(talk) == ["drug_sale"]
    await talk.say("go back", "go_back")
    after = await talk.state()
    assert (after.groups, after.sources, talk.reply["phase"]) == (before.groups, before.sources, "result")


async def test_a_case_opened_by_mistake_is_taken_out_while_its_first_question_is_open(talk: Talk) -> None:
    await talk.until("more_convictions", GOLDEN)
    await talk.tap("yes")
    assert talk.open == "convictions.1.offense"
    await talk.tap("do:change")
    choices = talk.reply["question"]["choices"]
    choice = next(one for one in choices if one["id"] == "do:remove:convictions.1")
    assert choice["label"] == "Take out: About case number 2"
    await talk.tap(choice["id"])
    await talk.tap("do:remove_yes")
    assert talk.open == "more_convictions"
    assert await cases(talk) == ["drug_sale"]


async def test_what_a_story_proposes_moves_with_the_cases(talk: Talk) -> None:
    await with_two_cases(talk)
    await talk.say("In 2015 I pled guilty to burglary in Texas", "multi_fact_story")
    assert talk.open == "confirm"
    await talk.tap("do:remove:convictions.0")
    await talk.tap("do:remove_yes")
    assert talk.open == "confirm"
    await talk.tap("do:confirm")
    found = await cases(talk)
    assert (found[0], len(found)) == ("petty_theft", 2)


ODD = [
    "do:remove:",
    "do:remove:convictions.7",
    "do:remove:convictions.-1",
    "do:remove:facts.0",
    "do:remove:x",
    "do:remove:convictions.1.offense",
    "do:remove_yes",
    "do:remove_no",
]


@pytest.mark.slow
@pytest.mark.parametrize("choice", ODD)
async def test_what_is_no_item_takes_nothing_out(talk: Talk, choice: str) -> None:
    await with_two_cases(talk)
    before = await talk.state()
    await talk.tap(choice)
    after = await talk.state()
    assert (after.groups, after.facts, after.sources) == (before.groups, before.facts, before.sources)
    assert talk.open == "more_convictions"
