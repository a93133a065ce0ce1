"""Statutes of conviction: a section number tells the offence category and the maximum sentence."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from actions.screening.citations import statute_key
from actions.screening.registry import Fact
from actions.screening.values import abstract

if TYPE_CHECKING:
    from actions.screening.model import Raise, Source

_LAST_SUBSECTION = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True)
class StatuteRow:
    """One section: its category, what it carries, and where it differs from the category.

    `facts` are plain values of a conviction, such as max_sentence_days; `raises` the parts of grounds
    that this statute raises otherwise than its category.
    """

    statute: str
    offense: str
    facts: Mapping[str, Any]
    raises: tuple["Raise", ...]
    source: "Source"

    def fill(self, facts: dict[str, Any], registry: Mapping[str, Fact]) -> None:
        """Put what the statute tells into an item's abstract facts.

        The category is the statute's. Any other fact that the person gave stays.
        """
        facts["offense"] = abstract(registry["offense"], self.offense)
        for name, value in self.facts.items():
            if facts[name] == registry[name].unknown:
                facts[name] = abstract(registry[name], value)


class Statutes(Mapping[str, StatuteRow]):
    """Rows by statute; a subsection that has no row of its own falls back to its section."""

    def __init__(self, rows: list[StatuteRow]) -> None:
        self._rows = {statute_key(row.statute): row for row in rows}

    def __getitem__(self, text: str) -> StatuteRow:
        key = statute_key(text)
        while key not in self._rows:
            shorter = _LAST_SUBSECTION.sub("", key)
            if shorter == key:
                raise KeyError(text)
            key = shorter
        return self._rows[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


__all__ = ["StatuteRow", "Statutes", "statute_key"]
