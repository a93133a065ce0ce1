"""Random conversations in every language: none gets stuck, loses an answer or shows an id.

    ADVISAL_WALKS=2000 pytest tests/dialogue/test_random_walk.py

walks as many; the number of a walk that fails is in its message and can be walked again.
"""

import os
from pathlib import Path
from random import Random

import pytest

from tests.dialogue.talk import talking
from tests.dialogue.walker import Walker, WrongError, released

WALKS = int(os.environ.get("ADVISAL_WALKS", "8"))
FIRST = int(os.environ.get("ADVISAL_FIRST_WALK", "0"))


@pytest.mark.slow
async def test_no_random_conversation_gets_stuck_or_ends_without_counsel(tmp_path: Path) -> None:
    languages = released()
    failures = []
    async with talking(tmp_path, languages=languages) as talk:
        for number in range(FIRST, FIRST + WALKS):
            walker = Walker(talk, languages[number % len(languages)], languages, Random(number))
            try:
                await walker.walk()
            except WrongError as wrong:
                failures.append(f"walk {number}:\n{wrong}")
    assert not failures, f"{len(failures)} of {WALKS} walks\n\n" + "\n\n".join(failures[:5])
