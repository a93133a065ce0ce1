"""Headings for the items of a list: which case, entry or relative something is about."""

from collections.abc import Iterable, Iterator

from actions.dialogue.turn import Turn


def headings(turn: Turn, items: Iterable[str]) -> dict[str, str]:
    """For each item ("convictions.1") a heading; "" for one of which no more is known than of its list."""
    return dict(_apart({item: _heading(turn, item) for item in items}))


def heading(turn: Turn, item: str) -> str:
    """The heading of one item among all of its list, at least its number."""
    group, _, number = item.partition(".")
    found = headings(turn, [f"{group}.{index}" for index in range(len(turn.state.groups.get(group, [])))])
    by_number = turn.words(f"context.{group}.number", number=int(number) + 1)
    return found.get(item) or _without_colon(by_number)


def _heading(turn: Turn, item: str) -> str:
    group, _, number = item.partition(".")
    of_item = turn.state.groups[group][int(number)]
    return _without_colon(turn.services.messages.item_lead(f"{item}.", turn.language, of_item))


def _without_colon(lead: str) -> str:
    return lead.rstrip(" :\uff1a\u00a0\u202f")


def _apart(found: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The headings, those that read alike with their numbers."""
    all_of_them = list(found.values())
    for item, text in found.items():
        number = int(item.rpartition(".")[2]) + 1
        yield item, f"{text} ({number})" if text and all_of_them.count(text) > 1 else text
