"""A built widget, a browser, and a fake server for each test."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser_support import ROOT, visit
from tests.widget.chat_page import ChatPage
from tests.widget.fake_api import FakeApi

OpenChat = Callable[..., ChatPage]


@pytest.fixture(scope="session")
def built_widget() -> None:
    """The widget as the sources say; quick where it is built already."""
    subprocess.run([ROOT / "scripts" / "build-widget.sh"], check=True, capture_output=True, timeout=240)


@pytest.fixture
def api() -> Iterator[FakeApi]:
    with FakeApi() as server:
        yield server


@pytest.fixture
def open_chat(built_widget: None, browser: Browser, api: FakeApi) -> Iterator[OpenChat]:
    """Opens a page with the chat. Afterwards it must have logged no error and asked no other site."""
    with ExitStack() as stack:
        opened: list[ChatPage] = []

        def opener(path: str = "/", **options: Any) -> ChatPage:
            chat = ChatPage(stack.enter_context(visit(browser, api.url + path, **options)), api)
            opened.append(chat)
            return chat

        yield opener
        for chat in opened:
            assert chat.visit.problems == []
            assert chat.visit.foreign == []


@pytest.fixture
def chat(open_chat: OpenChat) -> ChatPage:
    """A chat at its first question, on a desk, in English."""
    return open_chat().start()
