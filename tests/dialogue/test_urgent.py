"""What cannot wait comes first, and nothing else that was said with it is lost."""

from datetime import date

import pytest

from actions.dialogue.heard import heard
from tests.dialogue.talk import GOLDEN, Talk, talking
from tests.shared import the_reader


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "ICE has my husband right now"), ("es", "la migra tiene a mi esposo ahora mismo")],
)
async def test_the_urgent_card_comes_first(tmp_path, language: str, text: str) -> None:
    async with talking(tmp_path) as talk:
        await talk.begin(language)
        await talk.say(text, "urgent")
        assert talk.kinds[0] == "card"
        state = await talk.state()
        assert state.facts["for_whom"] == "spouse"
        assert "detained_by_immigration" in state.facts["urgent_now"]


async def test_trouble_that_only_the_classifier_saw_does_not_lose_a_plain_answer(talk: Talk) -> None:
    await talk.until("proceeding_type", GOLDEN)
    await talk.say("I got a notice to appear", "urgent")
    assert "card" in talk.kinds
    assert (await talk.state()).facts["proceeding_type"] == "removal_240"


async def test_what_is_read_in_words_that_only_the_classifier_calls_urgent_is_not_lost(talk: Talk) -> None:
    await talk.say("My next hearing is on March 15, 2028", "urgent")
    if talk.open == "confirm":
        await talk.tap("do:confirm")
    assert str((await talk.state()).facts["next_hearing_date"]) == "2028-03-15"


async def test_what_an_urgent_text_tells_beside_is_shown_back_after_its_card(talk: Talk) -> None:
    await talk.say("ICE has my husband right now, he came on a tourist visa in 2009", "urgent")
    assert talk.kinds[0] == "card"
    assert talk.open == "confirm"
    await talk.tap("do:confirm")
    state = await talk.state()
    assert "detained_by_immigration" in state.facts["urgent_now"]
    assert state.facts["for_whom"] == "spouse"
    assert state.groups["entries"][0]["manner"] == "inspected_visa"


async def test_what_is_told_beside_a_cry_joins_what_waits_to_be_confirmed(talk: Talk) -> None:
    await talk.say("I have had a green card since 2012", "multi_fact_story")
    assert talk.open == "confirm"
    await talk.say("ICE has me right now, I entered with a tourist visa in 2009", "urgent")
    assert talk.kinds[0] == "card"
    assert talk.open == "confirm"
    await talk.tap("do:confirm")
    state = await talk.state()
    assert str(state.facts["lpr_since"]).startswith("2012")
    assert state.groups["entries"][0]["manner"] == "inspected_visa"


async def test_without_rasa_an_urgent_text_still_gets_its_card(talk: Talk) -> None:
    talk.rasa.down = True
    await talk.say("ICE has my husband right now")
    assert "card" in talk.kinds


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("I never had a deportation order", None),
        ("they want me out of the country, the paper came", "removal_order"),
    ],
)
def test_a_card_by_the_classifier_alone_needs_words_that_are_not_read_as_calm(
    text: str, shown: str | None
) -> None:
    reading = the_reader().read(text, language="en", question=None, today=date(2026, 11, 22))
    intent = {"name": "urgent", "part": {"name": "removal_order", "confidence": 0.9}}
    assert reading.urgent == ()
    assert heard(intent, reading) == shown
