"""Every kind of page in a real browser: no axe finding, nothing cut, all by keyboard, small or large."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser_support import DESK, SMALL_PHONE, Visit, visit
from tests.dialogue.talk import GOLDEN
from tests.plain.no_script import NoScript, too_wide
from tests.web.serving import served
from tests.web.site import UNLIMITED

pytestmark = pytest.mark.full

KINDS = {"set", "buttons", "groups", "date", "days", "list"}
BESIDE = ("answers", "language", "code", "delete", "resume", "ended", "nothing")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    organisation = {"name": "Example Immigrant Defense Project", "phone": "+1 213 555 0100"}
    with served(tmp_path_factory.mktemp("looks"), limits=UNLIMITED, organisation=organisation) as url:
        yield url


def every_page(person: NoScript, address: str) -> Iterator[str]:
    """Goes through every kind of page; the name of the one that is open."""
    yield "start"
    person.start()
    person.answer("court_or_check_in_soon")
    yield "cards"
    seen: set[str] = set()
    while not person.at_end:
        kind = person.kind
        if kind not in seen:
            seen.add(kind)
            if kind == "groups":
                person.page.locator("summary").first.click()
            yield kind
            if kind == "date":
                person.send()
                yield "fault"
        person.answer(GOLDEN.get(person.name, "do:dont_know"))
    assert seen >= KINDS - {"set"}
    yield "result"
    for path in BESIDE:
        person.page.goto(f"{address}/plain/{path}")
        yield path


LOOKS = [
    ("en", "light", DESK),
    ("en", "dark", SMALL_PHONE),
    ("ar", "light", SMALL_PHONE),
    ("ar", "dark", DESK),
    ("zh-Hans", "light", SMALL_PHONE),
    ("vi", "dark", SMALL_PHONE),
]


@pytest.mark.parametrize(("language", "scheme", "size"), LOOKS)
def test_no_page_has_an_axe_finding_or_is_cut(
    browser: Browser, address: str, language: str, scheme: str, size: tuple[int, int]
) -> None:
    # axe runs in a browser whose scripts run; the pages have none, so they are the same there.
    found: dict[str, object] = {}
    start = f"{address}/plain?lang={language}"
    with visit(browser, start, size=size, scheme=scheme) as page:  # type: ignore[arg-type]
        for name in every_page(NoScript(page), address):
            page.page.wait_for_load_state()
            if findings := page.axe():
                found[name] = findings
            if (wide := too_wide(page.page)) > 0:
                found[f"{name} is too wide"] = wide
        assert page.problems == []
    assert found == {}


def test_text_of_twice_the_size_fits_a_phone(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/plain?lang=ru", size=(640, 900)) as page:
        # Twice as large on a screen twice as wide is what a phone of 320 pixels shows at 200 percent text.
        for name in every_page(NoScript(page), address):
            page.page.wait_for_load_state()
            enlarge(page)
            assert too_wide(page.page) <= 0, name
            left = page.page.locator(".exit")
            if left.count():
                expect(left).to_be_visible()


def enlarge(page: Visit) -> None:
    """As a person does in the browser's settings: every size is told in rem."""
    session = page.page.context.new_cdp_session(page.page)
    expression = "document.documentElement.style.setProperty('font-size', '200%')"
    session.send("Runtime.evaluate", {"expression": expression})
    session.detach()


def test_everything_can_be_done_with_the_keyboard_alone(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}/plain?lang=en", javascript=False) as page:
        keyboard = page.page.keyboard
        person = NoScript(page)

        def reach(selector: str, key: str) -> None:
            for _ in range(60):
                keyboard.press("Tab")
                if page.page.locator(f"{selector}:focus").count():
                    keyboard.press(key)
                    return
            raise AssertionError(f"{selector} cannot be reached")

        reach("main form button", "Enter")
        reach("a.skip", "Enter")
        reach("input[value=none]", "Space")
        reach("form.answer button.primary", "Enter")
        person.comes_to("for_whom")
        reach("button[value=self]", "Enter")
        reach("button[value='do:why']", "Enter")
        reach("a[href='/plain/answers']", "Enter")
        reach("button[value='do:change:for_whom']", "Enter")
        person.comes_to("for_whom")
        reach("button[value='do:back']", "Enter")
        reach("a.exit", "Enter")
        page.page.wait_for_url("about:blank")


def test_without_a_style_sheet_and_on_paper_the_result_can_be_read(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    with visit(browser, f"{address}/plain?lang=en") as page:
        person = NoScript(page).start()
        person.interview(GOLDEN)
        page.page.emulate_media(media="print")
        shown = page.page.locator("body").inner_text()
        assert "May" in shown
        for hidden in (".exit", "form.words", "form.tools", ".links"):
            expect(page.page.locator(hidden).first).to_be_hidden()
        expect(page.page.locator("article.result")).to_be_visible()
        page.page.pdf(path=tmp_path / "result.pdf")
        assert (tmp_path / "result.pdf").stat().st_size > 10_000
