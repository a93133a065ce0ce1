"""The result: what it shows, and how it is kept, printed, and marked."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.widget.chat_page import ChatPage
from tests.widget.conftest import OpenChat

pytestmark = pytest.mark.full


@pytest.fixture
def done(chat: ChatPage) -> ChatPage:
    """A chat that has come to its result."""
    chat.go_to("confirm")
    chat.tap("do:confirm")
    expect(chat.find(".result")).to_be_visible()
    return chat


def test_the_result_has_its_sections_with_the_urgent_one_first(chat: ChatPage) -> None:
    chat.go_to("confirm")
    chat.tap("do:confirm")
    expect(chat.find(".result h3").first).to_contain_text("Do this now")
    assert [title.strip() for title in chat.find(".result h3").all_inner_texts()][1:] == [
        "What may be worth asking a lawyer about",
        "What may stand in the way",
        "Papers to look for",
        "The dates in order",
        "Whom to call",
    ]
    expect(chat.find(".section-urgent h3 svg")).to_have_count(1)
    expect(chat.find(".section-papers input[type=checkbox]")).to_have_count(2)
    expect(chat.find(".section-counsel .call")).to_have_attribute("href", "tel:+12025550142")
    expect(chat.find(".section-counsel a[target=_blank]")).to_have_attribute("rel", "noopener noreferrer")


def test_the_result_is_not_repeated_and_not_read_out_whole(chat: ChatPage) -> None:
    chat.go_to("confirm")
    chat.tap("do:confirm")
    expect(chat.find(".result")).to_be_visible()
    expect(chat.find(".result-place")).to_have_attribute("aria-live", "off")
    chat.type("what is a waiver?")
    chat.settled()
    expect(chat.find(".result")).to_have_count(1)
    chat.page.get_by_role("button", name="Go to your result").click()
    expect(chat.find(".result h2")).to_be_focused()


def test_after_the_result_only_the_tools_are_left(chat: ChatPage) -> None:
    chat.go_to("confirm")
    chat.tap("do:confirm")
    expect(chat.find(".result")).to_be_visible()
    expect(chat.find("fieldset")).to_have_count(0)
    expect(chat.page.get_by_label("Write a message")).to_be_visible()
    for _ in range(4):
        chat.type("what is a waiver?")
    expect(chat.find(".result h2")).not_to_be_in_viewport()
    chat.tap("do:result")
    expect(chat.find(".result h2")).to_be_in_viewport()


def test_the_result_can_be_saved_as_text(chat: ChatPage) -> None:
    chat.go_to("confirm")
    chat.tap("do:confirm")
    with chat.page.expect_download() as download:
        chat.page.get_by_role("button", name="Save as a file").click()
    assert download.value.suggested_filename == "answers.txt"
    assert "DO THIS NOW" not in download.value.path().read_text(encoding="utf-8").splitlines()[0]
    assert "- Go to the hearing" in download.value.path().read_text(encoding="utf-8")


def test_only_the_result_is_printed(open_chat: OpenChat) -> None:
    chat = open_chat().start()
    chat.go_to("confirm")
    chat.tap("do:confirm")
    expect(chat.find(".result")).to_be_visible()
    chat.page.evaluate("() => { window.print = () => { window.printed = true } }")
    chat.page.get_by_role("button", name="Print").click()
    assert chat.page.evaluate("() => window.printed")
    chat.page.emulate_media(media="print")
    expect(chat.find(".result h2")).to_be_visible()
    for hidden in (".bar", ".composer", ".message", ".result-actions"):
        expect(chat.find(hidden).first).to_be_hidden()
    expect(chat.page.locator(".about")).to_be_hidden()
    chat.page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert chat.page.locator("[data-advisal-not-printed]").count() == 0


def test_the_timeline_is_drawn_as_it_was_laid_out_and_can_be_read_in_words(done: ChatPage) -> None:
    drawing = done.page.get_by_role("img", name="The dates in order")
    expect(drawing).to_have_attribute("viewBox", "0 0 320 60")
    expect(drawing.locator("line")).to_have_attribute("x2", "312")
    expect(drawing.locator("rect.drawn-unknown")).to_have_css("stroke-dasharray", "4px, 3px")
    assert drawing.evaluate("(svg) => [...svg.children].every((each) => each.getBBox().width > 0)")
    words = done.find(".section-timeline details li")
    expect(words).to_be_hidden()
    done.page.get_by_text("Read the timeline in words").click()
    expect(words).to_have_text("Green card since: 2009")


@pytest.mark.parametrize(
    ("button", "name", "begins"),
    [
        ("Save as PDF", "answers.pdf", "%PDF-"),
        ("Save the dates for a calendar", "answers.ics", "BEGIN:VCALENDAR"),
    ],
)
def test_a_file_comes_with_the_token_in_a_header_and_under_a_neutral_name(
    done: ChatPage, button: str, name: str, begins: str
) -> None:
    with done.page.expect_download() as download:
        done.page.get_by_role("button", name=button).click()
    assert download.value.suggested_filename == name
    assert download.value.path().read_text().startswith(begins)
    assert download.value.url.startswith("blob:")
    token = done.api.only_conversation().token
    assert not [path for path in done.api.paths if token in path]


def test_a_file_that_cannot_be_made_is_said_in_the_servers_words_and_can_be_tried_again(
    done: ChatPage,
) -> None:
    done.api.fail_next(503)
    done.page.get_by_role("button", name="Save as PDF").click()
    expect(done.find(".foot .notice")).to_contain_text("Please print the page instead.")
    expect(done.find(".result")).to_be_visible()
    with done.page.expect_download():
        done.page.get_by_role("button", name="Try again").click()
    expect(done.find(".foot .notice")).to_be_empty()


def test_marks_on_papers_stay_while_the_page_does_and_go_with_the_chat(done: ChatPage) -> None:
    paper = done.page.get_by_label("The plea form")
    paper.check()
    done.find(".bar button").first.click()
    done.page.get_by_role("button", name="Español").click()
    marked = done.page.get_by_label("El formulario de declaración")
    expect(marked).to_be_checked()
    done.page.get_by_role("button", name="Borrar chat").click()
    done.page.get_by_role("button", name="Sí, borrar todo").click()
    done.find(".cover .primary").click()
    done.start()
    done.go_to("confirm")
    done.tap("do:confirm")
    expect(done.page.get_by_label("El formulario de declaración")).not_to_be_checked()


def test_a_telephone_number_reads_the_right_way_round_from_right_to_left_too(open_chat: OpenChat) -> None:
    chat = open_chat(locale="ar").start()
    chat.go_to("confirm")
    chat.tap("do:confirm")
    expect(chat.find(".section-counsel .call")).to_be_visible()
    places = chat.find(".section-counsel .call span").evaluate(
        "(span) => { const text = span.firstChild, place = (part) => { const range = new Range(),"
        " at = text.data.indexOf(part); range.setStart(text, at); range.setEnd(text, at + part.length);"
        " return range.getBoundingClientRect().left }; return ['202', '555', '0142'].map(place) }"
    )
    assert places == sorted(places)
