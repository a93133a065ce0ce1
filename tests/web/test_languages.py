"""Which languages people can choose from."""

from bot.compose import offered
from bot.settings import Settings


def test_a_language_is_offered_when_it_is_spoken_and_read() -> None:
    settings = Settings(organisation={"languages": ["es", "fr", "ko"]})
    assert offered(settings, ("en", "es", "fr", "ko"), ("en", "es", "fr")) == ("es", "fr")
    assert offered(settings, ("en",), ("en",)) == ("en",)
