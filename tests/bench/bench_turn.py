"""One turn from text in to text out, through the app, Rasa, the action, the engine and SQLite."""

import asyncio
import statistics
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

import httpx

from tests.bench.running import advisal

TURNS, WARM_UP = 200, 20
Row = tuple[str, float, str, str]


def run() -> list[Row]:
    """(what, figure, unit, bar) of a turn."""
    return asyncio.run(_run())


async def _run() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        async with (
            advisal(Path(folder)) as address,
            httpx.AsyncClient(base_url=address, trust_env=False) as http,
        ):
            first = time.perf_counter()
            person = await Person.begin(http)
            begun = (time.perf_counter() - first) * 1000
            texts = await _times(person, lambda number: {"text": TEXTS[number % len(TEXTS)]})
            taps = await _times(person, lambda number: {"choice": ("do:why", "do:repeat")[number % 2]})
    return [
        ("first words of a conversation", begun, "ms", ""),
        ("a typed turn, median", statistics.median(texts), "ms", "<= 20"),
        ("a typed turn, 95 of 100", _late(texts), "ms", "<= 40"),
        ("a tapped turn, median", statistics.median(taps), "ms", "<= 20"),
        ("a tapped turn, 95 of 100", _late(taps), "ms", "<= 40"),
    ]


TEXTS = ("what is removal?", "i don't know", "go back", "2009", "why do you ask that", "I have a green card")


class Person:
    """One conversation over HTTP."""

    def __init__(self, http: httpx.AsyncClient, path: str, headers: dict[str, str]) -> None:
        self.http, self.path, self.headers = http, path, headers

    @classmethod
    async def begin(cls, http: httpx.AsyncClient) -> "Person":
        started = (await http.post("/api/conversations", json={"language": "en"})).json()
        path = f"/api/conversations/{started['conversation']}/turns"
        return cls(http, path, {"Authorization": f"Bearer {started['token']}"})

    async def take(self, turn: dict[str, Any]) -> None:
        body = {"client_id": uuid.uuid4().hex, **turn}
        (await self.http.post(self.path, json=body, headers=self.headers)).raise_for_status()


async def _times(person: Person, turn: Any) -> list[float]:
    found = []
    for number in range(TURNS + WARM_UP):
        started = time.perf_counter()
        await person.take(turn(number))
        found.append((time.perf_counter() - started) * 1000)
    return found[WARM_UP:]


def _late(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[18]
