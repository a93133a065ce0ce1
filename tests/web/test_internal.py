"""The route of the custom actions: for the holder of the key alone, and silent about failures."""

from __future__ import annotations

import logging

import pytest

from actions.dialogue.acts.step import ActionStep
from tests.web.site import RASA_KEY, Chat, Site

pytestmark = pytest.mark.asyncio(loop_scope="module")

SECRET = "Kumquatville"


@pytest.mark.parametrize("key", ["", "wrong", RASA_KEY[:-1], RASA_KEY + "x", "\u00e9"])
async def test_a_wrong_key_runs_nothing(chat: Chat, key: str) -> None:
    headers = {"X-Advisal-Key": key.encode()}
    call = {"next_action": "action_greet", "sender_id": chat.id, "tracker": {"sender_id": chat.id}}
    response = await chat.site.http.post("/internal/actions", json=call, headers=headers)
    assert response.status_code == 401
    assert (await chat.get("messages")).json()["seq"] == chat.reply["seq"]


@pytest.mark.parametrize("body", [b"{", b"[]", b"null", b"{}", b'{"next_action": "action_nothing"}', b"\xff"])
async def test_what_is_no_call_is_refused_without_repeating_it(site: Site, body: bytes) -> None:
    body = body.replace(b"nothing", SECRET.encode())
    response = await site.http.post("/internal/actions", content=body, headers={"X-Advisal-Key": RASA_KEY})
    assert response.status_code in (200, 400, 404, 500)
    assert SECRET not in response.text


async def test_a_failing_action_tells_its_kind_and_nothing_that_was_said(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(self: ActionStep, turn: object) -> None:
        raise RuntimeError(f"about {SECRET}")

    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(ActionStep, "act", fails)
    await chat.say(f"I live in {SECRET}")
    (answer,) = chat.site.rasa.answers
    assert answer.status_code == 200
    assert "RuntimeError" in answer.text
    assert SECRET not in answer.text
    assert SECRET not in caplog.text


async def test_an_action_of_a_conversation_that_is_gone_says_only_that(site: Site) -> None:
    answer = await site.rasa.run("action_step", "nobody", f"I live in {SECRET}", {"turn": "a-turn"})
    assert answer.status_code == 200
    assert "CaseNotFound" in answer.text
    assert SECRET not in answer.text


async def test_another_replica_takes_up_a_turn_from_the_case_file_alone(chat: Chat) -> None:
    """Rasa may call the action of a turn that another process of the app took in."""
    answer = await chat.site.rasa.run(
        "action_step", chat.id, None, {"turn": "turn-of-another-replica", "choice": "none"}
    )
    assert "answered" in answer.text
    assert (await chat.get("messages")).json()["question"]["id"] == "for_whom"


async def test_it_is_not_described_to_the_outside(site: Site) -> None:
    assert "/internal" not in (await site.http.get("/openapi.json")).text
