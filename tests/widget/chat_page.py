"""The chat as a test drives it: what is on the screen, and what a person does."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser_support import Visit
from tests.widget.fake_api import FakeApi


class ChatPage:
    """One chat on one page, talking to one fake server."""

    def __init__(self, visit: Visit, api: FakeApi) -> None:
        self.visit, self.api, self.page = visit, api, visit.page
        self.element = self.page.locator("advisal-chat")

    def start(self) -> ChatPage:
        self.find(".cover .primary").click()
        expect(self.find(".question-group")).to_be_visible()
        return self

    def find(self, selector: str) -> Locator:
        return self.element.locator(selector)

    def go_to(self, question: str) -> None:
        """Lets the server ask `question` next, and answers whatever is open."""
        self.api.jump_to(question)
        self.type("something")
        expect(self.find(".question-group")).to_be_visible()

    def tap(self, choice: str) -> None:
        """Tap on a choice; in a closed group, on the group first."""
        group = self.find(f"details:not([open]):has([data-choice='{choice}']) > summary")
        if group.count():
            group.click()
        self.find(f"[data-choice='{choice}']").click()

    def type(self, text: str) -> None:
        self.find("textarea").fill(text)
        self.find("textarea").press("Enter")
        self.settled()

    def send_form(self) -> None:
        self.find(".answer-form button[type=submit]").click()

    def settled(self) -> None:
        """Waits until no reply is on its way."""
        expect(self.find(".typing")).to_be_hidden()

    def last_turn(self) -> dict[str, Any]:
        """What the server was sent last, without the client id."""
        self.settled()
        return {key: value for key, value in self.api.turns[-1].items() if key != "client_id"}

    def texts(self) -> list[str]:
        """The messages as they stand, each once."""
        return [text.strip() for text in self.find(".message p").all_inner_texts()]

    def focused(self) -> str:
        """The tag and class of what has the focus inside the chat."""
        return str(
            self.page.evaluate(
                "() => { const at = document.querySelector('advisal-chat').shadowRoot.activeElement;"
                " return at ? `${at.localName}.${at.className}` : 'nothing' }"
            )
        )
