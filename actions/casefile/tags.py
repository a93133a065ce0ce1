"""Keyed hashes of what must be recognised but never stored: tokens, aliases, client ids of turns.

The hash key is one random key per database, itself wrapped under the operator's keys. So a rotation
of the operator's keys changes no hash, and an old key can be thrown away as soon as it is rotated out.
"""

import hmac
import secrets

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from actions.casefile.keys import Keys, Wrapped
from actions.casefile.models import TagKeyRow
from actions.casefile.sealing import KEY_BYTES, place

TAG_KEY_PLACE = place("tag key")
TAG_BYTES = 32
TAG_KEY_ROW, BOX_KEY_ROW = 1, 2
"""The rows of the key of the keyed hashes, and of the key that seals texts on their way."""
_MOST_LEFT = 4


class Tags:
    """HMAC-SHA256 tags under the database's tag key; 32 bytes each."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def token(self, conversation: str, token: str) -> bytes:
        """The tag of the secret that opens a conversation."""
        return self._tag("token", conversation, token)

    def alias(self, alias: str) -> bytes:
        """The tag of another name of a conversation, such as a phone number."""
        return self._tag("alias", "", alias)

    def turn(self, conversation: str, client_id: str) -> bytes:
        """The tag of the id a client gave to one turn."""
        return self._tag("turn", conversation, client_id)

    def code(self, code: str) -> bytes:
        """The tag of a resume code, as `read_code` gives it."""
        return self._tag("code", "", code)

    def person(self, number: str) -> bytes:
        """The tag of somebody who texts, by the number."""
        return self._tag("person", "", number)

    def text(self, carrier_id: str) -> bytes:
        """The tag of the carrier's id of one text message."""
        return self._tag("text", "", carrier_id)

    def _tag(self, purpose: str, conversation: str, secret: str) -> bytes:
        message = "\0".join((purpose, conversation, secret)).encode("utf-8", "surrogatepass")
        return hmac.digest(self._key, message, "sha256")


def left_tags(before: bytes | None, newest: bytes) -> bytes:
    """The tags of the tokens that were replaced, with one more; the oldest are forgotten."""
    return (newest + (before or b""))[: TAG_BYTES * _MOST_LEFT]


def was_left(tags: bytes | None, tag: bytes) -> bool:
    """Whether a tag is among those that were replaced."""
    found = tags or b""
    parts = [found[at : at + TAG_BYTES] for at in range(0, len(found), TAG_BYTES)]
    return any(hmac.compare_digest(tag, one) for one in parts)


async def load_tags(engine: AsyncEngine, keys: Keys) -> Tags:
    """Read the database's tag key, making it the first time; UnknownKey if the operator's keys do not fit."""
    return Tags(await load_own_key(engine, keys, TAG_KEY_ROW))


async def load_own_key(engine: AsyncEngine, keys: Keys, row: int) -> bytes:
    """Read one of the database's own keys by its row, making it the first time; UnknownKey."""
    wrapped = await _read(engine, row)
    if wrapped is None:
        fresh = keys.wrap(secrets.token_bytes(KEY_BYTES), TAG_KEY_PLACE)
        try:
            async with engine.begin() as connection:
                await connection.execute(
                    insert(TagKeyRow).values(id=row, key_id=fresh.key_id, wrapped=fresh.sealed)
                )
        except IntegrityError:
            pass  # another process was first: its key is the one
        wrapped = await _read(engine, row)
        assert wrapped is not None
    return keys.unwrap(wrapped, TAG_KEY_PLACE)


async def _read(engine: AsyncEngine, row: int) -> Wrapped | None:
    query = select(TagKeyRow.key_id, TagKeyRow.wrapped).where(TagKeyRow.id == row)
    async with engine.connect() as connection:
        found = (await connection.execute(query)).one_or_none()
    return None if found is None else Wrapped(found.key_id, found.wrapped)
