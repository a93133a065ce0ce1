"""Processes that we start end with us, however we end."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.processes import Child, Reaper

# A process that does not heed SIGTERM, with one of its own that would be left behind; both tell their ids.
STUBBORN = (
    "import os, signal, subprocess, sys, time; "
    "signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    "other = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); "
    "print(os.getpid(), other.pid, flush=True, file=open(sys.argv[1], 'w')); "
    "time.sleep(60)"
)
PARENT = """
import asyncio, os, sys
from pathlib import Path
from bot import processes
from bot.processes import Child, Reaper

processes.STOP_SECONDS = 0.5

async def main():
    child = Child([sys.executable, "-c", sys.argv[1], sys.argv[2]], os.environ, Path.cwd(), reaper)
    await child.start()
    await asyncio.sleep(60)

reaper = Reaper()
asyncio.run(main())
"""


def running(pid: int) -> bool:
    """Whether a process runs; one that has ended and was not waited for does not."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except ProcessLookupError:
        return False
    except FileNotFoundError:
        return not Path("/proc").is_dir()


def wait_until(condition, seconds: float = 40.0) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.05)
    return False


def ids_in(path: Path) -> list[int]:
    assert wait_until(lambda: path.exists() and path.read_text().endswith("\n"))
    return [int(word) for word in path.read_text().split()]


@pytest.fixture
def reaper():
    reaper = Reaper()
    yield reaper
    reaper.close()


@pytest.fixture(autouse=True)
def short_patience(monkeypatch):
    monkeypatch.setattr("bot.processes.STOP_SECONDS", 0.5)


async def test_a_child_is_stopped_with_everything_it_started(tmp_path, reaper):
    child = Child([sys.executable, "-c", STUBBORN, str(tmp_path / "ids")], os.environ, tmp_path, reaper)
    await child.start()
    ids = await asyncio.to_thread(ids_in, tmp_path / "ids")
    assert all(running(pid) for pid in ids)
    await child.stop()
    assert wait_until(lambda: not any(running(pid) for pid in ids))


async def test_a_child_that_ends_tells_its_exit_code_and_can_be_stopped_again(tmp_path, reaper):
    child = Child([sys.executable, "-c", "raise SystemExit(3)"], os.environ, tmp_path, reaper)
    await child.start()
    assert await child.wait() == 3
    await child.stop()


async def test_a_child_does_not_get_our_ctrl_c(tmp_path, reaper):
    child = Child([sys.executable, "-c", STUBBORN, str(tmp_path / "ids")], os.environ, tmp_path, reaper)
    await child.start()
    pid, _ = await asyncio.to_thread(ids_in, tmp_path / "ids")
    assert os.getpgid(pid) == pid != os.getpgid(0)
    await child.stop()


@pytest.mark.slow
@pytest.mark.parametrize("signal_number", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_is_left_when_the_parent_is_killed(tmp_path, root, signal_number):
    command = [sys.executable, "-c", PARENT, STUBBORN, str(tmp_path / "ids")]
    with subprocess.Popen(command, cwd=root) as parent:
        ids = ids_in(tmp_path / "ids")
        parent.send_signal(signal_number)
        parent.wait(10)
    assert wait_until(lambda: not any(running(pid) for pid in ids))
