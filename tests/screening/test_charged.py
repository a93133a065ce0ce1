"""An open charge: what a conviction would do, and what is asked about it."""

from datetime import date
from typing import Any

from actions.screening.charged import charged_world
from actions.screening.relevance import next_questions
from actions.screening.result import IfConvicted
from actions.screening.world import build_world
from tests.screening.support import AS_OF, case, law, screened, whole

FACTS = {"resident": "current", "resident_since": "2005"}
ENTRY = {"manner": "inspected", "date": "2001"}
OPEN = {"offense": "theft", "disposition": "pending", "order_type": "none"}


def ends(*convictions: dict[str, Any], **facts: Any) -> list[IfConvicted]:
    told = whole({**FACTS, **facts}, entries=[ENTRY], convictions=list(convictions))
    return screened(told).if_convicted


def test_a_charge_that_would_bar_says_what_it_closes() -> None:
    as_charged, *lesser = ends({**OPEN, "sentence_ordered_days": 365})
    assert (as_charged.conviction, as_charged.change) == (0, "convicted_as_charged")
    assert as_charged.closes == [{"id": "stay", "from": "likely_available", "to": "likely_barred"}]
    assert as_charged.flags["grave_crime"] == "yes"
    assert as_charged.case_flags == {"deportable": "yes"}
    assert [(one.change, one.closes) for one in lesser] == [("convicted_364", [])]


def test_a_sentence_that_is_not_settled_leaves_open_what_it_closes() -> None:
    as_charged, shorter = ends(OPEN)
    assert as_charged.closes == [{"id": "stay", "from": "likely_available", "to": "possibly_available"}]
    assert as_charged.flags["grave_crime"] == "not_enough_information"
    assert "grave_crime" not in shorter.flags


def test_an_end_that_does_no_less_harm_is_not_told() -> None:
    assert [one.change for one in ends({**OPEN, "offense": "drug_sale"})] == ["convicted_as_charged"]
    assert [one.change for one in ends({**OPEN, "sentence_ordered_days": 10})] == ["convicted_as_charged"]


def test_only_open_charges_are_looked_at() -> None:
    assert ends({**OPEN, "disposition": "convicted"}, {**OPEN, "disposition": "dismissed"}) == []
    assert [one.conviction for one in ends({**OPEN, "disposition": "convicted"}, OPEN, OPEN)] == [1, 1, 2, 2]


def test_what_is_closed_already_is_not_closed_again() -> None:
    assert ends({**OPEN, "offense": "drug_sale"}, resident_since="2024")[0].closes == []


def test_the_conviction_to_come_lies_on_or_after_the_day_of_the_screening() -> None:
    told = whole(FACTS, convictions=[OPEN])
    world = build_world(told, law().registry, float(AS_OF.toordinal()), law().statutes)
    after, asks = charged_world(law(), world)
    low, high = after.items["convictions"][0].facts["conviction_date"]
    assert low == AS_OF.toordinal() < high
    assert asks == {"convictions.offense", "convictions.statute", "convictions.jurisdiction"}


def test_an_open_charge_is_asked_about_by_what_it_has_already() -> None:
    told = case(
        FACTS | {"afraid": False, "held": False}, entries=[ENTRY], convictions=[{"disposition": "pending"}]
    )
    world = build_world(told, law().registry, float(date(2026, 11, 22).toordinal()), law().statutes)
    asked = next_questions(law(), told, world)
    assert "convictions.0.offense" in asked
    assert "convictions.0.sentence_ordered_days" not in asked
