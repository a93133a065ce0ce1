"""What the law files say, compiled: the types that the loader makes and the assessment reads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from actions.screening.courts import Courts
from actions.screening.nodes import Definition, Node
from actions.screening.reads import Reached, reached
from actions.screening.registry import Registry
from actions.screening.statutes import Statutes
from actions.screening.thresholds import Threshold

if TYPE_CHECKING:
    from actions.screening.grounds import GroundNode

Found = TypeVar("Found")


@dataclass(frozen=True)
class Source:
    """Where a rule comes from and how far it was checked.

    `verified` is yes, partly or no; after `verify_by` the rule is stale and its conclusions say so. Before
    the day `in_force` the rule is inert.
    """

    file: Path
    line: int
    authority: tuple[str, ...]
    verified: str
    verified_on: date | None
    verify_by: date | None
    note: str = ""
    in_force: date | None = None

    def inert(self, as_of: date) -> bool:
        """Whether the rule is the law of a later day."""
        return self.in_force is not None and as_of < self.in_force

    def stale(self, as_of: date) -> bool:
        return self.verify_by is not None and as_of > self.verify_by


@dataclass(frozen=True)
class Rule:
    """A definition: a named value of the case or of each item of a list.

    `unasked` is why people are not asked here for what it takes from them only where they tell it.
    """

    id: str
    scope: str
    type: str
    node: Node
    is_flag: bool
    source: Source
    unasked: str = ""


@dataclass(frozen=True)
class Part:
    """One paragraph of a ground, such as 101(a)(43)(G), and the condition it adds to the offence."""

    id: str
    ground: str
    node: Node
    needs_conviction: bool
    source: Source


@dataclass(frozen=True)
class Ground:
    """A ground of deportability or inadmissibility, looked at for each conviction.

    `takes_in` names grounds that count as this one too, for offences that raise nothing of its own.
    """

    id: str
    lists: tuple[str, ...]
    parts: Mapping[str, Part]
    source: Source
    takes_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class Raise:
    """An offence raises a part of a ground, this strongly, under this condition."""

    part: str
    strength: int
    node: Node
    source: Source
    conditional: bool = False


@dataclass(frozen=True)
class Offence:
    """A category of offences and the parts of grounds that it can raise."""

    id: str
    raises: tuple[Raise, ...]


@dataclass(frozen=True)
class Test:
    """An element (must hold) or a bar (must not hold) of a relief."""

    id: str
    kind: str
    node: Definition
    source: Source


@dataclass(frozen=True)
class Relief:
    """A form of relief, or a post-conviction vehicle; `per` names the list if each item is looked at.

    `places` are the text facts of an item, such as the court's state, by which it is for that item or not;
    `courts` those without which it is not. `nameless` is the mask of an offence that is in no category,
    `conviction` whether an item is a conviction at all.
    """

    id: str
    kind: str
    decides: str
    per: str | None
    applies: Definition
    tests: tuple[Test, ...]
    source: Source
    discretion: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    never_say: tuple[str, ...] = ()
    combines_with: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    courts: Courts | None = None
    nameless: int = 0
    conviction: Definition | None = None


@dataclass(frozen=True)
class Urgent:
    """Something that cannot wait for the end of the screening."""

    id: str
    when: Node
    level: str
    source: Source
    do: tuple[str, ...] = ()
    dont: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deadline:
    """A time limit: `months` and `days` after `start`, by the strictest reading."""

    id: str
    applies: Node
    start: Node
    months: int
    days: int
    usual: str
    unknown_is: str
    source: Source


@dataclass(frozen=True)
class Clock:
    """A period that the timeline shows."""

    id: str
    applies: Node
    start: Node
    years: int
    stopped_by: Node | None
    source: Source


@dataclass(frozen=True)
class Change:
    """A what-if: facts of a conviction replaced, as a court order would."""

    id: str
    when: Node
    changes: Mapping[str, object]


@dataclass(frozen=True)
class Charge:
    """How a charge that is still open could end: facts of the item replaced, as a plea to it would.

    `asks` are the facts (registry ids) that are asked of an open charge for this alone: those that the
    charge has already.
    """

    id: str
    when: Node
    changes: Mapping[str, object]
    asks: frozenset[str]


@dataclass(frozen=True)
class Notice:
    """A warning, or a line of the do or do-not list, shown when its condition may hold."""

    id: str
    kind: str
    when: Node
    source: Source


@dataclass(frozen=True)
class Paper:
    """A document: where it comes from and which facts it settles."""

    id: str
    origin: str
    settles: tuple[str, ...]


@dataclass
class Law:
    """All the law, ready to evaluate."""

    registry: Registry
    statutes: Statutes
    rules: dict[str, Rule] = field(default_factory=dict)
    grounds: dict[str, Ground] = field(default_factory=dict)
    ground_nodes: dict[str, "GroundNode"] = field(default_factory=dict)
    ground_flags: dict[str, Definition] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)
    offences: dict[str, Offence] = field(default_factory=dict)
    offence_groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    relief: dict[str, Relief] = field(default_factory=dict)
    urgent: dict[str, Urgent] = field(default_factory=dict)
    deadlines: dict[str, Deadline] = field(default_factory=dict)
    clocks: dict[str, Clock] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    charges: dict[str, Charge] = field(default_factory=dict)
    notices: dict[str, Notice] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    follows: list[tuple[str, Node, bool]] = field(default_factory=list)
    version: str = ""
    named: list[Definition] = field(default_factory=list)
    _flags: dict[str, list[Rule]] = field(default_factory=dict, repr=False)
    _reached: dict[frozenset[str], Reached] = field(default_factory=dict, repr=False)
    thresholds: Mapping[str, frozenset[Threshold]] = field(default_factory=dict, repr=False)
    _on_day: dict[object, Any] = field(default_factory=dict, repr=False)

    def flags(self, scope: str) -> list[Rule]:
        """The output flags of a scope: definitions marked so."""
        if scope not in self._flags:
            self._flags[scope] = [
                rule for rule in self.rules.values() if rule.is_flag and rule.scope == scope
            ]
        return self._flags[scope]

    def reached(self, changed: frozenset[str]) -> Reached:
        """Which remembered values a change of the facts with these registry ids can make wrong."""
        if changed not in self._reached:
            self._reached[changed] = reached(self.named, changed)
        return self._reached[changed]

    def stale(self, as_of: date) -> list[str]:
        """The rules that should have been checked again before that day."""
        return self.on_day(as_of, _stale)

    def on_day(self, as_of: date, find: Callable[["Law", date], Found]) -> Found:
        """What `find` finds in the law on a day, looked for once."""
        if (as_of, find) not in self._on_day:
            self._on_day[as_of, find] = find(self, as_of)
        found: Found = self._on_day[as_of, find]
        return found

    def sources(self) -> dict[str, Source]:
        """Every rule's source by id, for the check of what is stale or not verified."""
        found: dict[str, Source] = {f"definition {rule.id}": rule.source for rule in self.rules.values()}
        found.update({f"ground {part.ground}.{part.id}": part.source for part in self.parts.values()})
        for offence in self.offences.values():
            for number, one in enumerate(offence.raises, start=1):
                found[f"offence {offence.id}.{one.part} ({number})"] = one.source
        for row in self.statutes.values():
            found[f"statute {row.statute}"] = row.source
            for number, one in enumerate(row.raises, start=1):
                found[f"statute {row.statute}.{one.part} ({number})"] = one.source
        for relief in self.relief.values():
            found[f"relief {relief.id}"] = relief.source
            found.update({f"relief {relief.id}.{test.id}": test.source for test in relief.tests})
        for name, table in (("urgent", self.urgent), ("deadline", self.deadlines), ("clock", self.clocks)):
            found.update({f"{name} {one.id}": one.source for one in table.values()})
        found.update({f"notice {one.kind}.{one.id}": one.source for one in self.notices.values()})
        return found


def _stale(law: Law, as_of: date) -> list[str]:
    return sorted(name for name, one in law.sources().items() if one.stale(as_of))
