"""The conversation as pages: one question a page, nothing answered twice, nothing lost."""

from __future__ import annotations

import re

import pytest

from tests.dialogue.talk import GOLDEN
from tests.plain.visitor import Visitor
from tests.web.site import Site

pytestmark = pytest.mark.asyncio(loop_scope="module")

LANGUAGES = ["en", "es", "zh-Hans", "vi", "ht", "pt-BR", "uk", "ru", "ar", "fr", "ko", "tl"]
LEFT_OVER = re.compile(r"\{[a-z_]+\}|\b(?:ui|act|plain|review|question|choice)\.[a-z_]+")


@pytest.mark.parametrize(
    "language", ["en", *(pytest.param(one, marks=pytest.mark.slow) for one in LANGUAGES[1:])]
)
async def test_the_whole_screening_in_every_language(site: Site, language: str) -> None:
    visitor = await Visitor(site).start(language)
    assert (visitor.parsed.language, visitor.parsed.direction) == (
        language,
        "rtl" if language == "ar" else "ltr",
    )
    asked = await visitor.interview(GOLDEN)
    assert 15 < len(asked) < 30
    assert not LEFT_OVER.search(visitor.text)
    sections = re.findall(r'<section class="section (\w+)">', visitor.page.text)
    assert sections[0] == "urgent"
    assert {"may_help", "in_the_way", "papers", "counsel"} <= set(sections)


@pytest.mark.parametrize("language", ["es", "ar"])
async def test_the_start_page_says_what_this_is_in_the_language_that_is_asked(
    site: Site, language: str
) -> None:
    for visitor in (
        await Visitor(site, languages=f"{language}-XX,en;q=0.5").go("/plain"),
        await Visitor(site).go(f"/plain?lang={language}"),
    ):
        assert visitor.parsed.language == language
        assert all(f"/plain?lang={one}" in visitor.parsed.links for one in LANGUAGES)
        assert "30" in visitor.text


async def test_what_was_said_comes_first_and_what_is_urgent_before_that(person: Visitor) -> None:
    await person.give("court_or_check_in_soon")
    page = person.page.text
    assert page.index("message card") < page.index("message you") < page.index('id="question"')
    await person.press("do:why")
    assert "Why" in person.text
    assert "message card" not in person.page.text


async def test_loading_a_page_again_or_sending_it_again_answers_once(person: Visitor) -> None:
    first = person.answer
    await person.give("none")
    second = person.open
    assert (await person.go("/plain/now")).open == second
    again = await person.post(first, tick="none")
    assert again.status_code == 303
    assert (await person.go("/plain/now")).open == second


async def test_a_button_pressed_twice_counts_once(person: Visitor) -> None:
    await person.give("none")
    await person.give("self")
    third, tools = person.open, person.tools_form
    for _ in range(2):
        await person.post(tools, choice="do:back")
    await person.go("/plain/now")
    assert person.open == "for_whom"
    assert third != "for_whom"


@pytest.mark.parametrize("late", ["do:skip", "do:dont_know", "do:back"])
async def test_a_tool_of_an_older_page_changes_nothing(person: Visitor, late: str) -> None:
    old = person.tools_form
    await person.give("none")
    await person.send(old, choice=late)
    assert person.open == "for_whom"
    assert "earlier question" in person.text


async def test_a_late_answer_of_another_tab_is_told_and_harmless(person: Visitor) -> None:
    await person.give("none")
    old = person.answer
    await person.give("self")
    now = person.open
    await person.send(old, choice="friend")
    assert person.open == now
    assert "earlier question" in person.text
    await person.go("/plain/answers")
    assert "A friend" not in person.text


async def test_late_words_are_kept_in_their_box(person: Visitor) -> None:
    old = person.words
    await person.give("none")
    await person.send(old, text="my brother is held in Otero")
    assert person.page.status_code == 409
    assert person.open == "for_whom"
    assert dict(person.words.fields)["text"] == "my brother is held in Otero"
    assert "It was not sent" in person.text


async def test_a_late_date_is_no_answer_to_the_question_of_now(person: Visitor) -> None:
    await person.until("date", GOLDEN)
    old = person.answer
    await person.give("2009")
    now = person.open
    await person.send(old, year="2011", month="", day="")
    assert person.open == now
    await person.send(old, year="20x", month="", day="")
    assert person.open == now
    assert "earlier question" in person.text


async def test_words_are_read_as_in_the_chat(person: Visitor) -> None:
    await person.say("I have had a green card since 2009 and pled guilty to sale of meth", "multi_fact_story")
    assert person.open == "confirm"
    assert "Drug sale" in person.text
    await person.press("do:confirm")
    await person.go("/plain/answers")
    assert "Drug sale, transport or possession for sale" in person.text


async def test_empty_words_and_too_many_words_are_told_at_their_box(person: Visitor) -> None:
    await person.send(person.words, text="  \n ")
    assert person.page.status_code == 422
    assert 'id="words"' in person.page.text
    assert 'aria-invalid="true"' in person.page.text
    await person.send(person.words, text="x" * 2100)
    assert person.page.status_code == 413
    assert "100" in person.text
    assert len(dict(person.words.fields)["text"]) == 2100
    long_chinese = "我" * 1999
    await person.say(long_chinese)
    assert person.page.status_code == 200


async def test_while_rasa_is_away_words_are_kept_and_buttons_work(site: Site, person: Visitor) -> None:
    site.rasa.down = True
    await person.say("I pled guilty to something in 2018 and want to know what it means")
    assert "I pled guilty to something in 2018" in person.text
    assert "do:retry" in [one for form in person.parsed.forms for one in form.buttons]
    await person.give("none")
    assert person.open == "for_whom"


async def test_the_language_changes_at_any_time_and_stays(person: Visitor) -> None:
    await person.give("none")
    await person.go("/plain/language")
    assert all(f"do:language:{one}" in person.answer.buttons for one in LANGUAGES)
    await person.press("do:language:ar")
    assert (person.open, person.parsed.language, person.parsed.direction) == ("for_whom", "ar", "rtl")
    missing = await person.go("/plain/nothing")
    assert (missing.page.status_code, missing.parsed.language) == (404, "ar")


async def test_every_answer_can_be_changed_from_the_list(person: Visitor) -> None:
    await person.go("/plain/answers")
    assert "not answered anything" in person.text
    await person.go("/plain/now")
    await person.give("none")
    await person.give("self")
    now = person.open
    await person.go("/plain/answers")
    await person.press("do:change:for_whom")
    assert person.open == "for_whom"
    await person.give("parent")
    assert person.open == now
    await person.go("/plain/answers")
    assert "My mother or father" in person.text


async def test_a_case_that_was_added_by_mistake_is_taken_out_after_one_question(person: Visitor) -> None:
    await person.interview({**GOLDEN, "more_convictions": "no"})
    await person.go("/plain/answers")
    assert not any("remove" in one for form in person.parsed.forms for one in form.buttons)
    await person.press("do:change:more_convictions")
    await person.give("yes")
    await person.give("petty_theft")
    await person.go("/plain/answers")
    await person.press("do:remove:convictions.1")
    assert person.open == "remove"
    assert "added by mistake" in person.text
    await person.press("do:remove_yes")
    assert "taken out" in person.text
    await person.go("/plain/answers")
    assert "Petty theft" not in person.text


async def test_at_the_end_a_question_can_be_asked_and_an_answer_changed(person: Visitor) -> None:
    await person.interview(GOLDEN)
    await person.say("how do I find a lawyer?", "question_faq")
    assert person.at_end
    assert "message faq" in person.page.text
    await person.press("do:human")
    assert "message card" in person.page.text
    await person.go("/plain/answers")
    await person.press("do:change:convictions.0.sentence_ordered_days")
    await person.give("364")
    assert person.at_end
    await person.go("/plain/answers")
    assert "364 days" in person.text


async def test_the_result_has_its_picture_and_no_link_but_safe_ones(person: Visitor) -> None:
    await person.interview(GOLDEN)
    assert "<svg" in person.page.text
    assert all(one.startswith(("/plain", "#", "https://", "tel:", "mailto:")) for one in person.parsed.links)
    await person.go("/plain/now")
    assert person.at_end


async def test_the_result_can_be_saved_as_files_with_names_that_tell_nothing(person: Visitor) -> None:
    await person.interview(GOLDEN)
    assert {"/plain/notes.pdf", "/plain/days.ics"} <= set(person.parsed.links)
    await person.go("/plain/notes.pdf")
    assert person.page.content.startswith(b"%PDF")
    assert person.page.headers["content-disposition"] == 'attachment; filename="notes.pdf"'
    await person.go("/plain/days.ics")
    assert person.page.status_code in (200, 404)
    if person.page.status_code == 404:
        assert "calendar" in person.text


async def test_before_the_end_there_is_no_result(person: Visitor) -> None:
    await person.go("/plain/result")
    assert person.page.url.path == "/plain/now"
    await person.go("/plain/notes.pdf")
    assert (person.page.status_code, person.parsed.language) == (404, "en")
    assert "no result yet" in person.text
