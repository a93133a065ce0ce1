"""Lists: a list that may go on never decides what a further item could change."""

from typing import Any

import pytest

from actions.screening.partial import LONG_AGO, NEVER, parse_date
from actions.screening.truth import LIKELY, NO, UNKNOWN, UNLIKELY, YES
from tests.screening.support import case, trace, value, whole

FELONY, PETTY, OPEN = {"level": "felony"}, {"level": "misdemeanor"}, {"level": "unknown"}
NO_MORE = {"any_criminal_record": True, "more_convictions": False}
MORE = {"any_criminal_record": True}


def over(expression: str, facts: dict[str, Any], *items: dict[str, Any]) -> Any:
    return value(expression, case(facts, convictions=list(items)))


@pytest.mark.parametrize(
    ("items", "is_whole", "goes_on"),
    [
        ([FELONY], YES, YES),
        ([PETTY], NO, UNKNOWN),
        ([PETTY, OPEN], UNKNOWN, UNKNOWN),
        ([OPEN, FELONY], YES, YES),
    ],
)
def test_any(items: list[dict[str, Any]], is_whole: int, goes_on: int) -> None:
    assert over("any(convictions, level == felony)", NO_MORE, *items) == is_whole
    assert over("any(convictions, level == felony)", MORE, *items) == goes_on


@pytest.mark.parametrize(
    ("items", "is_whole", "goes_on"),
    [
        ([FELONY], YES, UNKNOWN),
        ([FELONY, PETTY], NO, NO),
        ([FELONY, OPEN], UNKNOWN, UNKNOWN),
    ],
)
def test_all(items: list[dict[str, Any]], is_whole: int, goes_on: int) -> None:
    assert over("all(convictions, level == felony)", NO_MORE, *items) == is_whole
    assert over("all(convictions, level == felony)", MORE, *items) == goes_on


@pytest.mark.parametrize(
    ("expression", "items", "is_whole", "goes_on"),
    [
        ("count(convictions, level == felony) >= 2", [FELONY, FELONY], YES, YES),
        ("count(convictions, level == felony) >= 2", [FELONY, OPEN], UNKNOWN, UNKNOWN),
        ("count(convictions, level == felony) >= 2", [FELONY, PETTY], NO, UNKNOWN),
        ("count(convictions, level == felony) <= 1", [FELONY, PETTY], YES, UNKNOWN),
        ("count(convictions, level == felony) <= 1", [FELONY, FELONY], NO, NO),
        ("count(convictions, level == felony) == 1", [FELONY], YES, UNKNOWN),
        ("count(convictions, level == felony) > 1", [FELONY, FELONY], YES, YES),
        ("count(convictions, likely(level == felony)) >= 2", [FELONY, FELONY], LIKELY, LIKELY),
        ("count(convictions, unlikely(level == felony)) >= 2", [FELONY, FELONY], UNLIKELY, UNLIKELY),
        ("count(convictions, open(level == felony)) >= 2", [FELONY, PETTY], NO, UNKNOWN),
        ("count(convictions, yes) >= 1", [], NO, UNKNOWN),
    ],
)
def test_count(expression: str, items: list[dict[str, Any]], is_whole: int, goes_on: int) -> None:
    closed = NO_MORE if items else {"any_criminal_record": False}
    assert over(expression, closed, *items) == is_whole
    assert over(expression, {}, *items) == goes_on


@pytest.mark.parametrize(
    ("days", "is_whole", "goes_on"),
    [
        ([1000, 825], YES, YES),
        ([1000, 824], NO, UNKNOWN),
        ([1000, "unknown"], UNKNOWN, UNKNOWN),
        ([1000, {"min": 900}], YES, YES),
        ([1000, {"max": 800}], NO, UNKNOWN),
    ],
)
def test_sum(days: list[Any], is_whole: int, goes_on: int) -> None:
    items = [{"sentence_ordered_days": one} for one in days]
    total = "sum(convictions, sentence_ordered_days, yes) >= 1825"
    assert over(total, NO_MORE, *items) == is_whole
    assert over(total, MORE, *items) == goes_on


def edge(which: str, facts: dict[str, Any], *items: dict[str, Any]) -> tuple[float, float]:
    found: tuple[float, float] = value(
        f"{which}(convictions, offense_date, level == felony)",
        case(facts, convictions=list(items)),
        expected="date",
    )
    return found


def on(day: str, item: dict[str, Any]) -> dict[str, Any]:
    return {**item, "offense_date": day}


def test_the_earliest_and_latest_of_a_whole_list() -> None:
    items = [on("2010", FELONY), on("2005-03-01", FELONY), on("2001", PETTY)]
    assert edge("earliest", NO_MORE, *items) == parse_date("2005-03-01")
    assert edge("latest", NO_MORE, *items) == parse_date("2010")


def test_an_item_that_may_fit_moves_one_end_only() -> None:
    items = [on("2010-01-01", FELONY), on("2005-01-01", OPEN), on("2015-01-01", OPEN)]
    sure = parse_date("2010-01-01")[0]
    assert edge("earliest", NO_MORE, *items) == (parse_date("2005")[0], sure)
    assert edge("latest", NO_MORE, *items) == (sure, parse_date("2015-01-01")[1])


def test_the_latest_of_nothing_never_comes() -> None:
    assert edge("earliest", {"any_criminal_record": False}) == (NEVER, NEVER)
    assert edge("latest", {"any_criminal_record": False}) == (NEVER, NEVER)
    assert edge("latest", NO_MORE, on("2010", PETTY)) == (NEVER, NEVER)


def test_of_items_that_only_may_fit_there_may_be_none() -> None:
    first, last = edge("latest", NO_MORE, on("2010-01-01", OPEN), on("2012-01-01", OPEN))
    assert (first, last) == (parse_date("2010-01-01")[0], NEVER)


def test_a_list_that_goes_on_leaves_the_other_end_open() -> None:
    low, high = edge("earliest", MORE, on("2010-01-01", FELONY))
    assert (low, high) == (LONG_AGO, parse_date("2010-01-01")[1])
    low, high = edge("latest", MORE, on("2010-01-01", FELONY))
    assert (low, high) == (parse_date("2010-01-01")[0], NEVER)


def test_which_fact_tells_that_a_list_is_whole() -> None:
    expression = "any(convictions, level == felony)"
    assert list(trace(expression, case()).missing) == ["any_criminal_record"]
    assert list(trace(expression, case(MORE)).missing) == ["more_convictions"]
    assert list(trace(expression, case(MORE, convictions=[PETTY])).missing) == ["more_convictions"]
    assert "more_convictions" in trace(expression, case(NO_MORE, convictions=[PETTY])).rests_on


def test_a_further_item_that_cannot_fit_is_not_asked_for() -> None:
    assert value("any(convictions, level == felony and held)", case({"held": False})) == NO
    assert value("count(convictions, held) >= 1", case({"held": False})) == NO


def test_there_are_some_with_none_told_is_not_an_empty_list() -> None:
    told = case({"any_criminal_record": True, "more_convictions": False})
    assert value("any(convictions, level == felony)", told) == UNKNOWN


def test_inside_a_list_the_case_stays_in_sight() -> None:
    told = whole({"resident_since": "2010"}, convictions=[on("2009", FELONY)])
    assert value("any(convictions, offense_date < resident_since)", told) == YES


def test_a_list_inside_a_list() -> None:
    told = whole(
        entries=[{"date": "2005", "manner": "inspected"}],
        convictions=[on("2009", FELONY)],
        family=[{"age": 3}],
    )
    assert value("any(convictions, any(family, age < 21) and offense_date > first_admission)", told) == YES
