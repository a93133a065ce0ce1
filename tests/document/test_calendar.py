"""The calendar file: the days that are known, an alarm before each, and no word that tells a stranger."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from actions.dialogue.known_days import KnownDay
from bot.document.calendar import calendar_file
from tests.messages.test_explanation import words

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
DAYS = [KnownDay("bia_appeal", "deadline", "2026-12-05"), KnownDay("next_hearing_date", "day", "2027-01-08")]
TELLING = (
    "court",
    "immigra",
    "deport",
    "remov",
    "appeal",
    "hearing",
    "crim",
    "convict",
    "visa",
    "advisal",
    "bia",
    "uscis",
)


def made(language: str = "en", conversation: str = "c") -> bytes:
    return calendar_file(DAYS, words(), language, conversation=conversation, now=NOW)


def test_each_day_is_an_event_all_day_long_with_alarms_seven_and_two_days_before() -> None:
    events = Calendar.from_ical(made()).walk("VEVENT")
    assert [one["DTSTART"].dt for one in events] == [date(2026, 12, 5), date(2027, 1, 8)]
    assert all(one["DTEND"].dt - one["DTSTART"].dt == timedelta(days=1) for one in events)
    for event in events:
        assert event.errors == []
        triggers = [one["TRIGGER"].dt for one in event.walk("VALARM")]
        assert triggers == [timedelta(days=-7, hours=9), timedelta(days=-2, hours=9)]
        assert {str(one["ACTION"]) for one in event.walk("VALARM")} == {"DISPLAY"}


def test_the_file_keeps_to_rfc_5545() -> None:
    content = made("ko")
    calendar = Calendar.from_ical(content)
    assert (str(calendar["VERSION"]), bool(calendar["PRODID"])) == ("2.0", True)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    for event in calendar.walk("VEVENT"):
        assert event["DTSTAMP"].dt == NOW
        assert len({str(one["UID"]) for one in calendar.walk("VEVENT")}) == len(DAYS)


@pytest.mark.parametrize("language", words().languages)
def test_no_word_tells_what_it_is_about(language: str) -> None:
    said = made(language, conversation="secret-conversation").decode().lower()
    assert "secret-conversation" not in said
    if language == "en":
        assert [one for one in TELLING if one in said] == []


def test_the_same_day_keeps_its_name_so_that_it_is_not_in_the_calendar_twice() -> None:
    assert made() == made()
    uids = [
        {str(one["UID"]) for one in Calendar.from_ical(made(conversation=name)).walk("VEVENT")}
        for name in "ab"
    ]
    assert not uids[0] & uids[1]
