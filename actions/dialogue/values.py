"""Taps as values: a choice id of the open question becomes the plain value of its fact."""

from typing import Any

from actions.screening.partial import parse_amount, parse_date
from actions.screening.registry import AMOUNTS, Fact
from actions.screening.values import abstract

UNKNOWN, UNSURE = "unknown", "unsure"
"""A value that is not known; and the tick "not sure about some of these", which leaves the rest unknown."""


def tapped(fact: Fact, choice: str) -> Any:
    """The plain value of a tapped choice, or of a typed widget's value ("2009-06", "365", "a+b").

    Raises ValueError when the fact has no such value.
    """
    if choice == UNKNOWN:
        return choice
    match fact.type:
        case "yes_no":
            if choice not in ("yes", "no"):
                raise ValueError(f"{choice!r} is not yes or no")
            return choice == "yes"
        case "set":
            value: Any = [UNKNOWN if one == UNSURE else one for one in choice.split("+") if one]
            if len(value) > 1 and "none" in value:
                raise ValueError("none of these stands alone")
            if value == [UNKNOWN]:
                return UNKNOWN
        case "date":
            parse_date(choice)
            return choice
        case _ if fact.type in AMOUNTS:
            value = float(choice)
            value = int(value) if value.is_integer() else value
            parse_amount(value)
        case _:
            value = choice
    abstract(fact, value)
    return value
