"""Processes that we start, and that never outlive us.

A `Child` runs in a process group of its own, so that a Ctrl-C reaches us alone and we stop the
whole group, by its id. A `Reaper` stops what is left where we are killed too hard to do so.
"""

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

STOP_SECONDS = 10.0


class Reaper:
    """A small process that waits for the end of this one, and then stops the groups it was told of.

    It reads a pipe whose other end is ours alone: the system closes it however we end.
    Make it before any thread or event loop: it is a fork.
    """

    def __init__(self) -> None:
        reading, self._pipe = os.pipe()
        if os.fork() == 0:
            try:
                os.close(self._pipe)
                _reap(reading)
            finally:
                os._exit(0)
        os.close(reading)

    def watch(self, group: int) -> None:
        """From now on the group is stopped when we end."""
        os.write(self._pipe, b"+%d\n" % group)

    def forget(self, group: int) -> None:
        """The group has ended."""
        os.write(self._pipe, b"-%d\n" % group)

    def close(self) -> None:
        """Nothing more to watch: what is still running is stopped."""
        os.close(self._pipe)


def _reap(pipe: int) -> None:
    os.setsid()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    groups: set[int] = set()
    with os.fdopen(pipe, "rb") as orders:
        for order in orders:
            (groups.add if order[:1] == b"+" else groups.discard)(int(order[1:]))
    for group in groups:
        _signal_group(group, signal.SIGTERM)
    until = time.monotonic() + STOP_SECONDS
    while time.monotonic() < until and any(_signal_group(group, 0) for group in groups):
        time.sleep(0.1)
    for group in groups:
        _signal_group(group, signal.SIGKILL)


def _signal_group(group: int, number: int) -> bool:
    """False where the group has ended."""
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


class Child:
    """One process with its group. Its output is ours; it gets no input."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], folder: Path, reaper: Reaper) -> None:
        self._command, self._env, self._folder, self._reaper = command, env, folder, reaper
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it. Raises OSError where the program is not there."""
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            env=self._env,
            cwd=self._folder,
            stdin=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )
        self._reaper.watch(self._process.pid)

    async def wait(self) -> int:
        """Its exit code, once it has ended; what it left behind in its group is stopped."""
        assert self._process is not None
        code = await self._process.wait()
        self._end_group()
        return code

    async def stop(self) -> None:
        """Ask the group to end, and after ten seconds end it."""
        process = self._process
        if process is None:
            return
        if process.returncode is None:
            _signal_group(process.pid, signal.SIGTERM)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), STOP_SECONDS)
            if process.returncode is None:
                _signal_group(process.pid, signal.SIGKILL)
                await process.wait()
        self._end_group()

    def _end_group(self) -> None:
        # Once only: the id of a group that has ended can become another one's.
        if self._process is not None:
            _signal_group(self._process.pid, signal.SIGKILL)
            self._reaper.forget(self._process.pid)
            self._process = None
