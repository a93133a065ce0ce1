"""From the elements and bars of a relief to its status.

`likely_barred` when a bar or a missing element is likely or certain; `likely_available` when
everything is favourable; in between, how much is known decides. No unknown ever counts as "no".

Who asks for relief must show that no conviction bars it (Pereida v. Wilkinson, 592 U.S. 224 (2021)): while it
is not known of which of several crimes somebody was convicted, and that turns a bar, nothing is possibly
available.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from actions.screening.courts import other_court
from actions.screening.model import Relief, Test
from actions.screening.truth import LIKELY, NO, UNLIKELY, YES, Truth, negate
from actions.screening.world import Item, World

LIKELY_AVAILABLE = "likely_available"
POSSIBLY_AVAILABLE = "possibly_available"
LIKELY_BARRED = "likely_barred"
NOT_ENOUGH_INFORMATION = "not_enough_information"
NOT_APPLICABLE = "not_applicable"

STATUSES = (LIKELY_AVAILABLE, POSSIBLY_AVAILABLE, NOT_ENOUGH_INFORMATION, LIKELY_BARRED, NOT_APPLICABLE)
OPENNESS = {
    LIKELY_AVAILABLE: 4,
    POSSIBLY_AVAILABLE: 3,
    NOT_ENOUGH_INFORMATION: 2,
    LIKELY_BARRED: 1,
    NOT_APPLICABLE: 0,
}
DECIDED = frozenset({LIKELY_AVAILABLE, LIKELY_BARRED, NOT_APPLICABLE})


def favour(test: Test, world: World, item: Item | None) -> Truth:
    """How far the test speaks for the person: an element that is met, a bar that is absent."""
    value: Truth = test.node.value(world, item)
    return value if test.kind == "element" else negate(value)


def status_of(relief: Relief, world: World, item: Item | None) -> str:
    """The status of a relief, for one item if it is looked at for each."""
    if other_court(relief.courts, item):
        return NOT_APPLICABLE
    applies: Truth = relief.applies.value(world, item)
    if applies == NO:
        return NOT_APPLICABLE
    lowest, met, elements = YES, False, False
    for test in relief.tests:
        found: Truth = test.node.value(world, item)
        if test.kind == "element":
            elements = True
            met = met or found >= LIKELY
        else:
            found = YES - found
        if found <= UNLIKELY:
            return LIKELY_BARRED
        if found < lowest:
            lowest = found
    if min(lowest, applies) >= LIKELY:
        return LIKELY_AVAILABLE
    if applies >= LIKELY and (met or not elements) and not _unread_offence(relief, world):
        return POSSIBLY_AVAILABLE
    return NOT_ENOUGH_INFORMATION


def _unread_offence(relief: Relief, world: World) -> bool:
    """Whether a test of relief from removal is open and a conviction could be of crimes that differ in it."""
    if relief.per is not None or not _offence_is_open(relief, world):
        return False
    return any(
        UNLIKELY < test.node.value(world, None) < LIKELY for test in relief.tests if _reads_offence(test)
    )


def _offence_is_open(relief: Relief, world: World) -> bool:
    for item in world.items["convictions"]:
        mask = item.facts.get("offense", 0)
        if (mask & (mask - 1) or mask & relief.nameless) and (
            relief.conviction is None or relief.conviction.value(world, item) > UNLIKELY
        ):
            return True
    return False


@lru_cache(maxsize=1024)
def _reads_offence(test: Test) -> bool:
    return "convictions.offense" in test.node.reads().all


@dataclass(frozen=True)
class Standing:
    """The status of a relief in a world, and for which items (none: for the whole case)."""

    status: str
    items: tuple[tuple[int, str], ...] = ()


def standing(relief: Relief, world: World) -> Standing:
    """The status of a relief; one that is looked at for each item has its best one."""
    if relief.per is None:
        return Standing(status_of(relief, world, None))
    found = tuple((item.index, status_of(relief, world, item)) for item in world.items[relief.per])
    return Standing(best_of(relief, world, [status for _, status in found]), found)


def best_of(relief: Relief, world: World, statuses: Sequence[str]) -> str:
    """The best status of the items; open while a further item could have a better one."""
    assert relief.per is not None
    best = max(statuses, key=OPENNESS.__getitem__, default=NOT_APPLICABLE)
    ghost = world.ghosts[relief.per]
    if ghost is None or OPENNESS[best] >= OPENNESS[NOT_ENOUGH_INFORMATION]:
        return best
    return NOT_ENOUGH_INFORMATION if OPENNESS[status_of(relief, world, ghost)] > OPENNESS[best] else best


def items_of(relief: Relief, world: World) -> Iterator[Item | None]:
    """What the relief is looked at for: each known item, or once the whole case (None)."""
    if relief.per is None:
        yield None
    else:
        yield from world.items[relief.per]


def undecided(status: str) -> bool:
    """True while another fact could still change the status."""
    return status not in DECIDED
