"""What comes out otherwise in one assessment of a case than in another: what a change of the law does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from actions.screening.result import Assessment

ABSENT = "-"


@dataclass(frozen=True)
class Difference:
    """One part of the result, before and after; `what` names it: "relief asylum", "flag deportable"."""

    what: str
    before: str
    after: str


def differences(before: Assessment, after: Assessment) -> list[Difference]:
    """Statuses, flags, what is urgent and time limits that differ, in the order of the result."""
    old, new = dict(_parts(before)), dict(_parts(after))
    names = dict.fromkeys((*old, *new))
    pairs = ((name, old.get(name, ABSENT), new.get(name, ABSENT)) for name in names)
    return [Difference(*one) for one in pairs if one[1] != one[2]]


def _parts(found: Assessment) -> Iterator[tuple[str, str]]:
    for one in found.conclusions.values():
        yield f"{one.kind} {one.id}", one.status
    yield from _flags("flag", found.flags)
    for conviction in found.convictions:
        yield from _flags(f"conviction {conviction.index + 1} flag", conviction.flags)
    for end in found.if_convicted:
        what = f"if charge {end.conviction + 1} ends {end.change}:"
        yield from _flags(f"{what} flag", {**end.flags, **end.case_flags})
        yield from ((f"{what} relief {one['id']}", one["to"]) for one in end.closes)
    for urgent in found.urgent:
        yield f"urgent {urgent.id}", "possible" if urgent.possible else "yes"
    for limit in found.deadlines:
        yield f"deadline {limit.id}", limit.earliest or "unknown"


def _flags(what: str, flags: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, word in flags.items():
        yield f"{what} {name}", word
