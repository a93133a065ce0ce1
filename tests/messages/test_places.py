"""Whom to call, also when the organisation is closed or full: only what somebody has checked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actions.messages.explanation import Contact, Explanation, explain
from actions.messages.places import Place, PlacesError, load_places, places_for
from actions.screening.assess import assess
from actions.screening.case import parse_case
from bot.settings import ROOT, STATES
from tests.messages.test_explanation import AS_OF, law, section, words

PLACES = load_places(ROOT / "data" / "help")
NAMED = Contact("Example Project", "+1 213 555 0100", "9 am to 5 pm", "tel:+12135550100")


def counsel(
    facts: dict[str, Any], contact: Contact = NAMED, language: str = "en"
) -> dict[str, dict[str, Any]]:
    case, _, _ = parse_case({"facts": facts}, law().registry)
    found = assess(case, law(), AS_OF, questions=False)
    result = explain(Explanation(found, case, words(), language, {}, contact, 30, PLACES))
    return {one["id"]: one for one in section(result, "counsel")}


def test_every_place_is_named_seen_and_in_a_state_that_there_is() -> None:
    assert len({one.id for one in PLACES}) == len(PLACES)
    for one in PLACES:
        assert one.state is None or one.state in STATES
        assert one.name or words().has(f"result.help.{one.kind}.title")
        assert words().has(f"result.help.{one.kind}")
        assert len(one.source) > 10
        if one.verified:
            assert isinstance(one.verified_on, date)


def test_a_place_that_nobody_has_checked_is_shown_to_nobody() -> None:
    shown = {
        one.id for state in STATES for one in places_for(PLACES, state=state, in_court=True, detained=True)
    }
    assert shown == {one.id for one in PLACES if one.verified}


def test_when_the_organisation_is_closed_or_full_it_says_what_to_do_then() -> None:
    found = counsel({"state": "NY", "proceeding_type": "removal_240"})
    assert found["given"]["points"][0].startswith("If it is closed or nobody answers, leave a message.")
    assert "ask them whom to call next" in found["given"]["points"][1]
    assert "New York" in found["help.court_list"]["text"]
    assert found["help.court_line"]["href"] == "tel:+18008987180"
    assert found["help.immigrant_defense_project"]["href"].startswith("https://")
    assert next(iter(found)) == "given"
    assert list(found)[-3:] == ["criminal", "say", "notario"]


def test_the_places_are_those_of_the_state_and_of_the_case() -> None:
    assert "help.court_line" not in counsel({"proceeding_type": "none"})
    assert "help.court_line" in counsel({"proceeding_type": "unknown"})
    assert "help.florence_project" not in counsel({"state": "AZ"})
    assert "help.florence_project" in counsel({"state": "AZ", "urgent_now": ["detained_by_immigration"]})
    assert "help.florence_project" not in counsel({"state": "NY", "urgent_now": ["detained_by_immigration"]})
    assert "Choose your state there." in counsel({"state": "unknown"})["help.court_list"]["text"]


def test_where_nobody_is_named_the_list_of_the_court_comes_first_and_once() -> None:
    found = counsel({"state": "FL"}, Contact())
    assert "Florida" in found["none"]["points"][0]
    assert found["none"]["href"] == "https://www.justice.gov/eoir/list-pro-bono-legal-service-providers"
    assert "help.court_list" not in found
    assert "help.ai_justice" in found


def test_a_number_keeps_its_order_among_words_from_right_to_left() -> None:
    assert "\u2066+1 213 555 0100\u2069" in counsel({}, language="ar")["given"]["text"]
    assert "\u2066" not in counsel({}, language="es")["given"]["text"]


@pytest.mark.parametrize(
    "wrong",
    [
        "- {id: a, kind: nonprofit, for: everybody, source: s, verified: no}",
        "- {id: a, kind: nonprofit, site: 'http://a.org/', for: everybody, source: s, verified: no}",
        "- {id: a, kind: nonprofit, site: 'https://a.org/', for: everybody, source: s, verified: yes}",
        "- {id: a, kind: other, site: 'https://a.org/', for: everybody, source: s, verified: no}",
        "- {id: a",
    ],
)
def test_a_place_that_cannot_be_used_is_named(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "wrong.yml").write_text(wrong)
    with pytest.raises(PlacesError, match=r"wrong\.yml"):
        load_places(tmp_path)


def test_a_place_is_frozen() -> None:
    assert isinstance(PLACES[0], Place)
    assert hash(PLACES[0])
