"""Whole conversations of very different people, by taps."""

import statistics
from pathlib import Path

import pytest

from tests.dialogue.personas import Persona, personas, walk
from tests.dialogue.talk import Talk, talking, the_law


@pytest.mark.slow
async def test_every_interview_ends_at_counsel_and_the_median_one_is_short(tmp_path: Path) -> None:
    counts = []
    async with talking(tmp_path) as talk:
        for persona in personas():
            asked = await walk(await talk.begin(), persona)
            assert_asked_once(asked)
            await assert_ends_at_counsel(talk)
            counts.append(len(asked))
    every_fact = sum(not fact.never_asked and not fact.lawyer_only for fact in the_law().registry.values())
    assert statistics.median(counts) <= 25
    assert statistics.median(counts) * 2 <= every_fact


@pytest.mark.parametrize("persona", personas()[3:5], ids=lambda one: one.name)
async def test_the_same_in_spanish(tmp_path: Path, persona: Persona) -> None:
    async with talking(tmp_path) as talk:
        assert_asked_once(await walk(await talk.begin("es"), persona))
        await assert_ends_at_counsel(talk)


def assert_asked_once(asked: list[str]) -> None:
    """No question twice, but for checklists that come back with other members and "another one?"."""
    once = [one for one in asked if not one.startswith(("list:", "more_"))]
    assert len(once) == len(set(once))


async def assert_ends_at_counsel(talk: Talk) -> None:
    assert "counsel" in [section["id"] for section in (await talk.result())["sections"]]
