"""The pages in a real browser whose JavaScript is off: what a person reads, presses and fills in."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Locator, Page

from tests.browser_support import Visit

MOST_QUESTIONS = 60


class NoScript:
    """One person at the pages."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.page = visit, visit.page

    @property
    def form(self) -> Locator:
        """The form of the open question."""
        return self.page.locator("form.answer")

    @property
    def kind(self) -> str:
        """What kind of input the open question has; offences are "groups"."""
        if self.page.locator("details[name=groups]").count():
            return "groups"
        return self.form.locator("input[name=as]").get_attribute("value") or ""

    @property
    def name(self) -> str:
        """The open question's fact without the number of its item."""
        found = self.form.locator("input[name=question]").get_attribute("value") or ""
        return found if ":" in found else found.split(".")[-1]

    def comes_to(self, name: str) -> None:
        """Wait until a question is open: a key goes to the page, not to the page after it."""
        box = self.form.locator(f"input[name=question][value$='{name}']")
        box.wait_for(state="attached")
        assert self.name == name

    @property
    def at_end(self) -> bool:
        return self.page.url.endswith("/plain/result")

    def start(self) -> NoScript:
        self.page.locator("main form button").click()
        return self

    def press(self, choice: str) -> None:
        """Press a button, in the group that holds it."""
        button = self.page.locator(f"button[value='{choice}']").first
        if not button.is_visible():
            button.locator("xpath=ancestor::details/summary").click()
        button.click()

    def send(self) -> None:
        self.form.locator("button.primary").click()

    def say(self, text: str) -> None:
        """Write into the box and send."""
        self.page.locator("#words").fill(text)
        self.page.locator("form.words button").click()

    def answer(self, value: str) -> None:
        """Answer with the question's own form; "do:..." presses a tool."""
        form = self.form
        kind = "buttons" if value.startswith("do:") else self.kind
        match kind:
            case "set":
                for one in value.split("+"):
                    form.locator(f"input[value='{one}']").check()
            case "list":
                form.locator("select").select_option(value)
            case "date":
                year, month, day = (*value.split("-"), "", "")[:3]
                form.locator("[name=year]").fill(year)
                form.locator("[name=month]").select_option(month.lstrip("0"))
                form.locator("[name=day]").fill(day)
            case "days":
                form.locator("[name=days]").fill(value)
            case "count" | "money" | "grams":
                form.locator("[name=number]").fill(value)
            case "statute":
                form.locator("[name=text]").fill(value)
            case _:
                self.press(value)
                return
        self.send()

    def interview(self, answers: Mapping[str, str]) -> list[str]:
        """Answer to the end, what is not in the table with "I don't know"; the questions that were asked."""
        asked: list[str] = []
        while not self.at_end and len(asked) < MOST_QUESTIONS:
            asked.append(self.name)
            self.answer(answers.get(self.name, "do:dont_know"))
        return asked


def too_wide(page: Page) -> float:
    """How far the page can be scrolled sideways, in pixels. For pages whose scripts run."""
    wide: float = page.evaluate(
        "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
    )
    return wide
