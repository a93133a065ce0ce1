"""Keeps the app and Rasa running: started again when they end, stopped together.

The app is up at once and taps work without Rasa; typed answers are understood once Rasa is up.
"""

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from bot.processes import Child, Reaper
from bot.settings import ROOT

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
STEADY_SECONDS = 60.0
POLL_SECONDS = 0.2


def say(line: str) -> None:
    """One plain line for the operator, at once. A terminal that was closed does not keep us from stopping."""
    with contextlib.suppress(OSError):
        print(f"advisal: {line}", flush=True)


@dataclass
class Service:
    """One process to keep running, and where it answers once it is up."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    ready_url: str
    ready_headers: Mapping[str, str] = field(default_factory=dict)
    up: asyncio.Event = field(default_factory=asyncio.Event)


class Keeper:
    """Keeps `app` running, and `rasa` where it runs on this machine, until it is told to stop."""

    def __init__(
        self,
        app: Service,
        rasa: Service | None,
        reaper: Reaper,
        *,
        address: str,
        training: Sequence[str] | None = None,
    ) -> None:
        """`training`: the command that makes the language model, where there is none up to date."""
        self.app, self.rasa, self._reaper = app, rasa, reaper
        self._training, self._address = training, address

    async def run(self, until_ends: int | None = None) -> int:
        """Keep everything running, until told to stop or until our parent, by its id, ends.

        The exit code: 0 where it was told to stop, 1 where the app cannot start.
        """
        stopped = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
        app = asyncio.create_task(self._keep(self.app, must_come_up=True))
        others = [asyncio.create_task(self._keep_rasa()), asyncio.create_task(self._announce())]
        ends: list[asyncio.Task[Any]] = [asyncio.create_task(stopped.wait())]
        if until_ends is not None:
            ends.append(asyncio.create_task(_parent_ends(until_ends)))
        await asyncio.wait([app, *ends], return_when=asyncio.FIRST_COMPLETED)
        failed = app.done()
        say("stopping")
        for task in (app, *others, *ends):
            task.cancel()
        await asyncio.gather(app, *others, *ends, return_exceptions=True)
        return int(failed)

    async def _keep_rasa(self) -> None:
        if self.rasa and (self._training is None or await self._train(self._training)):
            await self._keep(self.rasa, must_come_up=False)

    async def _train(self, command: Sequence[str]) -> bool:
        say("training the language model (about half a minute)")
        started = time.monotonic()
        child = Child(command, os.environ, ROOT, self._reaper)
        try:
            await child.start()
            code = await child.wait()
        finally:
            await child.stop()
        if code == 0:
            say(f"the language model is trained ({time.monotonic() - started:.0f} s)")
        else:
            say("the training failed, the reason is above: taps work, typed answers are not understood")
        return code == 0

    async def _keep(self, service: Service, must_come_up: bool) -> None:
        """Run it, and start it again when it ends, each time after a longer pause.

        One that must come up and does not is a mistake to mend: it is not tried again.
        """
        pause, came_up = FIRST_PAUSE, False
        while True:
            started = time.monotonic()
            child = Child(service.command, service.env, ROOT, self._reaper)
            try:
                await child.start()
            except OSError as error:
                say(f"{service.name} cannot be started: {error.strerror} ({service.command[0]})")
                return
            try:
                ended = asyncio.create_task(child.wait())
                if await _answers(service, ended):
                    came_up = True
                    service.up.set()
                    say(f"{service.name} answers after {time.monotonic() - started:.0f} s")
                code = await ended
            finally:
                service.up.clear()
                await child.stop()
            if must_come_up and not came_up:
                say(f"{service.name} could not start (exit code {code}); the reason is above")
                return
            if time.monotonic() - started > STEADY_SECONDS:
                pause = FIRST_PAUSE
            say(f"{service.name} ended (exit code {code}); starting it again in {pause:.0f} s")
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _announce(self) -> None:
        """Print the address: once the app answers, and once everything does."""
        await self.app.up.wait()
        if self.rasa and not self.rasa.up.is_set():
            say(f"open {self._address} (taps work; typed answers are understood once Rasa answers)")
            await self.rasa.up.wait()
        say(f"ready at {self._address} (Ctrl-C stops it)")


async def _answers(service: Service, ended: asyncio.Task[int]) -> bool:
    """True once the service answers; False where it ends before that."""
    async with httpx.AsyncClient(trust_env=False, timeout=2.0, headers=service.ready_headers) as client:
        while not ended.done():
            try:
                if (await client.get(service.ready_url)).is_success:
                    return True
            except httpx.HTTPError:
                pass
            await asyncio.wait([ended], timeout=POLL_SECONDS)
    return False


async def _parent_ends(parent: int) -> None:
    """Returns when the process `parent` is ours no more: it has ended."""
    while os.getppid() == parent:  # noqa: ASYNC110  # nobody tells us; on Linux alone could one ask to be told
        await asyncio.sleep(POLL_SECONDS)
