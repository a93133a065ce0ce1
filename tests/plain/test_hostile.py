"""What no form of ours sends: it changes nothing, fails nowhere, and is shown back as plain text at most."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest

from tests.plain.visitor import OURS, FormOnPage, Visitor
from tests.web.site import Site

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.slow]

MARKUP = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</textarea><h1>gotcha</h1>",
    "{{ 7 * 7 }}{% include 'base.html' %}",
    "&lt;b&gt;&#60;i&#62;",
    "javascript:alert(1)",
    "\u202eevil\u202c \u2066x\u2069",
    "nul\x00l \x1b[31m \x7f",
    "\ud800 half a character",
    "9" * 1500,
    "😀" * 500,
    "' OR 1=1; DROP TABLE cases; --",
    "/restart",
    '/answer{"for_whom":"self"}',
]  # fmt: skip


@pytest.mark.parametrize("text", MARKUP)
async def test_words_are_shown_back_as_plain_text(person: Visitor, text: str) -> None:
    sent = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    before = person.open
    await person.say(sent)
    assert person.page.status_code == 200
    assert person.open in (before, "confirm")
    for mark in ("<script", "<img", "<h1>gotcha", "\x00", "\x1b", "\u202e", "\u2066"):
        assert mark not in person.page.text
    assert "49" not in person.text
    await person.go("/plain/answers")
    assert person.page.status_code == 200


@pytest.mark.parametrize("text", MARKUP)
async def test_what_is_too_late_is_shown_back_as_plain_text(person: Visitor, text: str) -> None:
    old = person.words
    await person.give("none")
    sent = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    await person.send(old, text=sent)
    assert person.page.status_code == 409
    for mark in ("<script", "<img", "<h1>gotcha", "\x00", "\x1b", "\u202e", "\u2066"):
        assert mark not in person.page.text
    assert dict(person.words.fields)["text"] != ""


CHOICES = [
    "<b>",
    "do:",
    "do:change:../../etc",
    "do:drop:x",
    "do:language:xx",
    "none+none+none",
    "+",
    "yes\x00",
    "do:delete_yes",
    "a" * 3000,
    "convictions.0.offense",
    "do:result",
    "do:retry",
    "unknown",
]


@pytest.mark.parametrize("choice", CHOICES)
async def test_a_choice_that_is_not_there_answers_nothing(person: Visitor, choice: str) -> None:
    await person.give("none")
    await person.send(person.answer, choice=choice)
    assert person.page.status_code == 200 or choice == "do:delete_yes"
    if choice == "unknown":
        assert person.open != "for_whom"
    elif choice != "do:delete_yes":
        assert "<b>" not in person.page.text
        assert person.open in ("for_whom", "language")


DATES = [
    ("99999", "", ""),
    ("2009", "13", ""),
    ("2009", "2", "31"),
    ("2009", "", "4"),
    ("", "", ""),
    ("-200", "1", ""),
    ("٢٠٠٩x", "", ""),
    ("1e3", "", ""),
    ("2009", "<b>", "1"),
    ("2009", "1", "9" * 99),
]


@pytest.mark.parametrize(("year", "month", "day"), DATES)
async def test_a_date_that_is_none_is_told_where_it_is_wrong(
    site: Site, year: str, month: str, day: str
) -> None:
    visitor = await dated(site)
    at = visitor.open
    await visitor.send(visitor.answer, year=year, month=month, day=day)
    assert visitor.page.status_code == 422
    assert visitor.open == at
    assert 'aria-invalid="true"' in visitor.page.text
    assert "<b>" not in visitor.page.text


async def dated(site: Site) -> Visitor:
    """Somebody at a question for a date."""
    visitor = await Visitor(site).start()
    for value in ("none", "self"):
        await visitor.give(value)
    for _ in range(30):
        if visitor.answer.input == "date":
            return visitor
        await visitor.give({"lpr_status": "current"}.get(visitor.name, "do:dont_know"))
    raise AssertionError("no date was asked")


Spoil = Callable[[Visitor, FormOnPage], dict[str, str]]
FORGED: dict[str, Spoil] = {
    "no key": lambda _, __: {"key": ""},
    "a key of nothing": lambda _, __: {"key": "0" * 64},
    "a key with other letters": lambda _, __: {"key": "ключ"},
    "another page": lambda _, __: {"page": "0" * 16},
    "no page": lambda _, __: {"page": ""},
    "the key as the page": lambda _, form: {"page": dict(form.fields)["key"]},
}


@pytest.mark.parametrize("how", FORGED)
async def test_a_forged_form_is_refused_with_a_page_that_says_what_to_do(person: Visitor, how: str) -> None:
    form = person.answer
    await person.send(form, ("tick", "none"), **FORGED[how](person, form))
    assert person.page.status_code == 403
    assert "Nothing was sent" in person.text
    assert "/plain/now" in person.parsed.links
    assert (await person.go("/plain/now")).open == "urgent_now"


async def test_a_form_of_another_persons_page_is_refused(site: Site, person: Visitor) -> None:
    other = await Visitor(site).start()
    await person.send(other.answer, ("tick", "none"))
    assert person.page.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://site.test.evil.example"},
        {"Origin": "http://evil.example/site.test"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://other.test"},
        {"Sec-Fetch-Site": "none"},
    ],
)
async def test_a_form_that_another_site_sends_is_refused(person: Visitor, headers: dict[str, str]) -> None:
    for path, fields in (
        ("turn", {**dict(person.answer.fields), "tick": "none"}),
        ("start", {}),
        ("code", dict(person.answer.fields)),
        ("delete", dict(person.answer.fields)),
        ("resume", {"code": "abc"}),
    ):
        refused = await person.http.post(f"/plain/{path}", data=fields, headers=headers)
        assert refused.status_code == 403, path
    assert (await person.go("/plain/now")).open == "urgent_now"


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://site.test"}, OURS])
async def test_our_own_forms_pass_also_from_browsers_that_say_little(
    person: Visitor, headers: dict[str, str]
) -> None:
    passed = await person.post(person.answer, ("tick", "none"), headers=headers)
    assert passed.status_code == 303


COOKIES = [
    "",
    "x",
    "a" * 5000,
    "AAAA",
    "%00",
    base64.urlsafe_b64encode(b"\x01" + b"0" * 60).decode(),
    "ü",
    '"}{',
]


@pytest.mark.parametrize("cookie", COOKIES)
async def test_a_cookie_that_is_not_ours_is_no_conversation(site: Site, cookie: str) -> None:
    found = await Visitor(site).http.get("/plain/now", headers={"Cookie": f"page={cookie}".encode()})
    assert found.status_code == 404
    assert "no longer there" in found.text


async def test_a_cookie_that_was_changed_by_one_letter_is_no_conversation(person: Visitor) -> None:
    ((name, cookie),) = person.http.cookies.items()
    changed = cookie[:40] + ("A" if cookie[40] != "A" else "B") + cookie[41:]
    person.http.cookies.clear()
    found = await person.http.get("/plain/now", headers={"Cookie": f"{name}={changed}"})
    assert found.status_code == 404


KINDS = ["application/json", "text/plain", "", "multipart/form-data", "multipart/form-data; boundary=x",
         "application/x-www-form-urlencoded; charset=utf-16"]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
async def test_a_body_that_is_no_form_is_refused_in_words(person: Visitor, kind: str) -> None:
    refused = await person.http.post(
        "/plain/turn", content=b'{"choice": "none"}', headers={**OURS, "Content-Type": kind}
    )
    assert refused.status_code in (400, 403)
    assert refused.headers["content-type"].startswith("text/html")
    assert "Nothing was sent" in refused.text


async def test_a_file_and_too_many_fields_are_refused(person: Visitor) -> None:
    fields = dict(person.words.fields)
    file = await person.http.post(
        "/plain/turn", data=fields, files={"text": ("a.txt", b"hello", "text/plain")}, headers=OURS
    )
    many = await person.http.post("/plain/turn", data=fields | {"tick": ["none"] * 500}, headers=OURS)
    assert {file.status_code, many.status_code} == {400}


async def test_missing_fields_answer_nothing(person: Visitor) -> None:
    bare = {name: value for name, value in person.answer.fields if name in ("page", "key")}
    for more in (
        {},
        {"as": "date"},
        {"as": "days"},
        {"as": "text"},
        {"as": "nothing"},
        {"question": "x" * 5000},
    ):
        sent = await person.http.post("/plain/turn", data=bare | more, headers=OURS)
        assert sent.status_code in (303, 409, 422), more
        assert (await person.go("/plain/now")).open == "urgent_now"
