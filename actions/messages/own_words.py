"""Words of dates, lengths and lists for languages that CLDR lends the words of another language.

Haitian Creole is given French there ("4 mars", "3 jours"); its readers in the United States write
numbers and dollars as English does.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class OwnWords:
    """The names of the months, the units ("day", "month", "year", "gram"), and the words of a list."""

    months: tuple[str, ...]
    units: Mapping[str, str]
    joining: Mapping[str, str]


OWN_WORDS = {
    "ht": OwnWords(
        months=tuple("janvye fevriye mas avril me jen jiyè out septanm oktòb novanm desanm".split()),
        units={"day": "jou", "month": "mwa", "year": "an", "gram": "gram"},
        joining={"and": "ak", "or": "oswa"},
    ),
}
NUMBERS = {"ht": "en"}
"""Whose way of writing numbers and dollars a language takes."""
