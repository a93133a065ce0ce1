"""A process that saves turn after turn until it is killed."""

import asyncio
from datetime import UTC, datetime
from multiprocessing.connection import Connection

from actions.casefile import CaseFiles, Keys, create_engine_for

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
PADDING = 60_000


def save_until_killed(url: str, key: str, conversation: str, saved: Connection) -> None:
    """Save turns that are big enough to be killed in the middle of; send the number of each that is saved."""
    asyncio.run(_save(url, key, conversation, saved))


async def _save(url: str, key: str, conversation: str, saved: Connection) -> None:
    files = CaseFiles(create_engine_for(url), Keys.parse(key))
    case = await files.open(conversation, now=NOW)
    while True:
        number = case.state["turns"] + 1
        case.state = {"turns": number, "padding": chr(97 + number % 26) * PADDING}
        messages = [{"turn": number, "padding": "x" * 5000} for _ in range(4)]
        await files.save(case, turn=f"turn {number}", messages=messages, now=NOW)
        saved.send(number)
