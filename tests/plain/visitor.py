"""A browser without JavaScript, as far as the pages need one: links, forms, redirects and one cookie."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import httpx

from tests.web.site import Site

OURS = {"Sec-Fetch-Site": "same-origin"}
VOID = frozenset({"input", "meta", "link", "br", "hr", "img"})


@dataclass
class FormOnPage:
    """A form: where it goes, its fields as they stand, and the values of its buttons."""

    action: str
    kind: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)

    @property
    def input(self) -> str:
        """What kind of input it is, by its hidden field."""
        return dict(self.fields).get("as", "")


class PageParser(HTMLParser):
    """Takes a page apart."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[FormOnPage] = []
        self.texts: list[str] = []
        self.links: list[str] = []
        self.language = self.direction = ""
        self._select = ""
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._inside.append(tag)
        match tag:
            case "html":
                self.language, self.direction = given["lang"], given.get("dir", "")
            case "a":
                self.links.append(given["href"])
            case "form":
                kind = given.get("enctype", "application/x-www-form-urlencoded")
                self.forms.append(FormOnPage(given["action"], kind))
            case "input" if given.get("type") == "checkbox":
                if "name" in given:
                    self._form.choices.setdefault(given["name"], []).append(given["value"])
            case "input":
                self._form.fields.append((given["name"], given.get("value", "")))
            case "textarea":
                self._form.fields.append((given["name"], ""))
            case "select":
                self._select = given["name"]
            case "option":
                self._form.choices.setdefault(self._select, []).append(given["value"])
            case "button" if "name" in given:
                self._form.buttons.append(given["value"])

    def handle_endtag(self, tag: str) -> None:
        assert self._inside[-1:] == [tag], f"</{tag}> closes {self._inside[-1:]}"
        self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside and self._inside[-1] not in ("title", "script", "style"):
            self.texts.append(data.strip())
        if self._inside and self._inside[-1] == "textarea":
            name, value = self._form.fields[-1]
            self._form.fields[-1] = (name, value + data)

    @property
    def _form(self) -> FormOnPage:
        return self.forms[-1]


class Visitor:
    """One person at these pages. `page` is the last response, `forms` what can be sent from it."""

    def __init__(self, site: Site, languages: str = "en") -> None:
        self.site = site
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(site.app, raise_app_exceptions=False),
            base_url="http://site.test",
            headers={"Accept-Language": languages},
        )
        self.page: httpx.Response

    async def go(self, path: str) -> Visitor:
        """Load a page, after redirects."""
        self.page = await self.http.get(path, headers=OURS, follow_redirects=True)
        return self

    async def start(self, language: str = "en") -> Visitor:
        """The first question, in a language."""
        await self.go(f"/plain?lang={language}")
        return await self.send(self.parsed.forms[0])

    async def send(self, form: FormOnPage, *more: tuple[str, str], **instead: str) -> Visitor:
        """Send a form as it stands, with some fields filled and some added."""
        self.page = await self.post(form, *more, **instead)
        if self.page.is_redirect:
            await self.go(self.page.headers["location"])
        return self

    async def post(
        self, form: FormOnPage, *more: tuple[str, str], headers: dict[str, str] | None = None, **instead: str
    ) -> httpx.Response:
        """The bare answer to a form."""
        kept = [(name, instead.pop(name, value)) for name, value in form.fields]
        data: dict[str, Any] = {}
        for name, value in [*kept, *instead.items(), *more]:
            data.setdefault(name, []).append(value)
        asked = OURS if headers is None else headers
        if form.kind == "multipart/form-data":
            parts = [(name, (None, value)) for name, values in data.items() for value in values]
            return await self.http.post(form.action, files=parts, headers=asked)
        return await self.http.post(form.action, data=data, headers=asked)

    @property
    def parsed(self) -> PageParser:
        return PageParser(self.page.text)

    @property
    def text(self) -> str:
        """Everything that can be read on the page."""
        return "\n".join(one for one in self.parsed.texts if one)

    @property
    def answer(self) -> FormOnPage:
        """The form of the open question."""
        return self.parsed.forms[0]

    @property
    def words(self) -> FormOnPage:
        """The form with the box for own words."""
        return next(one for one in self.parsed.forms if one.input == "text")

    @property
    def tools_form(self) -> FormOnPage:
        """The form with "I don't know" and the like."""
        return next(one for one in self.parsed.forms if "do:human" in one.buttons)

    @property
    def open(self) -> str:
        """The id of the open question; "" on a page without one."""
        found = self.parsed.forms
        return dict(found[0].fields).get("question", "") if found else ""

    @property
    def name(self) -> str:
        """The open question's fact without the number of its item."""
        return self.open if ":" in self.open else self.open.split(".")[-1]

    @property
    def at_end(self) -> bool:
        return self.page.url.path == "/plain/result"

    async def say(self, text: str, kind: str = "answer") -> Visitor:
        """Write into the box and send."""
        self.site.rasa.kind = kind
        return await self.send(self.words, text=text)

    async def press(self, choice: str) -> Visitor:
        """Press a button that is on the page."""
        form = next(one for one in self.parsed.forms if choice in one.buttons)
        return await self.send(form, choice=choice)

    async def give(self, value: str) -> Visitor:
        """Answer the open question with its own form; "do:..." presses a tool."""
        if value.startswith("do:"):
            return await self.press(value)
        form = self.answer
        match form.input:
            case "set":
                return await self.send(form, *(("tick", one) for one in value.split("+")))
            case "list":
                return await self.send(form, choice=value)
            case "date":
                year, month, day = (*value.split("-"), "", "")[:3]
                return await self.send(form, year=year, month=month.lstrip("0"), day=day)
            case "days":
                return await self.send(form, days=value)
            case "count" | "money" | "grams":
                return await self.send(form, number=value)
            case "statute":
                return await self.send(form, text=value)
        return await self.press(value)

    async def interview(self, answers: dict[str, str], most: int = 90) -> list[str]:
        """Answer from a table by fact name until the result, the rest with "I don't know"; what was asked."""
        asked = []
        for _ in range(most):
            if self.at_end:
                return asked
            asked.append(self.open)
            await self.give(answers.get(self.name, "do:dont_know"))
            assert self.page.status_code == httpx.codes.OK, self.text
        raise AssertionError(f"no end after {most} questions: {asked}")

    async def until(self, kind: str, answers: dict[str, str]) -> Visitor:
        """Answer until a question is open whose form is of that kind."""
        for _ in range(90):
            if self.answer.input == kind:
                return self
            await self.give(answers.get(self.name, "do:dont_know"))
        raise AssertionError(f"no question of the kind {kind}")
