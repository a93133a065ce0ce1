"""The case files: everything of a conversation that must outlast a turn, sealed per case."""

import asyncio
import hmac
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from actions.casefile import statements
from actions.casefile.case import CaseFile, StoredMessage
from actions.casefile.codes import new_code, read_code
from actions.casefile.errors import (
    AliasTaken,
    CaseExpired,
    CaseNotFound,
    ContinuedElsewhere,
    StaleCase,
    WrongToken,
)
from actions.casefile.keys import Keys
from actions.casefile.retention import DEFAULT_RETENTION, expiry, newest_expired
from actions.casefile.rows import (
    AnyRow,
    case_row,
    key_row,
    message_rows,
    new_case,
    numbered,
    opened_case,
    opened_data_key,
    opened_message,
    sealed_state,
    utc,
)
from actions.casefile.sqlite import PAGE_BYTES
from actions.casefile.tags import Tags, left_tags, load_tags, was_left
from actions.casefile.wiping import empty_write_ahead_log, wipe_deleted

_TOKEN_BYTES = 32
_PURGE_BATCH = 500
_NO_TAG = bytes(32)


class CaseFiles:
    """Creates, opens, saves and deletes case files in one database.

    Every `now` is a moment with a time zone. One object serves one event loop, and any number of
    conversations at once; several processes may share a database.
    """

    def __init__(self, engine: AsyncEngine, keys: Keys, *, retention: timedelta = DEFAULT_RETENTION) -> None:
        self._engine = engine
        self._keys = keys
        self._retention = retention
        self._tags: Tags | None = None
        self._sqlite = engine.dialect.name == "sqlite"
        # A read is one statement and needs no transaction: on PostgreSQL that saves two round trips.
        self._reading = engine if self._sqlite else engine.execution_options(isolation_level="AUTOCOMMIT")
        # SQLite takes one writer at a time; waiting here is fair and quick, its own busy wait is neither.
        self._writer: AbstractAsyncContextManager[None] = asyncio.Lock() if self._sqlite else nullcontext()

    async def ready(self) -> None:
        """Connect and try the keys, so that a wrong key shows at start-up: UnknownKey, BrokenSeal."""
        await self._load_tags()

    async def create(
        self,
        state: dict[str, Any],
        *,
        language: str,
        channel: str,
        now: datetime,
        alias: str | None = None,
        messages: Sequence[dict[str, Any]] = (),
    ) -> tuple[CaseFile, str]:
        """Start a case file; returns it with the secret token that opens it, which is kept nowhere.

        `alias` is another name it can be opened by, such as a phone number; only its keyed hash is kept.
        AliasTaken if a live case has it.
        """
        now, tags = utc(now), await self._load_tags()
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        alias_tag = None if alias is None else tags.alias(alias)
        case = new_case(state, language, channel, now, self._retention, len(messages))
        row = case_row(case, tags.token(case.conversation, token), alias_tag)
        key = key_row(case, self._keys, room=PAGE_BYTES if self._sqlite else 0)
        sealed = message_rows(case, numbered(messages, 1, now))
        try:
            async with self._writing() as connection:
                if alias is not None:
                    expired = newest_expired(now, self._retention)
                    old = {"old_alias_tag": alias_tag, "newest_expired": expired}
                    await connection.execute(statements.DELETE_EXPIRED_ALIAS, old)
                await connection.execute(statements.INSERT_CASE, row)
                await connection.execute(statements.INSERT_KEY, key)
                if sealed:
                    await connection.execute(statements.INSERT_MESSAGES, sealed)
        except IntegrityError:
            if alias is None:
                raise
            raise AliasTaken from None
        return case, token

    async def open(self, conversation: str, *, now: datetime) -> CaseFile:
        """Open a case file; CaseNotFound, CaseExpired."""
        row = await self._find(statements.OPEN, in_conversation=conversation)
        if row is None:
            raise CaseNotFound
        return self._opened(row, now)

    async def conversations(self, *, now: datetime) -> list[str]:
        """The ids of all case files that are not expired, the oldest first."""
        newest = {"newest_expired": newest_expired(utc(now), self._retention)}
        async with self._reading.connect() as connection:
            return list((await connection.execute(statements.CONVERSATIONS, newest)).scalars())

    async def open_for(self, conversation: str, token: str, *, now: datetime) -> CaseFile:
        """Open a case file for whoever holds its token; CaseNotFound, WrongToken, CaseExpired: one text.

        ContinuedElsewhere for a token that was right until a resume replaced it.
        """
        tag = (await self._load_tags()).token(conversation, token)
        row = await self._find(statements.OPEN, in_conversation=conversation)
        right = hmac.compare_digest(tag, _NO_TAG if row is None else row.token_tag)
        if row is None:
            raise CaseNotFound
        if not right:
            raise ContinuedElsewhere if was_left(row.left_tags, tag) else WrongToken
        return self._opened(row, now)

    async def open_by_alias(self, alias: str, *, now: datetime) -> CaseFile | None:
        """Open the live case file that was created with this alias, if there is one."""
        tag = (await self._load_tags()).alias(alias)
        row = await self._find(statements.OPEN_BY_ALIAS, alias_tag=tag)
        if row is None:
            return None
        try:
            return self._opened(row, now)
        except CaseExpired:
            return None

    async def give_code(self, case: CaseFile, *, now: datetime) -> str:
        """Make the code that resumes a case, in place of any that was given before; CaseNotFound.

        It is kept as a keyed hash, and ends when it is used or the case ends.
        """
        code = new_code()
        tag = (await self._load_tags()).code(code.replace("-", ""))
        given = {"in_conversation": case.conversation, "new_code_tag": tag}
        async with self._writing() as connection:
            if (await connection.execute(statements.GIVE_CODE, given)).rowcount != 1:
                raise CaseNotFound
        return code

    async def use_code(self, code: str, *, channel: str, now: datetime) -> tuple[CaseFile, str]:
        """Open the case of a code for a new holder: the case file, and the token that replaces the old one.

        A code works once. CaseNotFound for any that is wrong, used, replaced or expired; StaleCase if
        another turn was saved meanwhile.
        """
        tags, now, read = await self._load_tags(), utc(now), read_code(code)
        code_tag = tags.code(read or "")
        row = await self._find(statements.OPEN_BY_CODE, in_code_tag=code_tag)
        if read is None or row is None:
            raise CaseNotFound
        case, token = self._opened(row, now), secrets.token_urlsafe(_TOKEN_BYTES)
        case.channel = channel
        changed = {
            "in_conversation": case.conversation,
            "in_code_tag": code_tag,
            "opened_version": case.version,
            "new_version": case.version + 1,
            "new_state": sealed_state(case, case.version + 1),
            "new_token_tag": tags.token(case.conversation, token),
            "new_left_tags": left_tags(row.left_tags, row.token_tag),
            "now": now,
        }
        async with self._writing() as connection:
            if (await connection.execute(statements.USE_CODE, changed)).rowcount != 1:
                raise StaleCase
        case.version += 1
        case.last_turn, case.expires = now, expiry(now, self._retention)
        return case, token

    async def save(
        self, case: CaseFile, *, turn: str | None, messages: Sequence[dict[str, Any]], now: datetime
    ) -> list[StoredMessage]:
        """Store one turn whole or not at all: the state, its new messages, and that they answered `turn`.

        `turn` is the client's own id of the turn. If it was answered before, nothing is stored, `case`
        becomes what the database holds, and the messages of the first time are returned. Otherwise
        StaleCase if another turn was saved since `case` was opened, CaseNotFound if it was deleted.
        """
        now = utc(now)
        stored = numbered(messages, case.last_seq + 1, now)
        changed = {
            "in_conversation": case.conversation,
            "opened_version": case.version,
            "new_version": case.version + 1,
            "new_last_seq": case.last_seq + len(stored),
            "now": now,
            "new_state": sealed_state(case, case.version + 1),
        }
        sealed = message_rows(case, stored)
        answer = None
        if turn is not None:
            answer = {
                "conversation": case.conversation,
                "tag": (await self._load_tags()).turn(case.conversation, turn),
                "first_seq": case.last_seq + 1,
                "last_seq": changed["new_last_seq"],
            }
        try:
            async with self._writing() as connection:
                result = await connection.execute(statements.SAVE, changed)
                if result.rowcount != 1:
                    raise StaleCase
                if answer:
                    await connection.execute(statements.INSERT_TURN, answer)
                if sealed:
                    await connection.execute(statements.INSERT_MESSAGES, sealed)
        except (StaleCase, IntegrityError):
            return await self._settle(case, turn)
        case.version, case.last_seq = case.version + 1, case.last_seq + len(stored)
        case.last_turn, case.expires = now, expiry(now, self._retention)
        return stored

    async def answered(self, conversation: str, turn: str) -> list[StoredMessage] | None:
        """The messages that answered the client's turn of this id; None if it was never seen."""
        tag = (await self._load_tags()).turn(conversation, turn)
        row = await self._find(statements.ANSWERED, in_conversation=conversation, turn_tag=tag)
        if row is None:
            return None
        which = {"first_seq": row.first_seq, "last_seq": row.last_seq}
        return await self._messages(conversation, statements.MESSAGES_UP_TO, which)

    async def messages(self, conversation: str, *, after: int = 0) -> list[StoredMessage]:
        """The messages of a conversation in order, from the one after `after`; none if there is no case."""
        return await self._messages(conversation, statements.MESSAGES, {"first_seq": after + 1})

    async def delete(self, conversation: str) -> bool:
        """Delete a case with its key and all its rows; whether there was one."""
        async with self._writing() as connection:
            result = await connection.execute(statements.DELETE, {"in_conversation": conversation})
        if self._sqlite and result.rowcount:
            async with self._writer:
                await empty_write_ahead_log(self._engine)
        return result.rowcount > 0

    async def purge(self, now: datetime) -> int:
        """Delete every case that is expired, and what the database kept of deleted ones; how many expired."""
        expired = {"newest_expired": newest_expired(utc(now), self._retention), "batch": _PURGE_BATCH}
        purged, last = 0, _PURGE_BATCH
        while last == _PURGE_BATCH:
            async with self._writing() as connection:
                last = (await connection.execute(statements.DELETE_EXPIRED, expired)).rowcount
            purged += last
        async with self._writer:
            await wipe_deleted(self._engine)
        return purged

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncConnection]:
        async with self._writer, self._engine.begin() as connection:
            yield connection

    async def _load_tags(self) -> Tags:
        if self._tags is None:
            self._tags = await load_tags(self._engine, self._keys)
        return self._tags

    async def _find(self, query: Executable, **values: object) -> AnyRow | None:
        async with self._reading.connect() as connection:
            return (await connection.execute(query, values)).one_or_none()

    def _opened(self, row: AnyRow, now: datetime) -> CaseFile:
        if expiry(row.last_turn, self._retention) <= utc(now):
            raise CaseExpired
        return opened_case(row, self._keys, self._retention)

    async def _messages(
        self, conversation: str, query: Executable, which: dict[str, int]
    ) -> list[StoredMessage]:
        async with self._reading.connect() as connection:
            rows = (await connection.execute(query, {"in_conversation": conversation, **which})).all()
        if not rows:
            return []
        data_key = opened_data_key(rows[0], conversation, self._keys)
        return [opened_message(data_key, conversation, row) for row in rows]

    async def _settle(self, case: CaseFile, turn: str | None) -> list[StoredMessage]:
        answered = None if turn is None else await self.answered(case.conversation, turn)
        row = await self._find(statements.OPEN, in_conversation=case.conversation)
        if row is None:
            raise CaseNotFound
        if answered is None:
            raise StaleCase
        case.become(opened_case(row, self._keys, self._retention))
        return answered
