"""The custom actions as other Rasa clients meet them: the REST channel, rasa shell."""

from pathlib import Path
from typing import Any

import pytest
from rasa_sdk.executor import ActionExecutor

from actions.dialogue.acts import all_actions
from actions.dialogue.base import Act
from tests.dialogue.talk import Talk, talking


def call(action: str, text: str, sender: str = "shell") -> dict[str, Any]:
    """What Rasa posts when a client of its own channels typed a text."""
    tracker = {
        "sender_id": sender,
        "slots": {},
        "latest_message": {"text": text, "intent": {"name": "answer"}, "entities": [], "metadata": {}},
        "events": [],
        "paused": False,
        "latest_input_channel": "rest",
        "active_loop": {},
        "latest_action_name": "action_listen",
    }
    return {"next_action": action, "sender_id": sender, "tracker": tracker, "domain": {}}


def executor(talk: Talk) -> ActionExecutor:
    found = ActionExecutor()
    for action in all_actions(talk.turns.desk):
        found.register_action(action)
    return found


async def texts(talk: Talk, action: str, text: str) -> list[dict[str, Any]]:
    answer = await executor(talk).run(call(action, text))
    assert answer is not None
    return list(answer.model_dump()["responses"])


async def test_another_client_gets_text_and_buttons_and_a_case_of_its_own(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        hello = await texts(talk, "action_greet", "hello")
        assert "right now" in hello[-1]["text"]
        assert hello[-1]["buttons"]
        await texts(talk, "action_step", "none of these")
        again = await texts(talk, "action_repeat", "what?")
        assert "Who" in again[-1]["text"]


@pytest.mark.parametrize("action", ["action_step", "action_faq", "action_urgent"])
async def test_no_exception_ever_leaves_an_action(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with talking(tmp_path) as talk:
        monkeypatch.setattr(Act, "perform", _fails)
        answer = await texts(talk, action, "a-canary-word")
        assert answer[0]["custom"] == {"failed": "RuntimeError"}
        assert "canary" not in caplog.text


async def _fails(self: Act, pending: object) -> None:
    raise RuntimeError("a-canary-word")
