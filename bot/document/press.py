"""Makes documents beside the conversation: in a thread, one at a time, with a short queue."""

import asyncio
from collections.abc import Mapping
from datetime import date
from typing import Any

from actions.messages import Messages
from bot.document.pdf import result_pdf

AT_ONCE, MOST_WAITING = 1, 16
"""A document keeps one core busy for some tenths of a second; people who answer questions come first."""


class PressBusyError(Exception):
    """Too many documents are being made."""


class Press:
    """One for each app."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self._free = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0

    async def pdf(self, result: Mapping[str, Any], today: date) -> bytes:
        """The PDF of a Result. Raises NoFontError, PressBusyError."""
        if self._waiting >= MOST_WAITING:
            raise PressBusyError
        self._waiting += 1
        try:
            async with self._free:
                return await asyncio.to_thread(result_pdf, result, self._messages, today)
        finally:
            self._waiting -= 1
