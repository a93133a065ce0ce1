"""Every page in pseudo-locales: nothing is cut or too wide, and no word comes from outside the catalogues."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.live_chat import LiveChat
from tests.browser_support import SMALL_PHONE, visit
from tests.dialogue.talk import GOLDEN
from tests.plain.no_script import NoScript, too_wide
from tests.pseudo import undisguised, with_pseudo_locales
from tests.shared import DATA, the_catalogues
from tests.web.serving import served
from tests.web.site import UNLIMITED

pytestmark = pytest.mark.full

# Names and addresses of places to get help are the same in every language.
PLACES = {word for path in (DATA / "help").glob("*.yml") for word in undisguised(path.read_text("utf-8"))}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    catalogues = with_pseudo_locales(the_catalogues())
    with served(tmp_path_factory.mktemp("pseudo"), catalogues=catalogues, limits=UNLIMITED) as url:
        yield url


@pytest.mark.parametrize("language", ["ru", "ar"])
def test_the_plain_pages_hold_longer_words(browser: Browser, address: str, language: str) -> None:
    with visit(browser, f"{address}/plain?lang={language}", size=SMALL_PHONE) as page:
        person = NoScript(page).start()
        wrong = {}
        while not person.at_end:
            page.page.wait_for_load_state()
            if (wide := too_wide(page.page)) > 0:
                wrong[person.name] = f"{wide} px too wide"
            if words := undisguised(page.page.locator("main").inner_text()):
                wrong[f"{person.name} words"] = words
            person.answer(GOLDEN.get(person.name, "do:dont_know"))
        page.page.wait_for_load_state()
        if words := set(undisguised(page.page.locator("main").inner_text())) - PLACES:
            wrong["result"] = words
        assert too_wide(page.page) <= 0
    assert wrong == {}


@pytest.mark.parametrize(("language", "locale"), [("ru", "ru-RU"), ("ar", "ar-EG")])
def test_the_chat_holds_longer_words(browser: Browser, address: str, language: str, locale: str) -> None:
    with visit(browser, f"{address}/", size=SMALL_PHONE, locale=locale) as page:
        chat = LiveChat(page).start()
        chat.interview(GOLDEN)
        assert chat.find(".shell").get_attribute("lang") == language
        assert set(undisguised("\n".join(chat.find(".shell").all_inner_texts()))) <= PLACES
        assert too_wide(page.page) <= 0
        assert page.problems == []
