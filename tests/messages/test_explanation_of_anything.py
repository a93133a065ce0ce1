"""Whatever a person answers, the explanation holds together."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.messages import Messages
from actions.messages.explanation import Contact, Explanation, explain
from actions.screening.assess import assess
from actions.screening.case import parse_case
from actions.screening.errors import CaseError
from tests.messages.test_explanation import AS_OF, MOST_ITEMS, RAW_ID, UNTIDY, law, texts, words
from tests.messages.test_never import LANGUAGES, values_of

OFTEN = (
    "lpr_status",
    "for_whom",
    "urgent_now",
    "proceeding_type",
    "procedural_posture",
    "fear_return",
    "state",
)
FACTS = (
    "offense",
    "disposition",
    "plea",
    "conviction_date",
    "offense_date",
    "sentence_ordered_days",
    "jurisdiction",
)


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Any]:
    """A case as somebody may have told it: some facts, up to three cases, up to two entries."""
    registry, messages = law().registry, words()
    case_facts = [
        fact for name, fact in registry.by_scope["case"].items() if not fact.opens and not fact.extends
    ]
    chosen = draw(st.lists(st.sampled_from(case_facts), unique=True, max_size=8))
    told = {fact.id: fact for fact in [*(registry[name] for name in OFTEN), *chosen]}
    facts = {name: draw(values_of(fact, messages)) for name, fact in told.items()}
    return {
        "state": facts.pop("state"),
        "facts": facts,
        "convictions": [draw(item("convictions", FACTS, messages)) for _ in range(draw(st.integers(0, 3)))],
        "entries": [
            draw(item("entries", ("manner", "date"), messages)) for _ in range(draw(st.integers(0, 2)))
        ],
        "family": [],
    }


@st.composite
def item(draw: st.DrawFn, group: str, often: tuple[str, ...], messages: Messages) -> dict[str, Any]:
    known = law().registry.by_scope[group]
    more = draw(st.lists(st.sampled_from(sorted(known)), unique=True, max_size=6))
    return {name: draw(values_of(known[name], messages)) for name in dict.fromkeys((*often, *more))}


@pytest.mark.slow
@given(data=answers(), language=LANGUAGES)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_whatever_is_answered_the_page_holds_together(data: dict[str, Any], language: str) -> None:
    try:
        case, _, _ = parse_case(data, law().registry)
    except CaseError:
        return
    found = assess(case, law(), AS_OF)
    result = explain(Explanation(found, case, words(), language, {}, Contact(), 30))
    for one in result["sections"]:
        assert 0 < len(one["items"]) <= MOST_ITEMS[one["id"]], one["id"]
        for entry in one["items"]:
            assert entry["text"].strip(), entry
    for text in texts(result):
        assert not RAW_ID.search(text), text
        assert not UNTIDY.search(text), text
