"""What a database keeps of deleted rows, and how it is made to let go of it."""

import logging

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from actions.casefile.sqlite import BUSY_MILLISECONDS

log = logging.getLogger(__name__)

_CHECKPOINT_MILLISECONDS = 300
_LOCK_TIMEOUT = "2s"


async def wipe_deleted(engine: AsyncEngine) -> None:
    """Make deleted rows leave the database's files; what is not possible now is logged."""
    if engine.dialect.name == "sqlite":
        await empty_write_ahead_log(engine)
    else:
        await rewrite_key_table(engine)


async def empty_write_ahead_log(engine: AsyncEngine) -> None:
    """Fold SQLite's write-ahead log, which holds old pages, into the database file and cut it to nothing."""
    async with engine.connect() as connection:
        # It holds up every writer while it waits for readers, so it must not wait for long.
        await connection.exec_driver_sql(f"PRAGMA busy_timeout={_CHECKPOINT_MILLISECONDS}")
        busy = (await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).one()[0]
        await connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    if busy:
        log.warning("the write-ahead log is in use and was not emptied; the next purge will do it")


async def rewrite_key_table(engine: AsyncEngine) -> None:
    """Rewrite PostgreSQL's small table of wrapped keys without its dead rows; the old file is unlinked."""
    async with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        try:
            await connection.exec_driver_sql(f"SET lock_timeout = '{_LOCK_TIMEOUT}'")
            await connection.exec_driver_sql("VACUUM FULL case_keys")
        except DBAPIError as error:
            log.warning("the table of wrapped keys was not rewritten: %s", type(error.orig).__name__)
        finally:
            await connection.exec_driver_sql("RESET lock_timeout")
