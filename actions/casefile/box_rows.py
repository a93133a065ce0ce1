"""The tables of text messages: who texts, what came in, what goes out, who wants no more.

Readable in them: random ids, times, counters, what became of a message. Numbers and words are sealed, and
gone as soon as they are not needed; people and the carrier's ids are keyed hashes.
"""

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from actions.casefile.models import Base, UtcDateTime


class PersonRow(Base):
    """Where a number's texting stands, sealed. `busy_until`: a worker is at it until then at the latest."""

    __tablename__ = "text_people"

    person: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    session: Mapped[bytes | None] = mapped_column(LargeBinary)
    busy_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    updated: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class InboxRow(Base):
    """A text that came in. `sealed` is wiped once answered; `batch` is the first of those read as one."""

    __tablename__ = "text_inbox"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    carrier: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    person: Mapped[bytes] = mapped_column(LargeBinary, index=True)
    received: Mapped[datetime] = mapped_column(UtcDateTime)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    batch: Mapped[int | None]


class OutboxRow(Base):
    """A text to send. `sealed` is wiped once it is sent or given up.

    `state` is "waiting", "sent", "delivered", "failed" or "dropped"; `due` is when it is tried next; `error`
    is the carrier's code. `last` marks the one text that a person gets after asking for no more.
    """

    __tablename__ = "text_outbox"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    person: Mapped[bytes] = mapped_column(LargeBinary, index=True)
    made: Mapped[datetime] = mapped_column(UtcDateTime)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    state: Mapped[str] = mapped_column(String(12), index=True)
    due: Mapped[datetime] = mapped_column(UtcDateTime)
    tries: Mapped[int]
    last: Mapped[bool]
    sent: Mapped[datetime | None] = mapped_column(UtcDateTime)
    carrier: Mapped[bytes | None] = mapped_column(LargeBinary, index=True)
    error: Mapped[int | None]


class StoppedRow(Base):
    """A number that asked for no more texts. Kept for good, until the person starts again."""

    __tablename__ = "text_stopped"

    person: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class CallRow(Base):
    """A number that asked to be called, sealed with its language until somebody has called."""

    __tablename__ = "text_calls"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    person: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    asked: Mapped[datetime] = mapped_column(UtcDateTime)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
