"""Pictures of the chat as it really looks.

    python -m tests.browser.pictures screens [--languages en,ar] [--size 360x740] [--dark] [--out FOLDER]
    python -m tests.browser.pictures gallery [--out FOLDER]
    python -m tests.browser.pictures readme

`screens` writes one picture for each screen and language, and a sheet with all screens of a language;
`gallery` puts a few of them together for the README, and `readme` makes the picture at its top.
"""

from __future__ import annotations

import argparse
import base64
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from actions.messages.languages import own_name
from bot.settings import Settings
from tests.browser.live_chat import LiveChat
from tests.browser.screens import walk
from tests.browser.stack import ROOT, Stack
from tests.browser_support import chromium, visit
from tests.dialogue.talk import GOLDEN

FOLDER = ROOT / "results" / "screens"
GALLERY = ROOT / "docs" / "pictures"
PHONE = (360, 640)
ASKED = "disposition"
SETTLED_MS = 250
SIDE_BY_SIDE = """<body style="margin:0;padding:20px;display:flex;gap:24px;background:#cfd8da;
width:max-content">
{}</body>"""
SHOT = """<img style="width:360px;border-radius:18px;box-shadow:0 2px 14px rgb(0 0 0/.25)"
src="data:image/png;base64,{}">"""
SHEET = """<body style="margin:0;padding:12px;display:flex;flex-wrap:wrap;align-items:start;gap:12px;
background:#cfd8da">{}</body>"""
SMALL = """<img style="width:200px;border-radius:10px" src="data:image/png;base64,{}">"""
SHOWN = (
    ("es", "result-papers"),
    ("en", "date"),
    ("ar", "offense"),
    ("zh-Hans", "answers"),
    ("vi", "code"),
    ("uk", "result-timeline"),
)
"""The language and the name of each screen of the gallery."""
FIGURE = """<figure style="margin:0;font:13px sans-serif"><figcaption>{}</figcaption>
<img style="width:{}px" src="data:image/png;base64,{}"></figure>"""


def main() -> None:
    """Start everything, have the conversations, write the pictures."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.pictures")
    parser.add_argument("what", choices=("screens", "gallery", "readme"))
    parser.add_argument("--languages", default=",".join(Settings().organisation.languages))
    parser.add_argument("--size", default="360x740")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--out", type=Path, default=FOLDER)
    asked = parser.parse_args()
    if asked.what == "gallery":
        with chromium() as browser:
            return gallery(browser, asked.out)
    with running() as (browser, url):
        if asked.what == "readme":
            return readme(browser, url)
        width, height = (int(part) for part in asked.size.split("x"))
        for language in asked.languages.split(","):
            screens(browser, url, language, asked.out, (width, height), dark=asked.dark)


@contextmanager
def running() -> Iterator[tuple[Browser, str]]:
    """A browser, and the address of the real thing."""
    with tempfile.TemporaryDirectory() as folder:
        stack = Stack(Path(folder)).start()
        try:
            with chromium() as browser:
                yield browser, stack.url
        finally:
            stack.stop()


def screens(
    browser: Browser, url: str, language: str, out: Path, size: tuple[int, int], *, dark: bool
) -> None:
    """Every screen in one language, and the sheet of them."""
    folder = out / language
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []
    scheme = "dark" if dark else "light"
    with visit(browser, f"{url}/", size=size, locale=language, scheme=scheme) as page:  # type: ignore[arg-type]

        def take(name: str) -> None:
            page.page.mouse.move(0, 0)
            page.page.wait_for_timeout(SETTLED_MS)
            taken.append(folder / f"{len(taken) + 1:02}-{name}.png")
            page.page.screenshot(path=taken[-1])

        walk(LiveChat(page), take)
    figures = [FIGURE.format(path.stem, size[0], _encoded(path.read_bytes())) for path in taken]
    draw(browser, SHEET.format("".join(figures)), out / f"{language}.png", width=6 * (size[0] + 12) + 12)
    print(f"{own_name(language)}: {len(taken)} screens in {folder}")


def gallery(browser: Browser, taken: Path) -> None:
    """A few of the screens that were taken, side by side."""
    paths = [next((taken / language).glob(f"[0-9][0-9]-{name}.png")) for language, name in SHOWN]
    shots = "".join(SMALL.format(_encoded(path.read_bytes())) for path in paths)
    draw(browser, SHEET.format(shots), GALLERY / "languages.png", width=len(SHOWN) * 212 + 12)


def readme(browser: Browser, url: str) -> None:
    """A question in the chat and the result at its end, side by side, as they look on a phone."""
    with visit(browser, f"{url}/", size=PHONE) as page:
        chat = LiveChat(page).start()
        chat.until(ASKED, GOLDEN)
        page.page.mouse.move(0, 0)
        page.page.wait_for_timeout(SETTLED_MS)
        question = page.page.screenshot()
        chat.interview({**GOLDEN, "urgent_now": "none"})
        chat.find(".section-may_help").evaluate("(section) => section.scrollIntoView({block: 'start'})")
        page.page.evaluate("() => scrollBy(0, -70)")
        page.page.wait_for_timeout(SETTLED_MS)
        shots = [question, page.page.screenshot()]
    html = SIDE_BY_SIDE.format("".join(SHOT.format(_encoded(shot)) for shot in shots))
    draw(browser, html, GALLERY / "chat-and-result.png", width=800)


def draw(browser: Browser, html: str, out: Path, *, width: int) -> None:
    """Write a page as a picture."""
    page = browser.new_page(viewport={"width": width, "height": 100})
    page.set_content(html)
    out.parent.mkdir(parents=True, exist_ok=True)
    page.locator("body").screenshot(path=out)
    page.close()


def _encoded(picture: bytes) -> str:
    return base64.b64encode(picture).decode()


if __name__ == "__main__":
    main()
