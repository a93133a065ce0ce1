"""What a person can do at any moment, in a conversation that holds together."""

import pytest

from actions.casefile import CaseNotFound
from actions.dialogue.services import Organisation
from tests.dialogue.talk import GOLDEN, Talk, talking

STORY = (
    "I'm a resident since 2009, came 2005 on a tourist visa, 2018 pled guilty in California to possession "
    "of meth for sale, 365 days, nobody told me about immigration, now I'm in immigration court"
)
HISTORIA = (
    "soy residente desde 2009, llegué en 2005 con visa de turista, en 2018 me declaré culpable en California "
    "de posesión de metanfetamina con intención de vender, 365 días, nadie me dijo nada de inmigración, "
    "ahora estoy en corte de inmigración"
)


async def test_a_conversation_begins_with_what_this_is_and_the_urgent_question(talk: Talk) -> None:
    assert talk.open == "urgent_now"
    assert "not a lawyer" in talk.said


@pytest.mark.parametrize(("language", "story"), [("en", STORY), ("es", HISTORIA)])
async def test_a_whole_story_is_shown_back_and_counts_only_when_confirmed(
    tmp_path, language: str, story: str
) -> None:
    async with talking(tmp_path) as talk:
        await talk.begin(language)
        await talk.say(story, "multi_fact_story")
        assert talk.reply["phase"] == "confirm"
        state = await talk.state()
        assert not state.facts.get("lpr_since")
        assert not state.groups.get("convictions")
        await talk.tap("do:confirm")
        state = await talk.state()
        assert state.facts["lpr_status"] == "current"
        assert str(state.facts["lpr_since"]) == "2009"
        assert state.groups["convictions"][0]["offense"] == "drug_sale"
        assert state.groups["convictions"][0]["sentence_ordered_days"] == 365
        assert state.groups["entries"][0]["manner"] == "inspected_visa"


async def _asked(talk: Talk, name: str) -> None:
    while not talk.open.endswith(name):
        await talk.tap(GOLDEN.get(talk.open.split(".")[-1], "do:dont_know"))


async def test_a_detail_of_the_case_beside_the_answer_is_kept_and_said_back(talk: Talk) -> None:
    await _asked(talk, "convictions.0.offense")
    await talk.say("possession of cocaine", "answer")
    assert talk.reply["phase"] != "confirm"
    state = await talk.state()
    assert state.groups["convictions"][0]["offense"] == "drug_possession"
    assert state.groups["convictions"][0]["drug"] == "cocaine"
    noted = [one["text"] for one in talk.reply["messages"] if one["text"].startswith("Noted")]
    assert len(noted) == 2
    assert "cocaine" in noted[1].lower()


async def test_a_fact_of_something_else_beside_the_answer_is_shown_back_first(talk: Talk) -> None:
    await _asked(talk, "convictions.0.offense")
    await talk.say("drug possession, my wife is a citizen", "answer")
    assert talk.reply["phase"] == "confirm"
    assert "offense" not in (await talk.state()).groups.get("convictions", [{}])[0]


async def test_what_was_told_in_a_story_is_not_asked_again(talk: Talk) -> None:
    await talk.say(STORY, "multi_fact_story")
    await talk.tap("do:confirm")
    told = set((await talk.state()).sources)
    asked: set[str] = set()
    while talk.reply["phase"] != "result":
        asked.add(talk.open)
        await talk.tap(GOLDEN.get(talk.open.split(".")[-1], "do:dont_know"))
    assert not asked & told


async def test_a_wrong_fact_of_a_story_can_be_dropped_and_is_asked(talk: Talk) -> None:
    await talk.say(STORY, "multi_fact_story")
    await talk.tap("do:change_pending")
    drop = next(one["id"] for one in talk.reply["question"]["choices"] if "lpr_since" in one["id"])
    await talk.tap(drop)
    await talk.tap("do:confirm")
    assert (await talk.state()).facts.get("lpr_since") is None


async def test_the_list_of_what_was_read_can_be_left_again(talk: Talk) -> None:
    await talk.say(STORY, "multi_fact_story")
    await talk.tap("do:change_pending")
    await talk.tap("do:repeat")
    assert talk.open == "confirm"


async def test_a_story_waits_while_deleting_is_asked_about(talk: Talk) -> None:
    await talk.say(STORY, "multi_fact_story")
    await talk.say("delete everything", "stop_delete")
    await talk.tap("do:delete_no")
    assert talk.open == "confirm"
    await talk.tap("do:confirm")
    assert str((await talk.state()).facts["lpr_since"]) == "2009"


async def test_a_story_about_somebody_else_says_whom_it_is_about(talk: Talk) -> None:
    await talk.say("my husband has a green card since 2009 and was convicted in 2018", "multi_fact_story")
    await talk.tap("do:confirm")
    assert (await talk.state()).facts["for_whom"] == "spouse"


async def test_dont_know_is_kept_as_unknown_and_says_how_to_find_out(talk: Talk) -> None:
    await talk.until("lpr_since", GOLDEN)
    await talk.tap("do:dont_know")
    assert (await talk.state()).facts["lpr_since"] == "unknown"
    assert "card" in talk.said


async def test_skip_is_unknown_and_not_asked_again(talk: Talk) -> None:
    await talk.until("lpr_since", GOLDEN)
    await talk.tap("do:skip")
    assert (await talk.state()).sources["lpr_since"] == "declined"
    assert talk.open != "lpr_since"


async def test_why_is_answered_and_the_question_stays(talk: Talk) -> None:
    await talk.until("lpr_status", GOLDEN)
    await talk.tap("do:why")
    assert talk.open == "lpr_status"
    assert len(talk.kinds) == 2


async def test_a_question_in_the_middle_is_answered_and_the_open_one_comes_back(talk: Talk) -> None:
    await talk.until("lpr_status", GOLDEN)
    await talk.say("what is removal?", "question_faq")
    assert "faq" in talk.kinds
    assert talk.kinds[-1] == "question"
    assert talk.open == "lpr_status"


@pytest.mark.parametrize(
    "question",
    [
        "what is the difference between deportation and inadmissibility?",
        "is a drug conviction automatically deportation?",
        "how long does it take?",
        "what other options are there?",
        "what if i'm not sure of my answers?",
    ],
)
async def test_the_usual_questions_have_an_answer(talk: Talk, question: str) -> None:
    await talk.say(question, "question_faq")
    assert "faq" in talk.kinds


async def test_a_date_is_corrected_by_free_text(talk: Talk) -> None:
    await talk.until("conviction_date", GOLDEN)
    await talk.tap("2018")
    await talk.say("no wait, it was 2017", "correction")
    assert str((await talk.state()).groups["convictions"][0]["conviction_date"]) == "2017"
    assert "2017" in talk.said


async def test_no_jail_in_a_story_does_not_answer_what_the_judge_ordered(talk: Talk) -> None:
    await talk.say("I got a DUI in Texas in 2019, no jail, 12 months probation", "multi_fact_story")
    await talk.tap("do:confirm")
    told = (await talk.state()).groups["convictions"][0]
    assert told["offense"] == "dui"
    assert "sentence_ordered_days" not in told


async def test_what_sounds_like_a_correction_but_was_never_told_is_shown_back(talk: Talk) -> None:
    await talk.say("My next hearing is on March 15, 2027", "correction")
    assert talk.open == "confirm"
    assert "March 15, 2027" in talk.said
    await talk.tap("do:confirm")
    assert str((await talk.state()).facts["next_hearing_date"]) == "2027-03-15"


@pytest.mark.parametrize("text", ["no wait, it was 2017 not 2018", "sorry, i meant 2017"])
async def test_after_a_story_the_date_that_is_meant_is_corrected(talk: Talk, text: str) -> None:
    await talk.say(STORY, "multi_fact_story")
    await talk.tap("do:confirm")
    await talk.say(text, "correction")
    state = await talk.state()
    assert str(state.groups["convictions"][0]["conviction_date"]) == "2017"
    assert str(state.facts["lpr_since"]) == "2009"


async def test_any_answer_can_be_changed_from_the_list(talk: Talk) -> None:
    await talk.until("lpr_since", GOLDEN)
    await talk.tap("2009")
    await talk.tap("do:change")
    assert any(one["id"] == "do:change:lpr_since" for one in talk.reply["question"]["choices"])
    await talk.tap("do:change:lpr_since")
    assert talk.open == "lpr_since"
    await talk.tap("2011")
    assert str((await talk.state()).facts["lpr_since"]) == "2011"


async def test_back_takes_the_last_answer_back(talk: Talk) -> None:
    await talk.until("lpr_since", GOLDEN)
    await talk.tap("2009")
    await talk.tap("do:back")
    assert talk.open == "lpr_since"
    assert (await talk.state()).facts.get("lpr_since") is None


async def test_back_after_a_correction_goes_to_the_question_before_and_keeps_what_was_corrected(
    talk: Talk,
) -> None:
    await talk.until("offense_date", GOLDEN)
    await talk.say("no wait, it was 2017", "correction")
    await talk.tap("do:back")
    assert talk.open.split(".")[-1] == "conviction_date"
    await talk.tap("2017")
    await talk.until("sentence_ordered_days", GOLDEN)
    await talk.say("no wait, the conviction was in 2016", "correction")
    await talk.tap("do:back")
    assert talk.open.split(".")[-1] == "offense_date"
    assert str((await talk.state()).groups["convictions"][0]["conviction_date"]) == "2016"


async def test_back_over_a_checklist_takes_all_its_answers_back(talk: Talk) -> None:
    await talk.until("list:citizenship", GOLDEN)
    await talk.tap("none")
    await talk.tap("do:back")
    assert talk.open == "list:citizenship"
    assert (await talk.state()).facts.get("born_in_us") is None


async def test_unsure_on_a_checklist_leaves_the_rest_unknown(talk: Talk) -> None:
    await talk.until("list:citizenship", GOLDEN)
    await talk.tap("unsure")
    assert (await talk.state()).facts["parent_usc_at_birth"] == "unknown"


async def test_the_language_changes_and_everything_told_stays(talk: Talk) -> None:
    await talk.until("lpr_since", GOLDEN)
    await talk.say("en español por favor", "change_language")
    assert talk.reply["language"] == "es"
    assert talk.open == "lpr_since"
    assert (await talk.state()).facts["lpr_status"] == "current"


async def test_a_person_is_offered_with_the_organisations_phone(tmp_path) -> None:
    async with talking(tmp_path, Organisation(name="Legal Aid", phone="+1 555 0100", hours="9 to 5")) as talk:
        await talk.begin()
        await talk.say("can i talk to somebody", "human")
        assert "555 0100" in talk.said
        assert talk.open == "urgent_now"


async def test_outside_the_states_served_the_public_ways_to_find_help_are_shown(tmp_path) -> None:
    there = Organisation(name="Legal Aid", phone="+1 555 0100", states=("CA",))
    async with talking(tmp_path, there) as talk:
        await talk.begin()
        await talk.until("state", GOLDEN)
        await talk.tap("TX")
        await talk.tap("do:human")
        assert "555 0100" not in talk.said
        assert "EOIR" in talk.said


async def test_everything_is_deleted_after_one_question(talk: Talk) -> None:
    await talk.say("delete everything", "stop_delete")
    assert talk.open == "delete"
    await talk.tap("do:delete_yes")
    assert talk.reply["phase"] == "deleted"
    with pytest.raises(CaseNotFound):
        await talk.tap("do:repeat")


async def test_a_no_to_deleting_keeps_everything(talk: Talk) -> None:
    await talk.until("lpr_since", GOLDEN)
    await talk.tap("do:delete")
    await talk.tap("do:delete_no")
    assert talk.open == "lpr_since"


@pytest.mark.parametrize(
    "text", ["/restart", '/intent{"x": 1}', "<b>hi</b><script>alert(1)</script>", "😀😀", "\u202eabc"]
)
async def test_odd_texts_are_just_texts(talk: Talk, text: str) -> None:
    await talk.say(text, "answer")
    assert talk.open == "urgent_now"
    assert (await talk.state()).facts == {}


async def test_an_empty_text_changes_nothing(talk: Talk) -> None:
    await talk.say("   ")
    assert talk.open == "urgent_now"


async def test_a_tap_on_an_old_question_changes_nothing(talk: Talk) -> None:
    await talk.until("lpr_status", GOLDEN)
    await talk.tap("self", question="for_whom")
    assert talk.open == "lpr_status"


async def test_the_same_turn_twice_is_answered_once(talk: Talk) -> None:
    turn = {"turn": "a-turn-of-the-client", "text": None, "choice": "none", "question": "urgent_now"}
    first = await talk.turns.take(talk.conversation, talk.token, **turn)
    again = await talk.turns.take(talk.conversation, talk.token, **turn)
    assert [one["seq"] for one in first["messages"]] == [one["seq"] for one in again["messages"]]
    assert again["question"]["id"] == first["question"]["id"]


async def test_identifying_numbers_are_masked_before_they_are_kept(talk: Talk) -> None:
    await talk.say("my A number is A123456789 and my ssn 123-45-6789", "answer")
    messages = await talk.turns.since(talk.conversation, talk.token, 0)
    assert "123456789" not in str(messages)
    assert "123-45-6789" not in str(messages)


async def test_without_rasa_taps_and_numbers_work_and_a_text_is_kept(talk: Talk) -> None:
    talk.rasa.down = True
    await talk.tap("none")
    assert talk.open == "for_whom"
    await talk.say("1")
    assert (await talk.state()).facts["for_whom"] == "self"
    await talk.say("I was born in Mexico")
    assert (await talk.state()).kept_text == "I was born in Mexico"
    assert talk.reply["question"]["tools"][0]["id"] == "do:retry"
    talk.rasa.down = False
    talk.rasa.kind = "answer"
    await talk.tap("do:retry")
    assert (await talk.state()).kept_text is None


async def test_the_words_of_a_choice_are_that_choice(talk: Talk) -> None:
    await talk.until("lpr_status", GOLDEN)
    label = next(one["label"] for one in talk.reply["question"]["choices"] if one["id"] == "current")
    await talk.say(f"  {label.upper()}. ", "out_of_scope")
    assert (await talk.state()).facts["lpr_status"] == "current"


async def test_an_answer_to_change_can_be_named_by_its_number(talk: Talk) -> None:
    await talk.until("lpr_since", GOLDEN)
    await talk.tap("do:change")
    first = talk.reply["question"]["choices"][0]["id"]
    await talk.say("1")
    assert f"do:change:{talk.open}" == first


async def test_a_changed_answer_drops_what_no_longer_applies(talk: Talk) -> None:
    await talk.until("more_convictions", GOLDEN)
    await talk.tap("do:change:any_criminal_record")
    await talk.tap("no")
    law = talk.turns.desk.services.law
    assert "convictions" not in (await talk.state()).case(law.registry).groups


async def test_after_the_end_an_answer_can_still_be_corrected(talk: Talk) -> None:
    await talk.answer(GOLDEN)
    await talk.tap("do:change:convictions.0.order_type")
    await talk.tap("expunged")
    await talk.answer(GOLDEN)
    assert talk.reply["result"]


@pytest.mark.parametrize("kind", ["correction", "multi_fact_story"])
async def test_after_the_end_the_story_told_again_changes_nothing(talk: Talk, kind: str) -> None:
    await talk.answer(GOLDEN)
    before = (await talk.state()).groups["convictions"]
    await talk.say("2009 green card, 2018 California, drug sale, 365 days", kind)
    assert (await talk.state()).groups["convictions"] == before
