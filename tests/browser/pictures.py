"""Makes the picture of the README: `python -m tests.browser.pictures`.

A question in the chat and the result at its end, side by side, as they look on a phone.
"""

from __future__ import annotations

import base64
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.live_chat import LiveChat
from tests.browser.stack import ROOT, Stack
from tests.browser_support import chromium, visit
from tests.dialogue.talk import GOLDEN

PICTURE = ROOT / "docs" / "pictures" / "chat-and-result.png"
PHONE = (360, 640)
ASKED = "disposition"
PAGE = """<body style="margin:0;padding:20px;display:flex;gap:24px;background:#cfd8da;width:max-content">
{}</body>"""
SHOT = """<img style="width:360px;border-radius:18px;box-shadow:0 2px 14px rgb(0 0 0/.25)"
src="data:image/png;base64,{}">"""


def main() -> None:
    """Start everything, have the conversation, write the picture."""
    with tempfile.TemporaryDirectory() as folder:
        stack = Stack(Path(folder)).start()
        try:
            with chromium() as browser:
                side_by_side(browser, screens(browser, stack.url))
        finally:
            stack.stop()


def screens(browser: Browser, url: str) -> list[bytes]:
    """A question, and the top of the result."""
    with visit(browser, f"{url}/", size=PHONE) as page:
        chat = LiveChat(page).start()
        chat.until(ASKED, GOLDEN)
        page.page.mouse.move(0, 0)
        page.page.wait_for_timeout(300)
        question = page.page.screenshot()
        chat.interview({**GOLDEN, "urgent_now": "none"})
        chat.find(".section-may_help").evaluate("(section) => section.scrollIntoView({block: 'start'})")
        page.page.evaluate("() => scrollBy(0, -70)")
        page.page.wait_for_timeout(300)
        return [question, page.page.screenshot()]


def side_by_side(browser: Browser, shots: list[bytes]) -> None:
    """Write the screens as one picture."""
    page = browser.new_page(viewport={"width": 800, "height": 680})
    page.set_content(PAGE.format("".join(SHOT.format(base64.b64encode(shot).decode()) for shot in shots)))
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    page.locator("body").screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
