"""What the browser itself does with the chat: another tab of it, and a file that it keeps."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.browser.conftest import OpenLive
from tests.browser.live_chat import LiveChat
from tests.browser_support import Visit
from tests.dialogue.talk import GOLDEN

pytestmark = pytest.mark.full


def test_days_that_are_known_are_kept_for_a_calendar(open_live: OpenLive) -> None:
    chat = open_live().start()
    year = date.today().year + 1
    chat.say(f"My next hearing is on March 15, {year}")
    assert chat.open == "confirm", chat.said
    chat.press("do:confirm")
    chat.interview(GOLDEN)
    with (
        chat.page.expect_download(timeout=30_000) as download,
        chat.page.expect_response(lambda one: one.url.endswith("/deadlines.ics")) as given,
    ):
        chat.find("[data-file='deadlines.ics']").click()
    assert given.value.ok, given.value.text()
    assert download.value.suggested_filename.endswith(".ics")
    content = download.value.path().read_text(encoding="utf-8")
    assert content.startswith("BEGIN:VCALENDAR")
    assert f"DTSTART;VALUE=DATE:{year}0315" in content
    assert not re.search("court|immigr|hearing|depor", content, re.IGNORECASE)


def test_two_tabs_are_two_conversations(open_live: OpenLive) -> None:
    first = open_live().start()
    first.answer("none")
    second = LiveChat(Visit(first.page.context.new_page()))
    second.page.goto(first.page.url)
    second.start()
    assert second.conversation != first.conversation
    second.answer("about_to_plead")
    assert first.open == "for_whom"
    first.answer("self")
    assert "about to" not in " ".join(first.texts())
