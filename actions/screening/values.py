"""Facts as the engine sees them: the set of values each may still have.

| type | abstract value |
|---|---|
| yes_no | a truth value |
| choice, offense | a bit mask of the choices that are still possible |
| set | (bits that are in it, bits that may be in it); with "unknown" in the list, any other may be |
| date, amounts | an interval |
| state, jurisdiction, statute | the code or the statute in its one form, or None when unknown |
"""

from collections.abc import Callable
from typing import Any

from actions.screening.citations import statute_key
from actions.screening.errors import nearest
from actions.screening.partial import parse_amount, parse_date
from actions.screening.places import CODES, NOT_A_STATE, state_code
from actions.screening.registry import AMOUNTS, Fact
from actions.screening.truth import UNKNOWN, from_bool

UNKNOWN_WORDS = frozenset("unknown unsure not_sure declined dont_know i_dont_know not_known".split())
_YES = frozenset({"yes", "true", "y"})
_NO = frozenset({"no", "false", "n"})


def is_unknown(value: Any) -> bool:
    """True for a value that says nothing: None or one of the words for "not known"."""
    if isinstance(value, str):
        return value.strip().lower().replace(" ", "_").replace("'", "") in UNKNOWN_WORDS
    return value is None


def abstract(fact: Fact, value: Any) -> Any:
    """The abstract value of a plain one. Raises ValueError that says what would be accepted."""
    if is_unknown(value):
        return fact.unknown
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
            if isinstance(value, bool) or not isinstance(value, str | int):
                raise ValueError(f"{value!r} is not a text")
            return _text(fact, str(value).strip())


def is_settled(fact: Fact, known: Any) -> bool:
    """True when the abstract value leaves exactly one plain value."""
    return settled_test(fact)(known)


def settled_test(fact: Fact) -> Callable[[Any], bool]:
    """The function that tells whether an abstract value of the fact leaves exactly one plain value."""
    if fact.type == "yes_no":
        return _is_decided
    if fact.type in ("choice", "offense"):
        return _is_one_bit
    if fact.type in ("set", "date") or fact.type in AMOUNTS:
        return _is_one_point
    return _is_told


def _is_decided(known: Any) -> bool:
    return bool(known != UNKNOWN)


def _is_one_bit(known: Any) -> bool:
    return bool(known & (known - 1) == 0)


def _is_one_point(known: Any) -> bool:
    return bool(known[0] == known[1])


def _is_told(known: Any) -> bool:
    return known is not None


def _yes_no(value: Any) -> int:
    if isinstance(value, bool):
        return from_bool(value)
    if isinstance(value, str) and value.strip().lower() in _YES | _NO:
        return from_bool(value.strip().lower() in _YES)
    raise ValueError(f"{value!r} is not yes, no or unknown")


def _text(fact: Fact, text: str) -> str:
    if not text:
        raise ValueError("the text is empty; write unknown if it is not known")
    if fact.type == "statute":
        return statute_key(text)
    if fact.type == "jurisdiction" and text.lower() in NOT_A_STATE:
        return text.lower()
    code = state_code(text)
    if code is None:
        others = f" or {', '.join(NOT_A_STATE)}" if fact.type == "jurisdiction" else ""
        hint = nearest(text.title(), CODES.values()) or nearest(text.lower(), NOT_A_STATE if others else ())
        raise ValueError(f"{text!r} is not a state: write its two letters, such as CA{others}{hint}")
    return code


def _choice(fact: Fact, value: Any) -> int:
    if isinstance(value, dict):
        if set(value) != {"any_of"} or not value["any_of"] or not isinstance(value["any_of"], list | tuple):
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
    bits, told = 0, [name for name in names if not is_unknown(name)]
    for name in told:
        bits |= _bit(fact, name)
    may = fact.unknown[1]
    bits &= may
    return (bits, bits if len(told) == len(names) else may)


def _bit(fact: Fact, name: Any) -> int:
    if isinstance(name, bool):  # YAML reads a bare yes or no as true or false
        name = "yes" if name else "no"
    try:
        return fact.bit(str(name))
    except KeyError:
        hint = nearest(str(name), fact.choices)
        raise ValueError(f"{name!r} is not one of {', '.join(fact.choices)}{hint}") from None
