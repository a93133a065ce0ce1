"""Which facts an expression can read, known before any case is: what a change can reach."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from actions.screening.nodes import Definition


@dataclass(frozen=True)
class Reads:
    """Registry ids that are read: `own` of the item in scope, `case` of the case and of whole lists.

    A list that is gone through adds the facts read of its items, and the name of the list itself, to `case`.
    """

    own: frozenset[str] = frozenset()
    case: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        return self.own | self.case


NOTHING = Reads()


def together(parts: Iterable[Reads]) -> Reads:
    """Everything that any of the parts reads."""
    own: set[str] = set()
    case: set[str] = set()
    for part in parts:
        own |= part.own
        case |= part.case
    return Reads(frozenset(own), frozenset(case))


@dataclass(frozen=True)
class Reached:
    """The definitions whose remembered values a change of some facts can make wrong.

    `case` are remembered once per world; `wide` and `wide_own` per item in the world (for every item, or
    for the changed item only); `local` and `local_own` in the items themselves.
    """

    case: tuple["Definition", ...]
    wide: tuple["Definition", ...]
    wide_own: tuple["Definition", ...]
    local: tuple["Definition", ...]
    local_own: tuple["Definition", ...]


def reached(definitions: Iterable["Definition"], changed: frozenset[str]) -> Reached:
    """What a change of the facts (or lists) with these registry ids can reach."""
    found: dict[str, list[Definition]] = {one.name: [] for one in fields(Reached)}
    for one in definitions:
        reads = one.reads()
        if reads.case & changed:
            found["case" if one.scope == "case" else "local" if one.local else "wide"].append(one)
        elif reads.own & changed:
            found["local_own" if one.local else "wide_own"].append(one)
    return Reached(**{name: tuple(ones) for name, ones in found.items()})
