"""The classifier's kind against what the app's reader already found in the text: one short table.

The classifier sees words only. The reader knows which question is open and what the text says about it, so
"2009" after "Since when?" is an answer whatever the classifier makes of it. Plain data in, plain data out;
the Rasa component around it is evidence.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Mapping, Optional, Tuple

SURE = 0.6
"""From here on the classifier's word stands against a reading of the text. In five-fold cross-validation 97
of 100 wishes that it names so strongly are that wish."""

SURER = 0.75
"""So sure a wish must be to stand against a plain value for the open question."""

NAMED = 0.5
"""So likely one kind of trouble must be by itself to stand against a plain answer, where the classifier is
not sure. Over 4,800 texts this lost no cry, and a seventh of the false alarms."""

FAINT, FAINTLY_NAMED = 0.5, 0.3
"""Below both, a cry for help that only the classifier hears is none."""

FAINT_BESIDE, FAINTLY_NAMED_BESIDE = 0.7, 0.5
"""The same where the text tells something else. On 971 texts that neither the classifier nor the reader had
seen, both pairs of limits lost no cry of 187; of 784 others 30 were called one, not 41."""

SUREST = 0.85
"""So sure a correction must be where the text holds a value and no word for putting it right; and trouble of
which none is named where the text answers the open question."""

SURE_OF_TROUBLE = 0.9
"""So sure the classifier must be of trouble that the reader judged to be past, denied or supposed. On 873
texts that neither had seen, all five such alarms below it were false."""

UNSURE = 0.3
"""Below, with nothing read either, the bot says that it did not understand. In cross-validation that gives
up 1 in 500 of the kinds that were right; tests/rasa/measure_nlu.py prints the figures for other values."""

STORY_FACTS = 3
"""So many facts in one message are shown back as a list before they count."""

WISHES = frozenset(
    """
    abusive change_language correction dont_know go_back human privacy_concern question_faq repeat skip
    urgent why_asking
    """.split()
)
"""Often hold words that could be read as an answer: "no sé" a "no", "not 2010, 2011" a year. Above all, what
is not known must never be read as no, and trouble that only the classifier saw must not be read away."""

OUTRIGHT_WISHES = frozenset(
    "abusive change_language go_back human privacy_concern question_faq repeat skip why_asking".split()
)
"""Those that say neither how much of a value is known nor that another is meant."""

HEDGED_TYPES = frozenset({"date", "days", "count", "money", "grams", "state", "statute", "offense"})
"""Questions where "2010, not sure" is an answer, if an imprecise one."""


@dataclass(frozen=True)
class Evidence:
    """What the app's reader found.

    `reads`: "full", a plain value for the open question; "part", a range or a hedged value; "none".
    `facts`: how many other facts the text states. `urgent`: whether it tells of something that cannot wait;
    `calm`: whether it only names such a thing, as past, denied or supposed.
    `yes_no`: the "yes" or "no" in it. `asks`: it ends in a question. `correction`: it has a word for putting
    something right; `thinks_again`: what it puts right is its own answer. `phase`: "confirm" while a list of
    facts waits to be confirmed.
    """

    question_type: Optional[str] = None
    reads: str = "none"
    facts: int = 0
    urgent: bool = False
    calm: bool = False
    phase: str = "interview"
    yes_no: Optional[str] = None
    asks: bool = False
    correction: bool = False
    thinks_again: bool = False

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
            urgent=bool(metadata.get("urgent")),
            calm=bool(metadata.get("calm")),
            phase=str(metadata.get("phase") or "interview"),
            yes_no=metadata.get("yes_no"),
            asks=bool(metadata.get("asks")),
            correction=bool(metadata.get("correction")),
            thinks_again=bool(metadata.get("thinks_again")),
        )


def _doubt(confidence: float, trouble: float, evidence: Evidence) -> Optional[str]:
    """Why a cry that the classifier hears may be none; None where the reader hears it too."""
    if evidence.urgent:
        return None
    if evidence.calm and confidence < SURE_OF_TROUBLE:
        return "calm"
    if evidence.reads == "full" and trouble < NAMED and confidence < SUREST:
        return "answered"
    if confidence < FAINT and trouble < FAINTLY_NAMED:
        return "faint"
    if evidence.facts > 0 and confidence < FAINT_BESIDE and trouble < FAINTLY_NAMED_BESIDE:
        return "faint"
    return None


Condition = Callable[[str, float, Evidence], bool]


def _hedged_value(kind: str, confidence: float, evidence: Evidence) -> bool:
    return kind == "dont_know" and evidence.reads == "part" and evidence.question_type in HEDGED_TYPES


def _plain_value(kind: str, confidence: float, evidence: Evidence) -> bool:
    """A yes or no is no plain value: too many wishes hold one."""
    known = evidence.reads == "full" and evidence.question_type not in (None, "yes_no", "confirm")
    return known and evidence.facts < STORY_FACTS and kind in OUTRIGHT_WISHES and confidence < SURER


def _plain_yes_or_no(kind: str, confidence: float, evidence: Evidence) -> bool:
    """A yes or no to a yes/no question is called what it is; both kinds answer the open question."""
    said = {"affirm": "yes", "deny": "no"}.get(kind)
    full = evidence.reads == "full" and evidence.facts < STORY_FACTS and evidence.question_type == "yes_no"
    return full and said is not None and evidence.yes_no in (said, None)


def _said_yes_or_no(kind: str, evidence: Evidence) -> bool:
    """A yes or no in other words than the classifier knows, and next to nothing beside it."""
    asked = evidence.question_type == "yes_no" and evidence.reads == "full"
    beside = evidence.facts < STORY_FACTS - (kind == "multi_fact_story")
    return asked and beside and kind not in WISHES and kind not in ("affirm", "deny", "stop_delete")


def _put_right_nothing(kind: str, confidence: float, evidence: Evidence) -> bool:
    """A date that is not sure, "in March, if I'm not mistaken", corrects nothing: no word says so."""
    hedged = evidence.reads == "part" and evidence.question_type in HEDGED_TYPES
    return kind == "correction" and hedged and not evidence.correction and confidence < SUREST


def _thinks_again(kind: str, confidence: float, evidence: Evidence) -> bool:
    """ "2016, no sorry, 2017" answers, and puts no earlier answer right."""
    return kind == "correction" and evidence.thinks_again and evidence.facts < STORY_FACTS


def _asks(kind: str, confidence: float, evidence: Evidence) -> bool:
    """Who tells nothing and ends in a question asks it."""
    told = evidence.reads != "none" or evidence.facts > 0 or evidence.question_type is not None
    return kind in ("answer", "multi_fact_story") and evidence.asks and not told


def _hardly_a_story(kind: str, confidence: float, evidence: Evidence) -> bool:
    """Who is asked something and says one thing more, or a plain value and two more, answers."""
    most = STORY_FACTS if evidence.reads == "full" else STORY_FACTS - 1
    asked = evidence.question_type not in (None, "confirm")
    return kind == "multi_fact_story" and asked and evidence.facts < most


def _tells_unasked(kind: str, confidence: float, evidence: Evidence) -> bool:
    """Two facts that nothing asked for are no answer."""
    return kind == "answer" and evidence.question_type is None and evidence.facts >= STORY_FACTS - 1


def _guessed_beside_facts(kind: str, confidence: float, evidence: Evidence) -> bool:
    """A text that tells something, of which the classifier only guesses what else it may be, tells it."""
    told = ("answer", "affirm", "deny", "multi_fact_story", "urgent")
    guessed = kind not in told and confidence < UNSURE
    return guessed and evidence.facts > 0 and not evidence.asks and not evidence.correction


def _answers_the_summary(evidence: Evidence) -> bool:
    return evidence.phase == "confirm" and evidence.reads == "full"


def _nothing_read(evidence: Evidence) -> bool:
    return not evidence.urgent and evidence.reads == "none" and evidence.facts == 0


RULES: Tuple[Tuple[str, Condition, Optional[str]], ...] = (
    ("stop", lambda kind, confidence, e: kind == "stop_delete" and confidence >= SURE, None),
    ("urgent", lambda kind, confidence, e: e.urgent, "urgent"),
    ("hedged_value", _hedged_value, "answer"),
    ("plain_value", _plain_value, "answer"),
    ("put_right_nothing", _put_right_nothing, "answer"),
    ("thinks_again", _thinks_again, "answer"),
    ("wish", lambda kind, confidence, e: kind in WISHES and confidence >= SURE, None),
    ("said_yes", lambda kind, confidence, e: _said_yes_or_no(kind, e) and e.yes_no == "yes", "affirm"),
    ("said_no", lambda kind, confidence, e: _said_yes_or_no(kind, e) and e.yes_no == "no", "deny"),
    ("asks", _asks, "question_faq"),
    ("hardly_a_story", _hardly_a_story, "answer"),
    ("story", lambda kind, confidence, e: kind == "multi_fact_story" and confidence >= SURE, None),
    ("unasked", _tells_unasked, "multi_fact_story"),
    ("many_facts", lambda kind, confidence, e: e.facts >= STORY_FACTS, "multi_fact_story"),
    ("guessed", _guessed_beside_facts, "answer"),
    ("confirmed", lambda kind, confidence, e: _answers_the_summary(e) and e.yes_no == "yes", "affirm"),
    ("denied", lambda kind, confidence, e: _answers_the_summary(e) and e.yes_no == "no", "deny"),
    ("plain_yes_or_no", _plain_yes_or_no, None),
    ("reads_in_full", lambda kind, confidence, e: e.reads == "full", "answer"),
    (
        "reads_in_part",
        lambda kind, confidence, e: e.reads == "part" and (confidence < UNSURE or kind == "out_of_scope"),
        "answer",
    ),
    (
        "nothing_to_go_by",
        lambda kind, confidence, e: confidence < UNSURE and kind != "urgent" and _nothing_read(e),
        "out_of_scope",
    ),
)
"""Name, condition, kind; the first condition that is true decides. No kind: the classifier's stands."""


def weigh(
    kind: str,
    confidence: float,
    evidence: Optional[Evidence],
    second: Optional[Tuple[str, float]] = None,
    trouble: float = 1.0,
) -> Tuple[str, str]:
    """The kind that counts, and what decided it: the name of a rule, or "classifier".

    `trouble` is how likely the likeliest trouble of a cry for help is, by itself. `second` is the
    classifier's next best kind. It stands in where a cry for help that the reader does not hear is in doubt.
    """
    by = "classifier"
    if evidence is None:
        return kind, by
    if kind == "urgent" and second:
        doubt = _doubt(confidence, trouble, evidence)
        if doubt:
            by, kind, confidence = doubt, second[0], second[1] / (1.0 - confidence)
    for name, applies, decided in RULES:
        if applies(kind, confidence, evidence):
            return (kind, by) if decided is None else (decided, name)
    return kind, by
