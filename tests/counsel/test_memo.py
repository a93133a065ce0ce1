"""What counsel reads of a case."""

from datetime import date

from actions.counsel.memo import Memo, write_memo
from actions.screening.assess import assess
from actions.screening.case import parse_case
from tests.dialogue.talk import the_law, the_messages

CASE = {
    "state": "CA",
    "facts": {"lpr_status": "current", "lpr_since": "2009", "proceeding_type": "removal_240"},
    "entries": [{"manner": "inspected_visa", "date": "2005"}],
    "convictions": [
        {"statute": "CA HS 11378", "conviction_date": "2018", "plea": "guilty", "sentence_ordered_days": 365}
    ],
}


def memo(language: str = "en", statute: str = "CA HS 11378") -> str:
    told = CASE | {"convictions": [CASE["convictions"][0] | {"statute": statute}]}  # type: ignore[index, operator]
    case, _, _ = parse_case(told, the_law().registry)
    found = assess(case, the_law(), date(2026, 11, 22))
    return write_memo(Memo(found, case, the_messages(), language, {"lpr_since": "story"}))


def test_the_memo_names_each_element_with_its_authority() -> None:
    text = memo()
    assert "lpr_cancellation: likely_barred" in text
    assert "101(a)(43)(B)" in text
    assert "240A(a)" in text


def test_the_memo_says_what_was_not_verified_and_how_a_fact_was_told() -> None:
    text = memo()
    assert "not verified" in text
    assert "| story |" in text


def test_the_memo_says_what_opens_if_the_conviction_falls() -> None:
    assert "vacated_for_legal_defect" in memo()


def test_the_memo_can_be_written_in_spanish() -> None:
    assert "Memorando del caso" in memo("es")


def test_the_memo_says_which_section_is_not_in_the_table() -> None:
    assert "not in our table" not in memo()
    assert "CA HS 99999 [not in our table: looked at by its category only]" in memo(statute="CA HS 99999")
