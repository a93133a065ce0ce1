"""How much one conversation, one source and one request may ask for, at the app's own edge."""

from __future__ import annotations

import http.client
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.web.limits import MOST_KEYS, Rate
from tests.web.serving import served
from tests.web.site import running_site
from tests.web.test_conversations import error_of


async def test_one_conversation_has_so_many_turns_a_minute(tmp_path: Path) -> None:
    async with running_site(tmp_path, limits={"turns_per_minute": 3}) as site:
        chat, other = await site.begin(), await site.begin()
        assert [(await chat.tap("do:repeat")).status_code for _ in range(4)] == [200, 200, 200, 429]
        refused = await chat.tap("do:repeat")
        assert error_of(refused) == "too_many"
        assert refused.headers["retry-after"] == "60"
        assert (await other.tap("do:repeat")).status_code == 200
        assert (await chat.get("messages")).json()["question"]["id"] == "urgent_now"


async def test_one_source_has_so_many_requests_a_minute(tmp_path: Path) -> None:
    async with running_site(tmp_path, limits={"turns_per_minute_per_source": 5}) as site:
        chat = await site.begin()
        for _ in range(4):
            assert (await chat.get("messages")).status_code == 200
        for refused in (
            await chat.get("messages"),
            await chat.tap("none"),
            await site.http.post("/api/conversations", json={}),
            await site.http.delete(chat.path, headers=chat.headers),
        ):
            assert refused.status_code == 429
            assert error_of(refused) == "too_many"
        assert (await site.http.get("/api/health")).status_code == 200


def test_a_minute_later_there_is_room_again() -> None:
    rate = Rate(2)
    assert [rate.allows("a", at) for at in (0.0, 1.0, 2.0, 60.5, 60.6, 61.5)] == [
        True, True, False, True, False, True,
    ]  # fmt: skip


def test_what_is_remembered_of_sources_does_not_grow_without_end() -> None:
    rate = Rate(2)
    for number in range(MOST_KEYS + 100):
        rate.allows(str(number), 0.0)
    assert len(rate._seen) == MOST_KEYS


@pytest.mark.parametrize("declared", [True, False])
def test_a_request_that_is_too_large_is_refused_in_words(tmp_path: Path, declared: bool) -> None:
    with served(tmp_path) as address:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
        body = b'{"language": "' + b"x" * 200_000 + b'"}'
        pieces = [body[start : start + 10_000] for start in range(0, len(body), 10_000)]
        headers = {"Content-Type": "application/json"}
        if declared:
            headers["Content-Length"] = str(10**12)
            connection.putrequest("POST", "/api/conversations")
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders()
        else:
            connection.request("POST", "/api/conversations", iter(pieces), headers, encode_chunked=True)
        response = connection.getresponse()
        assert response.status == 413
        assert b"too_long" in response.read()
        connection.close()
        again = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
        again.request("GET", "/api/health")
        assert again.getresponse().status == 200
        again.close()
