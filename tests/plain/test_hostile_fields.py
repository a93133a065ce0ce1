"""Every field of every form of the plain pages with everything hostile: never a failure, never markup."""

from __future__ import annotations

import httpx
import pytest

from tests.plain.visitor import OURS, Visitor
from tests.web.hostile import HOSTILE, NEVER_SHOWN

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.slow]

ANSWERED = (200, 303, 400, 403, 404, 409, 413, 422)
OF_A_TURN = {
    "as": {},
    "choice": {"as": "choice"},
    "tick": {"as": "set"},
    "year": {"as": "date"},
    "month": {"as": "date", "year": "2009"},
    "day": {"as": "date", "year": "2009", "month": "1"},
    "years": {"as": "days"},
    "months": {"as": "days"},
    "days": {"as": "days"},
    "number": {"as": "money"},
    "text": {"as": "text"},
    "question": {"as": "choice", "choice": "none"},
    "page": {"as": "choice", "choice": "none"},
    "key": {"as": "choice", "choice": "none"},
    "a field of nobody": {"as": "choice", "choice": "late"},
}
"""Each field of an answer, with what it stands beside."""


def harmless(page: httpx.Response, text: str) -> None:
    assert page.status_code in ANSWERED, (text[:40], page.status_code)
    for mark in NEVER_SHOWN:
        assert mark not in page.text, text[:40]
    assert page.headers.get_list("set-cookie") == [] or "page=x" not in str(page.headers)


@pytest.mark.parametrize("field", OF_A_TURN)
async def test_a_field_of_an_answer_is_refused_or_read(person: Visitor, field: str) -> None:
    await person.give("none")
    for text in HOSTILE:
        await person.go("/plain/now")
        bare = {name: value for name, value in person.answer.fields if name in ("page", "key", "question")}
        if field in ("number", "year", "month", "day", "years", "months", "days", "tick"):
            bare["question"] = person.open
        sent = await person.http.post(
            "/plain/turn", data=bare | OF_A_TURN[field] | {field: text}, headers=OURS
        )
        harmless(sent, text)
        harmless((await person.go("/plain/now")).page, text)
        # Words are read as words: "self" answers for whom this is, whatever stands around it.
        assert person.open in ("for_whom", "confirm", *(["state"] if field == "text" else [])), (field, text)


@pytest.mark.parametrize(
    ("path", "field"), [("start", "language"), ("resume", "code"), ("resume", "language"), ("code", "key")]
)
async def test_a_field_of_another_form_is_refused_or_read(person: Visitor, path: str, field: str) -> None:
    person.http.cookies.clear()
    for text in HOSTILE:
        harmless(await person.http.post(f"/plain/{path}", data={field: text}, headers=OURS), text)
        person.http.cookies.clear()


@pytest.mark.parametrize("path", ["/plain", "/plain/resume", "/plain/ended", "/plain/nothing"])
async def test_an_address_shows_nothing_of_what_is_in_it(person: Visitor, path: str) -> None:
    person.http.cookies.clear()
    for text in HOSTILE:
        harmless(await person.http.get(path, params={"lang": text}, headers=OURS), text)
