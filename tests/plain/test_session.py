"""The cookie, what ends a conversation, a code to go on, and pages for everything that is refused."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from tests.dialogue.talk import GOLDEN
from tests.plain.visitor import OURS, Visitor
from tests.web.site import Site, running_site

pytestmark = pytest.mark.asyncio(loop_scope="module")


def flags(response: httpx.Response) -> set[str]:
    """The attributes of the one cookie that a response sets, in small letters."""
    (cookie,) = response.headers.get_list("set-cookie")
    return {part.strip().lower() for part in cookie.split(";")[1:]}


async def test_one_strictly_necessary_cookie_for_as_long_as_the_browser_is_open(site: Site) -> None:
    visitor = await Visitor(site).go("/plain?lang=es")
    assert not visitor.http.cookies
    begun = await visitor.post(visitor.parsed.forms[0])
    assert flags(begun) == {"httponly", "samesite=strict", "path=/plain"}
    assert len(visitor.http.cookies) == 1


async def test_over_https_the_cookie_is_for_https_alone(tmp_path: Path, site: Site) -> None:
    secure = {"httponly", "samesite=strict", "path=/plain", "secure"}
    visitor = Visitor(site)
    visitor.http.base_url = httpx.URL("https://site.test")
    assert flags(await visitor.http.post("/plain/start", data={"language": "en"}, headers=OURS)) == secure
    async with running_site(tmp_path, server={"public_url": "https://site.test"}) as other:
        begun = await Visitor(other).http.post("/plain/start", data={"language": "en"}, headers=OURS)
        assert flags(begun) == secure


async def test_neither_cookie_nor_page_nor_address_shows_the_secret(person: Visitor) -> None:
    (cookie,) = person.http.cookies.values()
    for path in ("now", "answers", "language", "code", "delete"):
        await person.go(f"/plain/{path}")
        assert cookie not in person.page.text
        assert not person.page.url.query
    assert "." not in cookie  # no id and token side by side


async def test_pages_are_kept_nowhere_and_hold_no_script_and_no_style(person: Visitor) -> None:
    for path in ("", "/now", "/answers", "/code", "/leave", "/nothing"):
        page = await person.http.get(f"/plain{path}", headers=OURS)
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "same-origin"
        assert "default-src 'none'" in page.headers["content-security-policy"]
        for mark in ("<script", "style=", "<style", "javascript:", " on"):
            assert mark not in page.text.replace(" one", "").replace(" on ", "").replace(" only", "")


async def test_start_goes_on_with_the_conversation_that_is_open(person: Visitor) -> None:
    await person.give("none")
    await person.go("/plain")
    assert person.open == "for_whom"
    again = await person.http.post("/plain/start", data={"language": "es"}, headers=OURS)
    assert "set-cookie" not in again.headers


async def test_leave_now_shows_nothing_and_forgets(person: Visitor) -> None:
    page = await person.http.get("/plain/leave", headers=OURS)
    assert '<meta http-equiv="refresh" content="0; url=about:blank">' in page.text
    assert "<body></body>" in page.text
    assert "Questions" not in page.text
    await person.go("/plain/now")
    assert person.page.status_code == 404
    assert "no longer there" in person.text


async def test_leave_now_goes_where_the_operator_says(tmp_path: Path) -> None:
    async with running_site(tmp_path, server={"exit_address": "https://weather.test/"}) as site:
        visitor = await Visitor(site).start()
        page = await visitor.http.get("/plain/leave", headers=OURS)
        assert (page.status_code, page.headers["location"]) == (303, "https://weather.test")
        assert page.headers["referrer-policy"] == "same-origin"
        assert not visitor.http.cookies


async def test_another_site_cannot_make_a_person_lose_the_conversation(person: Visitor) -> None:
    page = await person.http.get("/plain/leave", headers={"Sec-Fetch-Site": "cross-site"})
    assert "set-cookie" not in page.headers


async def test_delete_asks_once_more_and_then_everything_is_gone(person: Visitor) -> None:
    kept = dict(person.http.cookies)
    await person.go("/plain/delete")
    assert "cannot get them back" in person.text
    await person.send(person.parsed.forms[0])
    assert person.page.url.path == "/plain/ended"
    assert not person.http.cookies
    for name, value in kept.items():
        person.http.cookies.set(name, value, "site.test", "/plain")
    await person.go("/plain/now")
    assert person.page.status_code == 404
    assert not person.http.cookies


async def test_delete_by_words_ends_it_too(person: Visitor) -> None:
    await person.say("delete everything now please", "stop_delete")
    assert person.open == "delete"
    await person.press("do:delete_yes")
    assert person.page.url.path == "/plain/ended"
    assert not person.http.cookies


async def test_with_a_code_the_conversation_goes_on_elsewhere_in_its_language(site: Site) -> None:
    first = await Visitor(site).start("es")
    await first.give("none")
    await first.go("/plain/code")
    await first.send(first.parsed.forms[0])
    code = next(one for one in first.parsed.texts if one.count("-") >= 2 and " " not in one)
    second = await Visitor(site).go("/plain/resume?lang=ar")
    await second.send(second.parsed.forms[0], code="nope-nope-nope")
    assert (second.page.status_code, second.parsed.language) == (404, "ar")
    assert "nope" not in second.page.text
    await second.send(second.parsed.forms[0], code=code.replace("-", " ").upper())
    assert (second.open, second.parsed.language) == ("for_whom", "es")
    await first.go("/plain/now")
    assert first.page.status_code == 410
    assert not first.http.cookies


async def test_codes_cannot_be_tried_without_end(tmp_path: Path) -> None:
    async with running_site(tmp_path, limits={"codes_per_minute_per_source": 3}) as site:
        visitor = await Visitor(site).go("/plain/resume")
        form = visitor.parsed.forms[0]
        statuses = [(await visitor.post(form, code=f"wrong-{number}")).status_code for number in range(5)]
        assert statuses == [404, 404, 404, 429, 429]


async def test_too_many_turns_get_a_page_that_says_to_wait(tmp_path: Path) -> None:
    async with running_site(tmp_path, limits={"turns_per_minute": 2}) as site:
        visitor = await Visitor(site).start("es")
        for _ in range(3):
            await visitor.send(visitor.tools_form, choice="do:human")
            if visitor.page.status_code != 200:
                break
        assert visitor.page.status_code == 429
        assert visitor.page.headers["retry-after"] == "60"
        assert visitor.parsed.language == "es"
        assert "/plain/now" in visitor.parsed.links


async def test_a_form_that_is_too_large_gets_a_page(person: Visitor) -> None:
    await person.send(person.words, text="x" * 50_000)
    assert person.page.status_code == 413
    assert "/plain/now" in person.parsed.links


async def test_a_failure_inside_gets_a_page_in_the_language_of_the_person(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = await Visitor(site).start("fr")
    monkeypatch.setattr(site.app.state.turns, "since", None)
    await visitor.go("/plain/now")
    assert (visitor.page.status_code, visitor.parsed.language) == (500, "fr")
    assert "NoneType" not in visitor.page.text


async def test_the_wrong_method_gets_a_page(person: Visitor) -> None:
    for answer in (await person.http.get("/plain/turn"), await person.http.put("/plain/now")):
        assert answer.status_code == 405
        assert answer.headers["content-type"].startswith("text/html")


async def test_the_chat_api_and_the_pages_share_one_conversation(site: Site, person: Visitor) -> None:
    await person.interview(GOLDEN)
    await person.go("/plain/code")
    await person.send(person.parsed.forms[0])
    code = next(one for one in person.parsed.texts if one.count("-") >= 2 and " " not in one)
    opened = (await site.http.post("/api/resume", json={"code": code})).json()
    assert opened["reply"]["result"]
