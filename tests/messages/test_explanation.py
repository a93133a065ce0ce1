"""The explanation of very different cases, in every language: what it must hold and never say."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.messages import Messages
from actions.messages.explanation import SECTIONS, Contact, Explanation, explain
from actions.messages.style import load_style
from actions.screening.assess import assess
from actions.screening.case import Case, parse_case
from actions.screening.result import Assessment
from tests.shared import the_catalogues
from tests.shared import the_law as law

ROOT = Path(__file__).resolve().parents[2]
AS_OF = date(2026, 11, 22)
FIRST = ("en", "es")
LATER = ("zh-Hans", "vi", "ht", "pt-BR", "uk", "ru", "ar", "fr", "ko", "tl")
FILES = ("tests/personas.yml", "tests/messages/screened.yml")
MOST_ITEMS = {"urgent": 12, "may_help": 7, "in_the_way": 17, "what_could_change": 10, "do": 8, "do_not": 7,
              "papers": 12, "counsel": 8, "save": 1}  # fmt: skip
MOST_WORDS, MOST_WORDS_LATER = 60, 70
"""The same text takes more words where each syllable or article stands apart, as in Vietnamese or French."""

LISTS = ("do", "do_not")
"""Sections whose items are one sentence each, without a title."""

RAW_ID = re.compile(r"\b[a-z]+_[a-z_]+\b|[{}]|\b(relief|element|ground|paper|result|fact)\.[a-z_]+")
UNTIDY = re.compile(r"\.\.|  |;;|: *$|\( *\)|\s[.,;:]")


@cache
def words() -> Messages:
    return Messages(the_catalogues(), law().registry)


@cache
def cases() -> dict[str, dict[str, Any]]:
    found = [one for file in FILES for one in yaml.safe_load((ROOT / file).read_text("utf-8"))]
    return {one["name"]: {key: value for key, value in one.items() if key != "unsure"} for one in found}


@cache
def assessed(name: str) -> tuple[Case, Assessment]:
    case, _, _ = parse_case(cases()[name], law().registry)
    return case, assess(case, law(), AS_OF)


@cache
def screened(name: str, language: str) -> tuple[dict[str, Any], Assessment]:
    case, found = assessed(name)
    paths = [*(path for one in found.conclusions.values() for path in one.missing)]
    papers = {path: law().registry.at(path).paper for path in paths}
    return explain(Explanation(found, case, words(), language, papers, Contact(), 30)), found


def section(result: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return next((one["items"] for one in result["sections"] if one["id"] == name), [])


def texts(result: dict[str, Any]) -> Iterator[str]:
    yield from (result["title"], result["intro"], result["disclaimer"])
    for one in result["sections"]:
        yield from (one["title"], one["intro"])
        for item in one["items"]:
            yield from (item["title"], item["text"], *item["points"])


every_case = pytest.mark.parametrize("name", sorted(cases()))
every_language = pytest.mark.parametrize(
    "language", [*FIRST, *(pytest.param(one, marks=pytest.mark.slow) for one in LATER)]
)


@every_case
@every_language
def test_no_line_holds_an_id_a_placeholder_or_a_promise(name: str, language: str) -> None:
    style = load_style(ROOT / "data" / "locales", language)
    for text in texts(screened(name, language)[0]):
        assert not RAW_ID.search(text), text
        tidy = text.replace(" :", ":") if language == "fr" else text  # as French has it
        assert not UNTIDY.search(tidy), text
        plain = text
        for rule in style.allowed:
            plain = rule.pattern.sub("", plain)
        assert not [rule.pattern.pattern for rule in style.forbidden if rule.pattern.search(plain)], text


@every_case
@every_language
def test_sections_come_in_order_and_none_is_too_long(name: str, language: str) -> None:
    result, _ = screened(name, language)
    order = [one["id"] for one in result["sections"]]
    assert order == [one for one in SECTIONS if one in order]
    assert {"may_help", "in_the_way", "do", "do_not", "papers", "counsel", "save"} <= set(order)
    for one in result["sections"]:
        assert 0 < len(one["items"]) <= MOST_ITEMS[one["id"]], one["id"]


@every_case
@every_language
def test_every_item_says_something_short_and_says_it_once(name: str, language: str) -> None:
    most = MOST_WORDS if language in FIRST else MOST_WORDS_LATER
    for one in screened(name, language)[0]["sections"]:
        ids = [item["id"] for item in one["items"]]
        assert len(ids) == len(set(ids)), one["id"]
        for item in one["items"]:
            assert item["text"].strip(), item
            assert item["title"].strip() or one["id"] in LISTS or item["id"] == "nothing", item
            said = [item["text"], *item["points"]]
            assert len(said) == len(set(said)), item
            assert len(item["sources"]) == len(set(item["sources"])), item
            assert all(len(text.split()) <= most for text in said), item


@every_case
@every_language
def test_what_stands_in_the_way_ends_with_the_next_step(name: str, language: str) -> None:
    assert section(screened(name, language)[0], "in_the_way")[-1]["id"] == "next_step"


@every_case
def test_no_case_of_the_record_is_passed_over(name: str) -> None:
    """Least of all one of which nothing is known: an unknown is not a no."""
    result, found = screened(name, "en")
    shown = [
        item for item in section(result, "in_the_way") if item["id"].startswith(("case.", "not_counted."))
    ]
    names = [title for item in shown for title in item["title"].split("; ")]
    assert len(names) == len({*names}) or len(names) == len(found.convictions)
    assert bool(names) == bool(found.convictions)


@every_case
def test_all_relief_that_may_be_open_is_named(name: str) -> None:
    result, found = screened(name, "en")
    items = section(result, "may_help")
    named = {item["id"] for item in items}
    untold = " ".join(point.lower() for item in items if item["id"] == "untold" for point in item["points"])
    for one in found.conclusions.values():
        if one.kind == "relief" and one.status in ("likely_available", "possibly_available"):
            assert one.id in named or words().text(f"relief.{one.id}.short", "en").lower() in untold, one.id


@every_case
def test_no_relief_both_may_help_and_is_in_the_way(name: str) -> None:
    result, _ = screened(name, "en")
    may_help = {item["id"] for item in section(result, "may_help")}
    assert not may_help & {item["id"] for item in section(result, "in_the_way")} - {"nothing"}


@every_case
def test_a_conviction_is_never_to_be_undone_without_its_risks(name: str) -> None:
    items = section(screened(name, "en")[0], "what_could_change")
    if not all(one["id"].startswith("charged.") for one in items):
        risks = items[-1]
        assert risks["id"] == "before_asking"
        assert "legal mistake" in risks["text"]
        assert "old charge" in " ".join(risks["points"])


@every_case
def test_what_a_court_could_open_is_said_of_what_is_closed(name: str) -> None:
    result, found = screened(name, "en")
    opened = {one["id"] for what in found.what_if if len(what.changes) == 1 for one in what.opens}
    for item in section(result, "in_the_way"):
        if item["id"] in found.conclusions:
            assert ("could open" in " ".join(item["points"])) == (item["id"] in opened), item


def test_citations_nobody_has_checked_are_marked_in_the_language_of_the_page() -> None:
    for language, mark in (("en", "checked by us"), ("es", "por nosotros")):
        result, _ = screened("resident with one drug plea, in court", language)
        sources = [
            source for one in result["sections"] for item in one["items"] for source in item["sources"]
        ]
        assert any(mark in source for source in sources)


def test_who_may_be_a_citizen_is_told_so_before_any_barrier() -> None:
    result, _ = screened("naturalised man with a drunk driving case", "en")
    assert section(result, "may_help")[0]["id"] == "citizenship_claim"
    assert section(result, "in_the_way")[0]["id"] == "citizen_first"


@pytest.mark.parametrize(
    ("name", "words_in_text"),
    [
        ("resident with two petty thefts", "people who were let in"),
        ("came without inspection, arrested for shoplifting", "people who ask to come in"),
        ("knows nothing about the old case", "could not tell which list"),
    ],
)
def test_the_page_says_which_list_of_rules_is_used(name: str, words_in_text: str) -> None:
    listed = [one for one in section(screened(name, "en")[0], "in_the_way") if one["id"] == "which_list"]
    assert words_in_text in listed[0]["text"]


def test_time_limits_have_their_dates() -> None:
    limits = [
        one
        for one in section(screened("order in absence last week", "en")[0], "urgent")
        if one["id"] == "limits"
    ]
    assert any("December 16, 2026" in point for point in limits[0]["points"])


def test_a_dollar_and_a_day_make_a_difference_on_the_page() -> None:
    for less, more in (
        ("fraud of exactly ten thousand dollars", "fraud of one dollar more"),
        ("robbery with 364 days", "robbery with 365 days, all suspended"),
    ):
        before = {one["id"] for one in section(screened(less, "en")[0], "may_help")}
        after = {one["id"] for one in section(screened(more, "en")[0], "in_the_way")}
        assert "lpr_cancellation" in before & after


def test_after_a_removal_order_relief_is_said_to_need_a_case_opened_again() -> None:
    items = {one["id"]: one for one in section(screened("order in absence last week", "en")[0], "may_help")}
    assert "opened again first" in items["asylum"]["points"][0]
    assert "opened again first" not in " ".join(items["motion_to_reopen"]["points"])


@pytest.mark.parametrize(("statute", "said"), [("NJ 2C:99-99", True), ("NJ 2C:20-11", False)])
def test_a_section_that_is_not_in_the_table_is_named_as_such(statute: str, said: bool) -> None:
    data = dict(cases()["resident with two petty thefts"])
    data["convictions"] = [one | {"statute": statute} for one in data["convictions"]]
    case, _, _ = parse_case(data, law().registry)
    found = assess(case, law(), date(2026, 11, 22))
    result = explain(Explanation(found, case, words(), "en", {}, Contact(), 30))
    assert any(f"no notes on the law {statute}" in text for text in texts(result)) == said
