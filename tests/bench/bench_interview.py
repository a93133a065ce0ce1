"""How many questions people are asked before the result."""

import asyncio
import statistics
import tempfile
from pathlib import Path

from tests.dialogue.personas import personas, walk
from tests.dialogue.talk import talking, the_law

Row = tuple[str, float, str, str]


def run() -> list[Row]:
    """(what, figure, unit, bar) over the people of tests/personas.yml."""
    return asyncio.run(_run())


async def _run() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        async with talking(Path(folder)) as talk:
            counts = [len(await walk(await talk.begin(), persona)) for persona in personas()]
    every = sum(not fact.never_asked and not fact.lawyer_only for fact in the_law().registry.values())
    median = statistics.median(counts)
    return [
        ("questions before the result, median", median, "questions", "<= 25"),
        ("questions before the result, most", max(counts), "questions", ""),
        ("times fewer than asking every fact", every / median, "times", ">= 2"),
    ]
