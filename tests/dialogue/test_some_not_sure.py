"""Who ticks one thing and is not sure about the others has not said no to them."""

import pytest

from actions.dialogue.values import tapped
from actions.screening.assess import assess
from actions.screening.case import Case
from actions.screening.values import abstract
from tests.dialogue.talk import NOON, the_law, the_messages


@pytest.mark.parametrize(
    ("choice", "value"),
    [
        ("about_to_travel", ["about_to_travel"]),
        ("about_to_travel+unsure", ["about_to_travel", "unknown"]),
        ("unsure", "unknown"),
        ("none", ["none"]),
    ],
)
def test_a_tick_beside_not_sure_leaves_the_rest_open(choice, value):
    fact = the_law().registry["urgent_now"]
    assert tapped(fact, choice) == value
    must, may = abstract(fact, value)
    assert bool(must) == ("about_to_travel" in choice)
    assert (may == fact.unknown[1]) == ("unsure" in choice)


def test_none_of_these_stands_alone():
    with pytest.raises(ValueError, match="alone"):
        tapped(the_law().registry["urgent_now"], "none+unsure")


def test_what_is_not_sure_cries_no_alarm():
    shown = []
    for told in (["about_to_travel"], ["about_to_travel", "unknown"]):
        case = Case({"urgent_now": told, "for_whom": "self"})
        found = assess(case, the_law(), NOON.date(), questions=False)
        shown.append([one.id for one in found.urgent])
    assert shown[0] == shown[1]


def test_it_is_said_back():
    said = the_messages().fact_value("urgent_now", ["about_to_travel", "unknown"], "en")
    assert "I am not sure about some of these" in said
