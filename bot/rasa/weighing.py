"""The classifier's kind against what the app's reader already found in the text: one short table.

The classifier sees words only. The reader knows which question is open and what the text says about it, so
"2009" after "Since when?" is an answer whatever the classifier makes of it. Plain data in, plain data out;
the Rasa component around it is evidence.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Mapping, Optional, Tuple

HELD_CONFIDENCE = 0.6
"""From here on the classifier's word stands against the reader's for the kinds in `HELD`. In five-fold
cross-validation at least 95 of 100 texts it names so strongly in these kinds are that kind."""

LOW_CONFIDENCE = 0.35
"""Below, with nothing read either, the bot says that it did not understand. In cross-validation this gives
up 1 in 200 of the kinds that were right, and catches 1 in 11 that were wrong. tests/rasa/measure_nlu.py
prints the figures for other values."""

STORY_FACTS = 3
"""So many facts in one message are shown back as a list before they count."""

HELD = frozenset({"stop_delete", "human", "correction"})
"""Wishes and corrections that may well contain a readable answer ("no, 2011, I made a mistake")."""


@dataclass(frozen=True)
class Evidence:
    """What the app's reader found. `reads` says how much of the text answers the open question."""

    question_type: Optional[str] = None
    reads: str = "none"
    facts: int = 0
    urgent: bool = False
    phase: str = "interview"
    yes_no: Optional[str] = None

    @classmethod
    def from_metadata(cls, metadata: Any) -> Optional[Evidence]:
        """The evidence in a message's metadata; None if there is none or it has another shape."""
        if not isinstance(metadata, Mapping) or metadata.get("reads") not in ("full", "part", "none"):
            return None
        facts = metadata.get("facts")
        return cls(
            question_type=metadata.get("question_type") or None,
            reads=metadata["reads"],
            facts=facts if isinstance(facts, int) else 0,
            urgent=metadata.get("urgent") is True,
            phase=str(metadata.get("phase") or "interview"),
            yes_no=metadata.get("yes_no"),
        )


Condition = Callable[[str, float, Evidence], bool]


def _holds(kind: str, confidence: float, evidence: Evidence) -> bool:
    # "No sé" contains a "no": on a yes-or-no question not knowing must never be read as no.
    unsure = kind == "dont_know" and evidence.question_type == "yes_no"
    return confidence >= HELD_CONFIDENCE and (kind in HELD or unsure)


def _answers_the_summary(evidence: Evidence) -> bool:
    return evidence.phase == "confirm" and evidence.reads == "full"


def _nothing_read(evidence: Evidence) -> bool:
    return not evidence.urgent and evidence.reads == "none" and evidence.facts == 0


RULES: Tuple[Tuple[str, Condition, Optional[str]], ...] = (
    ("held", _holds, None),
    ("urgent", lambda kind, confidence, e: e.urgent, "urgent"),
    ("many_facts", lambda kind, confidence, e: e.facts >= STORY_FACTS, "multi_fact_story"),
    ("confirmed", lambda kind, confidence, e: _answers_the_summary(e) and e.yes_no == "yes", "affirm"),
    ("denied", lambda kind, confidence, e: _answers_the_summary(e) and e.yes_no == "no", "deny"),
    ("reads_in_full", lambda kind, confidence, e: e.reads == "full", "answer"),
    (
        "reads_in_part",
        lambda kind, confidence, e: (
            e.reads == "part" and (confidence < LOW_CONFIDENCE or kind == "out_of_scope")
        ),
        "answer",
    ),
    (
        "nothing_to_go_by",
        lambda kind, confidence, e: confidence < LOW_CONFIDENCE and _nothing_read(e),
        "out_of_scope",
    ),
)
"""Name, condition, kind; the first condition that is true decides. No kind: the classifier's stands."""


def weigh(kind: str, confidence: float, evidence: Optional[Evidence]) -> Tuple[str, str]:
    """The kind that counts, and what decided it: the name of a rule, or "classifier"."""
    if evidence is not None:
        for name, applies, decided in RULES:
            if applies(kind, confidence, evidence):
                return (kind, "classifier") if decided is None else (decided, name)
    return kind, "classifier"
