"""The real thing for measurements: Rasa and the app as processes of their own, on free ports of loopback."""

import asyncio
import contextlib
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx

from actions.casefile import Keys
from bot.rasa import launch
from bot.rasa_process import free_port

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 90.0


@contextlib.contextmanager
def process(command: list[str], env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is stopped by its id at the end."""
    started = subprocess.Popen(
        command,
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield started
    finally:
        started.terminate()
        try:
            started.wait(15)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()


@contextlib.asynccontextmanager
async def advisal(folder: Path) -> AsyncIterator[str]:
    """Advisal with a database in `folder`; its address."""
    key = Keys.new_text()
    app_port, rasa_port = free_port(), free_port()
    base = {name: value for name, value in os.environ.items() if not name.startswith("ADVISAL_")}
    app = base | {
        "ADVISAL_PORT": str(app_port),
        "ADVISAL_RASA_PORT": str(rasa_port),
        "ADVISAL_RASA_KEY": key,
        "ADVISAL_KEYS": Keys.new_text(),
        "ADVISAL_DATABASE_URL": f"sqlite:///{folder / 'cases.db'}",
        # The other languages would be loaded, one by one, while it is measured.
        "ADVISAL_ORGANISATION_LANGUAGES": "en,es",
        "ADVISAL_LIMITS_TURNS_PER_MINUTE": "1000000",
        "ADVISAL_LIMITS_TURNS_PER_MINUTE_PER_SOURCE": "1000000",
    }
    rasa = launch.environment(f"http://127.0.0.1:{app_port}/internal/actions", key, base)
    model = await asyncio.to_thread(launch.ensure_model)
    serve = [sys.executable, "-m", "uvicorn", "bot.app:create_app", "--factory", "--no-access-log"]
    address = f"http://127.0.0.1:{app_port}"
    with process(launch.run_command(model, rasa_port), rasa), process([*serve, "--port", str(app_port)], app):
        await until(lambda health: health.get("rasa") == "ok", f"{address}/api/health")
        yield address


async def until(holds: object, url: str) -> None:
    """Wait until the JSON at a loopback address fits. Raises TimeoutError."""
    ends = time.monotonic() + READY_SECONDS
    async with httpx.AsyncClient(trust_env=False, timeout=3.0) as client:
        while time.monotonic() < ends:
            with contextlib.suppress(httpx.HTTPError, ValueError):
                if holds((await client.get(url)).json()):  # type: ignore[operator]
                    return
            await asyncio.sleep(0.2)
    raise TimeoutError(f"{url} did not answer in time")
