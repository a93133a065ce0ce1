"""What the rules of the law ask of whom."""

import pytest

from actions.screening.case import Case
from actions.screening.nodes import Node
from actions.screening.reads import together
from actions.screening.relevance import next_questions
from actions.screening.world import build_world
from tests.law.test_cases import AS_OF, law

RESIDENT = {
    "lpr_status": "current",
    "lpr_since": "2005-01-01",
    "proceeding_type": "none",
    "fear_return": True,
}
OTHER = {"lpr_status": "none", "proceeding_type": "none", "fear_return": False}


def asked(facts: dict[str, object], *convictions: dict[str, object]) -> list[str]:
    groups = {"entries": [{"manner": "inspected_visa", "date": "2000-01-01"}]}
    case = Case(dict(facts), {**groups, "convictions": [*convictions]} if convictions else groups)
    world = build_world(case, law().registry, float(AS_OF.toordinal()), law().statutes)
    return next_questions(law(), case, world)


@pytest.mark.parametrize("facts", [RESIDENT, OTHER])
def test_who_has_no_court_case_and_no_order_is_not_asked_how_far_the_case_is(
    facts: dict[str, object],
) -> None:
    assert "procedural_posture" not in asked({**facts, "urgent_now": ["none"]})


@pytest.mark.parametrize("facts", [RESIDENT, OTHER])
def test_an_order_that_was_ticked_is_asked_about_though_no_court_case_was_told(
    facts: dict[str, object],
) -> None:
    questions = asked({**facts, "urgent_now": ["has_removal_order"]})
    assert "procedural_posture" in questions
    assert "final_order_date" in questions


def test_the_amount_is_asked_of_who_sold_marijuana_and_of_nobody_else() -> None:
    sale = {"offense": "drug_sale", "disposition": "convicted", "plea": "guilty", "level": "felony"}
    told = {**RESIDENT, "urgent_now": ["none"], "any_entry": True, "more_entries": False}
    for drug, wanted in (("marijuana", True), ("methamphetamine", False)):
        assert ("convictions.0.drug_amount_g" in asked(told, {**sale, "drug": drug})) is wanted


def test_no_fact_that_may_be_asked_decides_nothing() -> None:
    """A question that no rule reads would be asked for nothing; what is always asked is said so."""
    found = law()
    nodes: list[Node | None] = [one.node for one in found.rules.values()]
    for relief in found.relief.values():
        nodes += [relief.applies, *(test.node for test in relief.tests)]
    nodes += [one.when for one in found.urgent.values()]
    for limit in found.deadlines.values():
        nodes += [limit.applies, limit.start]
    for clock in found.clocks.values():
        nodes += [clock.applies, clock.start, clock.stopped_by]
    nodes += [one.when for one in found.notices.values()]
    read = together(node.reads() for node in nodes if node is not None).all
    unread = [
        fact.id
        for fact in found.registry.values()
        if fact.id not in read and not (fact.always or fact.never_asked or fact.lawyer_only)
    ]
    assert unread == []
