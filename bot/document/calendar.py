"""The days that are known, as a calendar file (RFC 5545) that tells a stranger nothing.

The words name no court, crime or status; a phone lies about, and calendars are shared in families. What is
not known is left out: a day that was made up would be trusted.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

from icalendar import Alarm, Calendar, Event

from actions.dialogue.known_days import KnownDay
from actions.messages import Messages

ALARMS = (timedelta(days=7), timedelta(days=2))
"""How long before the day: at nine in the morning."""

NINE = timedelta(hours=9)


def calendar_file(
    days: Sequence[KnownDay], messages: Messages, language: str, *, conversation: str, now: datetime
) -> bytes:
    """One event for each day, all day long. The same day of a conversation has the same UID each time."""
    calendar = Calendar()
    calendar.add("prodid", "-//Notes//Days//EN")
    calendar.add("version", "2.0")
    for one in days:
        words = messages.text(f"calendar.{one.kind}", language)
        calendar.add_component(_event(date.fromisoformat(one.day), words, now, f"{conversation}/{one.id}"))
    return bytes(calendar.to_ical())


def _event(day: date, words: str, now: datetime, name: str) -> Event:
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_OID, name)))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", words)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    for before in ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", words)
        alarm.add("trigger", NINE - before)
        event.add_component(alarm)
    return event
