"""The whole result: plain data for JSON, papers that settle most first, warnings that may apply."""

import json

from actions.screening.status import STATUSES
from tests.screening.support import case, law, screened, whole

FULL = whole(
    {"resident": "current", "resident_since": "2005", "afraid": "unknown", "has_order": True},
    entries=[{"manner": "inspected", "date": "2001"}],
    convictions=[
        {"offense": {"any_of": ["theft", "trespass"]}, "disposition": "convicted", "jurisdiction": "CA"},
        {"statute": "CA PC 459", "disposition": "convicted", "sentence_ordered_days": 365},
    ],
    family=[{"relation": "child", "age": 3}],
)


def test_it_is_plain_json() -> None:
    data = screened(FULL).to_json()
    assert json.loads(json.dumps(data)) == data
    assert data["as_of"] == "2026-11-22"
    assert data["law"] == {"version": law().version, "stale": ["relief refuge", "relief refuge.fear"]}
    assert set(data) == {
        *("as_of", "law", "conclusions", "flags", "missing", "convictions", "urgent", "deadlines"),
        *("what_if", "if_convicted", "timeline", "documents", "warnings", "do", "dont", "next_questions"),
    }
    assert data["conclusions"]["stay"]["status"] in STATUSES
    assert data["conclusions"]["reopen_plea"]["convictions"].keys() == {"0", "1"}


def test_the_same_case_gives_the_same_result() -> None:
    assert screened(FULL) == screened(FULL)


def test_screening_changes_nothing_in_the_case() -> None:
    before = FULL.copy()
    screened(FULL)
    assert before == FULL


def test_papers_that_settle_something_come_first() -> None:
    found = screened(FULL)
    assert found.documents[0] == "charge"
    assert set(found.documents) >= {"card", "disposition", "statement"}
    assert len(found.documents) == len(set(found.documents))


def test_a_warning_that_may_apply_is_shown() -> None:
    assert screened(case()).warnings == ["no_advice"]
    assert screened(case()).dont == ["travel"]
    assert screened(whole()).dont == []
    assert screened(case()).do == ["say_afraid"]
    assert screened(case({"afraid": False})).do == []


def test_a_flag_lacks_what_would_decide_it() -> None:
    found = screened(case())
    assert found.flags == {"deportable": "not_enough_information"}
    assert found.missing == {"deportable": ["any_criminal_record"]}
