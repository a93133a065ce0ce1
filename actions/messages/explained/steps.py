"""What to do and not to do, the papers to gather, and what is kept."""

from collections.abc import Iterable

from actions.messages.explained.material import Explanation, Item, item
from actions.messages.explained.relief import relief_of
from actions.messages.explained.urgent import steps_said
from actions.screening.status import (
    LIKELY_AVAILABLE,
    LIKELY_BARRED,
    NOT_ENOUGH_INFORMATION,
    POSSIBLY_AVAILABLE,
)

OPEN = (LIKELY_AVAILABLE, POSSIBLY_AVAILABLE)
CRIMINAL_FILE = (
    *("certified_disposition", "charging_document", "plea_form", "plea_transcript"),
    *("sentencing_minutes", "post_conviction_order"),
)
"""What a criminal lawyer needs first."""

SAID_BY_COUNSEL = "accredited_help_only"
MOST_STEPS, MOST_DONTS, MOST_PAPERS = 8, 7, 12


def do_items(explanation: Explanation) -> list[Item]:
    """The next steps of what is open, then those for everybody, without what the urgent part says."""
    steps = [step for one in relief_of(explanation, OPEN) for step in one.next_steps]
    said = {*steps_said(explanation), SAID_BY_COUNSEL}
    wanted = dict.fromkeys(step for step in (*steps, *explanation.assessment.do) if step not in said)
    return _listed(explanation, "do", wanted, MOST_STEPS)


def dont_items(explanation: Explanation) -> list[Item]:
    """What would make things worse."""
    return _listed(explanation, "dont", explanation.assessment.dont, MOST_DONTS)


def paper_items(explanation: Explanation) -> list[Item]:
    """The dozen papers that matter most, each with where to get it.

    First the criminal file, then what settles an unknown, then what an open path needs.
    """
    known = explanation.assessment.documents
    open_first = relief_of(explanation, (*OPEN, NOT_ENOUGH_INFORMATION, LIKELY_BARRED))
    wanted = [
        *(paper for paper in CRIMINAL_FILE if paper in known),
        *(paper for one in open_first for paper in one.settled_by),
        *(paper for one in open_first for paper in one.documents),
        *known,
    ]
    return [
        item(paper, explanation.words(f"paper.{paper}"), explanation.words_if(f"paper.{paper}.where"))
        for paper in dict.fromkeys(wanted)
        if explanation.messages.has(f"paper.{paper}")
    ][:MOST_PAPERS]


def save_items(explanation: Explanation) -> list[Item]:
    """How long it is kept."""
    text = explanation.words("result.save.delete", days=explanation.retention_days)
    return [item("delete", explanation.words("result.save.delete.title"), text)]


def _listed(explanation: Explanation, kind: str, names: Iterable[str], most: int) -> list[Item]:
    known = [name for name in names if explanation.messages.has(f"{kind}.{name}")]
    return [item(name, "", explanation.words(f"{kind}.{name}")) for name in known[:most]]
