"""The whole screening in a browser without JavaScript, with the real app and the real Rasa."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser

from tests.browser.stack import APP, Stack
from tests.browser_support import PHONE, Visit, visit
from tests.dialogue.talk import GOLDEN
from tests.plain.no_script import NoScript

pytestmark = pytest.mark.full

Open = Callable[[str], NoScript]
UP = {"app": "ok", "rasa": "ok"}
STORY = "In 2018 I pled guilty in California to possession of meth for sale, 365 days"


@pytest.fixture
def open_plain(browser: Browser, stack: Stack) -> Iterator[Open]:
    """Opens the pages on a phone from the demo page. Afterwards no error was logged, no other site asked."""
    with ExitStack() as pages:
        opened: list[NoScript] = []

        def opener(locale: str) -> NoScript:
            page = visit(browser, f"{stack.url}/", locale=locale, size=PHONE, javascript=False)
            person = NoScript(pages.enter_context(page))
            person.page.locator("noscript a[href='/plain']").click()
            opened.append(person)
            return person

        yield opener
        for person in opened:
            assert person.visit.problems == []
            assert person.visit.foreign == []


@pytest.mark.parametrize("locale", ["en-US", "es-US", "ar", "zh-CN"])
def test_the_whole_screening_by_pressing(open_plain: Open, locale: str) -> None:
    person = open_plain(locale).start()
    asked = person.interview(GOLDEN)
    assert person.at_end
    assert 15 < len(asked) <= 30
    assert person.page.locator("html").get_attribute("dir") == ("rtl" if locale == "ar" else "ltr")
    ids = [one.get_attribute("class") for one in person.page.locator("article > section[class]").all()]
    assert ids[0] == "section urgent"
    assert {f"section {one}" for one in ("may_help", "in_the_way", "papers", "counsel")} <= set(ids)


def test_a_story_is_read_shown_back_and_counts(open_plain: Open) -> None:
    person = open_plain("en-US").start()
    person.say(STORY)
    assert person.name == "confirm"
    person.press("do:confirm")
    person.page.locator("a[href='/plain/answers']").click()
    assert "Drug sale, transport or possession for sale" in person.page.locator("main").inner_text()


def test_an_urgent_text_gets_its_card_on_top(open_plain: Open) -> None:
    person = open_plain("en-US").start()
    person.say("ICE has my husband right now")
    first = person.page.locator("main .message").first
    assert "card" in (first.get_attribute("class") or "")


def test_back_in_the_browser_loses_nothing_and_answers_nothing_twice(open_plain: Open) -> None:
    person = open_plain("en-US").start()
    person.answer("none")
    person.answer("self")
    now = person.name
    person.page.go_back()
    person.page.go_back()
    person.page.reload()
    person.page.goto(person.page.url)
    assert person.name == now
    person.page.locator("a[href='/plain/leave']").click()
    person.page.wait_for_url("about:blank")
    assert person.page.locator("body").inner_text() == ""
    person.page.go_back()
    assert "no longer there" in person.page.locator("main").inner_text()


def test_the_app_starts_anew_between_two_pages_and_nothing_is_lost(open_plain: Open, stack: Stack) -> None:
    person = open_plain("en-US").start()
    person.answer("none")
    person.comes_to("for_whom")
    stack.kill(APP)
    stack.wait_for({})
    stack.wait_for(UP)
    person.answer("self")
    assert person.name not in ("urgent_now", "for_whom")
    now = person.name
    person.page.locator("a[href='/plain/answers']").click()
    assert "Me" in person.page.locator("main").inner_text()
    person.page.locator("main a[href='/plain/now']").first.click()
    assert person.name == now


def test_two_tabs_are_one_conversation_and_the_older_page_changes_nothing(
    open_plain: Open, stack: Stack
) -> None:
    person = open_plain("en-US").start()
    person.answer("none")
    person.comes_to("for_whom")
    other = NoScript(Visit(person.page.context.new_page()))
    other.page.goto(f"{stack.url}/plain")
    assert other.name == "for_whom"
    other.answer("self")
    now = other.name
    person.answer("friend")
    assert person.name == now
    assert "earlier question" in person.page.locator("main").inner_text()
    other.page.locator("a[href='/plain/answers']").click()
    assert "A friend" not in other.page.locator("main").inner_text()
