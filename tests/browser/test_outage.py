"""Rasa or the app ends, hangs, and comes back in the middle of a conversation: nothing told is lost."""

from __future__ import annotations

import os
import signal
import uuid
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Response, expect

from tests.browser.conftest import OpenLive
from tests.browser.live_chat import LiveChat
from tests.browser.stack import APP, RASA, Stack
from tests.dialogue.talk import GOLDEN

pytestmark = pytest.mark.full

UP = {"app": "ok", "rasa": "ok"}
COMES_BACK_MS = 60_000


@pytest.fixture
def breakable(stack: Stack) -> Iterator[Stack]:
    """The running stack; whole again before and after each test."""
    stack.wait_for(UP)
    yield stack
    stack.wait_for(UP)


@pytest.fixture
def chat(open_live: OpenLive, breakable: Stack) -> LiveChat:
    chat = open_live().start()
    chat.until("lpr_since", GOLDEN)
    return chat


class Client:
    """A client of the API alone, that keeps its conversation and its token."""

    def __init__(self, stack: Stack) -> None:
        self.http = httpx.Client(base_url=stack.url, timeout=20, trust_env=False)
        opened = self.http.post("/api/conversations", json={"language": "en"}).json()
        self.path = f"/api/conversations/{opened['conversation']}"
        self.headers = {"Authorization": f"Bearer {opened['token']}"}

    def send(self, **turn: Any) -> dict[str, Any]:
        body = {"client_id": uuid.uuid4().hex, **turn}
        response = self.http.post(f"{self.path}/turns", json=body, headers=self.headers)
        assert response.status_code == 200, response.text
        return dict(response.json())

    def history(self) -> dict[str, Any]:
        response = self.http.get(f"{self.path}/messages", headers=self.headers)
        assert response.status_code == 200
        return dict(response.json())


def _taken(response: Response) -> bool:
    return response.url.endswith("/turns") and response.ok


def offers(chat: LiveChat, tool: str) -> bool:
    return tool in [one["id"] for one in chat.reply["question"]["tools"]]


def test_without_rasa_the_conversation_goes_on_and_a_text_is_read_once_rasa_is_back(
    chat: LiveChat, breakable: Stack
) -> None:
    breakable.kill(RASA)
    chat.say("ICE has my husband right now")
    assert chat.kinds[0] == "card"
    assert chat.open == "lpr_since"
    chat.answer("2009")
    assert chat.open != "lpr_since"
    chat.until("any_criminal_record", GOLDEN)
    chat.say("yes")
    assert chat.name == "offense"
    chat.say("my uncle told me it is not a problem at all")
    assert chat.kinds[0] == "notice"
    assert offers(chat, "do:retry")
    assert chat.name == "offense"
    breakable.wait_for(UP)
    chat.press("do:retry")
    assert "notice" not in chat.kinds
    assert not offers(chat, "do:retry")
    chat.say("what is removal?")
    assert "faq" in chat.kinds
    chat.interview(GOLDEN)
    assert "1473.7" in chat.section("what_could_change")


def test_while_rasa_hangs_the_answer_comes_in_seconds_and_late_actions_change_nothing(
    chat: LiveChat, breakable: Stack
) -> None:
    process = breakable.process(RASA)
    os.kill(process, signal.SIGSTOP)
    try:
        chat.say("my uncle told me it is not a problem at all")
        assert chat.kinds[0] == "notice"
        chat.answer("2009")
        after, seq = chat.open, chat.reply["seq"]
        assert after != "lpr_since"
    finally:
        os.kill(process, signal.SIGCONT)
    breakable.wait_for(UP)
    with chat.page.expect_response(lambda one: "/messages?" in one.url) as caught_up:
        chat.page.evaluate("() => dispatchEvent(new Event('online'))")
    assert caught_up.value.json()["seq"] == seq
    assert chat.open == after


def test_the_app_ends_and_the_chat_on_the_screen_goes_on_by_itself(chat: LiveChat, breakable: Stack) -> None:
    breakable.kill(APP)
    chat.find(".answer-form input[type=text]").first.fill("2009")
    chat.send_form()
    expect(chat.find(".unsent")).to_be_visible()
    expect(chat.find(".foot .notice")).not_to_be_empty()
    with chat.page.expect_response(
        lambda one: one.url.endswith("/turns") and one.ok, timeout=COMES_BACK_MS
    ) as got:
        pass
    chat.reply = got.value.json()
    assert chat.open != "lpr_since"
    expect(chat.find(".unsent")).to_be_hidden()
    expect(chat.find(".foot .notice")).to_be_empty()
    assert chat.texts().count("2009") == 1
    chat.interview(GOLDEN)
    assert "1473.7" in chat.section("what_could_change")


def test_everything_ends_between_two_turns_and_what_was_told_is_there(breakable: Stack) -> None:
    client = Client(breakable)
    turn = {"client_id": uuid.uuid4().hex, "choice": "none", "question": "urgent_now"}
    first = client.send(**turn)
    before = client.history()
    breakable.kill(RASA)
    breakable.kill(APP)
    breakable.wait_for({})
    breakable.wait_for(UP)
    assert client.history() == before
    assert client.send(**turn) == first
    assert client.history() == before
    assert client.send(text="it's for my husband")["question"]["id"] not in ("urgent_now", "for_whom")
