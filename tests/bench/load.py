"""Drives any bot with many conversations at once and says how long its turns took.

Each conversation has a thread and a connection of its own and sends its next turn as soon as the last one is
answered. Standard library only, so that the driver takes little of the two cores it shares with the bot.
"""

import http.client
import json
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

Turn = Callable[[int, int], bool]
"""Takes one turn: the number of the conversation and that of the turn; True if it was answered."""


@dataclass(frozen=True)
class Figures:
    """What a run found. Times in milliseconds; failed turns count in none of them."""

    median: float
    late: float  # 95 of 100 turns are quicker
    per_second: float
    turns: int
    failed: int


def drive(turn: Turn, *, conversations: int, turns: int, warm_up: int = 5) -> Figures:
    """`turns` turns of each of `conversations` conversations at once, after `warm_up` that do not count."""
    times: list[float] = []
    failed = 0
    lock, start = threading.Lock(), threading.Barrier(conversations + 1)

    def talk(conversation: int) -> None:
        nonlocal failed
        for number in range(warm_up):
            turn(conversation, number)
        start.wait()
        own, wrong = [], 0
        for number in range(warm_up, warm_up + turns):
            began = time.perf_counter()
            if turn(conversation, number):
                own.append((time.perf_counter() - began) * 1000)
            else:
                wrong += 1
        with lock:
            times.extend(own)
            failed += wrong

    threads = [threading.Thread(target=talk, args=(number,)) for number in range(conversations)]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    if len(times) < 2:
        raise RuntimeError(f"{failed} of {failed + len(times)} turns were not answered")
    late = statistics.quantiles(times, n=20)[18]
    return Figures(statistics.median(times), late, len(times) / seconds, len(times), failed)


class Poster:
    """Posts JSON to one address over a connection per thread that stays open."""

    def __init__(self, address: str, headers: dict[str, str] | None = None) -> None:
        self._at = urlsplit(address)
        self._headers = {"Content-Type": "application/json", **(headers or {})}
        self._own = threading.local()

    def __call__(
        self,
        body: dict[str, Any],
        path: str = "",
        headers: dict[str, str] | None = None,
        *,
        expected: int = 200,
    ) -> Any:
        """The JSON of the answer; None for any status but the expected one."""
        connection = getattr(self._own, "connection", None)
        if connection is None:
            connection = http.client.HTTPConnection(self._at.hostname or "", self._at.port, timeout=60)
            self._own.connection = connection
        sent = {**self._headers, **(headers or {})}
        connection.request("POST", path or self._at.path, json.dumps(body), sent)
        answer = connection.getresponse()
        content = answer.read()
        return json.loads(content) if answer.status == expected else None


def rest_channel(address: str, texts: Sequence[str]) -> Turn:
    """A turn over Rasa's stock REST channel. It answers failures with 200 and nothing."""
    post = Poster(f"{address}/webhooks/rest/webhook")

    def turn(conversation: int, number: int) -> bool:
        text = texts[number % len(texts)]
        return bool(post({"sender": f"load-{conversation}", "message": text}))

    return turn
