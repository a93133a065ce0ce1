"""WCAG 2.2 AA as far as a machine can tell, and by the keyboard alone."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.browser_support import DESK, PHONE, SMALL_PHONE
from tests.widget.chat_page import ChatPage
from tests.widget.conftest import OpenChat
from tests.widget.script import QUESTIONS

pytestmark = pytest.mark.full

# The smallest target that WCAG 2.2 allows, in CSS pixels; ours are meant for a thumb.
SMALLEST, FOR_A_THUMB = 24, 40


def test_axe_sees_a_fault(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.page.evaluate("() => document.querySelector('main').append(document.createElement('img'))")
    chat.element.evaluate(
        "(host) => host.shadowRoot.querySelector('.shell').append(document.createElement('select'))"
    )
    assert {finding.partition(":")[0] for finding in chat.visit.axe()} == {"image-alt", "select-name"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("size", "locale"), [(PHONE, "es-US"), (DESK, "en-US"), (PHONE, "ar")])
def test_axe_finds_nothing_from_start_to_result(
    open_chat: OpenChat, size: tuple[int, int], scheme: Literal["light", "dark"], locale: str
) -> None:
    chat = open_chat(size=size, scheme=scheme, locale=locale)
    expect(chat.find(".cover")).to_be_visible()
    found = {"start": chat.visit.axe()}
    chat.find(".resume summary").click()
    chat.find(".resume form button").click()
    found["no code"] = chat.visit.axe()
    chat.start()
    for question in QUESTIONS:
        found[question["id"]] = chat.visit.axe()
        if question["type"] != "confirm":
            if chat.find(".answer-form").count():
                chat.send_form()
                found[f"{question['id']}, empty"] = chat.visit.axe()
            chat.type("12")
    chat.tap("do:confirm")
    expect(chat.find(".result")).to_be_visible()
    chat.find(".sources summary").first.click()
    chat.find(".section-timeline summary").click()
    found["result"] = chat.visit.axe()
    for name in ("answers", "code"):
        chat.find(f"[data-more={name}]").click()
        expect(chat.find(".window .answers, .window .primary").first).to_be_visible()
        found[f"window: {name}"] = chat.visit.axe("advisal-chat", "dialog")
        if name == "code":
            chat.find(".window .primary").click()
            expect(chat.find(".code")).to_be_visible()
            found["code"] = chat.visit.axe("advisal-chat", "dialog")
        chat.find(".sheet-head .secondary").click()
    chat.find(".bar button").nth(1).click()
    found["clear?"] = chat.visit.axe("advisal-chat", "dialog")
    chat.find(".confirm .danger").click()
    expect(chat.find(".cover h3")).to_be_visible()
    found["deleted"] = chat.visit.axe()
    assert {where: findings for where, findings in found.items() if findings} == {}


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_axe_finds_nothing_in_a_launched_chat(open_chat: OpenChat, size: tuple[int, int]) -> None:
    chat = open_chat("/launcher", size=size)
    assert chat.visit.axe() == []
    chat.find(".launcher").click()
    chat.start()
    assert chat.visit.axe() == []


def test_axe_finds_nothing_in_trouble(chat: ChatPage) -> None:
    chat.api.fail_next(429)
    chat.type("x" * 1_900)
    assert chat.visit.axe() == []
    chat.find(".bar button").first.click()
    chat.find("textarea").fill("x" * 2_100)
    assert chat.visit.axe() == []


def test_a_conversation_can_be_had_by_keyboard_alone(open_chat: OpenChat) -> None:
    chat = open_chat()
    keyboard = chat.page.keyboard

    def tab_to(name: str) -> None:
        for _ in range(40):
            keyboard.press("Tab")
            label = chat.page.evaluate(
                "() => { const at = document.querySelector('advisal-chat').shadowRoot.activeElement;"
                " return at ? (at.labels?.[0] ?? at).textContent : '' }"
            )
            if name in label:
                return
        raise AssertionError(f"the keyboard does not reach {name!r}")

    tab_to("Start")
    keyboard.press("Enter")
    expect(chat.find(".question-group")).to_be_visible()
    assert chat.focused() == "section.panel"
    tab_to("None of these")
    keyboard.press("Space")
    tab_to("Send this answer")
    keyboard.press("Enter")
    chat.settled()
    assert chat.focused() == "section.panel"
    tab_to("My son or daughter")
    keyboard.press("Enter")
    chat.settled()
    tab_to("Why do you ask?")
    keyboard.press("Enter")
    chat.settled()
    tab_to("Or write in your own words")
    keyboard.type("yes")
    keyboard.press("Enter")
    chat.settled()
    assert chat.focused() == "textarea."
    assert [turn.get("choice", turn.get("text")) for turn in chat.api.turns] == [
        "none",
        "child",
        "do:why",
        "yes",
    ]


def test_the_focus_stays_when_a_message_comes_by_itself(chat: ChatPage) -> None:
    chat.find("input[value=none]").focus()
    chat.api.only_conversation().say("A person from the office is here now.")
    chat.page.evaluate("() => dispatchEvent(new Event('online'))")
    expect(chat.find(".message").last).to_contain_text("A person from the office")
    expect(chat.find("input[value=none]")).to_be_focused()


def test_the_history_is_a_live_log_that_is_there_before_its_messages(open_chat: OpenChat) -> None:
    chat = open_chat()
    log = chat.page.get_by_role("log", name="Messages")
    expect(log).to_have_count(1)
    handle = log.element_handle()
    chat.start()
    chat.type("hello there")
    assert handle.evaluate("(log) => log.isConnected && log.querySelectorAll('li.message').length") == 4


def test_messages_once_said_are_left_alone(chat: ChatPage) -> None:
    chat.find("[role=log]").evaluate(
        "(log) => { window.changed = 0; new MutationObserver((all) => { for (const one of all)"
        " window.changed += one.removedNodes.length }).observe(log, {childList: true, subtree: true}) }"
    )
    for _ in range(3):
        chat.tap("do:repeat")
        chat.settled()
    assert chat.page.evaluate("() => window.changed") == 0


def test_each_message_names_its_language_and_who_said_it(chat: ChatPage) -> None:
    chat.find(".bar button").first.click()
    chat.page.get_by_role("button", name="Español").click()
    expect(chat.find(".title")).to_have_text("Preguntas y respuestas")
    chat.settled()
    first, last = chat.find(".message").first, chat.find(".message").last
    expect(first).to_have_attribute("lang", "en")
    expect(last).to_have_attribute("lang", "es")
    expect(last).to_have_attribute("dir", "auto")
    assert "Asistente:" in last.inner_text() or "Assistant:" in last.inner_text()
    expect(chat.find(".shell")).to_have_attribute("lang", "es")


@pytest.mark.parametrize("question", ["urgent_now", "is_lpr", "lpr_since", "convictions.0.offense"])
def test_targets_are_large_enough(open_chat: OpenChat, question: str) -> None:
    chat = open_chat(size=SMALL_PHONE).start()
    if question != "urgent_now":
        chat.go_to(question)
    sizes = chat.element.evaluate(
        "(host) => [...host.shadowRoot.querySelectorAll('button, select, a, textarea, input')]"
        ".map((each) => (each.closest('label') ?? each).getBoundingClientRect())"
        ".filter((box) => box.width).map((box) => [box.width, box.height])"
    )
    assert min(width for width, _ in sizes) >= SMALLEST
    assert min(height for _, height in sizes) >= FOR_A_THUMB


@pytest.mark.parametrize("path", ["/", "/launcher"])
def test_nothing_scrolls_sideways_at_320_pixels(open_chat: OpenChat, path: str) -> None:
    chat = open_chat(path, size=(320, 256), locale="es-US")
    if path == "/launcher":
        chat.find(".launcher").click()
    chat.start()
    chat.go_to("confirm")
    chat.tap("do:confirm")
    expect(chat.find(".result")).to_be_visible()
    widths = chat.element.evaluate(
        "(host) => [document.scrollingElement,"
        " ...host.shadowRoot.querySelectorAll('.shell, .scroller, dialog')]"
        ".map((each) => each.scrollWidth - each.clientWidth)"
    )
    assert max(widths) <= 0


def test_what_has_the_focus_is_not_hidden_beneath_the_bars(open_chat: OpenChat) -> None:
    chat = open_chat(size=SMALL_PHONE).start()
    chat.find("input").first.focus()
    for _ in range(12):
        chat.page.keyboard.press("Tab")
        hidden = chat.element.evaluate(
            "(host) => { const root = host.shadowRoot, at = root.activeElement; if (!at) return false;"
            " const bar = root.querySelector('.bar'), foot = root.querySelector('.foot');"
            " const box = at.getBoundingClientRect();"
            " if (bar.contains(at) || foot.contains(at)) return false;"
            " return box.bottom <= bar.getBoundingClientRect().bottom"
            " || box.top >= foot.getBoundingClientRect().top }"
        )
        assert not hidden


@pytest.mark.parametrize(("motion", "moves"), [("reduce", False), ("no-preference", True)])
def test_things_move_only_for_those_who_have_not_asked_for_rest(
    open_chat: OpenChat, motion: Literal["reduce", "no-preference"], moves: bool
) -> None:
    chat = open_chat(motion=motion).start()
    chat.api.fail_next("drop")
    name = chat.find(".typing i").first.evaluate("(dot) => getComputedStyle(dot).animationName")
    assert (name != "none") is moves
