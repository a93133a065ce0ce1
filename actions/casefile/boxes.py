"""The boxes of text messages: in, out, where each person stands, and who wants no more.

A number and the words of a text are sealed under a key of the database's own, and wiped as soon as the text
is answered, sent or given up. What stays to recognise people and messages by are keyed hashes.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from actions.casefile.box_rows import InboxRow, OutboxRow, PersonRow, StoppedRow
from actions.casefile.keys import Keys
from actions.casefile.sealing import place, seal_json, unseal_json
from actions.casefile.tags import BOX_KEY_ROW, Tags, load_own_key, load_tags

WAITING, SENT, DELIVERED, FAILED, DROPPED = "waiting", "sent", "delivered", "failed", "dropped"
LEASE = timedelta(seconds=60)
"""How long a worker may be at a person or a text before another one takes over."""
KEPT = timedelta(days=7)
"""How long a message that is done is remembered, by its keyed hash alone, to know it when it comes again."""
_MOST = 200


@dataclass(frozen=True)
class Came:
    """A text that came in. `turn` is an id of its own for the turn that it makes."""

    id: int
    turn: str
    received: datetime
    batch: int | None
    body: dict[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Goes:
    """A text that is to be sent now."""

    id: int
    person: bytes
    made: datetime
    tries: int
    last: bool
    body: dict[str, Any] = field(repr=False)


class Boxes:
    """Inbox and outbox in one database. Every `now` is a moment with a time zone."""

    def __init__(self, engine: AsyncEngine, keys: Keys) -> None:
        self._engine, self._keys = engine, keys
        self._key = b""
        self._tags: Tags | None = None
        sqlite = engine.dialect.name == "sqlite"
        self._writer: AbstractAsyncContextManager[None] = asyncio.Lock() if sqlite else nullcontext()

    async def ready(self) -> None:
        """Load the keys: UnknownKey, BrokenSeal."""
        if self._tags is None:
            self._key = await load_own_key(self._engine, self._keys, BOX_KEY_ROW)
            self._tags = await load_tags(self._engine, self._keys)

    async def person(self, number: str) -> bytes:
        """The keyed hash of a number."""
        return (await self._loaded()).person(number)

    # --- in ---

    async def take_in(self, number: str, carrier_id: str, body: dict[str, Any], now: datetime) -> bool:
        """Keep a text that came in; False if this very one was kept before. `body` is plain JSON."""
        tags = await self._loaded()
        tag = tags.text(carrier_id)
        content = {**body, "number": number}
        row = {"carrier": tag, "person": tags.person(number), "received": now, "batch": None,
               "sealed": self._seal("in", tag, content)}  # fmt: skip
        try:
            async with self._writing() as connection:
                await connection.execute(insert(InboxRow), row)
        except IntegrityError:
            return False
        return True

    async def people_waiting(self, before: datetime) -> list[bytes]:
        """Whose texts are not answered, the last of them from before a moment; the longest waiting first."""
        query = (
            select(InboxRow.person)
            .where(InboxRow.sealed.is_not(None))
            .group_by(InboxRow.person)
            .having(func.max(InboxRow.received) <= before)
            .order_by(func.min(InboxRow.id))
            .limit(_MOST)
        )
        async with self._engine.connect() as connection:
            return list((await connection.execute(query)).scalars())

    async def claim(self, person: bytes, now: datetime) -> bool:
        """Be the one worker at a person; False while another one is."""
        free = or_(PersonRow.busy_until.is_(None), PersonRow.busy_until <= now)
        async with self._writing() as connection:
            taken = await connection.execute(
                update(PersonRow).where(PersonRow.person == person, free).values(busy_until=now + LEASE)
            )
            if taken.rowcount:
                return True
            known = await connection.execute(select(PersonRow.person).where(PersonRow.person == person))
            if known.first() is not None:
                return False
        row = {"person": person, "session": None, "busy_until": now + LEASE, "updated": now}
        try:
            async with self._writing() as connection:
                await connection.execute(insert(PersonRow), row)
        except IntegrityError:
            return False
        return True

    async def release(self, person: bytes) -> None:
        """Let others at a person again, with nothing changed."""
        async with self._writing() as connection:
            await connection.execute(
                update(PersonRow).where(PersonRow.person == person).values(busy_until=None)
            )

    async def session(self, person: bytes) -> dict[str, Any] | None:
        """Where a person's texting stands; None for somebody new."""
        query = select(PersonRow.session).where(PersonRow.person == person)
        async with self._engine.connect() as connection:
            sealed = (await connection.execute(query)).scalar_one_or_none()
        return None if sealed is None else unseal_json(self._key, _at("session", person), sealed)

    async def came(self, person: bytes) -> list[Came]:
        """The texts of a person that are not answered, in order."""
        await self._loaded()
        query = (
            select(InboxRow.id, InboxRow.received, InboxRow.batch, InboxRow.carrier, InboxRow.sealed)
            .where(InboxRow.person == person, InboxRow.sealed.is_not(None))
            .order_by(InboxRow.id)
        )
        async with self._engine.connect() as connection:
            rows = (await connection.execute(query)).all()
        return [
            Came(
                row.id,
                f"text-{row.carrier.hex()}",
                row.received,
                row.batch,
                unseal_json(self._key, _at("in", row.carrier), row.sealed),
            )
            for row in rows
        ]

    async def batch(self, ids: Sequence[int]) -> None:
        """Remember that these texts are read as one, so that a worker after us reads the same."""
        async with self._writing() as connection:
            await connection.execute(update(InboxRow).where(InboxRow.id.in_(ids)).values(batch=min(ids)))

    async def is_late(self, person: bytes, received: datetime) -> bool:
        """Whether a text of ours had not gone out when a text came in: it cannot answer that one."""
        unseen = or_(OutboxRow.state == WAITING, OutboxRow.sent > received)
        query = select(OutboxRow.id).where(OutboxRow.person == person, unseen).limit(1)
        async with self._engine.connect() as connection:
            return (await connection.execute(query)).first() is not None

    async def answer(
        self, person: bytes, number: str, ids: Sequence[int], session: dict[str, Any],
        bodies: Sequence[str], now: datetime,
    ) -> None:  # fmt: skip
        """Be done with texts: wipe them, keep where the person stands, queue the answer. All or nothing.

        Nothing is queued for somebody who has asked for no more meanwhile.
        """
        async with self._writing() as connection:
            await connection.execute(update(InboxRow).where(InboxRow.id.in_(ids)).values(sealed=None))
            sealed = seal_json(self._key, _at("session", person), session)
            await connection.execute(
                update(PersonRow)
                .where(PersonRow.person == person)
                .values(session=sealed, busy_until=None, updated=now)
            )
            if not await _has_stopped(connection, person):
                await self._queue(connection, person, number, bodies, now)

    # --- out ---

    async def send_last(self, person: bytes, number: str, bodies: Sequence[str], now: datetime) -> None:
        """Queue what somebody hears once after asking for no more texts."""
        await self._loaded()
        async with self._writing() as connection:
            await self._queue(connection, person, number, bodies, now, last=True)

    async def due(self, now: datetime) -> list[Goes]:
        """The next text of everybody that is due, claimed for LEASE. Texts of one person go one by one."""
        await self._loaded()
        firsts = select(func.min(OutboxRow.id)).where(OutboxRow.state == WAITING).group_by(OutboxRow.person)
        query = (
            select(OutboxRow)
            .where(OutboxRow.id.in_(firsts), OutboxRow.due <= now)
            .order_by(OutboxRow.id)
            .limit(_MOST)
        )
        async with self._engine.connect() as connection:
            rows = (await connection.execute(query)).all()
        return [found for row in rows if (found := await self._claimed(row, now)) is not None]

    async def _claimed(self, row: Any, now: datetime) -> Goes | None:
        mine = (OutboxRow.id == row.id, OutboxRow.state == WAITING, OutboxRow.due == row.due)
        async with self._writing() as connection:
            if not row.last and await _has_stopped(connection, row.person):
                await _drop(connection, row.person)
                return None
            taken = await connection.execute(update(OutboxRow).where(*mine).values(due=now + LEASE))
        if not taken.rowcount or row.sealed is None:
            return None
        body = unseal_json(self._key, _at("out", row.person), row.sealed)
        return Goes(row.id, row.person, row.made, row.tries, row.last, body)

    async def was_sent(self, text: Goes, carrier_id: str, now: datetime) -> None:
        """The carrier has taken a text."""
        tag = (await self._loaded()).text(carrier_id)
        await self._settle(text.id, state=SENT, sealed=None, sent=now, carrier=tag)

    async def try_again(self, text: Goes, error: int | None, due: datetime) -> None:
        """The carrier has not taken a text; it may later."""
        await self._settle(text.id, tries=text.tries + 1, due=due, error=error)

    async def give_up(self, text: Goes, error: int | None) -> None:
        """A text cannot be sent: it, and all that waits for that person, is wiped."""
        await self._settle(text.id, state=FAILED, sealed=None, error=error, tries=text.tries + 1)
        async with self._writing() as connection:
            await _drop(connection, text.person)

    async def record(self, carrier_id: str, state: str, error: int | None) -> bool:
        """What the carrier tells of a text that was sent; False for one that we do not know."""
        tag = (await self._loaded()).text(carrier_id)
        known = (OutboxRow.carrier == tag, OutboxRow.state != DELIVERED)
        async with self._writing() as connection:
            found = await connection.execute(update(OutboxRow).where(*known).values(state=state, error=error))
        return bool(found.rowcount)

    # --- who wants no more ---

    async def stop(self, person: bytes, now: datetime) -> bool:
        """Somebody wants no more texts: nothing queued is sent, nothing waiting is read. False if known."""
        try:
            async with self._writing() as connection:
                await connection.execute(insert(StoppedRow), {"person": person, "since": now})
                new = True
        except IntegrityError:
            new = False
        async with self._writing() as connection:
            await _drop(connection, person)
            await connection.execute(update(InboxRow).where(InboxRow.person == person).values(sealed=None))
        return new

    async def start_again(self, person: bytes) -> bool:
        """Somebody wants texts again; False if they had never stopped."""
        async with self._writing() as connection:
            found = await connection.execute(delete(StoppedRow).where(StoppedRow.person == person))
        return bool(found.rowcount)

    async def has_stopped(self, person: bytes) -> bool:
        async with self._engine.connect() as connection:
            return await _has_stopped(connection, person)

    async def purge(self, now: datetime, retention: timedelta) -> None:
        """Forget messages that are done, and people who were silent for the retention."""
        old, silent = now - KEPT, now - retention
        async with self._writing() as connection:
            done = (InboxRow.sealed.is_(None), InboxRow.received <= old)
            await connection.execute(delete(InboxRow).where(*done))
            await connection.execute(
                delete(OutboxRow).where(OutboxRow.state != WAITING, OutboxRow.made <= old)
            )
            await connection.execute(delete(PersonRow).where(PersonRow.updated <= silent))

    async def _queue(
        self, connection: AsyncConnection, person: bytes, number: str, bodies: Sequence[str],
        now: datetime, *, last: bool = False,
    ) -> None:  # fmt: skip
        rows = [
            {
                "person": person, "made": now, "state": WAITING, "due": now, "tries": 0, "last": last,
                "sealed": seal_json(self._key, _at("out", person), {"number": number, "text": text}),
            }
            for text in bodies
        ]  # fmt: skip
        if rows:
            await connection.execute(insert(OutboxRow), rows)

    async def _settle(self, id: int, **values: Any) -> None:
        async with self._writing() as connection:
            await connection.execute(update(OutboxRow).where(OutboxRow.id == id).values(**values))

    async def _loaded(self) -> Tags:
        await self.ready()
        assert self._tags is not None
        return self._tags

    def _seal(self, what: str, tag: bytes, content: dict[str, Any]) -> bytes:
        return seal_json(self._key, _at(what, tag), content)

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncConnection]:
        async with self._writer, self._engine.begin() as connection:
            yield connection


def _at(what: str, tag: bytes) -> str:
    return place(f"text {what}", tag.hex())


async def _has_stopped(connection: AsyncConnection, person: bytes) -> bool:
    query = select(StoppedRow.person).where(StoppedRow.person == person)
    return (await connection.execute(query)).first() is not None


async def _drop(connection: AsyncConnection, person: bytes) -> None:
    """Wipe everything that waits to be sent to a person, but for a last word."""
    waiting = (OutboxRow.person == person, OutboxRow.state == WAITING, OutboxRow.last.is_(False))
    await connection.execute(update(OutboxRow).where(*waiting).values(state=DROPPED, sealed=None))
