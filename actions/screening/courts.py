"""Whose courts a way to reopen a case is for: most are one state's own, and no other conviction's."""

from actions.screening.comparisons import InTexts
from actions.screening.nodes import And, Node
from actions.screening.world import Item

Courts = tuple[str, frozenset[str]]
"""A text fact of an item, such as the court's state, and the texts of which it must be one."""


def courts_of(applies: Node | None) -> Courts | None:
    """The courts that a condition of an item begins with; None where it begins with something else."""
    first = applies.parts[0] if isinstance(applies, And) else applies
    if isinstance(first, InTexts) and first.fact.own:
        return (first.fact.fact.name, first.texts)
    return None


def other_court(courts: Courts | None, item: Item | None) -> str | None:
    """The path of the fact that tells that an item is another court's; None if none does."""
    if courts is None or item is None:
        return None
    name, texts = courts
    text = item.facts[name]
    return None if text is None or text in texts else item.path(name)
