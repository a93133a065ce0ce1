"""Who asked by text to be called: the one case in which a number is kept, sealed, until the call was made."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from actions.casefile.box_rows import CallRow
from actions.casefile.keys import Keys
from actions.casefile.sealing import place, seal_json, unseal_json
from actions.casefile.tags import BOX_KEY_ROW, load_own_key, load_tags


@dataclass(frozen=True)
class Call:
    """A number to call, in a language; `asked` is when the person asked."""

    id: int
    asked: datetime
    number: str = field(repr=False)
    language: str


class Calls:
    """The calls that people wait for."""

    def __init__(self, engine: AsyncEngine, keys: Keys) -> None:
        self._engine, self._keys = engine, keys

    async def ask(self, number: str, language: str, now: datetime) -> None:
        """Keep a number to call; asking again replaces what was asked before."""
        person = await self._person(number)
        key = await load_own_key(self._engine, self._keys, BOX_KEY_ROW)
        sealed = seal_json(key, _at(person), {"number": number, "language": language})
        async with self._engine.begin() as connection:
            await connection.execute(delete(CallRow).where(CallRow.person == person))
            await connection.execute(insert(CallRow), {"person": person, "asked": now, "sealed": sealed})

    async def forget(self, number: str) -> None:
        """Nobody is to call that number any more."""
        person = await self._person(number)
        async with self._engine.begin() as connection:
            await connection.execute(delete(CallRow).where(CallRow.person == person))

    async def waiting(self) -> list[Call]:
        """Everybody who waits for a call, the longest first."""
        key = await load_own_key(self._engine, self._keys, BOX_KEY_ROW)
        query = select(CallRow.id, CallRow.person, CallRow.asked, CallRow.sealed).order_by(CallRow.id)
        async with self._engine.connect() as connection:
            rows = (await connection.execute(query)).all()
        found = [(row, unseal_json(key, _at(row.person), row.sealed)) for row in rows]
        return [Call(row.id, row.asked, told["number"], told["language"]) for row, told in found]

    async def done(self, id: int) -> bool:
        """Somebody has called: the number is gone. False where there was no such call."""
        async with self._engine.begin() as connection:
            found = await connection.execute(delete(CallRow).where(CallRow.id == id))
        return bool(found.rowcount)

    async def purge(self, before: datetime) -> None:
        """Forget the numbers of those who asked before a moment."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(CallRow).where(CallRow.asked <= before))

    async def _person(self, number: str) -> bytes:
        return (await load_tags(self._engine, self._keys)).person(number)


def _at(person: bytes) -> str:
    return place("text call", person.hex())
