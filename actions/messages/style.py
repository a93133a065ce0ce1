"""What the texts of a language must keep to: `data/locales/<language>/style.yml`."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actions.screening.yamlfile import read_yaml


@dataclass(frozen=True)
class Rule:
    """Words that must not stand in a text, and what to write in their place."""

    pattern: re.Pattern[str]
    instead: str = ""


@dataclass(frozen=True)
class Readability:
    """The limits of a readability formula; for a school grade lower is easier, for an index higher."""

    formula: str
    median: float
    worst: float
    fewest_words: int
    not_counted: frozenset[str]

    def too_hard(self, value: float, limit: float) -> bool:
        return value > limit if self.formula == "flesch_kincaid" else value < limit


@dataclass(frozen=True)
class Style:
    """Forbidden words, uses of them that are allowed, readability limits, borrowed English words."""

    forbidden: tuple[Rule, ...] = ()
    allowed: tuple[Rule, ...] = ()
    readability: Readability | None = None
    borrowed: frozenset[str] = frozenset()


def load_style(folder: Path, language: str) -> Style:
    """The style of a language; an empty one if it has no file.

    Raises LawError for a file that is not valid YAML.
    """
    path = folder / language / "style.yml"
    if not path.is_file():
        return Style()
    data: dict[str, Any] = read_yaml(path).data or {}
    limits = data.get("readability")
    return Style(
        forbidden=_rules(data.get("forbidden")),
        allowed=_rules(data.get("allowed")),
        readability=_readability(limits) if limits else None,
        borrowed=frozenset(word.lower() for word in data.get("borrowed") or ()),
    )


def _rules(entries: list[dict[str, str]] | None) -> tuple[Rule, ...]:
    return tuple(
        Rule(re.compile(entry["pattern"], re.IGNORECASE), entry.get("instead", "")) for entry in entries or ()
    )


def _readability(limits: dict[str, Any]) -> Readability:
    return Readability(
        formula=limits["formula"],
        median=float(limits["median"]),
        worst=float(limits["worst"]),
        fewest_words=int(limits["fewest_words"]),
        not_counted=frozenset(limits.get("not_counted") or ()),
    )
