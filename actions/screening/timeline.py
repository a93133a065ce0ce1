"""The days of a case in order, and the clocks that run between them."""

from actions.screening.case import Case
from actions.screening.model import Clock, Law
from actions.screening.partial import ANY_DAY, NEVER, add_months, iso
from actions.screening.registry import CASE, GROUPS
from actions.screening.result import TimelineEntry
from actions.screening.truth import NAMES, NO, UNKNOWN, YES
from actions.screening.world import Item, World

_KNEW = "knew_consequence_date"


def timeline_of(law: Law, world: World, case: Case) -> list[TimelineEntry]:
    """Every date the person gave, then every clock that applies, with what is unknown left open."""
    entries = [
        TimelineEntry(name, "event", *_days(world.facts[name]))
        for name, fact in law.registry.by_scope[CASE].items()
        if fact.type == "date" and name in case.facts
    ]
    for group in GROUPS:
        dates = [fact for fact in law.registry.by_scope[group].values() if fact.type == "date"]
        for item in world.items[group]:
            given = case.groups[group][item.index]
            entries.extend(
                TimelineEntry(fact.id, "event", *_days(item.facts[fact.name]), item=item.index)
                for fact in dates
                if fact.name in given and not _known_from_the_start(fact.name, item)
            )
    entries.sort(key=lambda one: one.first or one.last or "9999")
    clocks = [one for one in law.clocks.values() if one.applies.value(world, None) >= UNKNOWN]
    return [*entries, *(_clock(one, world) for one in clocks)]


def _known_from_the_start(name: str, item: Item) -> bool:
    """Whether this is the day of learning what a conviction does, and no later than the conviction itself."""
    return name == _KNEW and item.facts[name][1] <= item.facts["conviction_date"][1]


def _clock(clock: Clock, world: World) -> TimelineEntry:
    """A clock that was stopped before its end never reaches it; one that never started has not run."""
    start = clock.start.value(world, None)
    ends = (add_months(start[0], clock.years * 12), add_months(start[1], clock.years * 12))
    stop = clock.stopped_by.value(world, None) if clock.stopped_by else (NEVER, NEVER)
    until = (min(stop[0], world.as_of), min(stop[1], world.as_of))
    reached = YES if ends[1] <= until[0] else NO if ends[0] > until[1] else UNKNOWN
    stops = (None, None) if stop[0] > world.as_of or stop == ANY_DAY else _days(stop)
    return TimelineEntry(
        clock.id,
        "clock",
        *_days(start),
        ends_first=iso(ends[0]),
        ends_last=iso(ends[1]),
        reached=NAMES[reached],
        stops_first=stops[0],
        stops_last=stops[1],
    )


def _days(interval: tuple[float, float]) -> tuple[str | None, str | None]:
    return (iso(interval[0]), iso(interval[1]))
