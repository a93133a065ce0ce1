"""Partial dates and amounts are intervals, and no day is guessed."""

from datetime import date
from typing import Any

import pytest

from actions.screening.partial import (
    ANY_DAY,
    LAST_DAY,
    LONG_AGO,
    NEVER,
    add_days,
    add_months,
    iso,
    parse_amount,
    parse_date,
)


def day(text: str) -> float:
    return float(date.fromisoformat(text).toordinal())


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2009", "2009-01-01", "2009-12-31"),
        (2009, "2009-01-01", "2009-12-31"),
        ("2009-06", "2009-06-01", "2009-06-30"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("2009-06-15", "2009-06-15", "2009-06-15"),
        (" 2009-06-15 ", "2009-06-15", "2009-06-15"),
        (date(2009, 6, 15), "2009-06-15", "2009-06-15"),
        ({"min": "2009", "max": "2010-03"}, "2009-01-01", "2010-03-31"),
        ({"min": 2009, "max": date(2010, 3, 2)}, "2009-01-01", "2010-03-02"),
    ],
)
def test_a_date_is_every_day_it_may_be(value: Any, first: str, last: str) -> None:
    assert parse_date(value) == (day(first), day(last))


def test_a_range_may_lack_an_end() -> None:
    assert parse_date({"min": "2009"}) == (day("2009-01-01"), NEVER)
    assert parse_date({"max": "2009", "min": None}) == (LONG_AGO, day("2009-12-31"))
    assert parse_amount({"min": 10}) == (10.0, float("inf"))
    assert parse_amount({"max": 10}) == (0.0, 10.0)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("June 2009", "write 2009, 2009-06 or 2009-06-15"),
        ("2009-6-5", "write 2009, 2009-06 or 2009-06-15"),
        ("09", "is not a date"),
        (True, "is not a date"),
        (20.5, "is not a date"),
        ("2009-02-30", "not a day of the calendar"),
        ("2009-13", "not a day of the calendar"),
        ("2021-02-29", "not a day of the calendar"),
        ("0000", "not a day of the calendar"),
        ({"min": "2010", "max": "2009"}, "ends before it begins"),
        ({"from": "2009"}, "min and max, not from"),
        ({}, "write unknown if neither is known"),
        ({"min": {"min": "2009"}}, "from one plain value to another"),
        ({"min": "soon"}, "'soon' is not a date"),
    ],
)
def test_what_is_not_a_date_is_refused_with_what_to_write(value: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_date(value)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("365", "'365' is not a number"),
        (True, "True is not a number"),
        (-1, "cannot be below zero"),
        (float("nan"), "is not a number"),
        (float("inf"), "is not a number"),
        ({"min": 5, "max": 4}, "ends below its beginning"),
        ({"about": 5}, "min and max, not about"),
        ({"min": "5"}, "'5' is not a number"),
    ],
)
def test_what_is_not_an_amount_is_refused(value: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_amount(value)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2020-02-29", 12, "2021-02-28"),
        ("2020-02-29", 48, "2024-02-29"),
        ("2021-01-31", 1, "2021-02-28"),
        ("2020-01-31", 1, "2020-02-29"),
        ("2020-12-15", 1, "2021-01-15"),
        ("2020-03-31", -1, "2020-02-29"),
        ("2020-01-15", -1, "2019-12-15"),
    ],
)
def test_months_end_on_a_day_of_the_calendar(start: str, months: int, end: str) -> None:
    assert iso(add_months(day(start), months)) == end


def test_what_never_comes_is_not_moved() -> None:
    assert add_months(NEVER, 12) == add_days(NEVER, -30) == NEVER
    assert add_months(LONG_AGO, 12) == add_days(LONG_AGO, 30) == LONG_AGO


def test_the_end_of_the_calendar_is_no_error() -> None:
    last = parse_date("9999-12-31")[1]
    assert last == LAST_DAY
    assert add_days(last, 90) == add_months(last, 1) == NEVER
    assert add_months(LAST_DAY + 5, 1) == NEVER
    assert add_months(day("0001-02-01"), -24) == LONG_AGO
    assert iso(LAST_DAY + 1) is None


def test_a_day_that_is_not_known_has_no_text() -> None:
    assert [iso(end) for end in ANY_DAY] == [None, None]
