"""What a screening finds: plain data, ready for JSON, in the words of ids."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any


@dataclass(frozen=True)
class Finding:
    """One element or bar: whether it holds, what that rests on, what it lacks.

    `value` is yes, likely, unknown, unlikely or no; `favourable` says whether it helps the person;
    `missing` and `rests_on` are fact paths; `open_law` names points of law that are not certain.
    """

    id: str
    kind: str
    value: str
    favourable: str
    rests_on: list[str]
    missing: list[str]
    open_law: list[str]
    authority: list[str]
    verified: str
    stale: bool
    conviction: int | None = None


@dataclass(eq=False)  # frozen ones take three times as long to make, and there are a hundred of these
class Conclusion:
    """A relief or vehicle: its status, its tests, what is missing and which papers would settle it.

    `applies_by` are the facts that tell whether it is for this person at all. These, the findings, what is
    missing, and the papers that would settle that are worked out when they are first read, since of most
    paths nobody asks why: a field `find_x` makes `x`.
    """

    id: str
    kind: str
    status: str
    decides: str
    find_applies_by: Callable[[], list[str]]
    find_findings: Callable[[], list[Finding]]
    find_missing: Callable[[], list[str]]
    find_settled_by: Callable[[list[str]], list[str]]
    authority: list[str]
    verified: str
    stale: bool
    documents: list[str]
    next_steps: list[str]
    warnings: list[str]
    discretion: list[str]
    combines_with: list[str]
    convictions: dict[int, str] = field(default_factory=dict)

    @cached_property
    def applies_by(self) -> list[str]:
        return self.find_applies_by()

    @cached_property
    def findings(self) -> list[Finding]:
        return self.find_findings()

    @cached_property
    def missing(self) -> list[str]:
        return self.find_missing()

    @cached_property
    def settled_by(self) -> list[str]:
        return self.find_settled_by(self.missing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Conclusion) and bool(_plain(self) == _plain(other))

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True)
class RaisedGround:
    """A part of a ground that a conviction may raise."""

    ground: str
    part: str
    value: str
    lists: list[str]
    authority: list[str]
    verified: str
    note: str
    reading: str


@dataclass(frozen=True)
class ConvictionResult:
    """One conviction: its flags, the grounds it may raise, the readings of the offence."""

    index: int
    flags: dict[str, str]
    grounds: list[RaisedGround]
    readings: list[str]
    statute_known: bool
    missing: dict[str, list[str]]


@dataclass(frozen=True)
class UrgentResult:
    """Something that cannot wait. `possible` when it is not certain that it applies."""

    id: str
    level: str
    possible: bool
    do: list[str]
    dont: list[str]
    authority: list[str]


@dataclass(frozen=True)
class DeadlineResult:
    """A time limit; `earliest` is the strictest day, None when the starting day is not known.

    `passed` is yes, no, possible or unknown; `possible` when it is not certain that the limit applies.
    """

    id: str
    earliest: str | None
    latest: str | None
    urgency: str
    passed: str
    possible: bool
    usual: str
    authority: list[str]
    verified: str


@dataclass(frozen=True)
class WhatIf:
    """What opens when courts change convictions: (conviction, change) pairs and the relief that opens."""

    changes: list[dict[str, Any]]
    opens: list[dict[str, str]]
    stays_closed: list[str]


@dataclass(frozen=True)
class IfConvicted:
    """What an open charge would do if it ended in a conviction (`change` says how).

    `flags` are those of the charge itself that would not be "no"; `case_flags` those of the case that would
    get worse, with what they would be; `closes` the relief that would be less open.
    """

    conviction: int
    change: str
    flags: dict[str, str]
    case_flags: dict[str, str]
    closes: list[dict[str, str]]


@dataclass(frozen=True)
class TimelineEntry:
    """A day, or a period, of the case. Days are YYYY-MM-DD, the first and last that it may be.

    `stops` is when something stops a clock; both None where, as far as is known, nothing does by now.
    """

    id: str
    kind: str
    first: str | None
    last: str | None
    item: int | None = None
    ends_first: str | None = None
    ends_last: str | None = None
    reached: str | None = None
    stops_first: str | None = None
    stops_last: str | None = None


@dataclass(frozen=True)
class Assessment:
    """The whole result of a screening on a day."""

    as_of: date
    law_version: str
    stale: list[str]
    conclusions: dict[str, Conclusion]
    flags: dict[str, str]
    missing: dict[str, list[str]]
    convictions: list[ConvictionResult]
    urgent: list[UrgentResult]
    deadlines: list[DeadlineResult]
    what_if: list[WhatIf]
    if_convicted: list[IfConvicted]
    timeline: list[TimelineEntry]
    documents: list[str]
    warnings: list[str]
    do: list[str]
    dont: list[str]
    next_questions: list[str]

    def to_json(self) -> dict[str, Any]:
        """The JSON of DESIGN 4.3."""
        data: dict[str, Any] = _plain(self)
        data["as_of"] = self.as_of.isoformat()
        data["law"] = {"version": data.pop("law_version"), "stale": data.pop("stale")}
        return data


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(one.name.removeprefix("find_") for one in fields(kind))


def _plain(value: Any) -> Any:
    """Dataclasses as mappings, all the way down; much quicker than `dataclasses.asdict`."""
    if isinstance(value, str | int | None):
        return value
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(getattr(value, name)) for name in _names(type(value))}
    return value
