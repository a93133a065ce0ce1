"""Which facts an expression can read, known before any case is: what a change can reach."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
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


Keys = tuple[Hashable, ...]


@dataclass(frozen=True)
class Reached:
    """The keys of remembered values and traces that a change of some facts can make wrong.

    `case` are remembered once per world; `wide` and `wide_own` in the world for each item of the list
    named with them (for every item, or for the changed one only); `local` and `local_own` in the items
    themselves.
    """

    case: Keys
    wide: tuple[tuple[str, Hashable], ...]
    wide_own: tuple[tuple[str, Hashable], ...]
    local: Keys
    local_own: Keys


def reached(definitions: Iterable["Definition"], changed: frozenset[str]) -> Reached:
    """What a change of the facts (or lists) with these registry ids can reach."""
    case: list[Hashable] = []
    local: dict[bool, list[Hashable]] = {True: [], False: []}
    wide: dict[bool, list[tuple[str, Hashable]]] = {True: [], False: []}
    for one in definitions:
        reads = one.reads()
        by_case = bool(reads.case & changed)
        if not by_case and not reads.own & changed:
            continue
        if one.scope == "case":
            case.extend(one.keys)
        elif one.local:
            local[by_case].extend(one.keys)
        else:
            wide[by_case].extend((one.scope, key) for key in one.keys)
    return Reached(
        tuple(case), tuple(wide[True]), tuple(wide[False]), tuple(local[True]), tuple(local[False])
    )
