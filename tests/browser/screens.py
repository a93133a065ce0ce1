"""The screens of the chat, one after another, as one conversation with the real app comes to them."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.live_chat import LiveChat
from tests.dialogue.talk import GOLDEN

Take = Callable[[str], None]
"""Takes a picture of the screen as it is now, under a name."""

KINDS = {
    "set": "checklist",
    "choice": "choices",
    "date": "date",
    "days": "duration",
    "state": "list",
    "jurisdiction": "court",
    "money": "money",
    "yes_no": "yes-no",
}
STORY = "2009 green card, 2018 California, drug sale, 365 days"
SECTIONS = ("urgent", "may_help", "in_the_way", "what_could_change", "timeline", "papers", "counsel")


def walk(chat: LiveChat, take: Take) -> None:
    """From the start to the deletion, by way of every kind of question, window and trouble."""
    _start(chat, take)
    _questions(chat, take)
    _windows(chat, take)
    _result(chat, take)
    _troubles(chat, take)


def _start(chat: LiveChat, take: Take) -> None:
    expect(chat.find(".cover")).to_be_visible()
    take("start")
    chat.find(".bar button").first.click()
    take("languages")
    chat.find(".bar button").first.click()
    chat.find(".resume summary").click()
    chat.find(".resume input").fill("AAAA-AAAA")
    chat.find(".resume form button").click()
    expect(chat.find(".resume .error")).not_to_be_empty()
    chat.find(".resume form button").scroll_into_view_if_needed()
    take("wrong-code")
    chat.start()


def _questions(chat: LiveChat, take: Take) -> None:
    seen: set[str] = set()
    while not chat.reply["result"]:
        kind = KINDS.get(chat.reply["question"]["type"], chat.reply["question"]["type"])
        if kind not in seen:
            seen.add(kind)
            take(kind)
            if chat.find(".answer-form").count():
                chat.send_form()
                take(f"{kind}-empty")
        if kind == "offense":
            chat.find(".choice-group summary").first.click()
            take("offense-open")
        if kind == "date" and "why" not in seen:
            seen.add("why")
            chat.press("do:why")
            take("why")
        chat.answer({**GOLDEN, "urgent_now": "detained_by_immigration"}.get(chat.name, "do:dont_know"))
        if "card" in chat.kinds and "urgent-card" not in seen:
            seen.add("urgent-card")
            take("urgent-card")


def _windows(chat: LiveChat, take: Take) -> None:
    chat.find("[data-more=answers]").click()
    expect(chat.find(".answers li").first).to_be_visible()
    take("answers")
    chat.find(".window .secondary").click()
    chat.find("[data-more=code]").click()
    take("code-offer")
    chat.find(".window .primary").click()
    expect(chat.find(".code")).to_be_visible()
    take("code")
    chat.find(".window .secondary").first.click()


def _result(chat: LiveChat, take: Take) -> None:
    expect(chat.find(".result")).to_be_visible()
    chat.find(".result h2").evaluate("(title) => title.scrollIntoView()")
    take("result")
    for name in SECTIONS:
        if chat.find(f".section-{name}").count():
            chat.find(f".section-{name}").evaluate("(section) => section.scrollIntoView()")
            take(f"result-{name}")
    chat.find(".result-actions").evaluate("(end) => end.scrollIntoView({block: 'end'})")
    take("result-end")


def _troubles(chat: LiveChat, take: Take) -> None:
    chat.page.context.set_offline(True)
    chat.find("textarea").fill(STORY)
    chat.find("textarea").press("Enter")
    expect(chat.find(".unsent")).to_be_visible()
    take("offline")
    chat.page.context.set_offline(False)
    expect(chat.find(".unsent")).to_be_hidden(timeout=20_000)
    chat.settled()
    take("story")
    chat.find(".bar button").nth(1).click()
    take("clear")
    chat.find(".confirm .danger").click()
    expect(chat.find(".cover h3")).to_be_visible()
    take("deleted")
