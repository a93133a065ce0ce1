"""When something fails, the channel says so, and no word of a person gets into what Rasa writes."""

import time
from collections.abc import Callable

import pytest

from tests.rasa.support import ActionsStub, RasaServer

pytestmark = pytest.mark.full

CANARY = "canary-91c4"


def told(rasa_server: RasaServer) -> int:
    return rasa_server.turn(
        conversation=f"{CANARY}-c",
        turn=f"{CANARY}-t",
        text=f"my name is {CANARY}",
        metadata={"choice": CANARY},
    ).status_code


REPLIES = {
    "raises": (500, b'{"error": "canary-91c4", "request_body": {"text": "canary-91c4"}}'),
    "refuses to run": (400, b'{"action_name": "action_step", "error": "canary-91c4"}'),
    "refuses in another shape": (400, b"canary-91c4"),
    "is not found": (404, b"canary-91c4"),
    "answers rubbish": (200, b"canary-91c4"),
    "answers another shape": (200, b'{"events": "canary-91c4", "responses": ["canary-91c4"]}'),
    "answers a list": (200, b'["canary-91c4"]'),
    "answers an unknown event": (200, b'{"events": [{"event": "canary-91c4"}], "responses": []}'),
    "answers a slot that is not there": (
        200,
        b'{"events": [{"event": "slot", "name": "canary-91c4", "value": "canary-91c4"}], "responses": []}',
    ),
    "answers a response that is not there": (
        200,
        b'{"events": [], "responses": [{"response": "canary-91c4"}]}',
    ),
    "says nothing": (200, b'{"events": [], "responses": []}'),
}


@pytest.mark.parametrize("case", REPLIES)
def test_an_action_that_fails_is_an_error_and_leaves_no_trace(
    rasa_server: RasaServer, actions: ActionsStub, case
):
    actions.reply = lambda call: REPLIES[case]
    assert told(rasa_server) == 503
    assert CANARY not in rasa_server.written()
    actions.reset()
    assert told(rasa_server) == 200


def test_an_action_server_that_is_down_is_an_error_and_leaves_no_trace(
    rasa_server: RasaServer, actions: ActionsStub
):
    actions.stop()
    assert told(rasa_server) == 503
    assert CANARY not in rasa_server.written()
    actions.start()
    assert told(rasa_server) == 200


def test_an_action_that_takes_too_long_is_an_error_and_leaves_no_trace(
    rasa_server: RasaServer, actions: ActionsStub
):
    actions.reply = slow(actions.reply)
    start = time.monotonic()
    assert told(rasa_server) == 503
    assert 9 < time.monotonic() - start < 15
    assert CANARY not in rasa_server.written()


def slow(reply: Callable[..., tuple[int, bytes]]) -> Callable[..., tuple[int, bytes]]:
    def late(call: dict[str, object]) -> tuple[int, bytes]:
        time.sleep(12)
        return reply(call)

    return late


def test_requests_that_are_refused_leave_no_trace(rasa_server: RasaServer, actions: ActionsStub):
    client = rasa_server.client
    client.post("/turn", content=f'{{"text": "{CANARY}"')
    client.post("/turn", json={"conversation": CANARY, "turn": CANARY, "act": CANARY, "text": CANARY})
    client.post("/turn", content=CANARY.encode() * 100_000)
    client.post("/turn", content=CANARY, headers={"X-Advisal-Key": CANARY, "Content-Encoding": CANARY})
    client.get(f"/turn?text={CANARY}")
    client.get(f"/{CANARY}")
    client.post(f"/parse?text={CANARY}", json={"text": f"/{CANARY}", "metadata": {"reads": CANARY}})
    client.post("/parse", json={"text": f'/answer{{"{CANARY}":'})
    assert CANARY not in rasa_server.written()
    assert rasa_server.status() == 200


def test_a_turn_that_is_well_leaves_no_trace(rasa_server: RasaServer, actions: ActionsStub):
    assert told(rasa_server) == 200
    assert CANARY not in rasa_server.written()


def test_nothing_is_written_even_when_rasa_is_told_to_log_all(tmp_path, actions: ActionsStub):
    server = RasaServer(actions.url, tmp_path / "log", LOG_LEVEL="DEBUG", LOG_LEVEL_LIBRARIES="DEBUG").start()
    try:
        assert told(server) == 200
        actions.reply = lambda call: REPLIES["raises"]
        assert told(server) == 503
        server.client.post("/turn", content=f'{{"text": "{CANARY}"')
    finally:
        server.stop()
    assert "DEBUG" in server.written()
    assert CANARY not in server.written()
