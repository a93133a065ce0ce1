"""The kinds, on phrasings that the model never saw, by the classifier alone."""

import pytest
import yaml

from actions.reading.lexicon import URGENT_IDS
from bot.rasa import launch
from tests.rasa.measure_nlu import HELD_OUT, Told, accuracy, held_out
from tests.rasa.support import RasaServer

KINDS = set(yaml.safe_load((launch.ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"])


@pytest.fixture(scope="module")
def told(rasa_server: RasaServer) -> list[Told]:
    return held_out(rasa_server)


@pytest.mark.full
@pytest.mark.parametrize("language", ["en", "es"])
def test_at_least_92_of_100_kinds_are_right(told: list[Told], language: str):
    assert accuracy([one for one in told if one.language == language]) >= 0.92


@pytest.mark.full
def test_no_kind_is_mostly_taken_for_another(told: list[Told]):
    wrong = {kind: [one.text for one in told if one.kind == kind and not one.right] for kind in KINDS}
    assert {kind: texts for kind, texts in wrong.items() if len(texts) > 4} == {}


@pytest.mark.full
def test_a_wish_that_is_taken_for_sure_is_one(told: list[Told]):
    sure = [one for one in told if one.found == "stop_delete" and one.confidence >= 0.6]
    assert accuracy(sure) == 1.0


def test_nothing_that_is_held_out_is_trained_on():
    kept = {
        text.casefold()
        for kinds in yaml.safe_load(HELD_OUT.read_text(encoding="utf-8")).values()
        for texts in kinds.values()
        for text in texts
    }
    assert kept.isdisjoint(text.casefold() for _, _, text in examples())


def test_every_kind_has_examples_in_english_and_spanish():
    for language in ("en", "es"):
        assert {kind for lang, kind, _ in examples() if lang == language} == KINDS


def test_no_text_is_an_example_of_two_kinds():
    kinds: dict[str, set[str]] = {}
    for _, kind, text in examples():
        kinds.setdefault(text.casefold(), set()).add(kind)
    assert {text: found for text, found in kinds.items() if len(found) > 1} == {}


def test_the_parts_of_what_cannot_wait_are_those_that_the_reader_knows():
    parts = {
        (block.get("metadata") or {}).get("part")
        for path in (launch.ROOT / "data" / "nlu").glob("*/urgent.yml")
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
    }
    assert parts - {None} == set(URGENT_IDS)


def examples() -> list[tuple[str, str, str]]:
    """Language, kind and text of every training example."""
    found = []
    for path in sorted((launch.ROOT / "data" / "nlu").glob("*/*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            lines = block["examples"].splitlines()
            found += [(path.parent.name, block["intent"], line.removeprefix("- ")) for line in lines]
    return found
