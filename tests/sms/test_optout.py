"""Who wants no more texts is heard in every language, and nobody else is."""

import re
from pathlib import Path

import pytest
import yaml

from bot.sms.optout import CARRIER_STOP, CARRIER_WORDS, wish_of
from bot.sms.words import COMMANDS, load_words
from tests.dialogue.talk import the_messages
from tests.sms.phone import ALL

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = re.compile(r"\s+- (.+)")

STOPS: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "stops.yml").read_text(encoding="utf-8")
)
NOT_STOPS = STOPS.pop("none")


@pytest.mark.parametrize("word", sorted(CARRIER_STOP))
def test_the_carriers_own_words_stop_and_are_confirmed_by_the_carrier(word):
    for text in (word, word.lower(), f"  {word.title()} "):
        wish = wish_of(text, load_words())
        assert wish is not None
        assert (wish.kind, wish.confirmed) == ("stop", True)


@pytest.mark.parametrize(("language", "text"), [(one, text) for one in STOPS for text in STOPS[one]])
def test_a_stop_is_heard_in_every_language(language, text):
    wish = wish_of(text, load_words())
    assert wish is not None
    assert wish.kind == "stop"


def test_every_offered_language_has_its_words():
    assert set(STOPS) == set(ALL)
    assert {path.stem for path in (ROOT / "data" / "sms").glob("*.yml")} == set(ALL)


@pytest.mark.parametrize("text", NOT_STOPS)
def test_an_answer_is_no_stop(text):
    wish = wish_of(text, load_words())
    assert wish is None or wish.kind == "help"


@pytest.mark.parametrize(
    "text", ["no más", "enough", "ase", "хватит", "I want to stop", "fini", "끝", "tama na"]
)
def test_what_may_be_an_answer_as_well_is_asked_about(text):
    wish = wish_of(text, load_words())
    assert wish is not None
    assert wish.kind == "maybe_stop"


def test_a_stop_that_asks_for_everything_to_be_deleted_says_so():
    wish = wish_of("delete everything and stop texting me", load_words())
    assert wish is not None
    assert (wish.kind, wish.erase) == ("stop", True)
    assert wish_of("delete everything", load_words()) is None


def test_what_twilio_took_it_for_counts():
    words = load_words()
    assert wish_of("adios", words, "STOP").kind == "stop"  # type: ignore[union-attr]
    assert wish_of("yes", words, "START").kind == "start"  # type: ignore[union-attr]
    assert wish_of("yes", words) is None
    assert wish_of("info", words).kind == "help"  # type: ignore[union-attr]


def examples(kind: str):
    for path in sorted((ROOT / "data" / "nlu").glob(f"*/{kind}.yml")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if match := EXAMPLE.match(line):
                yield path.parent.name, match[1].strip()


@pytest.mark.slow
def test_no_other_thing_that_people_say_is_taken_for_a_stop():
    words = load_words()
    kinds = {path.stem for path in (ROOT / "data" / "nlu").glob("*/*.yml")} - {"stop_delete", "out_of_scope"}
    wrong = [
        (kind, language, text)
        for kind in sorted(kinds)
        for language, text in examples(kind)
        if (wish := wish_of(text, words)) and wish.kind == "stop"
    ]
    assert wrong == []


@pytest.mark.slow
def test_no_choice_and_no_hint_of_ours_is_taken_for_a_wish():
    words, messages = load_words(), the_messages()
    wrong = [
        (language, message_id)
        for language in ALL
        for message_id in messages.ids()
        if message_id.split(".")[0] in ("choice", "offense", "state", "jurisdiction", "tick", "offense_group")
        if wish_of(messages.template(message_id, language), words)
        or words.command(messages.template(message_id, language)) not in (None, "unsure")
    ]
    assert wrong == []


def shouted(text: str) -> list[str]:
    """The runs of words in capitals."""
    runs: list[list[str]] = [[]]
    for word in re.findall(r"[^\W\d_]+", text):
        if len(word) > 1 and word.isupper():
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return [" ".join(run) for run in runs if run]


@pytest.mark.parametrize("language", ["en", "es", "ht", "pt-BR", "ru", "uk", "fr", "tl", "vi"])
def test_the_words_that_menus_teach_are_known(language):
    taught = shouted(the_messages().template("sms.keys_words", language))
    assert [load_words().command(one) for one in taught] == ["back", "person"], taught


def test_no_command_is_a_word_of_the_carrier():
    words = load_words()
    for word in sorted(CARRIER_WORDS):
        assert words.command(word) is None
    assert set(COMMANDS) == {"back", "person", "unsure", "list"}
