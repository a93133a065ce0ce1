"""The elements and bars of a relief as a few lines: what fits, what is open, what stands in the way."""

from collections.abc import Iterable

from actions.messages.explained.material import Explanation, sentences
from actions.screening.result import Conclusion, Finding
from actions.screening.status import OPENNESS

HELPFUL = ("likely", "yes")
HARMFUL = ("unlikely", "no")
MOST_NAMES, MOST_PAPERS = 3, 2
_LONGEST = 170  # letters of all names together
OF_COURSE = frozenset({"removal_court", "no_final_order"})
"""Elements that go without saying while they are met."""

RECORD = ("convictions.", "final_order", "order_in_", "procedural_posture", "urgent_now", "reentered")
"""How the paths of facts begin that tell of a criminal case or of an order."""


def deciding(one: Conclusion) -> list[Finding]:
    """The findings that the status rests on: of the item that stands best, each test once."""
    best = max(one.convictions.values(), key=OPENNESS.__getitem__, default=None)
    shown = {index for index, status in one.convictions.items() if status == best}
    findings = [found for found in one.findings if found.conviction is None or found.conviction in shown]
    return list({found.id: found for found in reversed(findings)}.values())[::-1]


def harmful(one: Conclusion) -> list[Finding]:
    """The bars that hold and the elements that do not."""
    return [found for found in deciding(one) if found.favourable in HARMFUL]


def of_record(one: Conclusion) -> bool:
    """Whether a criminal case or an order blocks a relief, and not only that it does not fit the person."""
    return any(path.startswith(RECORD) for found in harmful(one) for path in found.rests_on)


def open_points(explanation: Explanation, one: Conclusion) -> list[str]:
    """What fits so far, what an answer or a paper would tell, and what only a lawyer can judge."""
    found = deciding(one)
    met = [
        each
        for each in found
        if each.favourable in HELPFUL and each.kind == "element" and each.id not in OF_COURSE
    ]
    unknown = [each for each in found if each.favourable == "unknown"]
    return [
        _line(explanation, one, "result.fits", met),
        not_told(explanation, one, [each for each in unknown if each.missing]),
        _line(explanation, one, "result.unknown_law", [each for each in unknown if not each.missing]),
    ]


def barred_text(explanation: Explanation, one: Conclusion) -> str:
    """What blocks a relief, bars first."""
    found = harmful(one)
    return sentences(
        [
            _line(explanation, one, "result.bar", [each for each in found if each.kind == "bar"]),
            _line(explanation, one, "result.not_met", [each for each in found if each.kind == "element"]),
        ]
    )


def not_told(explanation: Explanation, one: Conclusion, findings: list[Finding]) -> str:
    """One line for everything that answers leave open, with the papers that would show it."""
    elements = names(explanation, one, findings)
    if not elements:
        return ""
    missing = [found.missing[0] for found in findings]
    papers = explanation.papers_for(missing)[:MOST_PAPERS]
    if papers:
        return explanation.words(
            "result.not_told.paper", elements=elements, papers=explanation.strung(papers)
        )
    return explanation.words("result.not_told.facts", elements=elements, facts=explanation.labels(missing))


def names(explanation: Explanation, one: Conclusion, findings: Iterable[Finding]) -> str:
    """The elements as people know them, the first few by name; fewer where the names are long."""
    found = [name for each in findings if (name := explanation.words_if(f"element.{one.id}.{each.id}"))]
    if len(found) > MOST_NAMES or (len(found) == MOST_NAMES and len("".join(found)) > _LONGEST):
        found = [*found[: MOST_NAMES - 1], explanation.words("result.and_others")]
    return explanation.strung(found)


def _line(explanation: Explanation, one: Conclusion, message_id: str, findings: list[Finding]) -> str:
    elements = names(explanation, one, findings)
    return explanation.words(message_id, elements=elements) if elements else ""
