"""Turns of the whole: text in to text out, through the app, Rasa, the action, the engine and SQLite."""

import asyncio
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from tests.bench.load import Poster, Turn, drive
from tests.bench.running import advisal

TURNS, AT_ONCE, TURNS_AT_ONCE, WARM_UP = 200, 16, 30, 15
TEXTS = ("what is removal?", "i don't know", "go back", "2009", "why do you ask that", "I have a green card")
TAPS = ("do:why", "do:repeat", "do:dont_know", "do:back")

Row = tuple[str, float, str, str]


def run() -> list[Row]:
    """(what, figure, unit, bar) of a turn."""
    return asyncio.run(_run())


async def _run() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        async with advisal(Path(folder)) as address:
            return await asyncio.to_thread(_measured, address)


def _measured(address: str) -> list[Row]:
    began = time.perf_counter()
    typed = person(address, lambda number: {"text": TEXTS[number % len(TEXTS)]}, conversations=1)
    first = (time.perf_counter() - began) * 1000
    tapped = person(address, lambda number: {"choice": TAPS[number % len(TAPS)]}, conversations=1)
    many = person(address, lambda number: {"text": TEXTS[number % len(TEXTS)]}, conversations=AT_ONCE)
    text = drive(typed, conversations=1, turns=TURNS, warm_up=WARM_UP)
    tap = drive(tapped, conversations=1, turns=TURNS, warm_up=WARM_UP)
    load = drive(many, conversations=AT_ONCE, turns=TURNS_AT_ONCE, warm_up=WARM_UP)
    return [
        ("first words of a conversation", first, "ms", ""),
        ("a typed turn, median", text.median, "ms", "<= 20"),
        ("a typed turn, 95 of 100", text.late, "ms", "<= 40"),
        ("a tapped turn, median", tap.median, "ms", "<= 20"),
        ("a tapped turn, 95 of 100", tap.late, "ms", "<= 40"),
        (f"{AT_ONCE} conversations at once, turns", load.per_second, "/s", ""),
        (f"{AT_ONCE} conversations at once, turn, median", load.median, "ms", ""),
        ("turns that failed", float(text.failed + tap.failed + load.failed), "", "0"),
    ]


def person(address: str, said: Callable[[int], dict[str, Any]], *, conversations: int) -> Turn:
    """A turn of one of so many conversations that have just begun."""
    post = Poster(f"{address}/api/conversations")
    begun = [_begin(address) for _ in range(conversations)]

    def turn(conversation: int, number: int) -> bool:
        path, headers = begun[conversation]
        return post({"client_id": uuid.uuid4().hex, **said(number)}, path, headers) is not None

    return turn


def _begin(address: str) -> tuple[str, dict[str, str]]:
    started = httpx.post(f"{address}/api/conversations", json={"language": "en"}, trust_env=False).json()
    path = f"/api/conversations/{started['conversation']}/turns"
    return path, {"Authorization": f"Bearer {started['token']}"}
