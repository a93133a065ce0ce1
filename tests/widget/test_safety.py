"""Leaving at once, deleting everything, and leaving no trace on the device or with others."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.widget.chat_page import ChatPage
from tests.widget.conftest import OpenChat

pytestmark = pytest.mark.full


def test_leave_now_blanks_the_page_and_back_does_not_return(open_chat: OpenChat) -> None:
    chat = open_chat("/launcher")
    chat.page.goto(chat.api.url + "/")
    chat.start()
    chat.page.get_by_role("button", name="Leave now").click()
    chat.page.wait_for_url("about:blank")
    assert chat.page.evaluate("() => document.body.childNodes.length") == 0
    chat.page.go_back()
    assert chat.page.url == chat.api.url + "/launcher"


def test_escape_three_times_leaves(chat: ChatPage) -> None:
    chat.page.keyboard.press("Escape")
    expect(chat.find("[role=status]")).to_contain_text("two more times")
    chat.page.keyboard.press("Escape")
    expect(chat.find("[role=status]")).to_contain_text("one more time")
    chat.page.keyboard.press("Escape")
    chat.page.wait_for_url("about:blank")


def test_escape_now_and_then_does_not_leave(chat: ChatPage) -> None:
    chat.page.keyboard.press("Escape")
    chat.page.keyboard.press("Escape")
    chat.page.wait_for_timeout(5_200)
    chat.page.keyboard.press("Escape")
    chat.page.wait_for_timeout(200)
    assert chat.page.url == chat.api.url + "/"


@pytest.mark.parametrize(
    ("asked", "target"),
    [("javascript:window.hacked=1", "about:blank"), ("", "about:blank"), ("/exit", "/exit")],
)
def test_the_exit_goes_to_a_web_address_or_to_nothing(open_chat: OpenChat, asked: str, target: str) -> None:
    chat = open_chat()
    address = chat.api.url + asked if asked.startswith("/") else asked
    chat.page.evaluate(
        "(address) => { const chat = document.createElement('advisal-chat');"
        " chat.setAttribute('exit-address', address);"
        " document.querySelector('advisal-chat').replaceWith(chat) }",
        address,
    )
    chat.page.get_by_role("button", name="Leave now").click()
    chat.page.wait_for_url(lambda url: url.endswith(target))


def test_clearing_asks_first_and_can_be_called_off(chat: ChatPage) -> None:
    chat.page.get_by_role("button", name="Clear chat").click()
    dialog = chat.page.get_by_role("alertdialog", name="Clear this chat?")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name="No, keep the chat")).to_be_focused()
    chat.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(chat.page.get_by_role("button", name="Clear chat")).to_be_focused()
    assert len(chat.api.conversations) == 1


def test_clearing_deletes_on_the_server_and_on_the_screen(chat: ChatPage) -> None:
    chat.type("hello there")
    chat.page.get_by_role("button", name="Clear chat").click()
    with chat.page.expect_response(lambda response: response.request.method == "DELETE"):
        chat.page.get_by_role("button", name="Yes, delete everything").click()
    heading = chat.page.get_by_role("heading", name="This chat is over")
    expect(heading).to_be_focused()
    expect(chat.page.get_by_role("button", name="Clear chat")).to_be_hidden()
    assert "hello there" not in chat.element.evaluate("(host) => host.shadowRoot.textContent")
    assert chat.api.conversations == {}


def test_a_deletion_that_fails_is_said_and_can_be_tried_again(chat: ChatPage) -> None:
    chat.api.fail_next("drop")
    chat.page.get_by_role("button", name="Clear chat").click()
    chat.page.get_by_role("button", name="Yes, delete everything").click()
    expect(chat.find(".notice")).to_contain_text("could not reach our computers")
    assert len(chat.api.conversations) == 1
    chat.page.get_by_role("button", name="Try to delete it again").click()
    expect(chat.find(".foot .notice")).to_be_empty()
    assert chat.api.conversations == {}


def test_a_deletion_in_the_conversation_ends_it_too(chat: ChatPage) -> None:
    chat.api.only_conversation().deleting = True
    chat.tap("do:repeat")
    chat.tap("do:delete_yes")
    expect(chat.page.get_by_role("heading", name="This chat is over")).to_be_visible()
    assert chat.texts() == []


def test_nothing_is_kept_on_the_device(chat: ChatPage) -> None:
    chat.type("hello there")
    kept = chat.page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, document.cookie,"
        " (await indexedDB.databases()).length, (await caches.keys()).length]"
    )
    assert kept == [0, 0, "", 0, 0]


def test_no_address_holds_the_token_or_what_was_written(chat: ChatPage) -> None:
    chat.type("hello there")
    token = chat.api.only_conversation().token
    assert not [path for path in chat.api.paths if token in path or "hello" in path]
    assert token not in chat.page.evaluate("() => document.documentElement.outerHTML")


def test_the_title_and_the_address_stay_neutral(chat: ChatPage) -> None:
    assert chat.page.title() == "Questions and answers"
    assert chat.page.url == chat.api.url + "/"


def test_text_is_never_taken_for_markup(chat: ChatPage) -> None:
    chat.api.only_conversation().say("<img src=x onerror=alert(1)><b>bold</b>")
    chat.type("<script>alert(1)</script>")
    assert "<script>alert(1)</script>" in chat.texts()
    expect(chat.find(".message img, .message b, .message script")).to_have_count(0)


def test_a_launched_chat_opens_only_when_asked_and_folds_away(open_chat: OpenChat) -> None:
    chat = open_chat("/launcher")
    expect(chat.find("dialog")).to_be_hidden()
    chat.page.get_by_role("button", name="Open questions and answers").click()
    expect(chat.page.get_by_role("dialog", name="Questions and answers")).to_be_visible()
    expect(chat.find(".owner")).to_have_text("With An office")
    chat.start()
    chat.page.get_by_role("button", name="Close").click()
    expect(chat.find("dialog")).to_be_hidden()
    chat.page.get_by_role("button", name="Open questions and answers").click()
    expect(chat.find(".question-group")).to_be_visible()


def test_without_javascript_the_page_says_what_to_do(open_chat: OpenChat) -> None:
    chat = open_chat(javascript=False)
    expect(chat.page.locator("noscript p").first).to_contain_text("lawyer in the list")
