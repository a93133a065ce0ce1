"""A comparison decides only what holds for every value that is still possible."""

from pathlib import Path
from typing import Any

import pytest

from actions.screening.partial import NEVER
from actions.screening.trace import Trace
from actions.screening.truth import LIKELY, NO, UNKNOWN, UNLIKELY, YES
from tests.screening.support import case, law_with, trace, value, whole, world

SEVEN = "resident_since + years(7) <= as_of"  # the screening is on 2026-11-22


@pytest.mark.parametrize(
    ("since", "answer"),
    [
        ("2019-11-22", YES),  # seven years to the day
        ("2019-11-23", NO),  # a day less
        ("2019-10", YES),  # 7 years and 1 month
        ("2019-12", NO),  # 6 years and 11 months
        ("2019-11", UNKNOWN),
        ("2019", UNKNOWN),
        ("2018", YES),
        ("2020", NO),
        ({"max": "2015"}, YES),
        ({"min": "2020"}, NO),
        ({"min": "2015"}, UNKNOWN),
        ("unknown", UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_a_period_of_years_against_partial_dates(since: Any, answer: int) -> None:
    assert value(SEVEN, case({"resident_since": since})) == answer


@pytest.mark.parametrize(("start", "answer"), [("2020-02-29", YES), ("2020-03-01", NO)])
def test_a_leap_day_has_its_anniversary_on_the_28th(start: str, answer: int) -> None:
    assert value("resident_since + years(5) < date(2025, 3, 1)", case({"resident_since": start})) == answer


@pytest.mark.parametrize(
    ("expression", "days", "answer"),
    [
        ("sentence_ordered_days >= 365", 365, YES),
        ("sentence_ordered_days >= 365", 364, NO),
        ("sentence_ordered_days > 365", 365, NO),
        ("sentence_ordered_days >= 365", {"min": 180, "max": 364}, NO),
        ("sentence_ordered_days >= 365", {"min": 180, "max": 365}, UNKNOWN),
        ("sentence_ordered_days >= 365", {"min": 365}, YES),
        ("sentence_ordered_days >= 365", "unknown", UNKNOWN),
        ("sentence_ordered_days >= 0", "unknown", YES),
        ("sentence_ordered_days == 365", 365, YES),
        ("sentence_ordered_days == 365", {"min": 366}, NO),
        ("sentence_ordered_days == 365", {"max": 365}, UNKNOWN),
        ("sentence_ordered_days != 365", 364, YES),
        ("sentence_ordered_days in [180, 365]", 365, YES),
        ("sentence_ordered_days in [180, 365]", 366, NO),
        ("180 < sentence_ordered_days <= 365", 200, YES),
        ("180 < sentence_ordered_days <= 365", 180, NO),
        ("sentence_ordered_days - max_sentence_days <= 0", "unknown", UNKNOWN),
        ("sentence_ordered_days + 10 > 9", "unknown", YES),
    ],
)
def test_amounts_at_their_thresholds(expression: str, days: Any, answer: int) -> None:
    told = case(convictions=[{"sentence_ordered_days": days}])
    assert value(expression, told, "convictions") == answer


def test_a_difference_does_not_fall_below_zero() -> None:
    told = case(convictions=[{"sentence_ordered_days": 10, "max_sentence_days": 30}])
    difference = value("sentence_ordered_days - max_sentence_days", told, "convictions", None)
    assert difference == (0.0, 0.0)


def test_days_and_months_can_be_added_and_taken_away() -> None:
    told = case({"order_date": "2026-10-31"})
    assert value("order_date + months(1) == date(2026, 11, 30)", told) == YES
    assert value("order_date - days(31) == date(2026, 9, 30)", told) == YES
    assert value("order_date + days(30) > as_of", told) == YES


def test_a_day_that_never_comes_is_later_than_any() -> None:
    told = whole()
    assert value("first_admission", told, expected="date") == (NEVER, NEVER)
    assert value("first_admission + years(7) <= as_of", told) == NO
    assert value("first_admission == never", told) == YES
    assert value("never + years(1) > as_of", told) == YES


@pytest.mark.parametrize(
    ("expression", "known", "answer"),
    [
        ("resident == current", "current", YES),
        ("resident == current", "lost", NO),
        ("resident == current", "unknown", UNKNOWN),
        ("resident == current", {"any_of": ["current", "lost"]}, UNKNOWN),
        ("resident in [current, lost]", {"any_of": ["current", "lost"]}, YES),
        ("resident != none", {"any_of": ["current", "lost"]}, YES),
        ("resident not in [none]", "unknown", UNKNOWN),
    ],
)
def test_a_choice_may_have_several_readings(expression: str, known: Any, answer: int) -> None:
    assert value(expression, case({"resident": known})) == answer


@pytest.mark.parametrize(
    ("known", "answer"),
    [
        (["refugee"], YES),
        (["student", "refugee"], YES),
        (["student"], NO),
        (["none"], NO),
        ("unknown", UNKNOWN),
    ],
)
def test_a_set_holds_a_choice_or_not(known: Any, answer: int) -> None:
    assert value("refugee in other_status", case({"other_status": known})) == answer


def test_a_state_is_its_code_however_it_was_written() -> None:
    for written in ("CA", "ca", "California", "Calif."):
        assert value("state in [CA, NV]", case({"state": written})) == YES
    assert value("state == NV", case({"state": "CA"})) == NO
    assert value("state == NV", case()) == UNKNOWN


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("Cal. Penal Code § 1473.7(a)(1)", YES),
        ("PC 1473.7", UNKNOWN),  # of which state?
        ("CA PC 1203.4", NO),
        ("CA PC 1473.70", NO),
        ("unknown", UNKNOWN),
    ],
)
def test_a_statute_is_in_its_section(written: str, answer: int) -> None:
    told = case(convictions=[{"order_legal_basis": written}])
    assert value('order_legal_basis == "CA PC 1473.7"', told, "convictions") == answer


@pytest.mark.parametrize(
    ("order", "answer"),
    [
        ("resentenced", NO),
        ("none", YES),
        ({"any_of": ["none", "resentenced"]}, UNKNOWN),
        ("unknown", UNKNOWN),
    ],
)
def test_choose_takes_both_values_while_its_condition_is_open(order: Any, answer: int) -> None:
    item = {
        "order_type": order,
        "order_reason": "legal_defect",
        "order_new_sentence_days": 180,
        "sentence_ordered_days": 400,
    }
    assert value("sentence_days >= 365", case(convictions=[item]), "convictions") == answer


def test_choose_does_not_take_what_is_only_likely() -> None:
    told = case({"held": True})
    assert (
        value("choose(likely(held), date(2010, 1, 1), date(2020, 1, 1)) < date(2015, 1, 1)", told) == UNKNOWN
    )
    assert value("choose(likely(held), date(2010, 1, 1), date(2012, 1, 1)) < date(2015, 1, 1)", told) == YES


@pytest.mark.parametrize(
    ("expression", "held", "answer"),
    [
        ("likely(held)", True, LIKELY),
        ("likely(held)", False, NO),
        ("likely(held)", "unknown", UNKNOWN),
        ("open(held)", True, UNKNOWN),
        ("open(held)", False, NO),
        ("unlikely(held)", True, UNLIKELY),
        ("unlikely(held)", "unknown", UNLIKELY),
        ("not likely(held)", True, UNLIKELY),
        ("not open(held)", False, YES),
        ("not unlikely(held)", True, LIKELY),
        ("held or open(yes)", False, UNKNOWN),
        ("held or open(yes)", True, YES),
        ("likely(held) and likely(not held)", True, NO),
        ("open(likely(held))", True, UNKNOWN),
        ("held == no", False, YES),
        ("held != yes", "unknown", UNKNOWN),
    ],
)
def test_what_the_law_leaves_open(expression: str, held: Any, answer: int) -> None:
    assert value(expression, case({"held": held})) == answer


def test_an_open_comparison_lacks_its_imprecise_facts_only() -> None:
    told = case({"resident_since": "2009", "order_date": "2009-06"})
    assert value("resident_since <= order_date", told) == UNKNOWN
    found = trace("resident_since <= order_date", told)
    assert found.missing == {"resident_since": 1, "order_date": 1}


def test_a_decided_comparison_lacks_nothing() -> None:
    found = trace("resident_since <= order_date", case({"resident_since": "2008", "order_date": "2009"}))
    assert not found.missing
    assert list(found.rests_on) == ["resident_since", "order_date"]


def test_only_the_branches_that_decide_are_traced() -> None:
    told = case({"held": True, "afraid": False})
    assert list(trace("held and afraid", told).rests_on) == ["afraid"]
    assert list(trace("held or has_order", told).rests_on) == ["held"]
    assert list(trace("held and has_order", told).missing) == ["has_order"]


def test_open_law_is_named_also_while_the_facts_are_open() -> None:
    assert list(trace("open(held)", case({"held": True})).open_law) == ["held"]
    assert list(trace("open(held)", case()).open_law) == ["held"]
    assert list(trace("open(held)", case()).missing) == ["held"]


def test_a_decided_cap_lacks_nothing() -> None:
    found = trace("unlikely(held)", case())
    assert not found.missing
    assert list(found.open_law) == ["held"]


@pytest.mark.parametrize(("held", "answer"), [(True, YES), (False, NO), ("unknown", UNKNOWN), (None, NO)])
def test_told_takes_silence_for_no_and_an_unknown_for_open(held: Any, answer: int) -> None:
    assert value("told(held)", case({} if held is None else {"held": held})) == answer


def test_told_keeps_what_the_law_says_of_it_and_lacks_nothing() -> None:
    assert value("told(likely(held))", case({"held": True})) == LIKELY
    assert value("not told(not held)", case()) == YES
    assert not trace("told(held)", case()).missing


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [(True, False, YES), (False, True, NO), (None, True, YES), (None, False, NO), (None, None, UNKNOWN)],
)
def test_or_else_takes_the_other_way_of_telling_it(first: Any, second: Any, answer: int) -> None:
    assert value("or_else(held, afraid)", case({"held": first, "afraid": second})) == answer


def test_or_else_of_days_and_of_a_part_that_is_known() -> None:
    told = {"order_date": "2010-05-05"}
    expression = "or_else(resident_since, order_date) < date(2015, 1, 1)"
    assert value(expression, case(told)) == YES
    assert value(expression, case({**told, "resident_since": "2020-01-01"})) == NO
    # "2026" may be before the day or after it: what else was told does not decide it
    known = case({"order_date": "2026", "held": False})
    assert value("or_else(order_date <= as_of, held)", known) == UNKNOWN
    assert list(trace("or_else(order_date <= as_of, held)", known).missing) == ["order_date"]


def test_or_else_lacks_what_stands_in_for_the_first() -> None:
    assert list(trace("or_else(held, afraid)", case()).missing) == ["afraid"]
    assert list(trace("or_else(held, afraid)", case({"afraid": True})).rests_on) == ["afraid"]


@pytest.mark.parametrize(
    ("plea", "answer"),
    [("guilty", YES), (None, NO), ("unknown", UNKNOWN), ("none", NO)],
)
def test_what_nobody_is_asked_counts_where_told_and_stays_open_where_said_to_be_unknown(
    tmp_path: Path, plea: Any, answer: int
) -> None:
    gate = """verified_on: 2026-01-01
verify_by: 2027-01-01
definitions:
  pled: {scope: convictions, type: flag, is: told(plea == guilty), unasked: Why, authority: A, verified: no}
"""
    the_law = law_with(tmp_path, gates__more=gate)
    record = {"offense": "theft", "plea": plea}
    told = whole(convictions=[{name: value for name, value in record.items() if value is not None}])
    the_world = world(told, the_law)
    item = the_world.items["convictions"][0]
    node = the_law.rules["pled"].node
    found = Trace()
    node.trace(the_world, item, found)
    assert node.value(the_world, item) == answer
    assert ("convictions.0.plea" in found.missing) == (plea == "unknown")
    assert ("convictions.0.plea" in found.leaned) == (plea is None)


@pytest.mark.parametrize(
    ("since", "days", "answer"),
    [
        ("2021-11-22", 180, YES),  # all of them since 2021-11-22
        ("2021-11-21", 180, NO),  # 179 of them
        ("2021-11-21", 181, YES),
        ("2015-01-01", 180, NO),
        ("2015-01-01", 9999, YES),
        ("2021", 180, UNKNOWN),
        ("2022", {"min": 180}, YES),
        ("2022", {"max": 179}, NO),
        ("2010", "unknown", UNKNOWN),
        ("2030", 0, NO),
        (None, 180, UNKNOWN),
    ],
)
def test_the_days_of_a_length_that_lie_after_a_day(since: Any, days: Any, answer: int) -> None:
    record = {"conviction_date": since, "sentence_ordered_days": days}
    told = whole(convictions=[{name: one for name, one in record.items() if one is not None}])
    condition = (
        "any(convictions, days_after(as_of - years(5), conviction_date, sentence_ordered_days) >= 180)"
    )
    assert value(condition, told) == answer


@pytest.mark.parametrize(("afraid", "answer"), [(True, YES), (None, NO), ("unknown", UNKNOWN)])
def test_an_unknown_fact_of_the_case_stays_open_where_nobody_is_asked(
    tmp_path: Path, afraid: Any, answer: int
) -> None:
    gate = """verified_on: 2026-01-01
verify_by: 2027-01-01
definitions:
  fears: {scope: case, type: flag, is: told(afraid), unasked: Why, authority: A, verified: no}
"""
    the_law = law_with(tmp_path, gates__more=gate)
    told = whole({} if afraid is None else {"afraid": afraid})
    assert the_law.rules["fears"].node.value(world(told, the_law), None) == answer
