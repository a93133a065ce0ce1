"""A real browser for tests: the machine's own Chromium, driven by Playwright, kept to loopback."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page, Route, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
AXE = ROOT / "bot" / "widget" / "node_modules" / "axe-core" / "axe.min.js"

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

PHONE = (360, 740)
SMALL_PHONE = (320, 600)
DESK = (1280, 800)


def chromium_path() -> str:
    """The path of the installed Chromium. Raises FileNotFoundError naming the package to install."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    raise FileNotFoundError("no Chromium found; on Debian: apt-get install chromium fonts-noto-core")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running browser, closed at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


class Visit:
    """One page in its own context: `problems` is what it logged, `foreign` what it asked of other sites."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.problems: list[str] = []
        self.foreign: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        page.on("console", self._console)
        page.context.route("**/*", self._loopback_only)

    def _console(self, message: Any) -> None:
        # A request that a test lets fail is reported as an error too; that is no problem of the page.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.problems.append(f"{message.type}: {message.text}")

    def _loopback_only(self, route: Route) -> None:
        if route.request.url.startswith(("http://127.0.0.1:", "http://localhost:")):
            route.continue_()
        else:
            self.foreign.append(route.request.url)
            route.abort()

    def axe(self, *within: str) -> list[str]:
        """Every accessibility finding of axe-core on the page as it is now, one line each.

        `within` is a way to a part of the page through shadow trees: what lies beneath a modal window is
        out of reach, which axe-core does not know.
        """
        place = f"{{include: [{{fromShadowDom: {list(within)!r}}}]}}" if within else "document"
        # Through the debugger's own world: the page's content security policy stays as strict as it is.
        session = self.page.context.new_cdp_session(self.page)
        session.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
        outcome = session.send(
            "Runtime.evaluate",
            {
                "expression": f"axe.run({place}, {{runOnly: {WCAG!r}}}).then(found => found.violations)",
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        session.detach()
        return [
            f"{finding['id']}: {finding['help']} at {node['target']}"
            for finding in outcome["result"]["value"]
            for node in finding["nodes"]
        ]


@contextmanager
def visit(
    browser: Browser,
    url: str,
    *,
    size: tuple[int, int] = DESK,
    scheme: Literal["light", "dark"] = "light",
    locale: str = "en-US",
    motion: Literal["reduce", "no-preference"] = "reduce",
    javascript: bool = True,
) -> Iterator[Visit]:
    """Opens a page in a context of its own. Nothing but loopback can be reached."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        locale=locale,
        reduced_motion=motion,
        java_script_enabled=javascript,
    )
    context.set_default_timeout(10_000)
    try:
        visiting = Visit(context.new_page())
        visiting.page.goto(url)
        yield visiting
    finally:
        context.close()
