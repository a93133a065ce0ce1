"""Which question comes next, and which never comes."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from actions.screening.case import Case
from actions.screening.model import Law
from actions.screening.nodes import Definition
from actions.screening.possibilities import can_matter
from actions.screening.relevance import next_questions
from actions.screening.targets import FlagTarget, ReliefTarget
from actions.screening.thresholds import thresholds_of
from tests.screening.support import case, compiled, law, law_with, whole, world

ENTRY = {"manner": "inspected", "date": "2001"}
CONVICTED = {"disposition": "convicted", "order_type": "none"}


def asked(told: Case, the_law: Law | None = None) -> list[str]:
    return next_questions(the_law or law(), told, world(told, the_law))


def test_what_is_always_asked_comes_first_and_only_once() -> None:
    assert asked(case())[0] == "held"
    assert "held" not in asked(case({"held": True}))
    assert "held" not in asked(case({"held": "unknown"}))


def test_one_topic_at_a_time_and_item_by_item() -> None:
    told = case({"held": False, "any_criminal_record": True}, convictions=[{}, {}])
    paths = asked(told)
    order = [law().registry.at(path).topic for path in paths]
    assert order == sorted(order, key=["person", "record"].index)
    items = [path.split(".")[1] for path in paths if path.startswith("convictions.")]
    assert items == sorted(items)
    assert paths[-1] == "more_convictions"


def test_a_fact_that_was_told_or_is_unknown_is_not_asked() -> None:
    assert "resident" in asked(case())
    for known in ("current", "unknown"):
        assert "resident" not in asked(case({"resident": known}))


def test_a_fact_that_cannot_matter_is_not_asked() -> None:
    assert "resident_since" in asked(case({"resident": "current"}))
    assert "resident_since" not in asked(case({"resident": "none"}))
    assert "order_date" not in asked(case({"has_order": False}))


def test_what_the_statute_would_tell_is_asked_while_the_offence_is_open() -> None:
    told = case({"any_criminal_record": True}, convictions=[{"offense": {"any_of": ["theft", "trespass"]}}])
    assert "convictions.0.statute" in asked(told)
    clear = case({"any_criminal_record": True}, convictions=[{"offense": "theft"}])
    assert "convictions.0.statute" not in asked(clear)


def test_what_is_never_asked_is_not() -> None:
    assert not any("same_event_group" in path for path in asked(case(convictions=[{}])))


def test_what_would_matter_once_a_conviction_is_vacated_is_asked() -> None:
    sale = {"offense": "drug_sale", **CONVICTED}
    barred = whole({"resident": "current", "held": False}, entries=[ENTRY], convictions=[sale])
    assert "resident_since" in asked(barred)


def test_a_detail_is_asked_only_for_what_is_open_as_the_case_stands(tmp_path: Path) -> None:
    law_with(tmp_path)
    person = (tmp_path / "law" / "facts" / "person.yml").read_text(encoding="utf-8")
    detail = person.replace("resident_since: {type: date", "resident_since: {detail: true, type: date")
    the_law = law_with(tmp_path, facts__person=detail)
    sale = {"offense": "drug_sale", **CONVICTED}
    resident = {"resident": "current"}
    assert "resident_since" not in asked(whole(resident, entries=[ENTRY], convictions=[sale]), the_law)
    assert "resident_since" in asked(whole(resident, entries=[ENTRY]), the_law)


def test_a_list_begins_with_whether_there_is_anything_in_it() -> None:
    paths = asked(case({"held": False}))
    assert "any_criminal_record" in paths
    assert "more_convictions" not in paths
    assert "any_family" not in paths  # nothing in this law looks at the family


def test_with_a_whole_list_the_list_is_not_asked_for() -> None:
    paths = asked(whole())
    assert not {"any_criminal_record", "more_convictions", "any_entry", "more_entries"} & set(paths)


def flag_hangs_on(expression: str, path: str, told: Case | None = None) -> bool:
    flag = Definition("flag", "flag", "case", compiled(expression))
    named = [*law().named, flag]
    the_law = replace(law(), named=named, thresholds=thresholds_of(named), _reached={})
    return can_matter(FlagTarget(flag), the_law, world(told or case()), path)


def test_a_redundant_fact_cannot_matter() -> None:
    assert flag_hangs_on("held and afraid", "held")
    assert not flag_hangs_on("(held and afraid) or (not held and afraid)", "held")
    assert flag_hangs_on("(held and afraid) or (not held and not afraid)", "held")
    assert not flag_hangs_on("(held or afraid) and (held or not afraid) and not held", "afraid")
    assert not flag_hangs_on("resident == current and resident == none and held", "held")
    assert not flag_hangs_on("refugee in other_status or not (refugee in other_status)", "other_status")
    assert flag_hangs_on("refugee in other_status and not (student in other_status)", "other_status")


def test_a_redundant_date_or_amount_cannot_matter() -> None:
    early, late = "order_date < date(2010, 1, 1)", "order_date >= date(2010, 1, 1)"
    assert not flag_hangs_on(f"{early} or {late}", "order_date")
    assert not flag_hangs_on(f"{early} and {late}", "order_date")
    assert flag_hangs_on(f"{early} or (held and {late})", "order_date")
    assert not flag_hangs_on(f"{early} and {late} and held", "held")
    between = "order_date > date(2010, 1, 1) and order_date < date(2010, 1, 3)"
    assert flag_hangs_on(between, "order_date")
    assert flag_hangs_on("age > 17 and age < 19", "age")
    assert not flag_hangs_on("age > 17 and age < 18", "age")


def test_whether_there_is_a_further_item_matters_only_if_it_could_fit() -> None:
    assert flag_hangs_on("any(convictions, level == felony)", "any_criminal_record")
    assert not flag_hangs_on(
        "any(convictions, level == felony and level == misdemeanor)", "any_criminal_record"
    )
    told = case({"any_criminal_record": True}, convictions=[{"level": "misdemeanor"}])
    assert flag_hangs_on("any(convictions, level == felony)", "more_convictions", told)
    assert flag_hangs_on("count(convictions, yes) >= 2", "more_convictions", told)


def test_where_only_open_law_is_left_a_fact_matters_if_it_decides_without_it() -> None:
    assert flag_hangs_on("held or open(yes)", "held")
    assert not flag_hangs_on("open(held) or open(yes)", "held")
    assert flag_hangs_on("open(held)", "held")


def test_a_relief_hangs_on_what_its_status_hangs_on() -> None:
    def hangs(path: str, facts: dict[str, Any]) -> bool:
        target = ReliefTarget(law().relief["stay"])
        return can_matter(target, law(), world(whole(facts, entries=[{}])), path)

    assert hangs("resident_since", {"resident": "current"})
    assert hangs("entries.0.manner", {"resident": "current", "resident_since": "2005"})
    assert not hangs("resident_since", {"resident": "none"})
    assert not hangs("entries.0.date", {"resident": "current", "resident_since": "2025"})


def test_when_the_budget_ends_it_is_asked() -> None:
    expression = "(held and afraid) or (not held and afraid)"
    assert can_matter(FlagTarget(compiled(expression)), law(), world(case()), "held", budget=2)
