"""What questions cost as texts: three segments at most, but for those that are named."""

from pathlib import Path

import pytest
import yaml

from bot.sms.menus import BUDGET
from bot.sms.segments import LONGEST, cost
from bot.sms.survey import over_budget, priced
from tests.dialogue.talk import the_messages
from tests.shared import the_law
from tests.sms.phone import ALL, SENDER, phone

EXCEPTIONS = yaml.safe_load((Path(__file__).parent / "over_budget.yml").read_text(encoding="utf-8"))
DEAREST = 5


@pytest.mark.parametrize("language", ALL)
def test_a_question_costs_three_segments_at_most_but_for_those_that_are_named(language):
    found = over_budget(the_messages(), the_law(), language)
    assert sorted(set(found) - set(EXCEPTIONS[language])) == [], "too dear: shorten the text, or name it"
    assert sorted(set(EXCEPTIONS[language]) - set(found)) == [], "within the budget now: take it off the list"


@pytest.mark.parametrize("language", ALL)
def test_no_question_costs_more_than_five(language):
    assert max(one.cost.segments for one in priced(the_messages(), the_law(), language)) <= DEAREST


@pytest.mark.parametrize("language", ALL)
async def test_what_the_channel_says_of_itself_keeps_the_budget(tmp_path, language):
    async with phone(tmp_path, ALL) as one:
        texts = one.conversation.texts(language)
        said = [
            texts.languages(ALL).text,
            texts.opening(again=False),
            texts.opening(again=True),
            texts.consent(several=True).text,
            texts.help(),
            texts.stopped(),
            texts.contact(),
            texts.stop_question().text,
            texts.after_link(calls=True).text,
            texts.link("7K3M-9Q2T-X4BR", one.clock().date()),
        ]
    found = {text: cost(text).segments for text in said}
    assert max(found.values()) <= BUDGET + 1, found
    assert all(len(text) <= LONGEST for text in said)
    assert SENDER.name in said[1]


def test_english_and_tagalog_never_leave_the_cheap_letters():
    for language in ("en", "tl"):
        dear = [one.id for one in priced(the_messages(), the_law(), language) if one.cost.encoding != "GSM-7"]
        assert dear == []
