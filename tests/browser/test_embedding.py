"""The chat on the page of another site: where the operator has named that site, and nowhere else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import OpenLive
from tests.browser.live_chat import LiveChat
from tests.browser.office import Office
from tests.browser.stack import Stack
from tests.browser_support import PHONE, visit
from tests.dialogue.talk import GOLDEN

pytestmark = pytest.mark.full


def test_a_named_site_has_a_whole_conversation(open_live: OpenLive, stack: Stack, office: Office) -> None:
    with office.open(stack.url):
        chat = open_live(url=office.origin)
        expect(chat.find(".shell")).to_have_attribute("lang", "es")
        chat.start()
        chat.until("lpr_since", GOLDEN)
        chat.say("desde 2009")
        assert chat.open != "lpr_since"
        assert chat.visit.axe() == []
        expect(chat.find(".owner")).to_contain_text("An office")
        chat.interview(GOLDEN)
        with chat.page.expect_download() as download:
            chat.page.get_by_role("button", name="Guardar en un archivo").click()
        assert download.value.suggested_filename == "respuestas.txt"


def test_a_site_that_is_not_named_gets_no_conversation(browser: Browser, stack: Stack) -> None:
    stranger = Office()
    with stranger.open(stack.url), visit(browser, f"{stranger.origin}/", size=PHONE) as page:
        chat = LiveChat(page)
        chat.find(".cover .primary").click()
        expect(chat.find(".notice")).to_contain_text("cannot be reached")
        expect(chat.find(".question-group")).to_have_count(0)


def test_a_script_that_was_changed_on_the_way_does_not_run(
    browser: Browser, stack: Stack, office: Office
) -> None:
    with office.open(stack.url), visit(browser, "about:blank", size=PHONE) as page:
        page.page.context.route(
            "**/advisal-chat.js",
            lambda route: route.fulfill(
                body="document.title = 'changed'",
                content_type="text/javascript",
                headers={"Access-Control-Allow-Origin": "*"},
            ),
        )
        page.page.goto(f"{office.origin}/")
        assert page.page.title() == "An office"
        assert any("integrity" in problem for problem in page.problems)
