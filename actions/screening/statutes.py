"""Statutes of conviction: a section number tells the offence category and the maximum sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from actions.screening.partial import ANY_AMOUNT
from actions.screening.registry import Fact
from actions.screening.values import abstract

_STATES = {
    "CALIFORNIA": "CA", "CAL": "CA", "NEW YORK": "NY", "TEXAS": "TX", "TEX": "TX", "FLORIDA": "FL",
    "FLA": "FL", "NEW JERSEY": "NJ", "ILLINOIS": "IL", "ILL": "IL", "WASHINGTON": "WA", "WASH": "WA",
    "ARIZONA": "AZ", "ARIZ": "AZ", "GEORGIA": "GA", "MASSACHUSETTS": "MA", "MASS": "MA",
}  # fmt: skip
_CODES = {
    "HEALTH AND SAFETY CODE": "HS", "HEALTH & SAFETY CODE": "HS", "HEALTH AND SAFETY": "HS",
    "HEALTH & SAFETY": "HS", "H & S": "HS", "H&S": "HS", "H AND S": "HS", "HSC": "HS", "H/S": "HS",
    "PENAL CODE": "PC", "PENAL LAW": "PL", "VEHICLE CODE": "VC", "VEHICLE AND TRAFFIC LAW": "VTL",
    "U S C": "USC", "PENAL": "PC", "VEH CODE": "VC", "CPC": "PC",
}  # fmt: skip
_NOISE = re.compile(r"§+|\bSECTIONS?\b|\bSEC\b|\bCODE ANN\b|\bCODE\b|\bSTAT(?:UTES)?\b")


def statute_key(text: str) -> str:
    """A statute as people and papers write it, in the form of the tables: "CA HS 11378", "21 USC 841".

    "Cal. Health & Safety Code § 11378(a)" becomes "CA HS 11378(A)"; what cannot be read stays as it is.
    """
    key = re.sub(r"\s+", " ", text.upper().replace("U.S.C.", "USC").replace(",", " ")).strip()
    key = re.sub(r"(?<=[A-Z])\.", " ", key)
    for table in (_CODES, _STATES):
        for long, short in table.items():
            key = re.sub(rf"(?<![A-Z]){re.escape(long)}(?![A-Z])", short, key)
    key = re.sub(r"\s+", " ", _NOISE.sub(" ", key)).strip()
    key = re.sub(r"\s*\(\s*", "(", key)
    return re.sub(r"\s*\)", ")", key)


@dataclass(frozen=True)
class StatuteRow:
    """One section: its category, what it carries, and where it differs from the category.

    `raises` maps a part of a ground to how strongly this statute raises it (a truth value).
    """

    statute: str
    offense: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    raises: Mapping[str, int] = field(default_factory=dict)
    authority: tuple[str, ...] = ()
    verified: str = "no"
    note: str = ""

    def fill(self, facts: dict[str, Any], registry: Mapping[str, Fact], *, given: Mapping[str, Any]) -> None:
        """Put what the statute tells into an item's abstract facts.

        The category is the statute's. A maximum sentence or level that the person gave stays.
        """
        facts["offense"] = abstract(registry["offense"], self.offense)
        for name, value in self.facts.items():
            if facts[name] == ANY_AMOUNT or name not in given:
                facts[name] = abstract(registry[name], value)


class Statutes(Mapping[str, StatuteRow]):
    """Rows by statute; a subsection that has no row of its own falls back to its section."""

    def __init__(self, rows: list[StatuteRow]) -> None:
        self._rows = {statute_key(row.statute): row for row in rows}

    def __getitem__(self, text: str) -> StatuteRow:
        key = statute_key(text)
        while key:
            if key in self._rows:
                return self._rows[key]
            shorter = re.sub(r"(\([^()]*\)|\.\d+)$", "", key) if key.endswith(")") else key
            if shorter == key:
                break
            key = shorter
        raise KeyError(text)

    def __iter__(self) -> Any:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)
