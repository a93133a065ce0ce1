"""How SQLite is set up so that what is deleted is gone, and a turn is cheap."""

from typing import Any

PAGE_BYTES = 4096
BUSY_MILLISECONDS = 5000
_PRAGMAS = (
    f"busy_timeout={BUSY_MILLISECONDS}",
    f"page_size={PAGE_BYTES}",
    "journal_mode=WAL",
    "secure_delete=ON",
    "foreign_keys=ON",
    "synchronous=NORMAL",
    "temp_store=MEMORY",
)


def prepare_connection(connection: Any, _record: object) -> None:
    """Set up a new connection (a listener of the engine's ``connect`` event)."""
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
