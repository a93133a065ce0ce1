"""The chat on the real page, talking to the real app: what a person does, and what came back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import expect

from tests.browser_support import Visit
from tests.widget.chat_page import ChatPage

REPLY_MS = 20_000


class LiveChat(ChatPage):
    """One chat; `reply` is the last answer of the app."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, None)  # type: ignore[arg-type]
        self.reply: dict[str, Any] = {}
        self.conversation = self.token = ""

    def start(self) -> LiveChat:
        with self.page.expect_response(lambda one: one.url.endswith("/conversations")) as opened:
            super().start()
        body = opened.value.json()
        self.conversation, self.token, self.reply = body["conversation"], body["token"], body["reply"]
        return self

    @property
    def open(self) -> str:
        """The id of the open question."""
        return self.reply["question"]["id"] if self.reply["question"] else ""

    @property
    def name(self) -> str:
        """The open question's fact without the number of its item; a checklist with its mark."""
        return self.open if ":" in self.open else self.open.split(".")[-1]

    @property
    def said(self) -> str:
        """Everything the bot said in the last turn."""
        parts: list[str] = []
        for one in self.reply["messages"]:
            if one["from"] == "bot":
                parts += [one.get("title", ""), one["text"], *one.get("items", ())]
        return "\n".join(parts)

    @property
    def kinds(self) -> list[str]:
        return [one["kind"] for one in self.reply["messages"] if one["from"] == "bot"]

    def turn(self, act: Callable[[], None]) -> dict[str, Any]:
        """Do something that sends a turn, and wait until its answer is on the screen."""
        with self.page.expect_response(lambda one: one.url.endswith("/turns"), timeout=REPLY_MS) as answered:
            act()
        assert answered.value.ok, answered.value.text()
        self.reply = answered.value.json()
        self.settled()
        return self.reply

    def say(self, text: str) -> dict[str, Any]:
        """Type into the box and send."""
        return self.turn(lambda: self.type(text))

    def press(self, choice: str) -> dict[str, Any]:
        """Tap on a button of the question or on one of its tools."""
        return self.turn(lambda: self.tap(choice))

    def answer(self, value: str) -> dict[str, Any]:
        """Answer the open question with its own control. "do:..." taps on a tool instead."""
        if value.startswith("do:"):
            return self.press(value)
        match self.reply["question"]["type"]:
            case "set":
                for one in value.split("+"):
                    self.find(f"input[value='{one}']").check()
            case "date":
                year, month, day = (*value.split("-"), "", "")[:3]
                boxes = self.find(".answer-form input[type=text]")
                boxes.nth(0).fill(year)
                self.find(".answer-form select").select_option(month.lstrip("0"))
                boxes.nth(1).fill(day)
            case "state" | "jurisdiction":
                self.find(".answer-form select").select_option(value)
            case "days" | "count" | "money" | "grams" | "statute":
                self.find(".answer-form input[type=text]").fill(value)
            case _:
                return self.press(value)
        return self.turn(self.send_form)

    def interview(self, answers: Mapping[str, str], most: int = 60) -> list[str]:
        """Answer by tapping until the end, what is not in the table with "I don't know".

        The questions that were asked, in order.
        """
        asked = []
        for _ in range(most):
            if self.reply["result"]:
                expect(self.find(".result")).to_be_visible()
                return asked
            asked.append(self.open)
            self.answer(answers.get(self.name, "do:dont_know"))
        raise AssertionError(f"no end after {most} questions; asked: {asked}")

    def until(self, name: str, answers: Mapping[str, str], most: int = 60) -> None:
        """Answer until the question of that name is open."""
        for _ in range(most):
            if self.name == name:
                return
            self.answer(answers.get(self.name, "do:dont_know"))
        raise AssertionError(f"{name} was never asked")

    def section(self, name: str) -> str:
        """The text of one section of the result, as it stands on the screen; "" where there is none."""
        found = self.find(f".section-{name}")
        return "\n".join(found.all_inner_texts())
