"""A conversation goes on elsewhere by its code, and no longer where it was."""

from __future__ import annotations

import uuid
from pathlib import Path

import httpx
import pytest

from tests.web.site import Chat, Site, running_site
from tests.web.test_conversations import error_of

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def resume(site: Site, code: str, **more: str) -> httpx.Response:
    return await site.http.post("/api/resume", json={"code": code, **more})


async def code_of(chat: Chat) -> str:
    response = await chat.site.http.post(f"{chat.path}/code", headers=chat.headers)
    assert response.status_code == 200, response.text
    assert response.json()["until"] > "2026"
    return str(response.json()["code"])


async def test_it_goes_on_with_all_that_was_said_and_the_old_page_is_told(site: Site) -> None:
    chat = await site.begin("ar")
    await chat.tap("none")
    before = (await chat.get("messages")).json()
    response = await resume(site, (await code_of(chat)).lower().replace("-", " "), language="en")
    assert response.status_code == 200, response.text
    opened = response.json()
    assert opened["conversation"] == chat.id
    assert opened["token"] != chat.token
    assert opened["reply"].pop("until") > before.pop("until"), "it was used, so it is kept longer"
    assert opened["reply"] == before, "also its language"
    refused = [await chat.tap("none"), await chat.get("messages"), await chat.get("result")]
    refused.append(await site.http.delete(chat.path, headers=chat.headers))
    assert {(one.status_code, error_of(one)) for one in refused} == {(410, "continued_elsewhere")}
    new = Chat(site, opened)
    assert (await new.tap("do:dont_know")).status_code == 200
    assert (await resume(site, await code_of(new))).status_code == 200


async def test_whatever_is_wrong_with_a_code_the_answer_is_the_same(chat: Chat) -> None:
    replaced, used = await code_of(chat), await code_of(chat)
    opened = (await resume(chat.site, used)).json()
    deleted = Chat(chat.site, opened)
    last = await code_of(deleted)
    await chat.site.http.delete(deleted.path, headers=deleted.headers)
    wrong = (replaced, used, last, "", "guess", "0" * 12, "x" * 99)
    answers = [await resume(chat.site, one) for one in wrong]
    assert {one.status_code for one in answers} == {404}
    assert len({one.content for one in answers}) == 1
    assert error_of(answers[0]) == "wrong_code"


async def test_an_error_comes_in_the_language_of_the_page(site: Site) -> None:
    for language, word in {"ko": "코드", "zh-Hans": "代码", "pt-BR": "código"}.items():
        assert word in (await resume(site, "x", language=language)).json()["error"]["text"]


async def test_a_code_is_given_to_the_holder_of_the_token_alone(chat: Chat) -> None:
    http = chat.site.http
    assert (await http.post(f"{chat.path}/code")).status_code == 401
    wrong = {"Authorization": "Bearer wrong"}
    assert (await http.post(f"{chat.path}/code", headers=wrong)).status_code == 404
    assert (await http.post(f"/api/conversations/{uuid.uuid4().hex}/code", headers=wrong)).status_code == 404


async def test_who_guesses_codes_gets_few_tries(tmp_path: Path) -> None:
    async with running_site(tmp_path, limits={"codes_per_minute_per_source": 3}) as site:
        assert [(await resume(site, "0" * 12)).status_code for _ in range(5)] == [404, 404, 404, 429, 429]
        chat = await site.begin()
        code = await code_of(chat)
        refused = await resume(site, code)
        assert (refused.status_code, error_of(refused)) == (429, "too_many")
        assert (await chat.tap("none")).status_code == 200
