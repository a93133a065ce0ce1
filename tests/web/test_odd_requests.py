"""Whatever arrives, the answer says what is wrong and what to do, and nothing told before is lost."""

from __future__ import annotations

import json
import uuid

import pytest

from tests.web.site import Chat, Site
from tests.web.test_conversations import error_of

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.slow]

TURN = {"client_id": "a-turn-of-the-client"}
NOT_A_TURN = {
    "no JSON": b"{",
    "nothing": b"",
    "half a character": b'{"client_id": "a-turn-of-the-client", "text": "\xff"}',
    "a list": b"[]",
    "null": b"null",
    "a thousand lists": b"[" * 1000,
    "no text and no choice": json.dumps(TURN).encode(),
    "both": json.dumps({**TURN, "text": "yes", "choice": "yes"}).encode(),
    "a number for a text": json.dumps({**TURN, "text": 7}).encode(),
    "a list for a choice": json.dumps({**TURN, "choice": ["yes"]}).encode(),
    "an object for a question": json.dumps({**TURN, "choice": "yes", "question": {}}).encode(),
    "an empty choice": json.dumps({**TURN, "choice": ""}).encode(),
    "no client id": b'{"text": "yes"}',
    "a client id with a path": b'{"client_id": "../../etc/passwd", "text": "yes"}',
    "a number without end": b'{"client_id": 1e999, "text": "yes"}',
    "a field that we do not know": json.dumps({**TURN, "text": "yes", "sender": "somebody"}).encode(),
}
ODD_TEXTS = {
    "null bytes": "\x00yes\x00",
    "only null bytes": "\x00",
    "half of an emoji": "a\ud83d b",
    "text turned around": "\u202eyes\u202c \u2066x\u2069",
    "an emoji": "😀👩‍👩‍👧‍👦",
    "markup": "<b>hi</b><script>alert(1)</script><img src=x onerror=alert(1)>",
    "a command": "/restart",
    "a command with entities": '/intent{"x": 1}',
    "a huge number": "9" * 1999,
    "a huge number of years": f"{'9' * 14} years ago",
    "a number like code": "1e400",
    "a date that never was": "31/02/99999",
    "braces": "{placeholder} %s %(name)s ${x}",
    "a database": "'); DROP TABLE cases;--",
    "many lines": "\n" * 1999,
    "no letters": "?!…—«»",
    "Arabic": "أنا في السجن",
}
ODD_CHOICES = (
    "nothing we offered", "yes\x00", "none+none+none", "none+about_to_plead", "+", "do:", "do:nothing",
    "do:language:xx", "do:change:nothing", "do:change:convictions.x.y", "do:change:convictions.-1.offense",
    "do:change:a.b.c.d", "do:drop:convictions.999999999.offense", "do:confirm", "do:delete_no", "do:retry",
    "do:result", "do:restart", "9" * 400, "[]", "-1", "NaN", "inf", "1e999", "2018-99", "__class__",
)  # fmt: skip


@pytest.mark.parametrize("body", NOT_A_TURN.values(), ids=NOT_A_TURN.keys())
async def test_what_is_no_turn_is_refused_and_changes_nothing(chat: Chat, body: bytes) -> None:
    headers = {**chat.headers, "Content-Type": "application/json"}
    response = await chat.site.http.post(f"{chat.path}/turns", content=body, headers=headers)
    assert response.status_code == 400
    assert error_of(response) == "bad_request"
    assert (await chat.get("messages")).json()["seq"] == chat.reply["seq"]


async def test_a_refusal_names_the_field_and_never_what_was_in_it(chat: Chat) -> None:
    response = await chat.send({"text": 7, "Xanadu": "Zanzibar"})
    assert "text" in response.json()["error"]["text"]
    assert "Xanadu" not in response.text
    assert "Zanzibar" not in response.text


async def test_a_form_of_another_site_is_no_turn(chat: Chat) -> None:
    body = json.dumps({"client_id": uuid.uuid4().hex, "text": "yes"})
    headers = {**chat.headers, "Content-Type": "text/plain"}
    response = await chat.site.http.post(f"{chat.path}/turns", content=body, headers=headers)
    assert response.status_code == 400


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS.keys())
async def test_an_odd_text_is_just_a_text(chat: Chat, text: str) -> None:
    await chat.tap("none")
    for kind in ("answer", "multi_fact_story", "correction"):
        assert (await chat.say(text, kind)).status_code == 200
        assert "{" not in chat.said
    history = (await chat.get("messages")).json()
    assert not set("\x00\u202e\u2066") & set(str(history))
    assert not any(0xD800 <= ord(one) <= 0xDFFF for one in str(history))
    assert (await chat.tap("do:repeat")).status_code == 200


async def test_no_text_is_taken_for_a_command(chat: Chat) -> None:
    await chat.tap("none")
    await chat.say("/restart")
    await chat.say('/inform{"x": 1}')
    assert chat.open == "for_whom"


async def test_an_odd_choice_is_answered_with_the_open_question(chat: Chat) -> None:
    await chat.tap("none")
    for choice in ODD_CHOICES:
        for question in (chat.open, "nothing"):
            response = await chat.send({"choice": choice, "question": question})
            assert response.status_code == 200, choice
            assert chat.reply["question"] is not None, choice


async def test_what_is_too_long_says_so_and_loses_nothing(chat: Chat) -> None:
    await chat.tap("none")
    for text in ("x" * 2001, "x" * 100_000, "😀" * 20_000):
        response = await chat.say(text)
        assert response.status_code == 413
        assert error_of(response) == "too_long"
        assert "shorter" in response.json()["error"]["text"]
    assert (await chat.get("messages")).json()["seq"] == chat.reply["seq"]
    assert (await chat.say("x" * 2000)).status_code == 200
    assert chat.open == "for_whom"


@pytest.mark.parametrize("length", [2001, 100_000])
async def test_errors_speak_the_language_of_the_person(chat: Chat, length: int) -> None:
    chat.site.http.headers["Accept-Language"] = "es-MX,es;q=0.9"
    response = await chat.say("x" * length)
    assert response.status_code == 413
    assert "mensaje" in response.json()["error"]["text"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/api/nothing", 404),
        ("GET", "/docs", 404),
        ("GET", "/static/nothing.js", 404),
        ("GET", "/static/..%2f..%2fadvisal.toml", 404),
        ("GET", "/static/%00", 404),
        ("GET", "/api/conversations/%00/messages", 401),
        ("PUT", "/api/conversations", 405),
        ("DELETE", "/api/health", 405),
        ("GET", "/internal/actions", 405),
        ("GET", "/api/strings?language=" + "x" * 13, 400),
    ],
)
async def test_an_address_that_is_none_is_refused_in_words(
    site: Site, method: str, path: str, status: int
) -> None:
    response = await site.http.request(method, path)
    assert response.status_code == status
    assert error_of(response) in ("no_page", "bad_request", "wrong_token")
    if status == 405:
        assert response.headers["allow"]


@pytest.mark.parametrize("after", ["-1", "x", "1e9", "9" * 30, "", "1000001"])
async def test_a_sequence_number_that_is_none_is_named(chat: Chat, after: str) -> None:
    response = await chat.get(f"messages?after={after}")
    assert response.status_code == 400
    assert "after" in response.json()["error"]["text"]
