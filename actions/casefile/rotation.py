"""Moving every data key under the operator's first key, so that older keys can be thrown away."""

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from actions.casefile.keys import Keys, Wrapped
from actions.casefile.models import CaseKeyRow, TagKeyRow
from actions.casefile.sealing import place
from actions.casefile.tags import TAG_KEY_PLACE
from actions.casefile.wiping import wipe_deleted

_BATCH = 500


async def rotate(engine: AsyncEngine, keys: Keys) -> int:
    """Wrap again, under the first of `keys`, every data key that another one wraps; how many there were.

    Safe while the app runs, with the same list of keys; answers themselves are not touched.
    UnknownKey if a data key needs a key that is not in the list: nothing of its batch is changed.
    """
    async with engine.begin() as connection:
        await _rotate_tag_key(connection, keys)
    total, last = 0, ""
    while True:
        async with engine.begin() as connection:
            moved = await _rotate_batch(connection, keys, last)
        if not moved:
            break
        total, last = total + len(moved), moved[-1]
    await wipe_deleted(engine)
    return total


async def _rotate_tag_key(connection: AsyncConnection, keys: Keys) -> None:
    old = select(TagKeyRow.id, TagKeyRow.key_id, TagKeyRow.wrapped).where(TagKeyRow.key_id != keys.first_id)
    for row in (await connection.execute(old)).all():
        data_key = keys.unwrap(Wrapped(row.key_id, row.wrapped), TAG_KEY_PLACE)
        key_id, wrapped = keys.wrap(data_key, TAG_KEY_PLACE)
        where = (TagKeyRow.id == row.id, TagKeyRow.key_id == row.key_id)
        await connection.execute(update(TagKeyRow).where(*where).values(key_id=key_id, wrapped=wrapped))


async def _rotate_batch(connection: AsyncConnection, keys: Keys, after: str) -> list[str]:
    old = (
        select(CaseKeyRow.conversation, CaseKeyRow.key_id, CaseKeyRow.wrapped)
        .where(CaseKeyRow.key_id != keys.first_id, CaseKeyRow.conversation > after)
        .order_by(CaseKeyRow.conversation)
        .limit(_BATCH)
    )
    rows = (await connection.execute(old)).all()
    for row in rows:
        at = place("case key", row.conversation)
        key_id, wrapped = keys.wrap(keys.unwrap(Wrapped(row.key_id, row.wrapped), at), at)
        where = (CaseKeyRow.conversation == row.conversation, CaseKeyRow.key_id == row.key_id)
        await connection.execute(update(CaseKeyRow).where(*where).values(key_id=key_id, wrapped=wrapped))
    return [row.conversation for row in rows]
