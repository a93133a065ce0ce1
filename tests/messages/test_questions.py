"""Questions: for oneself, for someone else, about one of several cases."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from actions.messages import Catalogue, Messages
from actions.screening.registry import Registry

LANGUAGES = ("en", "es")


def path_of(fact_id: str) -> str:
    return fact_id.replace(".", ".0.", 1)


def test_every_fact_has_question_reason_help_and_label(messages: Messages, registry: Registry) -> None:
    for fact in registry.values():
        for language in LANGUAGES:
            assert messages.question(path_of(fact.id), language)
            assert messages.text(f"why.{fact.id}", language)
            assert messages.text(f"find.{fact.id}", language)
            assert messages.fact_label(path_of(fact.id), language)


def test_every_choice_of_every_fact_has_a_label_of_its_own(messages: Messages, registry: Registry) -> None:
    for fact in registry.values():
        for language in LANGUAGES:
            labels = [label for _, label in messages.choices(path_of(fact.id), language)]
            assert len(set(labels)) == len(labels), fact.id


def test_a_question_for_someone_else_never_says_you(messages: Messages, registry: Registry) -> None:
    said = []
    for fact in registry.values():
        text = messages.question(path_of(fact.id), "en", for_whom="parent").replace("your parent", "")
        text = re.sub(r"say you are not sure|You can (pick|keep)|you can keep", "", text)
        if re.search(r"\byou(r|rs|rself)?\b", text, re.IGNORECASE):
            said.append(fact.id)
    assert said == []


def test_a_question_for_someone_else_names_the_person(messages: Messages) -> None:
    assert "your son or daughter" in messages.question("fear_return", "en", for_whom="child")
    assert messages.question("lpr_status", "en", for_whom="spouse", person="your husband").startswith(
        "Does your husband have a green card?"
    )
    assert "su esposo" in messages.question("lpr_status", "es", for_whom="spouse", person="su esposo")


@pytest.mark.parametrize(
    "for_whom", ["spouse", "parent", "child", "sibling", "other_relative", "friend", "client"]
)
def test_everyone_who_can_be_asked_for_has_words(messages: Messages, for_whom: str) -> None:
    assert messages.person(for_whom, "en").startswith("your ")
    assert messages.person(for_whom, "es").startswith("su ")


@pytest.mark.parametrize(
    ("path", "item", "english", "spanish"),
    [
        (
            "convictions.0.plea",
            {"conviction_date": "2018-03", "jurisdiction": "CA"},
            "About the case from 2018 in California:",
            "Sobre el caso de 2018 en California:",
        ),
        (
            "convictions.0.plea",
            {"offense_date": "2017"},
            "About the case from 2017:",
            "Sobre el caso de 2017:",
        ),
        (
            "convictions.1.plea",
            {"offense": "dui", "conviction_date": "unknown"},
            'About the case "Drunk driving (DUI)":',
            'Sobre el caso "Manejar tomado (DUI)":',
        ),
        (
            "convictions.1.plea",
            {"conviction_date": {"min": "2010", "max": "2012"}, "jurisdiction": "federal"},
            "About case number 2:",
            "Sobre el caso número 2:",
        ),
        ("convictions.0.plea", {}, "", ""),
        (
            "entries.0.manner",
            {"date": "2001-02-03"},
            "About the time of coming in 2001:",
            "Sobre la entrada de 2001:",
        ),
        (
            "family.1.age",
            {"relation": "child"},
            "About this relative (son or daughter):",
            "Sobre este familiar (hijo o hija):",
        ),
        ("fear_return", {"jurisdiction": "CA"}, "", ""),
    ],
)
def test_the_lead_tells_which_item_is_meant(
    messages: Messages, path: str, item: Mapping[str, Any], english: str, spanish: str
) -> None:
    assert messages.item_lead(path, "en", item) == english
    assert messages.item_lead(path, "es", item) == spanish
    assert messages.question(path, "en", item=item).startswith(english)


def test_no_question_asks_whether_the_person_did_it(catalogues: Mapping[str, Catalogue]) -> None:
    asks = re.compile(r"did you (do|steal|sell|hit|use|commit|carry|own)\b|were you guilty", re.IGNORECASE)
    for entry in catalogues["en"].entries.values():
        if entry.id.startswith("question."):
            assert not asks.search(entry.text), entry.id


def test_states_and_courts_can_be_chosen(messages: Messages) -> None:
    states = dict(messages.choices("state", "es"))
    assert len(states) == 56
    assert states["NM"] == "Nuevo México"
    courts = messages.choices("convictions.0.jurisdiction", "en")
    assert [one for one, _ in courts[:4]] == ["federal", "military", "tribal", "foreign"]
    assert len(courts) == 60
    assert messages.choices("convictions.0.statute", "en") == []
