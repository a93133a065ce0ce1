"""The resident with one drug plea, tapped through to the end."""

import re

from tests.dialogue.talk import GOLDEN, Talk

PROMISES = re.compile(
    r"\b(eligible|ineligible|qualif\w+|guarantee\w*|elegible|califica\w*|garantiza\w*)\b", re.IGNORECASE
)


def _section(result: dict, name: str) -> str:
    for section in result["sections"]:
        if section["id"] == name:
            return "\n".join(
                [item["title"] + " " + item["text"] + " ".join(item["points"]) for item in section["items"]]
            )
    return ""


async def test_the_end_says_what_blocks_what_stays_open_and_what_could_change_it(talk: Talk) -> None:
    await talk.answer(GOLDEN)
    result = await talk.result()
    assert "cancellation of removal" in _section(result, "in_the_way")
    assert "aggravated felony" in _section(result, "in_the_way")
    assert "torture" in _section(result, "may_help")
    assert "1473.7" in _section(result, "what_could_change")
    assert "cancellation of removal" in _section(result, "what_could_change")
    papers = _section(result, "papers")
    assert "Plea form" in papers
    assert "Transcript" in papers
    assert "minutes" in papers
    assert "lawyer" in _section(result, "counsel")


async def test_the_sections_come_in_the_order_in_which_people_need_them(talk: Talk) -> None:
    await talk.answer(GOLDEN)
    order = [section["id"] for section in (await talk.result())["sections"]]
    wanted = [
        "urgent",
        "may_help",
        "in_the_way",
        "what_could_change",
        "do",
        "do_not",
        "papers",
        "counsel",
        "save",
    ]
    assert order == [name for name in wanted if name in order]
    assert {"may_help", "in_the_way", "counsel", "save"} <= set(order)


async def test_nothing_at_the_end_promises_or_shows_an_id(talk: Talk) -> None:
    await talk.answer(GOLDEN)
    texts = str(await talk.result()) + talk.said
    assert not PROMISES.search(texts)
    assert "{" not in talk.said
    assert "relief." not in talk.said


async def test_the_same_in_spanish(charla: Talk) -> None:
    await charla.answer(GOLDEN)
    result = await charla.result()
    assert result["language"] == "es"
    assert "1473.7" in _section(result, "what_could_change")
    assert "tortura" in _section(result, "may_help")
    assert not PROMISES.search(str(result))


async def test_the_interview_takes_no_more_than_thirty_questions(talk: Talk) -> None:
    await talk.answer(GOLDEN, most=30)
    assert talk.reply["result"]
