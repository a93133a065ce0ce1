"""Statutes of conviction: a section number tells the offence category and the maximum sentence."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from actions.screening.citations import each_subsection, statute_key
from actions.screening.places import CODES
from actions.screening.registry import Fact
from actions.screening.values import abstract, is_settled

if TYPE_CHECKING:
    from actions.screening.model import Raise, Source

_SEVERAL = re.compile(
    r"^(PA \d+ |(?:[A-Z]{2} )?(?:(?:\d+ )?[A-Z]+ )?)(\d[^ /]*)[ /]+(?:& )?((?:[A-Z]+ )?[\d(].*)$"
)
_LAST_SUBSECTION = re.compile(r"\([^()]*\)$")
_STATE_CODE_SECTION = re.compile(r"^([A-Z]{2}) ([A-Z]+) (\d\S*)$")
_WORDS_AFTER = re.compile(r"[A-Z&'’/-]+|[MF]\d|\d(?:ST|ND|RD|TH)")
_OTHERWISE = re.compile(r"CONSP|SOLICIT|ACCESSOR|AID|ABET")
_TRIED = re.compile(r"ATT(?:EMPT(?:S|ED|ING)?)?")
_TRIED_BY_NUMBER = re.compile(r"^(?:NY PL 110(?:\.\d+)?|(?:CA )?PC 664)[/ ]")
_FLIGHT = re.compile(r"ATTEMPT(?:ING|ED)? TO (?:ELUDE|EVADE|FLEE)")
"""A crime whose name is an attempt: the section itself is meant."""
_ATTEMPT = "attempt_or_conspiracy"
_AIDING = "18 USC 2"
"""Who helps commits the crime itself: the section tells nothing of its own."""
_OF_THE_WHOLE_CRIME = ("level", "max_sentence_days")
_TELLING = 5
"""A number with so many digits tells the code, and the state: 11378."""


@dataclass(frozen=True)
class StatuteRow:
    """One section: its category, what it carries, and where it differs from the category.

    `offenses` has several categories where the section alone does not tell which. `facts` are plain values
    of a conviction, such as max_sentence_days; `raises` the parts of grounds that this statute raises
    otherwise than its category.
    """

    statute: str
    offenses: tuple[str, ...]
    facts: Mapping[str, Any]
    raises: tuple["Raise", ...]
    source: "Source"

    def fill(self, facts: dict[str, Any], registry: Mapping[str, Fact]) -> None:
        """Put what the statute tells into an item's abstract facts.

        The category is the statute's; of several, those that fit what the person gave. Any other fact that
        the person gave stays; where several choices were left, the statute tells which.
        """
        told = abstract(registry["offense"], {"any_of": list(self.offenses)})
        facts["offense"] = told & facts["offense"] or told
        for name, value in self.facts.items():
            fact = registry[name]
            if facts[name] == fact.unknown or (fact.type == "choice" and not is_settled(fact, facts[name])):
                facts[name] = abstract(fact, value)


class Statutes(Mapping[str, StatuteRow]):
    """Rows by statute; a subsection that has no row of its own falls back to its section.

    The name of the code may be missing where the number tells it: "CA 11378(a)", and "11378" by itself.
    """

    def __init__(self, rows: list[StatuteRow]) -> None:
        self._rows = {_joined(statute_key(row.statute)): row for row in rows}
        self._short = _short(self._rows)

    def __getitem__(self, text: str) -> StatuteRow:
        key = statute_key(text)
        row = self._row(key) or self._row_before_words(key)
        if row is None:
            raise KeyError(text)
        return row

    def _row_before_words(self, key: str) -> StatuteRow | None:
        """The row of a section with words after it: "31.03(e)(2), Class B", "155.25 petit larceny".

        Not where they say that it was done by another, or only attempted: an attempt needs an intent that the
        section may not. "110/155.25, attempted" says so by its number already.
        """
        words = _FLIGHT.sub("FLIGHT", key).split(" ")
        by_number = _TRIED_BY_NUMBER.match(key) is not None
        while len(words) > 1 and _WORDS_AFTER.fullmatch(words[-1]) and not _OTHERWISE.match(words[-1]):
            if _TRIED.fullmatch(words.pop()) and not by_number:
                return None
            if row := self._row(" ".join(words)):
                return row
        return None

    def _row(self, key: str) -> StatuteRow | None:
        """The row of a section; of several, "459/460(B)", the first's, or the last's of the same category.

        Of an attempt, "664/187" or "PC 182 & HS 11378", the row of what was attempted, which carries less.
        """
        row = self._find(key)
        if row is not None or not (several := _SEVERAL.match(key)):
            return row
        code, first, others = several.groups()
        if together := self._find(f"{code}{first}/{others}"):
            return together
        first = f"{code}{first}"
        row, other = self._find(first), self._row(statute_key(_with_code(others, code)))
        if other is None or first == _AIDING:
            return other or row
        if row is None or _ATTEMPT in row.offenses:
            return _attempted(other)
        if other.offenses == (_ATTEMPT,):
            return _attempted(row)
        return other if row.offenses == other.offenses else row

    def _find(self, key: str) -> StatuteRow | None:
        """The row of a section; of several subsections, of the first that has a row of its own."""
        if "),(" not in key:
            return self._nearest(key)
        if together := self._rows.get(_joined(key)):
            return together
        found = [row for one in each_subsection(key) if (row := self._nearest(one))]
        whole = self._nearest(key.split("(", 1)[0])
        return next((row for row in found if row is not whole), whole)

    def _nearest(self, key: str) -> StatuteRow | None:
        while (row := self._rows.get(key) or self._short.get(key)) is None:
            shorter = _LAST_SUBSECTION.sub("", key)
            if shorter == key:
                return None
            key = shorter
        return row

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def _joined(key: str) -> str:
    """Several subsections as one, as the tables keep those that are one crime together."""
    return key.replace("),(", ")(")


def _with_code(section: str, code: str) -> str:
    """A further section with its code: its own ("HS 11378", in the first's state) or that of the first."""
    if not section[0].isalpha():
        return f"{code}{section}"
    state = code.split(" ", 1)[0]
    return f"{state} {section}" if state in CODES else section


def _attempted(row: StatuteRow) -> StatuteRow:
    """The row of a crime that was only attempted: it tells neither its level nor its longest sentence."""
    facts = {name: value for name, value in row.facts.items() if name not in _OF_THE_WHOLE_CRIME}
    return replace(row, facts=facts)


def _short(rows: Mapping[str, StatuteRow]) -> dict[str, StatuteRow]:
    """Rows by the shorter forms of their statutes that only one of them has."""
    forms = [(form, row) for key, row in rows.items() for form in _shorter(key)]
    times = Counter(form for form, _ in forms)
    return {form: row for form, row in forms if times[form] == 1}


def _shorter(key: str) -> Iterable[str]:
    found = _STATE_CODE_SECTION.match(key)
    if found is None:
        return ()
    state, code, section = found.groups()
    telling = len(section.split("(")[0].split(".")[0]) >= _TELLING
    return (f"{state} {section}", *((section, f"{code} {section}") if telling else ()))


__all__ = ["StatuteRow", "Statutes", "statute_key"]
