"""The channel, against a real Rasa."""

import json

import pytest

from tests.rasa.support import ActionsStub, RasaServer

pytestmark = pytest.mark.full


def test_a_tap_skips_the_classifier_and_runs_its_action(rasa_server: RasaServer, actions: ActionsStub):
    answer = rasa_server.turn(act="why_asking", text="2009", metadata={"choice": "yes"}).json()
    assert answer["intent"] == {"name": "why_asking", "confidence": 1.0}
    assert answer["turn"] == "t"
    assert actions.calls[0]["next_action"] == "action_why"
    assert actions.calls[0]["tracker"]["latest_message"]["metadata"] == {"choice": "yes", "turn": "t"}


def test_every_kind_leads_to_one_action(rasa_server: RasaServer, actions: ActionsStub):
    expected = {
        "answer": "action_step", "affirm": "action_step", "deny": "action_step",
        "multi_fact_story": "action_story", "question_faq": "action_faq", "dont_know": "action_dont_know",
        "correction": "action_correct", "go_back": "action_back", "skip": "action_skip",
        "why_asking": "action_why", "change_language": "action_language", "human": "action_human",
        "urgent": "action_urgent", "stop_delete": "action_stop_delete", "greeting": "action_greet",
        "out_of_scope": "action_out_of_scope", "abusive": "action_calm",
        "privacy_concern": "action_privacy", "repeat": "action_repeat",
    }  # fmt: skip
    found = {kind: rasa_server.turn(act=kind).json()["messages"][0]["text"] for kind in expected}
    assert found == expected
    assert len(actions.calls) == len(expected)


def test_a_text_is_classified_and_everything_the_action_says_comes_back(rasa_server: RasaServer, actions):
    answer = rasa_server.turn(text="ICE is at my door").json()
    assert answer["intent"]["name"] == "urgent"
    assert answer["ranking"][0] == answer["intent"]
    assert len(answer["ranking"]) == 5
    text, custom = answer["messages"]
    assert (text["text"], text["buttons"]) == ("action_urgent", [{"title": "Yes", "payload": "yes"}])
    assert custom["custom"]["text"] == "ICE is at my door"


@pytest.mark.parametrize("text", ["/restart", "/session_start", '/answer{"x":1}', "  /affirm@1.0", "/x"])
def test_no_text_acts_as_a_command(rasa_server: RasaServer, actions: ActionsStub, text):
    answer = rasa_server.turn(text=text).json()
    assert answer["intent"]["confidence"] < 1.0
    assert actions.calls[0]["tracker"]["latest_message"]["text"] == "\uff0f" + text.strip()[1:]
    assert rasa_server.parse(text)["intent"]["confidence"] < 1.0


def test_what_the_reader_found_decides(rasa_server: RasaServer, actions: ActionsStub):
    answer = rasa_server.turn(text="hello", metadata={"reads": "none", "urgent": ["detained"]}).json()
    assert answer["intent"] == {"name": "urgent", "confidence": 1.0, "decided_by": "urgent"}
    assert actions.calls[0]["next_action"] == "action_urgent"


def test_the_conversation_is_not_sent_along(rasa_server: RasaServer, actions: ActionsStub):
    for number in range(20):
        rasa_server.turn(conversation="long", text=f"in {1990 + number}")
    sizes = [len(json.dumps(call)) for call in actions.calls]
    assert sizes[-1] < sizes[0] * 1.2
    assert "in 2008" not in json.dumps(actions.calls[-1])
    assert "domain" not in actions.calls[-1]


def test_the_action_is_called_with_the_key(rasa_server: RasaServer, actions: ActionsStub):
    rasa_server.turn(act="answer")
    assert actions.keys == [rasa_server.key]


@pytest.mark.parametrize("key", ["", "wrong", "key-of-the-test", "Key-of-the-tests", "ключ".encode()])
@pytest.mark.parametrize("route", ["turn", "parse", "ready"])
def test_without_the_key_nothing_is_answered(rasa_server: RasaServer, actions: ActionsStub, route, key):
    request = {"headers": {"X-Advisal-Key": key or b"-"}}
    if route == "ready":
        answer = rasa_server.client.get("/ready", **request)
    else:
        answer = rasa_server.client.post(f"/{route}", content=b"not read at all", **request)
    assert (answer.status_code, answer.json()) == (401, {"error": "wrong_key"})
    assert actions.calls == []


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b"\xff\xfe", "not_json"),
        (b"[" * 30_000, "not_json"),
        (b"[]", "not_an_object"),
        (b"{}", "conversation_and_turn_needed"),
        (b'{"conversation": "c", "turn": "t"}', "text_or_act_needed"),
        (b'{"conversation": "c", "turn": "t", "text": ""}', "text_or_act_needed"),
        (b'{"conversation": "c", "turn": "t", "text": " \\n"}', "text_or_act_needed"),
        (b'{"conversation": "c", "turn": "t", "text": 5}', "text_is_not_text"),
        (b'{"conversation": "c", "turn": "t", "text": "a", "metadata": 1}', "metadata_is_not_an_object"),
        (b'{"conversation": "c", "turn": "t", "act": "restart"}', "unknown_act"),
        (b'{"conversation": "c", "turn": "t", "act": "action_listen"}', "unknown_act"),
    ],
)
def test_says_what_is_wrong_with_a_body(rasa_server: RasaServer, actions: ActionsStub, body, error):
    answer = rasa_server.client.post("/turn", content=body)
    assert (answer.status_code, answer.json()) == (400, {"error": error})
    assert actions.calls == []


def test_what_is_too_long_is_refused(rasa_server: RasaServer, actions: ActionsStub):
    assert rasa_server.turn(text="x" * 60_000).status_code == 200
    assert rasa_server.turn(text="x" * 100_000).status_code == 413
    assert rasa_server.turn(text="x" * 1_000_000).status_code == 413
    assert len(actions.calls) == 1


@pytest.mark.parametrize(
    "text", ["👍", "???", "\x00", "\ud83d", "我不知道", "لا أعرف", "a\u200b", "{} [x](y)"]
)
def test_any_text_gets_a_reply(rasa_server: RasaServer, actions: ActionsStub, text):
    body = json.dumps({"conversation": "c", "turn": "t", "text": text})
    assert rasa_server.client.post("/turn", content=body).status_code == 200


def test_classifying_touches_no_conversation(rasa_server: RasaServer, actions: ActionsStub):
    found = rasa_server.parse("delete everything please")
    assert found["intent"]["name"] == "stop_delete"
    assert set(found) == {"intent", "ranking"}
    assert actions.calls == []


def test_is_ready_when_a_message_can_be_parsed(rasa_server: RasaServer):
    answer = rasa_server.client.get("/ready")
    assert answer.status_code == 200
    assert answer.json()["model"]
