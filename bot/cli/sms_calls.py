"""`advisal sms --calls`: who asked by text to be called."""

import asyncio

from sqlalchemy.exc import SQLAlchemyError

from actions.casefile import Calls, CaseFileError, Keys, create_engine_for
from actions.messages.languages import own_name
from bot.cli.output import fail
from bot.settings import Settings


def tell_calls(settings: Settings, called: int) -> None:
    """Print who waits for a call; with the id of a call that was made, forget that one first."""

    async def tell() -> None:
        engine = create_engine_for(settings.database_url)
        calls = Calls(engine, Keys(settings.key_ring()))
        try:
            if called and not await calls.done(called):
                fail(f"there is no call {called}")
            waiting = await calls.waiting()
        finally:
            await engine.dispose()
        for one in waiting:
            print(f"{one.id}  {one.asked:%Y-%m-%d %H:%M} UTC  {one.number}  {own_name(one.language)}")
        print(f"{len(waiting)} waiting" if waiting else "nobody is waiting for a call")

    try:
        asyncio.run(tell())
    except (SQLAlchemyError, CaseFileError):
        fail("the database cannot be read: it was not set up, or its key is another one")
