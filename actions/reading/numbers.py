"""Numbers in digits and in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from actions.reading.folding import Tokens
from actions.reading.lexicon import Lexicon

_LONGEST = 15
_DOTS_FOR_THOUSANDS = re.compile(r"^\d{1,3}(?:\.\d{3})+$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens `start` to `end`. `digits` is how it was typed, None for words."""

    value: float
    start: int
    end: int
    digits: str | None = None

    @property
    def whole(self) -> int | None:
        """The value when it is a whole number."""
        return int(self.value) if self.value == int(self.value) else None


def plain(value: float) -> int | float:
    """A whole number as int, any other rounded to two decimals."""
    return int(value) if value == int(value) else round(value, 2)


def read_numbers(tokens: Tokens, lexicon: Lexicon) -> list[Number]:
    """Every number of a text, in order. "10 mil" and "two thousand five" are one number each."""
    numbers: list[Number] = []
    at = 0
    while at < len(tokens):
        number = _digits(tokens, at, lexicon) or _words(tokens, at, lexicon)
        if number:
            numbers.append(number)
            at = number.end
        else:
            at += 1
    return numbers


def _digits(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    word = tokens.words[at]
    if not word[0].isdigit():
        return None
    dotted = _DOTS_FOR_THOUSANDS.match(word)
    if word.count(".") > 1 and not dotted:
        return None  # a date or a section written with dots
    if len(word) > _LONGEST:
        return None  # nobody's year, sentence or sum of money
    value = float(word.replace(".", "") if dotted else word.replace(",", ""))
    times = lexicon.number("multiplier").get(tokens.words[at + 1]) if at + 1 < len(tokens) else None
    if times and times >= 1000:
        return Number(value * times, at, at + 2)
    return Number(value, at, at + 1, word)


def _words(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    """One run of number words. "nineteen ninety" is two numbers; `dates` joins them to a year."""
    units, multipliers = lexicon.number("number"), lexicon.number("multiplier")
    joiners, first = lexicon.words("number_and"), lexicon.words("multiplier_first")
    total = group = 0.0
    end = at
    while end < len(tokens):
        word = tokens.words[end]
        if word in units and _fits(group, units[word], end > at):
            group += units[word]
        elif word in multipliers and (group or (end == at and word in first)):
            times = multipliers[word]
            if times >= 1000:
                total, group = total + max(group, 1) * times, 0.0
            else:
                group = max(group, 1) * times
        elif not _joins(tokens, end, at, group, units, joiners):
            break
        end += 1
    return Number(total + group, at, end) if end > at else None


def _fits(group: float, size: float, continues: bool) -> bool:
    """Whether a word continues a number: "ninety" "eight" does, "two" "five" does not."""
    if not group:
        return size > 0 or not continues
    if group % 100 == 0:
        return 0 < size < 100
    return group % 10 == 0 and group % 100 >= 20 and 0 < size < 10


def _joins(
    tokens: Tokens, at: int, start: int, group: float, units: Mapping[str, float], joiners: Mapping[str, Any]
) -> bool:
    """Whether "and" stands between two words of one number: "treinta y uno", "two hundred and five"."""
    if at == start or at + 1 >= len(tokens) or tokens.words[at] not in joiners:
        return False
    following = units.get(tokens.words[at + 1], 0.0)
    return following > 0 and _fits(group, following, True) and (group > 0 or following < 100)
