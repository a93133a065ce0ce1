"""What no rendered text may ever hold, whatever is asked of the catalogues."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from actions.messages import Catalogue, Messages
from actions.messages.catalogue import Entry
from actions.screening.registry import Fact, Registry

RAW_ID = re.compile(
    r"\b(question|why|find|fact|choice|offense|paper|relief|element|ground|vehicle|urgent|warning|do|dont|faq|act|error"
    r"|result|value|context|person|list|tick)\.[a-z_]+"
)
BRACE = re.compile(r"[{}]")
SNAKE = re.compile(r"\b[a-z]+_[a-z_]+\b")
LANGUAGES = st.sampled_from(["en", "es"])


def assert_clean(text: str) -> None:
    assert text.strip()
    assert not RAW_ID.search(text), text
    assert not BRACE.search(text), text
    assert not SNAKE.search(text), text


def entries(catalogues: Mapping[str, Catalogue]) -> list[Entry]:
    return [entry for catalogue in catalogues.values() for entry in catalogue.entries.values()]


def test_no_text_holds_an_id_or_an_unfilled_placeholder(
    catalogues: Mapping[str, Catalogue], messages: Messages
) -> None:
    for language, catalogue in catalogues.items():
        for entry in catalogue.entries.values():
            params = dict.fromkeys(entry.placeholders, "this")
            assert_clean(messages.text(entry.id, language, entry.channel or "web", **params))


DATES = st.one_of(
    st.dates().map(str).filter(lambda one: one >= "1900"),
    st.integers(1900, 2099).map(str),
    st.tuples(st.integers(1900, 2099), st.integers(1, 12)).map(lambda one: f"{one[0]}-{one[1]:02d}"),
)
AMOUNTS = st.one_of(
    st.integers(0, 100_000), st.floats(0, 100_000, allow_nan=False).map(lambda one: round(one, 2))
)


def ranges(ends: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    whole = st.fixed_dictionaries({"min": ends, "max": ends})
    return st.one_of(ends, whole, st.fixed_dictionaries({"min": ends}), st.fixed_dictionaries({"max": ends}))


def values_of(fact: Fact, messages: Messages) -> st.SearchStrategy[Any]:
    choices = [one for one, _ in messages.choices(fact.id.replace(".", ".0.", 1), "en")]
    match fact.type:
        case "yes_no":
            known: st.SearchStrategy[Any] = st.booleans()
        case "date":
            known = ranges(DATES)
        case "days" | "money" | "grams" | "count":
            known = ranges(AMOUNTS)
        case "set":
            known = st.lists(st.sampled_from(choices), unique=True)
        case "choice" | "offense":
            several = st.lists(st.sampled_from(choices), min_size=2, unique=True)
            known = st.one_of(st.sampled_from(choices), several.map(lambda one: {"any_of": one}))
        case "statute":
            known = st.sampled_from(["CA PC 459", "21 USC 841"])
        case _:
            known = st.sampled_from(choices)
    return st.one_of(st.just("unknown"), known)


@given(data=st.data(), language=LANGUAGES)
def test_no_value_of_any_fact_reads_as_an_id(
    messages: Messages, registry: Registry, data: st.DataObject, language: str
) -> None:
    fact = registry[data.draw(st.sampled_from(sorted(registry)))]
    path = fact.id.replace(".", f".{data.draw(st.integers(0, 9))}.", 1)
    assert_clean(messages.fact_value(path, data.draw(values_of(fact, messages)), language))


@pytest.mark.slow
@given(data=st.data(), language=LANGUAGES)
def test_no_question_reads_as_an_id(
    messages: Messages, registry: Registry, data: st.DataObject, language: str
) -> None:
    fact = registry[data.draw(st.sampled_from(sorted(registry)))]
    path = fact.id.replace(".", f".{data.draw(st.integers(0, 9))}.", 1)
    for_whom = data.draw(st.sampled_from(registry["for_whom"].choices))
    siblings = registry.by_scope[fact.scope].values()
    item = {one.name: data.draw(values_of(one, messages)) for one in siblings} if fact.scope != "case" else {}
    assert_clean(messages.question(path, language, for_whom=for_whom, item=item))


@given(message_id=st.text(max_size=40), language=st.text(max_size=10))
def test_in_production_nothing_asked_for_ever_fails(
    catalogues: Mapping[str, Catalogue], registry: Registry, message_id: str, language: str
) -> None:
    assert_clean(Messages(catalogues, registry, strict=False).text(message_id, language))


def never_said(law_folder: Path) -> list[str]:
    files = [
        path for folder in ("relief", "vehicles") for path in sorted((law_folder / folder).glob("*.yml"))
    ]
    return [line for path in files for line in yaml.safe_load(path.read_text("utf-8")).get("never_say", ())]


def test_nothing_is_said_that_the_law_files_forbid(
    law_folder: Path, catalogues: Mapping[str, Catalogue]
) -> None:
    lines = {line.casefold() for line in never_said(law_folder)}
    assert lines
    for entry in catalogues["en"].entries.values():
        # "a paper that says you are not a citizen" is a warning, not a statement
        text = re.sub(r"(that|says|if|say) you are (not )?a citizen", "", entry.text.casefold())
        assert not [line for line in lines if line in text], entry.id


@pytest.mark.parametrize("word", ["TPS lists as of", "as of 20", "$1", "fee is"])
def test_no_faq_gives_an_amount_or_a_date_that_goes_stale(
    catalogues: Mapping[str, Catalogue], word: str
) -> None:
    for entry in catalogues["en"].entries.values():
        if entry.id.startswith("faq."):
            assert word not in entry.text, entry.id


def test_every_relief_ends_at_a_lawyer_or_a_judge(catalogues: Mapping[str, Catalogue]) -> None:
    for entry in catalogues["en"].entries.values():
        if entry.id.startswith("result.status.") and entry.id != "result.status.not_enough_information":
            assert "lawyer" in entry.text, entry.id


@pytest.mark.parametrize(
    "card", ["detained", "ice_at_door", "ice_at_work", "jail_with_hold", "about_to_sign"]
)
def test_cards_for_an_arrest_say_never_to_resist(messages: Messages, card: str) -> None:
    assert "resist" in messages.text(f"urgent.{card}.text", "en")
    assert "se resista" in messages.text(f"urgent.{card}.text", "es")


@pytest.mark.parametrize("language", ["en", "es"])
def test_help_lines_are_given_in_every_language(messages: Messages, language: str) -> None:
    assert "988" in messages.text("act.self_harm", language)
    assert "988" in messages.text("urgent.self_harm.text", language)
    assert "1-800-799-7233" in messages.text("act.violence", language)
    assert "1-800-799-7233" in messages.text("urgent.violence_at_home.text", language)
