"""Five ordered truth values.

The three values of Kleene's logic (NO, UNKNOWN, YES) are enough for facts. The two between them
say that the facts are known but the law on the point is not certain: LIKELY when the government
is likely to prevail on it, UNLIKELY when it may try but usually does not.

`and` is `min`, `or` is `max`, `not` is `negate`.
"""

from collections.abc import Iterable

Truth = int

NO: Truth = 0
UNLIKELY: Truth = 1
UNKNOWN: Truth = 2
LIKELY: Truth = 3
YES: Truth = 4

NAMES = {NO: "no", UNLIKELY: "unlikely", UNKNOWN: "unknown", LIKELY: "likely", YES: "yes"}


def negate(value: Truth) -> Truth:
    """The mirror image of a value: YES becomes NO, LIKELY becomes UNLIKELY."""
    return YES - value


def from_bool(value: bool | None) -> Truth:
    """True, False and None (unknown) as truth values."""
    if value is None:
        return UNKNOWN
    return YES if value else NO


def join(values: Iterable[Truth]) -> Truth:
    """What holds when one of several readings is right, but not which.

    Readings that agree are the answer; readings that lean the same way keep the lean;
    readings that differ leave it UNKNOWN.
    """
    found = set(values)
    if not found:
        return UNKNOWN
    if len(found) == 1:
        return found.pop()
    if min(found) >= LIKELY:
        return LIKELY
    if max(found) <= UNLIKELY:
        return UNLIKELY
    return UNKNOWN
