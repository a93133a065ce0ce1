"""How SQLite is set up so that what is deleted is gone, and a turn is cheap."""

import time
from sqlite3 import OperationalError
from typing import Any

PAGE_BYTES = 4096
BUSY_MILLISECONDS = 5000
_PRAGMAS = (
    f"busy_timeout={BUSY_MILLISECONDS}",
    f"page_size={PAGE_BYTES}",
    "secure_delete=ON",
    "foreign_keys=ON",
    "synchronous=NORMAL",
    "temp_store=MEMORY",
)
_RETRY_SECONDS = 0.02


def prepare_connection(connection: Any, _record: object) -> None:
    """Set up a new connection (a listener of the engine's ``connect`` event)."""
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.execute("PRAGMA journal_mode")
    if cursor.fetchone()[0] != "wal":
        _switch_to_write_ahead_log(cursor)
    cursor.close()


def _switch_to_write_ahead_log(cursor: Any) -> None:
    """Switch a new file over, once for all; SQLite does not wait by itself for others who do the same."""
    for attempts_left in reversed(range(int(BUSY_MILLISECONDS / 1000 / _RETRY_SECONDS))):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except OperationalError:
            if not attempts_left:
                raise
            time.sleep(_RETRY_SECONDS)
