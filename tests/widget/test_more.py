"""Looking through the answers, going on later with a code, and the warning before a chat is deleted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser_support import SMALL_PHONE
from tests.widget.chat_page import ChatPage
from tests.widget.conftest import OpenChat
from tests.widget.fake_api import CODE

pytestmark = pytest.mark.full


def answer_some(chat: ChatPage) -> None:
    """Two questions about the person, and one about the conviction."""
    chat.find("input[value=none]").check()
    chat.send_form()
    chat.settled()
    chat.tap("spouse")
    chat.settled()
    chat.go_to("convictions.0.loss_amount")
    chat.type("950")


def code_of(chat: ChatPage) -> str:
    chat.page.get_by_role("button", name="Continue later").click()
    chat.page.get_by_role("button", name="Show me a code").click()
    return chat.find(".code").inner_text()


def resume(chat: ChatPage, code: str) -> None:
    chat.find(".resume summary").click()
    chat.page.get_by_label("Your code").fill(code)
    chat.page.get_by_role("button", name="Open my chat").click()


def test_all_answers_stand_in_groups_with_a_way_to_change_each(chat: ChatPage) -> None:
    answer_some(chat)
    chat.page.get_by_role("button", name="My answers").click()
    window = chat.page.get_by_role("dialog", name="My answers")
    expect(window.get_by_role("region", name="About you").get_by_role("listitem")).to_have_count(2)
    expect(window.get_by_role("region", name="The conviction")).to_contain_text("950")
    window.get_by_role("button", name="Change: Who are the questions about?").click()
    expect(window).to_be_hidden()
    assert chat.last_turn()["choice"] == "do:change:for_whom"
    expect(chat.page.get_by_role("group", name="Who are the questions about?")).to_be_visible()
    expect(chat.find(".message.person").last).to_contain_text("Change: Who are the questions about?")


def test_what_was_added_by_mistake_can_be_taken_out_by_its_heading(chat: ChatPage) -> None:
    answer_some(chat)
    chat.page.get_by_role("button", name="My answers").click()
    window = chat.page.get_by_role("dialog", name="My answers")
    expect(window.get_by_role("button", name="Take out: About you")).to_have_count(0)
    window.get_by_role("button", name="Take out: The conviction").click()
    expect(window).to_be_hidden()
    assert chat.last_turn()["choice"] == "do:remove:convictions.1"
    expect(chat.find(".message.person").last).to_contain_text("Take out: The conviction")


def test_before_the_first_answer_the_list_says_so(chat: ChatPage) -> None:
    chat.page.get_by_role("button", name="My answers").click()
    expect(chat.page.get_by_role("dialog")).to_contain_text("There are no answers yet.")


def test_a_list_that_cannot_be_had_can_be_tried_again(chat: ChatPage) -> None:
    chat.page.context.route("**/answers", lambda route: route.fulfill(status=503))
    chat.page.get_by_role("button", name="My answers").click()
    expect(chat.find(".window .error")).to_have_text("We could not get your answers.")
    expect(chat.page.get_by_role("button", name="Try again")).to_be_focused()
    chat.page.context.unroute("**/answers")
    chat.page.get_by_role("button", name="Try again").click()
    expect(chat.page.get_by_role("dialog")).to_contain_text("There are no answers yet.")


def test_a_window_is_left_by_escape_and_gives_the_focus_back(chat: ChatPage) -> None:
    button = chat.page.get_by_role("button", name="My answers")
    button.click()
    expect(chat.find(".window h2")).to_be_focused()
    chat.page.keyboard.press("Escape")
    expect(chat.find(".window")).to_have_count(0)
    expect(button).to_be_focused()


def test_leaving_at_once_is_possible_from_a_window_too(chat: ChatPage) -> None:
    chat.page.get_by_role("button", name="My answers").click()
    chat.page.get_by_role("dialog").get_by_role("button", name="Leave now").click()
    chat.page.wait_for_url("about:blank")


def test_a_code_is_made_only_when_asked_for_and_said_to_be_a_key(chat: ChatPage) -> None:
    chat.page.get_by_role("button", name="Continue later").click()
    assert chat.api.codes == {}
    chat.page.get_by_role("button", name="Show me a code").click()
    expect(chat.find(".code")).to_have_text(CODE)
    expect(chat.page.get_by_role("dialog")).to_contain_text("whoever has it can read your answers")
    expect(chat.find(".code-place")).to_be_focused()
    assert not [path for path in chat.api.paths if CODE in path]


def test_a_reload_leaves_nothing_and_the_code_brings_all_of_it_back(chat: ChatPage) -> None:
    answer_some(chat)
    before = chat.texts()
    code = code_of(chat)
    chat.page.reload()
    assert chat.texts() == []
    expect(chat.find(".cover")).to_contain_text("ask for a code first")
    resume(chat, code.lower().replace("-", " "))
    expect(chat.page.get_by_role("group", name="How much do the papers say it weighed?")).to_be_visible()
    assert chat.texts() == before
    expect(chat.find("[role=status]")).to_have_text("Your chat is open again.")
    assert chat.focused() == "section.panel"
    chat.type("28 g")
    assert chat.last_turn() == {"text": "28 g"}


def test_what_comes_back_is_not_read_out_again(chat: ChatPage) -> None:
    answer_some(chat)
    code = code_of(chat)
    chat.page.reload()
    chat.find("[role=log]").evaluate(
        "(log) => { window.live = []; new MutationObserver(() => window.live.push(log.ariaLive))"
        ".observe(log, {childList: true, subtree: true}) }"
    )
    resume(chat, code)
    expect(chat.find(".message").first).to_be_visible()
    assert set(chat.page.evaluate("() => window.live")) == {"off"}
    expect(chat.find("[role=log]")).not_to_have_attribute("aria-live", "off")


def test_a_finished_chat_comes_back_with_its_result(chat: ChatPage) -> None:
    chat.go_to("confirm")
    chat.tap("do:confirm")
    expect(chat.find(".result")).to_be_visible()
    code = code_of(chat)
    chat.page.reload()
    resume(chat, code)
    expect(chat.find(".result h2")).to_be_in_viewport()


def test_a_wrong_code_is_said_where_it_was_written_and_can_be_mended(chat: ChatPage) -> None:
    code = code_of(chat)
    chat.page.reload()
    resume(chat, "")
    box = chat.page.get_by_label("Your code")
    expect(chat.find(".resume .error")).to_have_text("Write your code first.")
    box.fill("AAAA")
    box.press("Enter")
    expect(chat.find(".resume .error")).to_have_text("That code did not work.")
    expect(box).to_be_focused()
    expect(box).to_have_accessible_error_message("That code did not work.")
    box.fill(code)
    box.press("Enter")
    expect(chat.find(".question-group")).to_be_visible()


def test_the_page_whose_chat_went_on_elsewhere_shows_nothing_more_of_it(open_chat: OpenChat) -> None:
    first = open_chat().start()
    first.type("hello there")
    code = code_of(first)
    second = open_chat()
    resume(second, code)
    expect(second.find(".question-group")).to_be_visible()
    first.page.keyboard.press("Escape")
    first.find("textarea").fill("and more")
    first.find("textarea").press("Enter")
    expect(first.find(".cover")).to_contain_text("continued in another place")
    assert "hello there" not in first.element.evaluate("(host) => host.shadowRoot.textContent")
    assert "hello there" in second.texts()


def test_a_chat_that_is_gone_takes_its_window_along(chat: ChatPage) -> None:
    chat.api.conversations.clear()
    chat.page.get_by_role("button", name="My answers").click()
    expect(chat.page.get_by_role("heading", name="This chat is no longer there")).to_be_visible()
    expect(chat.find("dialog")).to_have_count(0)


def test_two_pages_hold_two_chats(open_chat: OpenChat) -> None:
    first, second = open_chat().start(), open_chat().start()
    assert len(first.api.conversations) == 2
    first.type("one")
    second.type("two")
    assert "two" not in first.texts()
    assert "one" not in second.texts()


def test_a_chat_close_to_its_end_says_when_and_an_answer_keeps_it(chat: ChatPage) -> None:
    conversation = chat.api.only_conversation()
    expect(chat.find(".foot .notice")).to_be_empty()
    conversation.until = datetime.now(UTC) + timedelta(hours=2)
    chat.page.evaluate("() => dispatchEvent(new Event('online'))")
    expect(chat.find(".foot .notice")).to_contain_text("This chat will be deleted on")
    assert str(conversation.until.year) in chat.find(".foot .notice").inner_text()
    conversation.until = datetime.now(UTC) + timedelta(days=30)
    chat.type("hello there")
    expect(chat.find(".foot .notice")).to_be_empty()


def test_a_chat_whose_time_ran_out_leaves_the_screen(chat: ChatPage) -> None:
    chat.type("hello there")
    chat.api.only_conversation().until = datetime.now(UTC) + timedelta(seconds=1)
    chat.page.evaluate("() => dispatchEvent(new Event('online'))")
    expect(chat.find(".foot .notice")).to_contain_text("This chat will be deleted on")
    chat.api.conversations.clear()
    expect(chat.page.get_by_role("heading", name="This chat is no longer there")).to_be_visible()
    assert chat.texts() == []


def test_the_start_says_for_how_long_answers_are_kept(open_chat: OpenChat) -> None:
    chat = open_chat()
    expect(chat.find(".cover")).to_contain_text("for 30 days after your last one")


def test_the_chat_wears_the_colour_of_the_organisation(open_chat: OpenChat) -> None:
    chat = open_chat(size=SMALL_PHONE)
    chat.page.evaluate(
        "() => { const chat = document.createElement('advisal-chat');"
        " chat.setAttribute('colour', '#ffcc00');"
        " document.querySelector('advisal-chat').replaceWith(chat) }"
    )
    chat.start()
    send = chat.find(".send").evaluate("(button) => getComputedStyle(button).backgroundColor")
    assert send not in ("rgb(23, 96, 110)", "rgb(255, 204, 0)")
    assert chat.visit.axe() == []
    expect(chat.element).not_to_have_attribute("style", "")
