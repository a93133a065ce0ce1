"""The list of all answers, and what a change from it does."""

from tests.dialogue.talk import GOLDEN, Talk

STORY = "I have had a green card since 2009 and pled guilty to sale of meth in 2018 in California"


async def answers(talk: Talk) -> dict[str, dict[str, str]]:
    return {one["id"]: one for one in await talk.turns.answers(talk.conversation, talk.token)}


async def test_every_answer_is_there_in_words(talk: Talk) -> None:
    await talk.answer(GOLDEN)
    found = await answers(talk)
    assert found["lpr_since"]["answer"] == "2009"
    assert found["convictions.0.jurisdiction"]["answer"] == "California"
    assert found["convictions.0.offense"]["group"] == "About the case from 2018 in California"
    state = await talk.state()
    assert set(found) == {path for path, _ in state.answered()}


async def test_the_answers_of_a_heading_stand_together(talk: Talk) -> None:
    await talk.answer(GOLDEN)
    groups = [one["group"] for one in (await answers(talk)).values()]
    runs = [group for before, group in zip([None, *groups], groups, strict=False) if group != before]
    assert len(runs) == len(set(runs))


async def test_what_is_not_known_and_what_was_skipped_say_so(talk: Talk) -> None:
    await talk.until("lpr_since", GOLDEN)
    await talk.tap("do:skip")
    first = talk.open
    await talk.tap("do:dont_know")
    found = await answers(talk)
    assert found["lpr_since"]["answer"] == "Skipped, so not known"
    assert found[first]["answer"] == "not sure"


async def test_the_list_is_in_the_language_of_the_person(charla: Talk) -> None:
    await charla.until("lpr_since", GOLDEN)
    await charla.tap("2009-06")
    found = (await answers(charla))["lpr_since"]
    assert (found["group"], found["answer"]) == ("Situación en EE. UU.", "junio de 2009")


async def test_what_a_story_told_is_listed_once_it_counts(talk: Talk) -> None:
    await talk.say(STORY, "multi_fact_story")
    assert "lpr_since" not in await answers(talk)
    await talk.tap("do:confirm")
    assert (await answers(talk))["lpr_since"]["answer"] == "2009"


async def test_a_change_asks_again_and_the_interview_goes_on_where_it_was(talk: Talk) -> None:
    talk.rasa.down = True
    await talk.until("any_criminal_record", GOLDEN)
    for path, choice in (("lpr_since", "2011"), ("state", "NV")):
        await talk.tap((await answers(talk))[path]["change"])
        assert talk.open == path
        await talk.tap(choice)
        assert talk.open == "any_criminal_record"
    assert (await answers(talk))["state"]["answer"] == "Nevada"


async def test_back_from_a_change_keeps_the_answer_and_the_question(talk: Talk) -> None:
    await talk.until("any_criminal_record", GOLDEN)
    before = await answers(talk)
    await talk.tap("do:change:lpr_since")
    await talk.tap("do:change:state")
    await talk.tap("do:back")
    assert talk.open == "any_criminal_record"
    assert await answers(talk) == before


async def test_back_from_a_change_at_the_end_is_the_end(talk: Talk) -> None:
    await talk.answer(GOLDEN)
    await talk.tap("do:change:lpr_since")
    assert not talk.reply["result"]
    await talk.tap("do:back")
    assert talk.reply["result"]


async def test_a_change_amid_a_checklist_comes_back_to_the_checklist(talk: Talk) -> None:
    await talk.until("list:citizenship", GOLDEN)
    await talk.tap("do:change:for_whom")
    await talk.tap("do:back")
    assert talk.open == "list:citizenship"
    await talk.tap("none")
    assert "born_in_us" in await answers(talk)


async def test_a_change_while_a_story_waits_comes_back_to_the_story(talk: Talk) -> None:
    await talk.until("list:citizenship", GOLDEN)
    await talk.say(STORY, "multi_fact_story")
    await talk.tap("do:change:state")
    await talk.tap("NV")
    assert talk.open == "confirm"
    assert "Nevada" not in talk.said
    await talk.tap("do:confirm")
    assert (await answers(talk))["lpr_since"]["answer"] == "2009"


async def test_answers_of_a_list_that_is_empty_after_all_are_not_listed(talk: Talk) -> None:
    await talk.until("more_convictions", GOLDEN)
    await talk.tap("do:change:any_criminal_record")
    await talk.tap("no")
    assert not [path for path in await answers(talk) if path.startswith("convictions.")]


async def test_what_followed_from_an_answer_changes_with_it(talk: Talk) -> None:
    await talk.until("any_criminal_record", GOLDEN)
    assert (await answers(talk))["in_ice_custody"]["answer"] == "No"
    await talk.tap("do:change:urgent_now")
    await talk.tap("detained_by_immigration")
    assert (await answers(talk))["in_ice_custody"]["answer"] == "Yes"


async def test_an_answer_that_was_never_given_cannot_be_opened(talk: Talk) -> None:
    open_now = talk.open
    for path in ("lpr_since", "convictions.7.offense", "no_such_fact", "", "a.b.c.d"):
        await talk.tap(f"do:change:{path}")
        assert talk.open == open_now
