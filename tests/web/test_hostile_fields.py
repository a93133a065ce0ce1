"""Every field of the API, and what is somebody else's, with everything hostile: refused, or just text."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from tests.web.hostile import HOSTILE, NEVER_SHOWN
from tests.web.site import Chat, Site

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.slow]

Call = Callable[[Chat, str], dict[str, Any]]
FINE = (200, 201, 204)
REFUSED = (400, 401, 404, 405, 409, 413)


def post(path: str, body: dict[str, Any], chat: Chat | None = None) -> dict[str, Any]:
    headers = {"Content-Type": "application/json", **(chat.headers if chat else {})}
    return {"method": "POST", "url": path, "content": json.dumps(body), "headers": headers}


def turn(chat: Chat, **fields: str) -> dict[str, Any]:
    return post(f"{chat.path}/turns", {"client_id": uuid.uuid4().hex, **fields}, chat)


FIELDS: dict[str, Call] = {
    "client_id": lambda chat, text: turn(chat, client_id=text, choice="none", question="urgent_now"),
    "text": lambda chat, text: turn(chat, text=text),
    "choice": lambda chat, text: turn(chat, choice=text, question=chat.open),
    "question": lambda chat, text: turn(chat, choice="none", question=text),
    "a field we do not know": lambda chat, text: turn(chat, text="yes", **{text: "x"}),
    "language": lambda _, text: post("/api/conversations", {"language": text}),
    "code": lambda _, text: post("/api/resume", {"code": text}),
    "language of an error": lambda _, text: post("/api/resume", {"code": "x", "language": text}),
    "conversation": lambda chat, text: {
        "method": "GET",
        "url": f"/api/conversations/{quote(text, safe='')}/messages",
        "headers": chat.headers,
    },
    "after": lambda chat, text: {
        "method": "GET", "url": f"{chat.path}/messages", "params": {"after": text}, "headers": chat.headers,
    },
    "language of the words": lambda _, text: {
        "method": "GET", "url": "/api/strings", "params": {"language": text},
    },
    "token": lambda chat, text: {
        "method": "GET", "url": f"{chat.path}/messages",
        "headers": {"Authorization": b"Bearer " + text.encode("utf-8").replace(b"\r\n", b" ")},
    },
    "accept-language": lambda chat, text: {
        "method": "GET", "url": "/api/nothing",
        "headers": {"Accept-Language": text.encode("utf-8").replace(b"\r\n", b" ")},
    },
}  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
async def test_a_field_is_refused_or_read_and_never_fails(chat: Chat, field: str) -> None:
    before = (await chat.get("messages")).json()
    for text in HOSTILE:
        response = await chat.site.http.request(**FIELDS[field](chat, text))
        assert response.status_code in FINE + REFUSED, (field, text, response.status_code)
        said = response.json() if response.content else {}
        if response.status_code in REFUSED:
            assert text[:40] not in json.dumps(said, ensure_ascii=False), (field, text)
        for mark in NEVER_SHOWN[3:]:
            assert mark not in json.dumps(said, ensure_ascii=False), (field, text)
    after = (await chat.get("messages")).json()
    if field not in ("client_id", "text", "choice", "question"):
        assert after == before
    assert after["question"] is not None


async def test_nothing_of_a_conversation_opens_by_the_token_of_another(site: Site) -> None:
    mine, other = await site.begin(), await site.begin()
    await other.say("my brother was convicted in Ohio")
    before = (await other.get("messages")).json()
    stolen = f"/api/conversations/{other.id}"
    tries = [
        ("GET", f"{stolen}/{what}")
        for what in ("messages", "result", "answers", "result.pdf", "deadlines.ics")
    ]
    for method, path in (*tries, ("POST", f"{stolen}/code"), ("DELETE", stolen)):
        response = await site.http.request(method, path, headers=mine.headers)
        assert response.status_code == httpx.codes.NOT_FOUND, path
        assert "Ohio" not in response.text
    tap = {"client_id": uuid.uuid4().hex, "choice": "do:delete_yes"}
    refused = await site.http.post(f"{stolen}/turns", json=tap, headers=mine.headers)
    assert refused.status_code == httpx.codes.NOT_FOUND
    assert (await other.get("messages")).json() == before


async def test_turns_that_arrive_in_another_order_answer_only_the_question_they_were_for(site: Site) -> None:
    chat = await site.begin()
    first = {"client_id": uuid.uuid4().hex, "choice": "none", "question": "urgent_now"}
    second = {"client_id": uuid.uuid4().hex, "choice": "self", "question": "for_whom"}
    await chat.send(second)
    assert chat.open == "urgent_now"
    await chat.send(first)
    assert chat.open == "for_whom"
    for replayed in (first, second, first):
        await chat.send(replayed)
        assert (await chat.get("messages")).json()["question"]["id"] == "for_whom"
    answers = (await chat.get("answers")).json()["answers"]
    assert "for_whom" not in {one["id"] for one in answers}
