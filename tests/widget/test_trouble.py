"""When the network or the server fails, nothing that a person wrote is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from tests.widget.chat_page import ChatPage
from tests.widget.conftest import OpenChat

pytestmark = pytest.mark.full


def client_ids(chat: ChatPage) -> list[str]:
    return [turn["client_id"] for turn in chat.api.turns]


def test_an_unsent_message_is_kept_and_sent_again_by_itself(chat: ChatPage) -> None:
    chat.api.fail_next("drop")
    chat.type("hello there")
    expect(chat.find(".unsent")).to_be_visible()
    expect(chat.find(".notice")).to_contain_text("no connection")
    expect(chat.find(".unsent")).to_be_hidden(timeout=8_000)
    expect(chat.find(".foot .notice")).to_be_empty()
    assert chat.texts().count("hello there") == 1


def test_a_message_whose_reply_was_lost_counts_once(chat: ChatPage) -> None:
    chat.api.fail_next("lost")
    chat.type("hello there")
    chat.page.get_by_role("button", name="Try again").click()
    expect(chat.find(".unsent")).to_be_hidden()
    assert len(set(client_ids(chat))) == 1
    assert len(client_ids(chat)) == 2
    assert chat.texts().count("hello there") == 1
    assert chat.texts().count("Who are the questions about?") == 1


def test_a_server_in_trouble_is_named_as_such(chat: ChatPage) -> None:
    chat.api.fail_next(503)
    chat.type("hello there")
    expect(chat.find(".notice")).to_contain_text("cannot be reached right now")
    expect(chat.find(".unsent")).to_be_hidden(timeout=8_000)


def test_coming_online_sends_what_waits(chat: ChatPage) -> None:
    chat.page.context.set_offline(True)
    chat.type("hello there")
    expect(chat.find(".unsent")).to_be_visible()
    chat.page.context.set_offline(False)
    expect(chat.find(".unsent")).to_be_hidden(timeout=8_000)
    assert len(chat.api.turns) == 1


def test_a_refused_message_goes_back_into_the_box(chat: ChatPage) -> None:
    chat.api.fail_next(429)
    chat.type("hello there")
    expect(chat.find(".notice")).to_contain_text("Wait a minute")
    expect(chat.find("textarea")).to_have_value("hello there")
    assert "hello there" not in chat.texts()


def test_a_refused_answer_keeps_what_was_filled_in(chat: ChatPage) -> None:
    chat.go_to("convictions.0.loss_amount")
    chat.page.get_by_label("in dollars").fill("950")
    chat.api.fail_next(429)
    chat.send_form()
    expect(chat.find(".notice")).to_contain_text("Wait a minute")
    expect(chat.page.get_by_label("in dollars")).to_have_value("950")


def test_too_long_a_text_is_counted_and_not_sent(chat: ChatPage) -> None:
    chat.find("textarea").fill("x" * 1_900)
    expect(chat.find(".composer p")).to_contain_text("100")
    chat.find("textarea").fill("x" * 2_005)
    expect(chat.find(".composer p")).to_contain_text("5 letters too long")
    chat.find("textarea").press("Enter")
    assert chat.api.turns == []
    expect(chat.find("textarea")).to_have_value("x" * 2_005)


def test_a_start_that_fails_can_be_tried_again(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.api.fail_next("drop")
    chat.find(".cover .primary").click()
    expect(chat.find(".notice")).to_contain_text("cannot be reached")
    chat.page.get_by_role("button", name="Try again").click()
    expect(chat.find(".question-group")).to_be_visible()
    expect(chat.find(".foot .notice")).to_be_empty()


def test_without_its_strings_the_chat_speaks_english(open_chat: OpenChat) -> None:
    chat = open_chat(locale="es-US")
    expect(chat.find(".cover")).to_contain_text("Antes de empezar")

    def gone(route: Route) -> None:
        route.fulfill(status=500)

    chat.page.context.route("**/api/strings*", gone)
    chat.page.reload()
    expect(chat.find(".cover")).to_contain_text("Before we begin")
    expect(chat.find(".shell")).to_have_attribute("lang", "en")
    chat.start()
    assert chat.api.only_conversation().language == "es"


def test_a_conversation_that_is_gone_can_be_begun_anew(chat: ChatPage) -> None:
    chat.api.conversations.clear()
    chat.type("hello there")
    expect(chat.find(".cover")).to_contain_text("no longer there")
    assert chat.texts() == []
    chat.find(".cover .primary").click()
    chat.start()
    expect(chat.find(".message.question")).to_have_count(1)


def test_a_page_that_was_asleep_catches_up(chat: ChatPage) -> None:
    conversation = chat.api.only_conversation()
    conversation.say("A person from the office is here now.")
    chat.page.clock.install()
    chat.page.clock.fast_forward(120_000)
    chat.page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(chat.find(".message").last).to_contain_text("A person from the office")
