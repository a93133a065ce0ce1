"""Time limits by the strictest reading, what is urgent, and the clocks of the timeline."""

from typing import Any

import pytest

from tests.screening.support import case, screened, whole


def appeal(**facts: Any) -> Any:
    return next(iter(screened(case({"has_order": True, **facts})).deadlines), None)


@pytest.mark.parametrize(
    ("order", "earliest", "latest", "urgency", "passed"),
    [
        ("2026-11-20", "2026-12-20", "2026-12-20", "orange", "no"),
        ("2026-11-02", "2026-12-02", "2026-12-02", "red", "no"),  # ten days left
        ("2026-11-03", "2026-12-03", "2026-12-03", "orange", "no"),  # eleven
        ("2026-10-23", "2026-11-22", "2026-11-22", "red", "no"),  # the last day
        ("2026-10-22", "2026-11-21", "2026-11-21", "passed", "yes"),
        ("2026-10", "2026-10-31", "2026-11-30", "red", "possible"),
        ("2026-11", "2026-12-01", "2026-12-30", "red", "no"),
        ("2025", "2025-01-31", "2026-01-30", "passed", "yes"),
        ("unknown", None, None, "red", "unknown"),
        ({"max": "2025"}, None, "2026-01-30", "passed", "yes"),
        ({"max": "2026-11-10"}, None, "2026-12-10", "red", "unknown"),
        ({"min": "2026-11-10"}, "2026-12-10", None, "orange", "no"),
        ({"min": "2026-10-01"}, "2026-10-31", None, "red", "possible"),
        ("9999-12-31", None, None, "green", "no"),
    ],
)
def test_a_limit_from_a_day_that_may_be_uncertain(
    order: Any, earliest: str | None, latest: str | None, urgency: str, passed: str
) -> None:
    found = appeal(order_date=order)
    assert (found.earliest, found.latest) == (earliest, latest)
    assert (found.urgency, found.passed, found.possible) == (urgency, passed, False)
    assert found.usual == "60 days"


def test_a_limit_that_does_not_apply_is_not_shown() -> None:
    assert screened(case({"has_order": False, "order_date": "2026-11-20"})).deadlines == []


def test_a_limit_of_which_nothing_was_said_is_not_shown() -> None:
    assert screened(case()).deadlines == []


def test_a_limit_from_a_day_that_never_came_is_not_shown() -> None:
    assert appeal(order_date={"min": "9999-12-31"}).urgency == "green"


def urgent(**facts: Any) -> dict[str, bool]:
    return {one.id: one.possible for one in screened(case(facts)).urgent}


def test_what_is_known_to_be_urgent_comes_by_its_level() -> None:
    assert urgent(held=True, has_order=True, order_date="2026-11-20") == {
        "order_running": False,
        "held": False,
    }
    assert list(urgent(held=True, has_order=True, order_date="2026-11-20")) == ["order_running", "held"]


def test_what_is_partly_known_to_be_urgent_is_shown_as_possible() -> None:
    assert urgent(has_order=True) == {"order_running": True}
    assert urgent(has_order=True, order_date="2026-10") == {"order_running": True}
    assert urgent(order_date="2026-10") == {"order_running": True}


def test_what_nothing_points_to_is_not_urgent() -> None:
    assert urgent() == {}
    assert urgent(has_order="unknown", order_date="unknown", held="unknown") == {}
    assert urgent(has_order=False) == {}
    assert urgent(has_order=True, order_date="2026-01-01") == {}


def clock(*entries: dict[str, Any], convictions: Any = ()) -> Any:
    told = whole({"resident": "current"}, entries=list(entries), convictions=list(convictions))
    return next(one for one in screened(told).timeline if one.kind == "clock")


def base_crime(day: str) -> dict[str, Any]:
    return {"offense": "theft", "disposition": "convicted", "order_type": "none", "offense_date": day}


@pytest.mark.parametrize(
    ("entry", "crime", "ends", "reached"),
    [
        ("2005-03-01", None, "2012-03-01", "yes"),
        ("2005-03-01", "2012-03-01", "2012-03-01", "yes"),
        ("2005-03-01", "2012-02-29", "2012-03-01", "no"),
        ("2005-03-01", "2012", "2012-03-01", "unknown"),
        ("2020-03-01", None, "2027-03-01", "no"),
        ("2019-11-22", None, "2026-11-22", "yes"),
    ],
)
def test_a_clock_runs_from_its_start_until_something_stops_it(
    entry: str, crime: str | None, ends: str, reached: str
) -> None:
    found = clock({"manner": "inspected", "date": entry}, convictions=[base_crime(crime)] if crime else [])
    assert (found.first, found.ends_first, found.ends_last, found.reached) == (entry, ends, ends, reached)


def test_a_clock_with_an_uncertain_start() -> None:
    found = clock({"manner": "inspected", "date": "2005"})
    assert (found.first, found.last) == ("2005-01-01", "2005-12-31")
    assert (found.ends_first, found.ends_last, found.reached) == ("2012-01-01", "2012-12-31", "yes")
    assert clock({"manner": "inspected"}).reached == "unknown"
    assert clock({"manner": "inspected", "date": "2019"}).reached == "unknown"


def test_a_clock_that_never_started_has_not_run() -> None:
    found = clock({"manner": "not_inspected", "date": "2005"})
    assert (found.first, found.reached) == (None, "no")


def test_a_clock_that_does_not_apply_is_not_shown() -> None:
    assert [one.kind for one in screened(whole({"resident": "none", "resident_since": "2001"})).timeline] == [
        "event"
    ]


def test_the_days_that_were_told_stand_in_order() -> None:
    told = whole(
        {"resident_since": "2009-06", "order_date": "unknown", "resident": "none"},
        entries=[{"manner": "inspected", "date": "2011-05-05"}],
        convictions=[{"offense_date": "2003", "conviction_date": {"max": "2004"}}],
    )
    events = [(one.id, one.item, one.first, one.last) for one in screened(told).timeline]
    assert events == [
        ("convictions.offense_date", 0, "2003-01-01", "2003-12-31"),
        ("convictions.conviction_date", 0, None, "2004-12-31"),
        ("resident_since", None, "2009-06-01", "2009-06-30"),
        ("entries.date", 0, "2011-05-05", "2011-05-05"),
        ("order_date", None, None, None),
    ]
