"""What every answer tells the browser: run and show nothing of others, keep nothing, tell nobody."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from bot.web import demo
from tests.web.site import Chat, Site, running_site

pytestmark = pytest.mark.asyncio(loop_scope="module")

PATHS = (
    "/",
    "/static/demo.css",
    "/static/favicon.svg",
    "/api/health",
    "/api/strings",
    "/nothing",
    "/api/nothing",
)


def policy(header: str) -> dict[str, list[str]]:
    """The directives of a content security policy."""
    return {name: values for name, *values in (part.split() for part in header.split(";"))}


@pytest.mark.parametrize("path", PATHS)
async def test_every_answer_is_protected(site: Site, path: str) -> None:
    headers = (await site.http.get(path)).headers
    rules = policy(headers["content-security-policy"])
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == rules["connect-src"] == rules["style-src"] == ["'self'"]
    assert rules["frame-ancestors"] == ["'self'"]
    assert rules["base-uri"] == ["'none'"]
    assert rules["require-trusted-types-for"] == ["'script'"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in headers
    assert "server" not in headers


async def test_refusals_are_protected_too(chat: Chat) -> None:
    for response in (
        await chat.say("x" * 100_000),
        await chat.send({"text": 7}),
        await chat.site.http.get(f"{chat.path}/messages"),
    ):
        assert response.status_code in (400, 401, 413)
        assert "content-security-policy" in response.headers
        assert response.headers["cache-control"] == "no-store"


async def test_a_failure_inside_is_protected_too(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat.site.app.state.turns, "since", None)
    response = await chat.get("messages")
    assert response.status_code == 500
    assert response.json()["error"]["id"] == "internal"
    assert "content-security-policy" in response.headers


async def test_nothing_said_is_kept_in_a_cache(chat: Chat) -> None:
    for response in (await chat.tap("none"), await chat.get("messages"), await chat.site.http.get("/")):
        assert response.headers["cache-control"] == "no-store"


async def test_files_may_be_embedded_and_are_asked_for_again(site: Site) -> None:
    for name, kind in (("demo.css", "text/css"), ("favicon.svg", "image/svg+xml")):
        response = await site.http.get(f"/static/{name}")
        assert response.headers["content-type"].startswith(kind)
        assert response.headers["access-control-allow-origin"] == "*"
        assert response.headers["cross-origin-resource-policy"] == "cross-origin"
        assert response.headers["cache-control"] == "no-cache"
        tag = {"If-None-Match": response.headers["etag"]}
        assert (await site.http.head(f"/static/{name}", headers=tag)).status_code in (200, 304)


async def test_the_page_has_the_widget_and_asks_nothing_of_others(site: Site) -> None:
    page = (await site.http.get("/")).text
    assert "<advisal-chat>" in page
    assert 'src="/static/advisal-chat.js"' in page
    assert page.count("http") == page.count("https://www.justice.gov/") == 2
    assert (await site.http.head("/")).status_code == 200


ALLOWED = "https://legal-aid.example.org"


@pytest.mark.parametrize(("origin", "answered"), [(ALLOWED, True), ("https://evil.example.org", False)])
async def test_only_named_sites_may_embed_and_call(tmp_path: Path, origin: str, answered: bool) -> None:
    async with running_site(tmp_path, server={"embed_origins": [ALLOWED]}) as site:
        asked = {
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization,content-type",
        }
        before = await site.http.options("/api/conversations", headers=asked)
        called = await site.http.post("/api/conversations", json={}, headers={"Origin": origin})
        for response in (before, called):
            assert response.headers.get("access-control-allow-origin") == (origin if answered else None)
            assert "access-control-allow-credentials" not in response.headers
        assert policy(called.headers["content-security-policy"])["frame-ancestors"] == ["'self'", ALLOWED]


async def test_a_site_that_embeds_may_read_errors_too(tmp_path: Path) -> None:
    async with running_site(tmp_path, server={"embed_origins": [ALLOWED]}) as site:
        chat = await site.begin()
        site.http.headers["Origin"] = ALLOWED
        for response in (await chat.say("x" * 100_000), await chat.send({"text": 7})):
            assert response.is_client_error
            assert response.headers["access-control-allow-origin"] == ALLOWED


async def test_where_no_site_is_named_none_may_call(site: Site) -> None:
    response = await site.http.post("/api/conversations", json={}, headers={"Origin": ALLOWED})
    assert "access-control-allow-origin" not in response.headers


async def test_the_widget_comes_compressed_to_browsers_that_take_it_and_is_the_same(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "advisal-chat.js"
    script.write_bytes(b"// the widget")
    (tmp_path / "advisal-chat.js.gz").write_bytes(gzip.compress(b"// the widget"))
    monkeypatch.setitem(demo.FILES, "advisal-chat.js", (script, "text/javascript"))
    for accepts, encoding in (("gzip, br", "gzip"), ("identity", None)):
        response = await site.http.get("/static/advisal-chat.js", headers={"Accept-Encoding": accepts})
        assert response.headers.get("content-encoding") == encoding
        assert response.headers["vary"] == "Accept-Encoding"
        assert response.content == b"// the widget"
