"""What a criminal court could open: each change, and pairs that do more than their parts."""

from typing import Any

from actions.screening.result import WhatIf
from tests.screening.support import screened, whole

FACTS = {"resident": "current", "resident_since": "2005"}
ENTRY = {"manner": "inspected", "date": "2001"}
PETTY = {"offense": "theft", "disposition": "convicted", "order_type": "none", "sentence_ordered_days": 10}
GRAVE = {**PETTY, "sentence_ordered_days": 365}
SALE = {**PETTY, "offense": "drug_sale"}


def changes(*convictions: dict[str, Any], **facts: Any) -> list[WhatIf]:
    told = whole({**FACTS, **facts}, entries=[ENTRY], convictions=list(convictions))
    return screened(told).what_if


def short(found: list[WhatIf]) -> set[tuple[tuple[int, str], ...]]:
    return {tuple((one["conviction"], one["change"]) for one in change.changes) for change in found}


VACATED, SHORTER = "vacated_for_legal_defect", "resentenced_364"


def test_either_change_opens_what_a_sentence_of_a_year_bars() -> None:
    found = changes(GRAVE)
    assert short(found) == {((0, VACATED),), ((0, SHORTER),)}
    assert found[0].opens == [{"id": "stay", "from": "likely_barred", "to": "likely_available"}]
    assert found[0].stays_closed == []


def test_a_shorter_sentence_does_not_help_where_the_sentence_is_not_what_bars() -> None:
    assert short(changes(SALE)) == {((0, VACATED),)}


def test_two_that_bar_by_themselves_must_both_go() -> None:
    assert short(changes(SALE, {**SALE, "offense_date": "2015"})) == {((0, VACATED), (1, VACATED))}


def test_a_pair_is_told_only_if_it_opens_more_than_its_parts() -> None:
    assert short(changes(PETTY, PETTY)) == {((0, VACATED),), ((1, VACATED),)}
    found = short(changes(GRAVE, SALE))
    assert found == {((0, VACATED), (1, VACATED)), ((0, SHORTER), (1, VACATED))}


def test_what_another_element_closes_no_change_opens() -> None:
    assert changes(GRAVE, resident_since="2024") == []


def test_what_does_not_apply_is_not_opened() -> None:
    assert changes(GRAVE, resident="none") == []


def test_a_conviction_that_does_not_count_is_not_changed() -> None:
    assert changes({**GRAVE, "disposition": "dismissed"}) == []


def test_what_stays_closed_is_named() -> None:
    found = changes(SALE, SALE, afraid=False)
    assert [one.stays_closed for one in found] == [[]]
    vehicle_only = screened(whole(convictions=[SALE])).what_if
    assert vehicle_only == []


def test_what_only_seems_to_open_is_not_told() -> None:
    # without the sale the case stays barred, whichever of the two offences the third is
    either = {**PETTY, "offense": {"any_of": ["theft", "drug_sale"]}}
    assert ((0, VACATED),) not in short(changes(SALE, PETTY, either))
    assert ((0, VACATED),) in short(changes(SALE, PETTY))
