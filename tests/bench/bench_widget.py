"""The chat on a slow phone: its size, when its first screen and its first question are there."""

import asyncio
import gzip
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page

from actions.casefile import Keys
from bot.rasa_process import free_port
from tests.bench.running import ROOT, process, until
from tests.browser_support import PHONE, chromium

SCRIPT = ROOT / "bot" / "widget" / "dist" / "advisal-chat.js"
CPU_SLOWDOWN = 4
# "Slow 4G" as the developer tools of Chromium have it.
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
TIMES = 5
SHOWN = """() => new Promise((shown) => {
  const look = () => document.querySelector('advisal-chat')?.shadowRoot?.querySelector('.cover .primary')
    ? requestAnimationFrame(() => shown(performance.now())) : requestAnimationFrame(look);
  look();
})"""
FETCHED = """() => {
  const script = performance.getEntriesByType('resource').find((one) => one.name.endsWith('.js'));
  return script.responseEnd - script.startTime;
}"""
ASKED = """() => new Promise((asked) => {
  const root = document.querySelector('advisal-chat').shadowRoot;
  const began = performance.now();
  const look = () => root.querySelector('.question-group')
    ? requestAnimationFrame(() => asked(performance.now() - began)) : requestAnimationFrame(look);
  root.querySelector('.cover .primary').click();
  look();
})"""

Row = tuple[str, float, str, str]


def run() -> list[Row]:
    """(what, figure, unit, bar) of the widget."""
    script = SCRIPT.read_bytes()
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as address, chromium() as browser:
        measured(browser, address, slow=False)  # the first conversation warms everything up
        near = middles([measured(browser, address, slow=False) for _ in range(TIMES)])
        far = middles([measured(browser, address, slow=True) for _ in range(TIMES)])
    slow = f"phone ({CPU_SLOWDOWN}x slower, slow 4G)"
    return [
        ("the script, compressed", len(gzip.compress(script, 9)) / 1000, "kB", "<= 25"),
        ("start pressed to first question", near[2], "ms", "<= 300"),
        (f"script fetched, {slow}", far[0], "ms", ""),
        (f"first screen after the page was asked for, {slow}", far[1], "ms", "<= 1000"),
        (f"start pressed to first question, {slow}", far[2], "ms", ""),
    ]


def measured(browser: Browser, address: str, *, slow: bool) -> tuple[float, float, float]:
    """Milliseconds: the script's fetch; the page's beginning to the first screen; "Start" to a question."""
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, locale="en-US")
    try:
        page = context.new_page()
        if slow:
            throttle(context.new_cdp_session(page))
        page.goto(address, wait_until="commit")
        shown = page.evaluate(SHOWN)
        page.wait_for_load_state("networkidle")
        return fetched(page), float(shown), float(page.evaluate(ASKED))
    finally:
        context.close()


def middles(runs: list[tuple[float, float, float]]) -> list[float]:
    return [statistics.median(times) for times in zip(*runs, strict=True)]


def fetched(page: Page) -> float:
    return float(page.evaluate(FETCHED))


def throttle(session: CDPSession) -> None:
    """Make the page's processor and network those of a slow phone."""
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a running app. Until the first question nothing is typed, so it goes without Rasa."""
    port = free_port()
    env = {name: value for name, value in os.environ.items() if not name.startswith("ADVISAL_")} | {
        "ADVISAL_PORT": str(port),
        "ADVISAL_KEYS": Keys.new_text(),
        "ADVISAL_DATABASE_URL": f"sqlite:///{folder / 'cases.db'}",
    }
    command = [sys.executable, "-m", "uvicorn", "bot.app:create_app", "--factory", "--no-access-log"]
    address = f"http://127.0.0.1:{port}"
    with process([*command, "--port", str(port)], env):
        asyncio.run(until(lambda health: health.get("app") == "ok", f"{address}/api/health"))
        yield f"{address}/"
