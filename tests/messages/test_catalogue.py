"""Loading the catalogues, and what a text does when something is missing."""

import pytest

from actions.messages import Messages, UnknownMessageError, load_catalogues
from actions.messages.catalogue import CatalogueError
from actions.messages.texts import MissingParameterError, Texts
from tests.messages.conftest import WriteCatalogue


def texts_of(write: WriteCatalogue, *, strict: bool = True) -> Texts:
    write("en", {"act.neutral": "Please try again.", "act.hello": "Hello, {name}.", "act.only": "Only here."})
    write("en", {"act.hello": "Hi {name}."}, name="short", channel="sms")
    return Texts(
        load_catalogues(write("es", {"act.neutral": "Intente otra vez.", "act.hello": "Hola, {name}."})),
        strict=strict,
    )


def test_a_text_is_in_the_language_asked_for(write: WriteCatalogue) -> None:
    texts = texts_of(write)
    assert texts.text("act.hello", "en", name="Ana") == "Hello, Ana."
    assert texts.text("act.hello", "es", name="Ana") == "Hola, Ana."


def test_a_channel_can_have_its_own_wording(write: WriteCatalogue) -> None:
    texts = texts_of(write)
    assert texts.text("act.hello", "en", "sms", name="Ana") == "Hi Ana."
    assert texts.text("act.hello", "es", "sms", name="Ana") == "Hola, Ana."


def test_a_language_without_the_id_falls_back_to_english(write: WriteCatalogue) -> None:
    assert texts_of(write).text("act.only", "es") == "Only here."
    assert texts_of(write).text("act.only", "ht") == "Only here."


def test_an_unknown_id_names_the_nearest_one(write: WriteCatalogue) -> None:
    with pytest.raises(UnknownMessageError, match=r"act\.helo.*did you mean 'act\.hello'"):
        texts_of(write).text("act.helo", "en")


def test_a_missing_parameter_is_named(write: WriteCatalogue) -> None:
    with pytest.raises(MissingParameterError, match="needs a value for 'name'"):
        texts_of(write).text("act.hello", "en")


@pytest.mark.parametrize("message_id", ["act.helo", "act.hello"])
def test_in_production_people_get_a_neutral_sentence(write: WriteCatalogue, message_id: str) -> None:
    assert texts_of(write, strict=False).text(message_id, "es") == "Intente otra vez."


def test_what_a_person_typed_is_never_read_as_a_placeholder(write: WriteCatalogue) -> None:
    assert texts_of(write).text("act.hello", "en", name="{name} {x}") == "Hello, {name} {x}."


def test_a_broken_file_is_named(write: WriteCatalogue) -> None:
    folder = write("en", {"act.neutral": "Fine."})
    (folder / "en" / "broken.po").write_text('msgid "x"\nmsgstr "a\nwhat', encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"broken\.po"):
        load_catalogues(folder)


def test_english_must_be_there(write: WriteCatalogue) -> None:
    with pytest.raises(CatalogueError, match="source language"):
        load_catalogues(write("es", {"act.neutral": "Hola."}))


def test_the_real_catalogues_come_english_first(messages: Messages) -> None:
    assert messages.languages[0] == "en"
    assert "es" in messages.languages
