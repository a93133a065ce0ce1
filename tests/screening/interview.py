"""An interview without a dialogue: the engine asks, a truth (or "I don't know") answers."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from actions.screening.case import Case
from actions.screening.model import Law
from actions.screening.registry import CASE
from actions.screening.relevance import next_questions
from actions.screening.world import build_world


def interview(
    law: Law, as_of: date, answer: Callable[[Case, str], Any], *, most_items: int = 3, most: int = 500
) -> Iterator[tuple[Case, str]]:
    """Ask until nothing is left to ask; yields the case before each question, and the question.

    Saying that there is another item adds one and leaves that question open, as in a conversation.
    """
    case = Case()
    for _ in range(most):
        world = build_world(case, law.registry, float(as_of.toordinal()), law.statutes)
        left = next_questions(law, case, world)
        if not left:
            return
        yield case.copy(), left[0]
        put(law, case, left[0], answer(case, left[0]), most_items)
    raise AssertionError("the interview does not end")


def put(law: Law, case: Case, path: str, value: Any, most_items: int) -> None:
    """Store an answer as the dialogue does."""
    fact = law.registry.at(path)
    group = fact.opens or fact.extends
    if group is not None and value is True and fact.scope == CASE:
        items = case.groups.setdefault(group, [])
        if fact.extends and len(items) >= most_items:
            value = False
        else:
            if fact.extends or not items:
                items.append({})
            if fact.extends:
                return
    parts = path.split(".")
    holder = case.facts if len(parts) == 1 else case.groups[parts[0]][int(parts[1])]
    holder[parts[-1]] = value


def asked_once(case: Case, path: str) -> tuple[str, int]:
    """What may be asked only once: "is there another one?" is asked anew after each item."""
    return path, sum(map(len, case.groups.values())) if path.startswith("more_") else 0
