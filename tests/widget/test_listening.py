"""What a screen reader is given: names, roles, headings, and each announcement once."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser_support import DESK, PHONE, SMALL_PHONE
from tests.widget.chat_page import ChatPage
from tests.widget.conftest import OpenChat
from tests.widget.script import QUESTIONS

pytestmark = pytest.mark.full

CONTROLS = {
    "button",
    "link",
    "textbox",
    "checkbox",
    "combobox",
    "DisclosureTriangle",
    "dialog",
    "alertdialog",
}
SMALLEST = 24

# Takes down every text that comes into a live region, as a screen reader would be told of it.
LISTEN = """(host) => {
  window.heard = [];
  const live = (node) => (node.nodeType === 1 ? node : node.parentElement)
    ?.closest('[aria-live], [role=log], [role=status], [role=alert]');
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      for (const node of addedNodes) {
        const region = live(node.nodeType === 1 ? node : target);
        const text = (node.textContent ?? '').trim();
        if (text && region && region.getAttribute('aria-live') !== 'off') window.heard.push(text);
      }
    }
  }).observe(host.shadowRoot, { childList: true, subtree: true, characterData: true });
}"""


def heard(chat: ChatPage) -> list[str]:
    return [str(text) for text in chat.page.evaluate("() => window.heard")]


def spoken_tree(chat: ChatPage) -> list[dict[str, Any]]:
    """The nodes of the accessibility tree, with role, name and properties."""
    session = chat.page.context.new_cdp_session(chat.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [node for node in nodes if not node.get("ignored")]


def role(node: dict[str, Any]) -> str:
    return str(node.get("role", {}).get("value", ""))


def name(node: dict[str, Any]) -> str:
    return str(node.get("name", {}).get("value", ""))


def level(node: dict[str, Any]) -> int:
    return next(int(each["value"]["value"]) for each in node["properties"] if each["name"] == "level")


def test_every_message_is_announced_once_and_in_order(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.element.evaluate(LISTEN)
    chat.start()
    chat.find("input[value=none]").check()
    chat.send_form()
    expect(chat.page.get_by_role("group", name="Who are the questions about?")).to_be_visible()
    chat.tap("do:why")
    chat.settled()
    assert heard(chat) == [
        "Assistant:Hello. I ask short questions. You can answer with the buttons or in your own words.",
        "Assistant:Is any of this true right now?",
        "You:None of these",
        "Assistant:Who are the questions about?",
        "You:Why do you ask?",
        "Assistant:The answer changes which rules apply. You can skip it.",
    ]


def test_trouble_is_announced_once_and_so_is_its_end(chat: ChatPage) -> None:
    chat.element.evaluate(LISTEN)
    chat.api.fail_next("drop")
    chat.type("hello there")
    expect(chat.find(".unsent")).to_be_hidden(timeout=8_000)
    counted = Counter(text.partition(".")[0] for text in heard(chat))
    assert counted["You:hello there"] == 1
    assert counted["There is no connection right now"] == 1
    assert counted["Assistant:Who are the questions about?"] == 1


def test_a_result_is_not_read_out_whole_but_can_be_gone_to(chat: ChatPage) -> None:
    chat.go_to("confirm")
    chat.element.evaluate(LISTEN)
    chat.tap("do:confirm")
    expect(chat.find(".result")).to_be_visible()
    assert not [text for text in heard(chat) if "What may stand in the way" in text]
    chat.page.get_by_role("button", name="Go to your result").click()
    expect(chat.page.get_by_role("heading", name="What we can tell from your answers")).to_be_focused()


def test_a_window_and_a_wrong_code_say_what_they_are(chat: ChatPage) -> None:
    chat.page.get_by_role("button", name="Continue later").click()
    expect(chat.page.get_by_role("dialog", name="Continue later")).to_be_visible()
    expect(chat.page.get_by_role("heading", name="Continue later")).to_be_focused()
    chat.page.reload()
    chat.find(".resume summary").click()
    chat.element.evaluate(LISTEN)
    chat.page.get_by_label("Your code").fill("AAAA")
    chat.page.get_by_role("button", name="Open my chat").click()
    expect(chat.find(".resume .error")).not_to_be_empty()
    assert heard(chat) == ["That code did not work."]


def screens(chat: ChatPage) -> list[str]:
    """Goes from screen to screen; what is wrong with what is said of each."""
    wrong: list[str] = []

    def look(screen: str) -> None:
        nodes = spoken_tree(chat)
        wrong.extend(f"{screen}: a {role(node)} without a name" for node in nodes if nameless(node))
        levels = [level(node) for node in nodes if role(node) == "heading"]
        jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        wrong.extend(f"{screen}: from heading {one} to heading {other}" for one, other in jumps)
        logs = [name(node) for node in nodes if role(node) == "log"]
        if "dialog" not in {role(node) for node in nodes} and logs != ["Messages"]:
            wrong.append(f"{screen}: the log is {logs}")

    look("start")
    chat.start()
    for question in QUESTIONS:
        look(question["id"])
        if question["type"] != "confirm":
            chat.type("12")
    for window in ("answers", "code"):
        chat.find(f"[data-more={window}]").click()
        expect(chat.find(".window .answers, .window .primary").first).to_be_visible()
        look(window)
        chat.page.keyboard.press("Escape")
    chat.tap("do:confirm")
    expect(chat.find(".result")).to_be_visible()
    look("result")
    chat.find(".bar button").nth(1).click()
    chat.find(".confirm .danger").click()
    expect(chat.find(".cover h3")).to_be_visible()
    look("deleted")
    return wrong


def nameless(node: dict[str, Any]) -> bool:
    return role(node) in CONTROLS and not name(node).strip()


def test_every_control_on_every_screen_has_a_name_and_headings_do_not_jump(open_chat: OpenChat) -> None:
    assert screens(open_chat()) == []


def test_what_is_wrong_would_be_seen(chat: ChatPage) -> None:
    chat.element.evaluate(
        "(host) => host.shadowRoot.querySelector('.panel').append(document.createElement('button'))"
    )
    assert [role(node) for node in spoken_tree(chat) if nameless(node)] == ["button"]


@pytest.mark.parametrize("size", [SMALL_PHONE, PHONE, DESK])
@pytest.mark.parametrize("locale", ["en-US", "ar"])
def test_text_twice_as_large_fits_and_is_all_there(
    open_chat: OpenChat, size: tuple[int, int], locale: str
) -> None:
    chat = open_chat(size=size, locale=locale)
    chat.page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    wide: dict[str, list[str]] = {}

    def measure(screen: str) -> None:
        wide[screen] = chat.element.evaluate(
            "(host) => [...host.shadowRoot.querySelectorAll('*')]"
            ".filter((each) => !each.closest('svg, .spoken, .value') && each.getClientRects().length)"
            ".filter((each) => getComputedStyle(each).display !== 'inline' && each.clientWidth)"
            ".filter((each) => each.scrollWidth > each.clientWidth + 1)"
            ".map((each) => `${each.localName}.${each.className}`)"
        )

    measure("start")
    chat.start()
    for question in (
        "urgent_now",
        "lpr_since",
        "convictions.0.offense",
        "convictions.0.sentence_ordered_days",
    ):
        if question != "urgent_now":
            chat.go_to(question)
        measure(question)
    chat.find("[data-more=answers]").click()
    expect(chat.find(".answers li").first).to_be_visible()
    measure("answers")
    chat.page.keyboard.press("Escape")
    chat.find("[data-more=code]").click()
    chat.find(".window .primary").click()
    expect(chat.find(".code")).to_be_visible()
    measure("code")
    chat.page.keyboard.press("Escape")
    chat.page.wait_for_timeout(5_100)
    chat.go_to("confirm")
    chat.tap("do:confirm")
    expect(chat.find(".result")).to_be_visible()
    measure("result")
    assert {screen: found for screen, found in wide.items() if found} == {}


def test_targets_in_windows_and_in_the_result_are_large_enough(open_chat: OpenChat) -> None:
    chat = open_chat(size=SMALL_PHONE)
    small: list[str] = []

    def measure() -> None:
        small.extend(
            chat.element.evaluate(
                "(host, least) => [...host.shadowRoot.querySelectorAll("
                "'button, select, textarea, input, a, summary')]"
                ".map((each) => [each.closest('label') ?? each, each])"
                ".filter(([box]) => box.getClientRects().length)"
                ".filter(([box]) => { const { width, height } = box.getBoundingClientRect();"
                " return width < least || height < least })"
                ".map(([, each]) => `${each.localName} ${each.textContent}`)",
                SMALLEST,
            )
        )

    measure()
    chat.start()
    chat.type("12")
    chat.find("[data-more=answers]").click()
    expect(chat.find(".answers li").first).to_be_visible()
    measure()
    chat.page.keyboard.press("Escape")
    chat.go_to("confirm")
    chat.tap("do:confirm")
    expect(chat.find(".result")).to_be_visible()
    measure()
    assert small == []
