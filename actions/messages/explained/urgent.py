"""What cannot wait, and the time limits with their dates."""

from actions.messages.explained.material import Explanation, Item, item, sentences
from actions.messages.explained.sources import cite
from actions.messages.formats import date_text
from actions.screening.result import DeadlineResult

MOST_STEPS = 7


def urgent_items(explanation: Explanation) -> list[Item]:
    """A card for each urgent matter, no step twice; then the time limits that are not over for sure."""
    said: set[str] = set()
    items = []
    for one in explanation.assessment.urgent:
        steps = [f"do.{name}" for name in one.do] + [f"dont.{name}" for name in one.dont]
        new = [step for step in steps if step not in said][:MOST_STEPS]
        said.update(new)
        unsure = explanation.words("result.urgent.possible") if one.possible else ""
        items.append(
            item(
                one.id,
                explanation.words(f"urgent.{one.id}.title"),
                sentences([unsure, explanation.words(f"urgent.{one.id}.text")]),
                [explanation.words_if(step) for step in new],
                one.authority,
            )
        )
    return [*items, *_limits(explanation)]


def steps_said(explanation: Explanation) -> frozenset[str]:
    """The ids of the steps that the urgent part gives already."""
    found = explanation.assessment.urgent
    return frozenset(name for one in found for name in (*one.do, *one.dont))


def _limits(explanation: Explanation) -> list[Item]:
    running = [one for one in explanation.assessment.deadlines if one.passed != "yes"]
    if not running:
        return []
    return [
        item(
            "limits",
            explanation.words("result.limits.title"),
            explanation.words("result.limits"),
            [limit_text(explanation, one) for one in running],
            cite(explanation, [(one.authority, one.verified) for one in running]),
        )
    ]


def limit_text(explanation: Explanation, one: DeadlineResult) -> str:
    """A time limit with its day, or that it is not known."""
    limit = explanation.words(f"deadline.{one.id}")
    if one.passed == "possible":
        return explanation.words("result.deadline.perhaps_over", limit=limit)
    if one.earliest is None:
        return explanation.words("result.deadline.unknown", limit=limit)
    date = date_text(one.earliest, explanation.language)
    return explanation.words("result.deadline.left", limit=limit, date=date)
