"""The files of a result over the API: for the holder of the token, under names that tell nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from bot.document import pdf as module
from tests.web.site import Chat, Site, running_site
from tests.web.test_conversations import error_of

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def told(site: Site, language: str, phase: str = "result", **facts: str) -> Chat:
    """A conversation in which so much was told, without the questions."""
    chat = await site.begin(language)
    services = site.app.state.turns.desk.services
    case = await services.files.open(chat.id, now=services.now())
    case.state = {**case.state, "facts": facts, "phase": phase, "open": None}
    await services.files.save(case, turn=None, messages=[], now=services.now())
    return chat


async def test_the_result_comes_as_a_pdf_and_no_day_is_made_up(site: Site) -> None:
    chat = await told(site, "ar", lpr_since="2009")
    response = await chat.get("result.pdf")
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/pdf"
    assert response.headers["content-disposition"] == 'attachment; filename="notes.pdf"'
    assert response.headers["cache-control"] == "no-store"
    assert response.content.startswith(b"%PDF")
    assert (await chat.get("result")).json()["timeline"]["direction"] == "rtl"
    calendar = await chat.get("deadlines.ics")
    assert (calendar.status_code, error_of(calendar)) == (404, "no_dates")


async def test_a_known_day_comes_as_a_calendar(site: Site) -> None:
    chat = await told(site, "en", "interview", next_hearing_date="2099-01-08")
    response = await chat.get("deadlines.ics")
    assert response.headers["content-type"].startswith("text/calendar")
    assert response.headers["content-disposition"] == 'attachment; filename="days.ics"'
    [event] = Calendar.from_ical(response.content).walk("VEVENT")
    assert event["DTSTART"].dt.isoformat() == "2099-01-08"
    assert str(event["SUMMARY"]) == "Important day: call your lawyer"


async def test_before_the_end_of_the_questions_there_is_no_document(chat: Chat) -> None:
    refused = await chat.get("result.pdf")
    assert (refused.status_code, error_of(refused)) == (404, "no_result")


@pytest.mark.parametrize("name", ["result.pdf", "deadlines.ics"])
async def test_without_the_token_there_is_no_file(chat: Chat, name: str) -> None:
    url = f"{chat.path}/{name}"
    assert (await chat.site.http.get(url)).status_code == 401
    assert (await chat.site.http.get(f"{url}?token={chat.token}")).status_code == 401
    wrong = {"Authorization": "Bearer not-the-token"}
    assert (await chat.site.http.get(url, headers=wrong)).status_code == 404


async def test_without_a_font_the_person_is_told_in_their_language_to_print(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = await told(site, "ko")
    monkeypatch.setattr(module, "fonts_for", lambda _: [])
    refused = await chat.get("result.pdf")
    assert (refused.status_code, error_of(refused)) == (503, "no_pdf")
    assert "인쇄" in refused.json()["error"]["text"]


async def test_one_source_has_so_many_files_a_minute(tmp_path: Path) -> None:
    async with running_site(tmp_path, limits={"documents_per_minute_per_source": 2}) as site:
        chat = await site.begin()
        assert [(await chat.get("deadlines.ics")).status_code for _ in range(3)] == [404, 404, 429]
        assert (await chat.tap("none")).status_code == 200
