"""The real thing, started once for all tests here, and a real browser."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.live_chat import LiveChat
from tests.browser.office import Office
from tests.browser.stack import ROOT, Stack
from tests.browser_support import PHONE, visit

OpenLive = Callable[..., LiveChat]


@pytest.fixture(scope="session")
def office() -> Office:
    """The site that may embed the chat."""
    return Office()


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory, office: Office) -> Iterator[Stack]:
    """The app and Rasa, with the widget as its sources say."""
    subprocess.run([ROOT / "scripts" / "build-widget.sh"], check=True, capture_output=True, timeout=240)
    running = Stack(tmp_path_factory.mktemp("stack"), ADVISAL_EMBED_ORIGINS=office.origin)
    try:
        yield running.start()
    finally:
        running.stop()


@pytest.fixture
def open_live(browser: Browser, stack: Stack) -> Iterator[OpenLive]:
    """Opens the demo page on a phone. Afterwards it must have logged no error and asked no other site."""
    with ExitStack() as pages:
        opened: list[LiveChat] = []

        def opener(locale: str = "en-US", url: str = stack.url, **options: Any) -> LiveChat:
            page = visit(browser, f"{url}/", locale=locale, **{"size": PHONE, **options})
            opened.append(LiveChat(pages.enter_context(page)))
            return opened[-1]

        yield opener
        for chat in opened:
            assert chat.visit.problems == []
            assert chat.visit.foreign == []


@pytest.fixture
def chat(open_live: OpenLive) -> LiveChat:
    """A chat in English at its first question."""
    return open_live().start()


@pytest.fixture
def charla(open_live: OpenLive) -> LiveChat:
    """A chat in Spanish at its first question."""
    return open_live("es-US").start()
