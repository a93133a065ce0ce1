"""A Rasa process for a command: the one that runs already, or one of its own that is stopped again."""

import asyncio
import contextlib
import os
import socket
from collections.abc import AsyncIterator

from bot.rasa_client import RasaClient, RasaUnavailableError
from bot.settings import ROOT, Settings

READY_SECONDS = 60.0
POLL_SECONDS = 0.1


@contextlib.asynccontextmanager
async def running_rasa(settings: Settings, key: str) -> AsyncIterator[str]:
    """The address of a Rasa that answers with this key. Raises RasaUnavailableError."""
    client = RasaClient(settings.rasa_url, key, 2.0)
    try:
        if settings.rasa_key is not None and await client.ready():
            yield settings.rasa_url
            return
    finally:
        await client.close()
    async with own_rasa(key) as url:
        yield url


@contextlib.asynccontextmanager
async def own_rasa(key: str, actions_url: str = "http://127.0.0.1:9/") -> AsyncIterator[str]:
    """Start Rasa on a free port, wait until it can read a message, stop it at the end."""
    from bot.rasa import launch

    port = free_port()
    model = launch.model_path()
    if not model.exists():
        raise RasaUnavailableError("there is no trained model")
    process = await asyncio.create_subprocess_exec(
        *launch.run_command(model, port),
        cwd=ROOT,
        env=launch.environment(actions_url, key, os.environ),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    client = RasaClient(url, key, 2.0)
    try:
        for _ in range(int(READY_SECONDS / POLL_SECONDS)):
            if process.returncode is not None:
                raise RasaUnavailableError("it ended at once")
            if await client.ready():
                yield url
                return
            await asyncio.sleep(POLL_SECONDS)
        raise RasaUnavailableError("it did not become ready in time")
    finally:
        await client.close()
        if process.returncode is None:
            process.terminate()
            try:
                await asyncio.wait_for(process.wait(), 10)
            except TimeoutError:
                process.kill()
                await process.wait()


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
