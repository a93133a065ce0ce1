"""The nodes of a compiled expression: facts, names, and what joins truth values.

A node has `value(world, item)`, a closure made once; `trace`, which walks only the branches that
decide (or keep undecided) the value it has; `points`, whether something known speaks for it though
it is not decided; and `reads`, the facts it can depend on. `item` is the entry, conviction or
relative in whose scope the expression stands, or None.

A decided flag never adds to what a trace is missing.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from actions.screening.reads import NOTHING, Reads, together
from actions.screening.registry import CASE, Fact
from actions.screening.trace import Trace
from actions.screening.truth import LIKELY, NO, UNKNOWN, UNLIKELY, YES
from actions.screening.values import settled_test
from actions.screening.world import Item, World

Value = Callable[[World, Item | None], Any]


class Node:
    """A part of an expression. `type` is flag, date, number, total, choice, set, text or period.

    One that `passes_on` is a condition made of nothing but the conditions that are its parts.
    """

    type: str = "flag"
    value: Value
    parts: Sequence["Node"] = ()
    passes_on = False

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        """Add why the value is what it is."""
        for part in self.parts:
            part.trace(world, item, trace)

    def trace_decided(self, world: World, item: Item | None, trace: Trace) -> None:
        """Add why a part of something decided is what it is: what it does not know did not matter."""
        found = Trace()
        self.trace(world, item, found)
        trace.add_decided(found)

    def points(self, world: World, item: Item | None) -> bool:
        """Whether something that is known speaks for it. Asked only of what is not decided."""
        return any(part.points(world, item) for part in self.parts)

    def reads(self) -> Reads:
        """The facts that the value can depend on."""
        return together(part.reads() for part in self.parts)


def rests_on_facts(node: Node, world: World, item: Item | None) -> bool:
    """Whether the value of a node comes from something that is known of the case."""
    trace = Trace()
    node.trace(world, item, trace)
    return bool(trace.rests_on)


class Constant(Node):
    """A value that stands in the law file itself."""

    def __init__(self, kind: str, constant: Any) -> None:
        self.type = kind
        self.constant = constant
        self.value = lambda world, item: constant

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        """It is what it is."""


class AsOf(Node):
    """The day of the screening."""

    type = "date"

    def __init__(self) -> None:
        self.value = lambda world, item: (world.as_of, world.as_of)


class FactNode(Node):
    """A fact of the case, or of the item in scope (`own`)."""

    def __init__(self, fact: Fact, kind: str, *, own: bool) -> None:
        self.type = kind
        self.fact = fact
        self.own = own
        name = fact.name
        self.is_settled = settled_test(fact)
        if own:
            self.value = lambda world, item: item.facts[name]  # type: ignore[union-attr]
        else:
            self.value = lambda world, item: world.facts[name]

    def path(self, item: Item | None) -> str | None:
        """Where the fact stands in the case; None for a further item of which nothing is known."""
        if not self.own:
            return self.fact.name
        assert item is not None
        return item.path(self.fact.name) if item.index >= 0 else None

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        path = self.path(item)
        if path is None:
            return
        if self.is_settled(self.value(world, item)):
            trace.rests_on[path] = None
        else:
            trace.lacks(path)

    def trace_decided(self, world: World, item: Item | None, trace: Trace) -> None:
        path = self.path(item)
        if path is not None:
            trace.rests_on[path] = None

    def points(self, world: World, item: Item | None) -> bool:
        value = self.value(world, item)
        return bool(value != self.fact.unknown) and not self.is_settled(value)

    def reads(self) -> Reads:
        one = frozenset({self.fact.id})
        return Reads(own=one) if self.own else Reads(case=one)


class And(Node):
    """All of the parts: the lowest value."""

    passes_on = True

    def __init__(self, parts: Sequence[Node]) -> None:
        self.parts = tuple(parts)
        values = [part.value for part in parts]

        def value(world: World, item: Item | None) -> int:
            lowest = YES
            for one in values:
                found = one(world, item)
                if found < lowest:
                    lowest = found
                    if lowest == NO:
                        break
            return lowest

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        values = []
        for part in self.parts:
            value = part.value(world, item)
            if value == NO:
                part.trace(world, item, trace)
                return
            values.append(value)
        result = min(values)
        for part, value in zip(self.parts, values, strict=True):
            if result >= LIKELY or value == result:
                part.trace(world, item, trace)

    def points(self, world: World, item: Item | None) -> bool:
        return any(_part_points(part, world, item) for part in self.parts)


def _denies(part: "Node | None") -> bool:
    """Whether a part says only what does not hold, in whatever words."""
    match part:
        case Not():
            return True
        case Definition():
            return _denies(part.body)
        case Node(passes_on=True):
            return all(map(_denies, part.parts))
    return False


def _part_points(part: Node, world: World, item: Item | None) -> bool:
    """That something does not hold (`not ...`) points to nothing: it is so for most people."""
    value = part.value(world, item)
    if value >= LIKELY:
        return not _denies(part) and rests_on_facts(part, world, item)
    return value == UNKNOWN and part.points(world, item)


class Or(Node):
    """Any of the parts: the highest value."""

    passes_on = True

    def __init__(self, parts: Sequence[Node]) -> None:
        self.parts = tuple(parts)
        values = [part.value for part in parts]

        def value(world: World, item: Item | None) -> int:
            highest = NO
            for one in values:
                found = one(world, item)
                if found > highest:
                    highest = found
                    if highest == YES:
                        break
            return highest

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        values = []
        for part in self.parts:
            value = part.value(world, item)
            if value == YES:
                part.trace(world, item, trace)
                return
            values.append(value)
        result = max(values)
        for part, value in zip(self.parts, values, strict=True):
            if result <= UNLIKELY or value == result:
                part.trace(world, item, trace)

    def points(self, world: World, item: Item | None) -> bool:
        return any(part.value(world, item) == UNKNOWN and part.points(world, item) for part in self.parts)


class Not(Node):
    """The mirror image."""

    def __init__(self, part: Node) -> None:
        self.parts = (part,)
        self.trace = part.trace  # type: ignore[method-assign]
        inner = part.value
        self.value = lambda world, item: YES - inner(world, item)

    def points(self, world: World, item: Item | None) -> bool:
        return False


class Cap(Node):
    """`likely(x)`, `open(x)`, `unlikely(x)`: the law lets the value rise no higher."""

    passes_on = True

    def __init__(self, part: Node, cap: int, name: str) -> None:
        self.parts = (part,)
        self.part, self.cap, self.name = part, cap, name
        inner = part.value
        self.value = lambda world, item: min(inner(world, item), cap)

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        inner = self.part.value(world, item)
        if inner >= self.cap:
            trace.open_law[self.name] = None
        if inner == UNKNOWN and self.cap < UNKNOWN:
            found = Trace()
            self.part.trace(world, item, found)
            trace.add_decided(found)
        else:
            self.part.trace(world, item, trace)

    def points(self, world: World, item: Item | None) -> bool:
        return _part_points(self.part, world, item)


class Leaning(Node):
    """A condition that counts as `unknown_as` while it is not known."""

    passes_on = True
    unknown_as = UNKNOWN

    def __init__(self, part: Node) -> None:
        self.parts = (part,)
        inner, instead = part.value, self.unknown_as

        def value(world: World, item: Item | None) -> int:
            found: int = inner(world, item)
            return instead if found == UNKNOWN else found

        self.value = value

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        part, found = self.parts[0], Trace()
        part.trace(world, item, found)
        if part.value(world, item) == UNKNOWN:
            trace.leaned.update(dict.fromkeys(found.missing))
            trace.choices.update(found.choices)
        trace.add_decided(found)


class Presumed(Leaning):
    """`presumed(x)`: what is not known of it counts as likely, because the person must prove otherwise."""

    unknown_as = LIKELY


class Told(Leaning):
    """`told(x)`: x where it is told; no where nothing is said of it; open where it is said to be unknown.

    An "unknown" is looked for among the facts of the item in scope and those of the case, not in whole lists.
    """

    def __init__(self, part: Node, text: str) -> None:
        super().__init__(part)
        self.text = text
        self._names: frozenset[str] | None = None
        inner = part.value

        def value(world: World, item: Item | None) -> int:
            found: int = inner(world, item)
            return self.unsettled(world, item) if found == UNKNOWN else found

        self.value = value

    def unsettled(self, world: World, item: Item | None) -> int:
        """What counts while x is not known: no, unless somebody said that they do not know."""
        if not world.unknown and (item is None or not item.unknown):
            return NO
        if self._names is None:
            self._names = self.reads().all
        said = world.unknown if item is None else world.unknown | item.unknown
        return NO if said.isdisjoint(self._names) else UNKNOWN

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        part = self.parts[0]
        if part.value(world, item) == UNKNOWN and self.unsettled(world, item) == UNKNOWN:
            part.trace(world, item, trace)
        else:
            super().trace(world, item, trace)


class Definition(Node):
    """A named expression, evaluated and traced once per world, or once per item when it has item scope.

    `local` is true of one that reads nothing but its own item and case facts: its value is kept in the
    item, so that worlds which share the item share the value. `keys` are those of the memory under which
    value and trace are kept (with the item's number where the world keeps them). `leans` says whether it
    may take a fact that people are asked to be one way while it is not known. `checked_until` is the
    earliest day on which the check of a rule that it uses runs out, and `grounds` are those that it uses.
    """

    def __init__(self, name: str, kind: str, scope: str, body: Node | None = None) -> None:
        self.name, self.type, self.scope = name, kind, scope
        self.body = body
        self.local = False
        self.keys = (self, object())
        self.leans = True
        self.checked_until: date | None = None
        self.grounds: frozenset[str] = frozenset()
        self._reads: Reads | None = None

        def of_case(world: World, item: Item | None) -> Any:
            found = world.memo.get(self)
            if found is None:
                found = world.memo[self] = self.body.value(world, None)  # type: ignore[union-attr]
            return found

        def of_item(world: World, item: Item | None) -> Any:
            key: Any = self
            if self.local:
                memo = item.memo  # type: ignore[union-attr]
            else:
                memo, key = world.memo, (self, item.index)  # type: ignore[union-attr]
            found = memo.get(key)
            if found is None:
                found = memo[key] = self.body.value(world, item)  # type: ignore[union-attr]
            return found

        self.value = of_case if scope == CASE else of_item

    def trace(self, world: World, item: Item | None, trace: Trace) -> None:
        trace.add(self.why(world, item))

    def why(self, world: World, item: Item | None) -> Trace:
        """The trace of the value, kept and shared: not to be changed."""
        assert self.body is not None
        memo: dict[Any, Any] = world.memo
        key: Any = self.keys[1]
        if self.scope == CASE:
            item = None
        elif item is not None:
            memo, key = (item.memo, key) if self.local else (memo, (key, item.index))
        found = memo.get(key)
        if found is None:
            found = memo[key] = Trace()
            self.body.trace(world, item, found)
        return found

    def points(self, world: World, item: Item | None) -> bool:
        assert self.body is not None
        return self.body.points(world, None if self.scope == CASE else item)

    def reads(self) -> Reads:
        if self._reads is None:
            found = NOTHING if self.body is None else self.body.reads()
            self._reads = Reads(case=found.case) if self.scope == CASE else found
        return self._reads

    def settle(self, groups: Sequence[str]) -> None:
        """Once all definitions are known: whether the value can be kept in the item."""
        self.local = self.scope != CASE and not self.reads().case & set(groups)
