"""Facts as the engine sees them: the set of values each may still have.

| type | abstract value |
|---|---|
| yes_no | a truth value |
| choice, offense | a bit mask of the choices that are still possible |
| set | (bits that are in it, bits that may be in it) |
| date, amounts | an interval |
| state, jurisdiction, statute | the text, or None when unknown |
"""

from typing import Any

from actions.screening.errors import nearest
from actions.screening.partial import ANY_AMOUNT, ANY_DAY, parse_amount, parse_date
from actions.screening.registry import AMOUNTS, Fact
from actions.screening.truth import UNKNOWN, from_bool

UNKNOWN_WORDS = frozenset({"unknown", "unsure", "not_sure", "declined", "dont_know"})
_YES = frozenset({"yes", "true", "y"})
_NO = frozenset({"no", "false", "n"})


def is_unknown(value: Any) -> bool:
    """True for a value that says nothing: None or one of the words for "not known"."""
    return value is None or (isinstance(value, str) and value.strip().lower() in UNKNOWN_WORDS)


def nothing_known(fact: Fact) -> Any:
    """The abstract value of a fact of which nothing is known."""
    match fact.type:
        case "yes_no":
            return UNKNOWN
        case "choice" | "offense":
            return fact.all_bits
        case "set":
            return (0, fact.all_bits & ~_none_bit(fact))
        case "date":
            return ANY_DAY
        case _ if fact.type in AMOUNTS:
            return ANY_AMOUNT
        case _:
            return None


def abstract(fact: Fact, value: Any) -> Any:
    """The abstract value of a plain one. Raises ValueError that says what would be accepted."""
    if is_unknown(value):
        return nothing_known(fact)
    match fact.type:
        case "yes_no":
            return _yes_no(value)
        case "choice" | "offense":
            return _choice(fact, value)
        case "set":
            return _set(fact, value)
        case "date":
            return parse_date(value)
        case _ if fact.type in AMOUNTS:
            return parse_amount(value)
        case _:
            if not isinstance(value, str | int):
                raise ValueError(f"{value!r} is not a text")
            return str(value).strip()


def is_settled(fact: Fact, known: Any) -> bool:
    """True when the abstract value leaves exactly one plain value."""
    match fact.type:
        case "yes_no":
            return bool(known != UNKNOWN)
        case "choice" | "offense":
            return bool(known & (known - 1) == 0)
        case "set" | "date":
            return bool(known[0] == known[1])
        case _ if fact.type in AMOUNTS:
            return bool(known[0] == known[1])
        case _:
            return known is not None


def possible_values(fact: Fact, known: Any) -> list[Any]:
    """Every plain value still possible, for facts with few of them; otherwise an empty list."""
    if fact.type == "yes_no" and known == UNKNOWN:
        return [True, False]
    if fact.type in ("choice", "offense"):
        return [choice for choice in fact.choices if fact.bit(choice) & known]
    return []


def _none_bit(fact: Fact) -> int:
    return fact.bit("none") if "none" in fact.choices else 0


def _yes_no(value: Any) -> int:
    if isinstance(value, bool):
        return from_bool(value)
    if isinstance(value, str) and value.strip().lower() in _YES | _NO:
        return from_bool(value.strip().lower() in _YES)
    raise ValueError(f"{value!r} is not yes, no or unknown")


def _choice(fact: Fact, value: Any) -> int:
    if isinstance(value, dict):
        if set(value) != {"any_of"} or not value["any_of"]:
            raise ValueError("several readings are written {any_of: [first, second]}")
        mask = 0
        for one in value["any_of"]:
            mask |= _bit(fact, one)
        return mask
    return _bit(fact, value)


def _set(fact: Fact, value: Any) -> tuple[int, int]:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list | tuple):
        raise ValueError(f"{value!r} is not a list of choices")
    bits = 0
    for name in names:
        bits |= _bit(fact, name)
    bits &= ~_none_bit(fact)
    return (bits, bits)


def _bit(fact: Fact, name: Any) -> int:
    if isinstance(name, bool):  # YAML reads a bare `none` or `no` its own way
        name = "yes" if name else "no"
    try:
        return fact.bit(str(name))
    except KeyError:
        hint = nearest(str(name), fact.choices)
        raise ValueError(f"{name!r} is not one of {', '.join(fact.choices)}{hint}") from None
