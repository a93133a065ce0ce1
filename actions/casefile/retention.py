"""How long a case is kept after its last turn, and the purge that follows."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError

from actions.casefile.errors import CaseFileError

log = logging.getLogger(__name__)

DEFAULT_RETENTION = timedelta(days=30)


class Purges(Protocol):
    """What can purge: the case files."""

    async def purge(self, now: datetime) -> int:
        """Delete every expired case; how many there were."""


def expiry(last_turn: datetime, retention: timedelta) -> datetime:
    """The moment from which a case counts as deleted. A changed retention holds for old cases too."""
    return last_turn + retention


def newest_expired(now: datetime, retention: timedelta) -> datetime:
    """Cases whose last turn is at or before this moment are expired."""
    return now - retention


async def purge_regularly(files: Purges, *, every: timedelta, clock: Callable[[], datetime]) -> None:
    """Purge now and then every so often until cancelled. A failure is logged by its type and tried again."""
    while True:
        try:
            await files.purge(clock())
        except (CaseFileError, OSError, SQLAlchemyError) as error:
            log.error("expired cases were not purged: %s", type(error).__name__)
        await asyncio.sleep(every.total_seconds())
