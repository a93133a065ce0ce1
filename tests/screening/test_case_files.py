"""Case files: nothing is guessed, and what cannot be read is named."""

from datetime import date

import pytest
import yaml

from actions.screening.case import Case, parse_case
from actions.screening.errors import CaseError
from tests.screening.support import law, screened


def parsed(text: str) -> tuple[Case, date | None, list[str]]:
    return parse_case(yaml.safe_load(text), law().registry)


def test_a_case_file() -> None:
    case, as_of, warnings = parsed("""
        as_of: 2026-11-22
        state: California
        facts: {resident: current, resident_since: 2009-06, held: no, other_status: [none], afraid: unknown}
        entries: [{manner: inspected, date: 2001}]
        convictions:
          - offense: {any_of: [burglary, theft]}
            offense_date: 2014-05-01
            jurisdiction: CA
            plea: guilty
            sentence_ordered_days: {min: 180, max: 365}
            order: {type: vacated, date: 2020, reason: legal_defect, legal basis: PC 1473.7}
            pardon: none
            direct_appeal_pending: no
            disposition: convicted
    """)
    assert as_of == date(2026, 11, 22)
    assert warnings == []
    assert case.get("state") == "CA"
    assert case.get("held") is False
    assert case.get("afraid") == "unknown"
    assert case.get("convictions.0.offense_date") == "2014-05-01"
    assert case.get("convictions.0.order_type") == "vacated"
    assert case.get("convictions.0.order_legal_basis") == "PC 1473.7"
    assert case.get("convictions.1.offense") is None
    assert case.get("any_criminal_record") is True
    assert case.get("more_convictions") is False


@pytest.mark.parametrize(
    ("text", "field", "says"),
    [
        ("facts: {resident_sinc: 2009}", "resident_sinc", "no such fact (did you mean 'resident_since'?)"),
        ("fact: {}", "fact", "not a part of a case (did you mean 'facts'?)"),
        ("facts: {resident: citizen}", "resident", "'citizen' is not one of none, current, lost"),
        ("facts: {resident: curent}", "resident", "(did you mean 'current'?)"),
        ("facts: {resident: {any: [current]}}", "resident", "written {any_of: [first, second]}"),
        ("facts: {resident: {any_of: current}}", "resident", "written {any_of: [first, second]}"),
        ("facts: {resident: {any_of: 5}}", "resident", "written {any_of: [first, second]}"),
        ("facts: {resident: [current]}", "resident", "is not one of"),
        ("facts: {resident_since: '2009-02-30'}", "resident_since", "not a day of the calendar"),
        ("facts: {resident_since: long ago}", "resident_since", "write 2009, 2009-06 or 2009-06-15"),
        ("facts: {held: maybe}", "held", "'maybe' is not yes, no or unknown"),
        ("facts: {held: 1}", "held", "1 is not yes, no or unknown"),
        ("facts: {age: ten}", "age", "'ten' is not a number"),
        ("facts: {age: -1}", "age", "cannot be below zero"),
        ("facts: {other_status: [pilot]}", "other_status", "'pilot' is not one of refugee, student, none"),
        ("facts: {other_status: {refugee: yes}}", "other_status", "is not a list of choices"),
        (
            "facts: {state: Californa}",
            "state",
            "such as CA (did you mean 'California'?)",
        ),
        ("facts: [held]", "facts", "this is a mapping of fact ids to values"),
        ("convictions: {offense: theft}", "convictions", "this is a list, one item each"),
        ("convictions: [theft]", "convictions.0", "this is a mapping of fact ids to values"),
        ("convictions: [{offence: theft}]", "convictions.0.offence", "(did you mean 'offense'?)"),
        ("convictions: [{}, {level: crime}]", "convictions.1.level", "is not one of felony, misdemeanor"),
        (
            "convictions: [{jurisdiction: europe}]",
            "convictions.0.jurisdiction",
            "or federal, military",
        ),
        ("convictions: [{order: {kind: vacated}}]", "convictions.0.order_kind", "there is no such fact"),
        ("convictions: [{statute: true}]", "convictions.0.statute", "True is not a text"),
        ("as_of: 2026-11", "as_of", "a whole date, such as 2026-11-22"),
        ("as_of: today", "as_of", "'today' is not a date"),
        ("[]", "case", "a case is a mapping"),
    ],
)
def test_what_is_wrong_is_named_with_its_field(text: str, field: str, says: str) -> None:
    with pytest.raises(CaseError) as error:
        parsed(text)
    assert [name for name, _ in error.value.problems] == [field]
    assert says in error.value.problems[0][1]


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(CaseError) as error:
        parsed("{facts: {a: 1, held: maybe}, convictions: [{b: 1}]}")
    assert [name for name, _ in error.value.problems] == ["a", "held", "convictions.0.b"]


@pytest.mark.parametrize(
    "word", ["unknown", "Unknown", "not sure", "unsure", "declined", "don't know", "dont_know"]
)
def test_ways_to_say_that_it_is_not_known(word: str) -> None:
    case, _, _ = parse_case({"facts": {"held": word, "resident": None}}, law().registry)
    assert case.facts == {"held": "unknown", "resident": "unknown"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("convictions: [{offense_date: 2014, conviction_date: 2013}]",
         "convictions.0.conviction_date: before offense_date"),
        ("convictions: [{conviction_date: 2014, order_date: 2013-05}]",
         "convictions.0.order_date: before conviction_date"),
        ("convictions: [{sentence_ordered_days: 400, max_sentence_days: 365}]",
         "convictions.0.sentence_ordered_days: longer than max_sentence_days"),
        ("{as_of: 2026-11-22, convictions: [{offense_date: 2027}]}",
         "convictions.0.offense_date: after 2026-11-22, the day of the screening"),
        ("{as_of: 2026-11-22, entries: [{date: 2026-12}]}", "entries.0.date: after 2026-11-22"),
        ("{facts: {any_criminal_record: no}, convictions: [{}]}",
         "any_criminal_record: no, but convictions are listed"),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_a_warning(text: str, says: str) -> None:
    _, _, warnings = parsed(text)
    assert any(one.startswith(says) for one in warnings), warnings


def test_dates_that_only_may_be_in_order_are_no_warning() -> None:
    _, _, warnings = parsed(
        "{convictions: [{offense_date: 2014, conviction_date: 2014, disposition: convicted}]}"
    )
    assert not any("before" in one for one in warnings)


def test_what_a_file_leaves_out_of_a_conviction_is_read_by_convention_and_said() -> None:
    case, _, warnings = parsed("convictions: [{offense: theft}]")
    assert case.get("convictions.0.disposition") == "convicted"
    assert case.get("convictions.0.order_type") == "none"
    assert len(warnings) == 4
    assert "convictions.0.pardon: not given, read as none (write unknown if it is not known)" in warnings


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("{disposition: unknown}", "disposition"),
        ("{plea: none}", "disposition"),
        ("{order: unknown}", "order_type"),
        ("{order: {date: 2020, reason: legal_defect}}", "order_type"),
        ("{pardon: unknown}", "pardon"),
    ],
)
def test_what_the_file_makes_doubtful_is_not_completed(item: str, name: str) -> None:
    case, _, _ = parsed(f"convictions: [{item}]")
    assert case.get(f"convictions.0.{name}") in (None, "unknown")


def test_a_list_that_is_not_there_is_not_known() -> None:
    assert screened(parsed("{}")[0]).flags == {"deportable": "not_enough_information"}
    assert screened(parsed("convictions: []")[0]).flags == {"deportable": "no"}
    going_on = parsed("{facts: {more_convictions: unknown}, convictions: [{offense: trespass}]}")[0]
    assert screened(going_on).flags == {"deportable": "not_enough_information"}


def test_other_names_and_words_are_read_and_each_reading_is_told() -> None:
    case, _, warnings = parsed("convictions: [{crime: larceny}, {offense: stealing}, {offense: theft}]")
    assert [case.get(f"convictions.{index}.offense") for index in range(3)] == [
        "theft",
        {"any_of": ["theft", "burglary"]},
        "theft",
    ]
    assert warnings[:3] == [
        "convictions.0.crime: read as offense",
        "convictions.0.offense: 'larceny' is read as theft",
        "convictions.1.offense: 'stealing' is read as theft or burglary",
    ]


def test_a_fact_told_under_two_names_is_refused() -> None:
    with pytest.raises(CaseError) as error:
        parsed("convictions: [{crime: larceny, offense: burglary}]")
    assert [field for field, _ in error.value.problems] == ["convictions.0.crime"]
