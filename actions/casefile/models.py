"""The tables. Readable in them: random ids, times, counters, sizes; all else is sealed or hashed."""

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, ForeignKey, LargeBinary, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, kept in UTC; SQLite itself keeps no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class CaseRow(Base):
    """One conversation: its sealed state and what opening and expiring it takes.

    `left_tags` holds the tags of the last tokens that a resume replaced, 32 bytes each.
    """

    __tablename__ = "cases"

    conversation: Mapped[str] = mapped_column(String(32), primary_key=True)
    version: Mapped[int]
    last_seq: Mapped[int]
    created: Mapped[datetime] = mapped_column(UtcDateTime)
    last_turn: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    token_tag: Mapped[bytes] = mapped_column(LargeBinary)
    alias_tag: Mapped[bytes | None] = mapped_column(LargeBinary, unique=True)
    state: Mapped[bytes] = mapped_column(LargeBinary)
    code_tag: Mapped[bytes | None] = mapped_column(LargeBinary, unique=True, index=True)
    left_tags: Mapped[bytes | None] = mapped_column(LargeBinary)


class CaseKeyRow(Base):
    """The wrapped data key of a case, apart from the case so that it can be wiped for good.

    On SQLite `room` is a page of zeros: it pushes `wrapped`, the last column, out of the b-tree into an
    overflow page of its own. Cells in b-tree pages are copied about when neighbours come and go, and
    stale copies survive a delete even with secure_delete; an overflow page never moves and is zeroed
    when its row goes. On PostgreSQL `room` is empty.
    """

    __tablename__ = "case_keys"

    conversation: Mapped[str] = mapped_column(
        String(32), ForeignKey("cases.conversation", ondelete="CASCADE"), primary_key=True
    )
    key_id: Mapped[str] = mapped_column(String(16))
    room: Mapped[bytes] = mapped_column(LargeBinary)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)


class MessageRow(Base):
    """One sealed message; `seq` counts from 1 without gaps within its conversation."""

    __tablename__ = "messages"

    conversation: Mapped[str] = mapped_column(
        String(32), ForeignKey("cases.conversation", ondelete="CASCADE"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class TurnRow(Base):
    """A client's turn that the messages `first_seq` to `last_seq` answered (none if last < first)."""

    __tablename__ = "turns"

    conversation: Mapped[str] = mapped_column(
        String(32), ForeignKey("cases.conversation", ondelete="CASCADE"), primary_key=True
    )
    tag: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    first_seq: Mapped[int]
    last_seq: Mapped[int]


class TagKeyRow(Base):
    """The wrapped keys of the database itself: that of the keyed hashes, and that of texts on their way."""

    __tablename__ = "tag_keys"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key_id: Mapped[str] = mapped_column(String(16))
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)
