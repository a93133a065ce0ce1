"""A written conversation for each language, through the app and Rasa: it ends at counsel, in its language."""

from collections.abc import Iterator

import pytest

from tests.browser.stack import Stack
from tests.conversations.play import Conversation, play, scripts
from tests.dialogue.walker import RAW_ID

pytestmark = pytest.mark.full


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running Advisal that offers every language that has a script."""
    folder = tmp_path_factory.mktemp("conversations")
    stack = Stack(folder, ADVISAL_ORGANISATION_LANGUAGES=",".join(scripts())).start()
    yield stack.url
    stack.stop()


@pytest.mark.parametrize("language", scripts())
def test_a_conversation_is_understood_and_ends_at_counsel(address: str, language: str) -> None:
    done = play(address, language)
    assert done.missed == []
    assert done.result["language"] == language
    assert "counsel" in [section["id"] for section in done.result["sections"]]
    assert_said_in(done)


def assert_said_in(done: Conversation) -> None:
    """Every line of the bot is in the language of the conversation, and shows no id."""
    for reply in done.replies:
        assert {one["lang"] for one in reply["messages"] if one["from"] == "bot"} <= {done.language}
    assert [said for who, said in done.lines if who == "Advisal" and RAW_ID.search(said)] == []
