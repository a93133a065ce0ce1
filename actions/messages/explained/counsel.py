"""Whom to call: the organisation first, then who helps when it is closed or full, then what to say."""

from actions.messages.explained.material import Explanation, Item, item
from actions.messages.languages import direction_of
from actions.messages.places import Place, places_for
from actions.screening.values import is_unknown

FREE_HELP = "https://www.justice.gov/eoir/list-pro-bono-legal-service-providers"
"""The immigration courts' list of free legal help, where the operator has named nobody."""

COURT_LIST = "court_list"
ISOLATED = "\u2066{}\u2069"
"""What keeps the order of a number or an English text within one that runs from right to left."""


def counsel_items(explanation: Explanation) -> list[Item]:
    """Whom to call, where else to find help, what to say, and whom not to pay."""
    words = explanation.words
    more = [
        item(name, words(f"result.counsel.{name}.title"), words(f"result.counsel.{name}"))
        for name in ("criminal", "say", "notario")
    ]
    return [_first_contact(explanation), *_places(explanation), *more]


def _first_contact(explanation: Explanation) -> Item:
    contact, words = explanation.contact, explanation.words
    if not contact.name:
        points = [_said(explanation, COURT_LIST)]
        return item(
            "none", words("result.counsel.none.title"), words("result.counsel.none"), points, href=FREE_HELP
        )
    phone, hours = _isolated(explanation, contact.phone), _isolated(explanation, contact.hours)
    if contact.phone and contact.hours:
        text = words("result.counsel.given_hours", name=contact.name, phone=phone, hours=hours)
    elif contact.phone:
        text = words("result.counsel.given", name=contact.name, phone=phone)
    else:
        text = words("result.counsel.given_no_phone", name=contact.name)
    closed = words("result.help.closed") if contact.href.startswith("tel:") else ""
    return item("given", contact.name, text, [closed, words("result.help.full")], href=contact.href)


def _places(explanation: Explanation) -> list[Item]:
    facts = explanation.case.facts
    found = places_for(
        explanation.places,
        state=facts.get("state"),
        in_court=facts.get("proceeding_type") != "none",
        detained=any(one.id == "detained" for one in explanation.assessment.urgent),
    )
    return [_place(explanation, one) for one in found if explanation.contact.name or one.kind != COURT_LIST]


def _place(explanation: Explanation, place: Place) -> Item:
    title = place.name or explanation.words(f"result.help.{place.kind}.title")
    return item(f"help.{place.id}", title, _said(explanation, place.kind), href=place.href)


def _said(explanation: Explanation, kind: str) -> str:
    """What a place is; for a list by state, with the person's state where it is known."""
    state = explanation.case.facts.get("state")
    if is_unknown(state) or not isinstance(state, str):
        return explanation.words(f"result.help.{kind}")
    name = explanation.messages.fact_value("state", state, explanation.language)
    message_id = f"result.help.{kind}"
    return explanation.words_if(f"{message_id}.state", state=name) or explanation.words(message_id)


def _isolated(explanation: Explanation, text: str) -> str:
    return ISOLATED.format(text) if text and direction_of(explanation.language) == "rtl" else text
