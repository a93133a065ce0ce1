"""Random conversations in every language: none gets stuck, loses an answer or shows an id.

    ADVISAL_WALKS=2000 pytest --timeout 0 -m slow tests/dialogue/test_random_walk.py

walks as many; the number of a walk that fails is in its message and can be walked again.
"""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import httpx
import pytest

from tests.browser.stack import Stack
from tests.dialogue.live_talk import LiveTalk
from tests.dialogue.talk import Talk, talking
from tests.dialogue.walker import Walker, WrongError, released

# With Rasa each turn goes over the network of the machine: as many walks as there are languages.
WALKS_WITH_RASA = int(os.environ.get("ADVISAL_WALKS", "12"))
WALKS = int(os.environ.get("ADVISAL_WALKS", "8"))
FIRST = int(os.environ.get("ADVISAL_FIRST_WALK", "0"))


@pytest.mark.slow
async def test_no_random_conversation_gets_stuck_or_ends_without_counsel(tmp_path: Path) -> None:
    languages = released()
    async with talking(tmp_path, languages=languages) as talk:
        failures = [one async for one in walks(talk, languages, WALKS)]
    assert not failures, f"{len(failures)} of {WALKS} walks\n\n" + "\n\n".join(failures[:5])


@pytest.mark.full
async def test_none_does_with_rasa_either(tmp_path: Path) -> None:
    stack = Stack(tmp_path).start()
    talk = LiveTalk(stack.url)
    try:
        failures = [one async for one in walks(talk, released(), WALKS_WITH_RASA)]
    finally:
        await talk.close()
        stack.stop()
    assert not failures, f"{len(failures)} of {WALKS_WITH_RASA} walks\n\n" + "\n\n".join(failures[:5])


async def walks(talk: Talk | LiveTalk, languages: tuple[str, ...], count: int) -> AsyncIterator[str]:
    """Walk so many times; what went wrong in those that failed."""
    for number in range(FIRST, FIRST + count):
        walker = Walker(talk, languages[number % len(languages)], languages, Random(number))
        try:
            await walker.walk()
        except (WrongError, httpx.HTTPError) as wrong:
            yield f"walk {number}:\n{wrong or type(wrong).__name__}"
