"""A process that is killed in the middle of a turn leaves the turn before it, or the turn, whole."""

import asyncio
import random
import time

import pytest

from actions.casefile import CaseFiles, create_engine_for
from tests.casefile.saver import NOW, PADDING, save_until_killed

KILLS = 5
START_SECONDS = 30


@pytest.mark.slow
async def test_a_killed_process_leaves_whole_turns(url, key_text, keys, processes):
    engine = create_engine_for(url)
    files = CaseFiles(engine, keys)
    case, token = await files.create({"turns": 0, "padding": ""}, language="en", channel="web", now=NOW)
    chance, total = random.Random(), 0
    for _ in range(KILLS):
        arguments = (processes, url, key_text, case.conversation, chance.uniform(0, 0.05))
        told = await asyncio.to_thread(kill_while_saving, *arguments)
        opened = await files.open_for(case.conversation, token, now=NOW)
        turns = opened.state["turns"]
        assert total < told <= turns
        assert opened.version == turns + 1
        assert opened.state["padding"] == chr(97 + turns % 26) * PADDING
        messages = await files.messages(case.conversation)
        assert [message.seq for message in messages] == list(range(1, 4 * turns + 1))
        assert [message.body["turn"] for message in messages[::4]] == list(range(1, turns + 1))
        assert await files.answered(case.conversation, f"turn {turns}") == messages[-4:]
        assert await files.answered(case.conversation, f"turn {turns + 1}") is None
        total = turns
    await engine.dispose()


def kill_while_saving(processes, url: str, key: str, conversation: str, seconds: float) -> int:
    """Let a process save turns, kill it some seconds after its first; the last turn it told of."""
    here, there = processes.Pipe(duplex=False)
    process = processes.Process(target=save_until_killed, args=(url, key, conversation, there))
    process.start()
    there.close()
    try:
        assert here.poll(START_SECONDS), "no turn was saved"
        time.sleep(seconds)
    finally:
        process.kill()
        process.join()
    last = 0
    try:
        while here.poll():
            last = here.recv()
    except EOFError:
        pass
    return last
