"""What may stand in the way: which list of rules, the record, what people get wrong, closed relief."""

from actions.messages.explained.material import Explanation, Item, item
from actions.messages.explained.record import record_items
from actions.messages.explained.relief import barred_items
from actions.screening.status import LIKELY_AVAILABLE, POSSIBLY_AVAILABLE

LISTED = "treated_as_seeking_admission"
"""The flag that tells which list applies: whoever was admitted is not treated as seeking admission."""

SAID_ELSEWHERE = frozenset(
    {
        "not_legal_advice",
        "not_privileged",
        "notario_fraud",
        "travel_with_record",
        "naturalization_application_risk",
    }
)
"""Warnings that the disclaimer, whom to call and what not to do give already."""

MOST_WARNINGS = 4


def in_the_way_items(explanation: Explanation) -> list[Item]:
    """The barriers, and at their end the next step."""
    cases, closed = record_items(explanation), barred_items(explanation)
    warnings = _warnings(explanation)
    hurting = [one for one in (*cases, *closed) if not one["id"].startswith("not_counted")]
    head = [] if hurting else [item("nothing", "", explanation.words("result.nothing_in_the_way"))]
    return [
        *head,
        *_citizen_first(explanation),
        *([_which_list(explanation)] if hurting else []),
        *cases,
        *warnings,
        *closed,
        item("next_step", explanation.words("result.next_step.title"), explanation.words("result.next_step")),
    ]


def _citizen_first(explanation: Explanation) -> list[Item]:
    """No barrier of this page reaches a citizen, so that comes first where it may be."""
    claim = explanation.assessment.conclusions.get("citizenship_claim")
    if claim is None or claim.status not in (LIKELY_AVAILABLE, POSSIBLY_AVAILABLE):
        return []
    title = explanation.words("result.citizen_first.title")
    return [item("citizen_first", title, explanation.words("result.citizen_first"))]


def _which_list(explanation: Explanation) -> Item:
    """Which of the two lists of grounds is used for this person, as far as the answers tell."""
    word = explanation.assessment.flags.get(LISTED, "not_enough_information")
    resident = explanation.case.facts.get("lpr_status") in ("current", "conditional", "expired_card_only")
    if resident:
        name = "deportable" if word == "no" else "returning"
    else:
        name = {"no": "deportable", "not_enough_information": "unknown"}.get(word, "inadmissible")
    title = explanation.words("result.list.title")
    return item("which_list", title, explanation.words(f"result.list.{name}"))


def _warnings(explanation: Explanation) -> list[Item]:
    """What people with such a case often get wrong."""
    found = [
        explanation.words_if(f"warning.{name}")
        for name in explanation.assessment.warnings
        if name not in SAID_ELSEWHERE
    ]
    if not found:
        return []
    title = explanation.words("result.warnings.title")
    return [item("warnings", title, explanation.words("result.warnings"), found[:MOST_WARNINGS])]
