"""Whether the rules behind a conclusion are past the day until which their check holds.

A test rests on its own rule, on every definition and part of a ground that its expression uses, and on what
the offences of this case raise of those grounds.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from actions.screening.grounds import OTHER, GroundNode
from actions.screening.model import Law, Raise, Relief, Test
from actions.screening.nodes import Definition, Node
from actions.screening.status import LIKELY_BARRED, NOT_APPLICABLE, favour, items_of
from actions.screening.truth import UNLIKELY
from actions.screening.world import Item, World


def settle(law: Law) -> None:
    """Tell each named expression until when all that it uses is checked, and which grounds it uses."""
    own = {rule.node: rule.source.verify_by for rule in law.rules.values()}
    done: set[Definition] = set()

    def visit(definition: Definition) -> None:
        if definition in done:
            return
        done.add(definition)
        days: list[date | None] = [own.get(definition)]
        grounds: set[str] = set()
        for node in _used(definition.body):
            if isinstance(node, Definition):
                visit(node)
                days.append(node.checked_until)
                grounds |= node.grounds
            elif isinstance(node, GroundNode):
                days.extend(part.source.verify_by for part in node.all_parts.values())
                grounds.add(node.ground.id)
        definition.checked_until = min((day for day in days if day is not None), default=None)
        definition.grounds = frozenset(grounds)

    for one in law.named:
        visit(one)


def _used(node: Node | None) -> Iterator[Node]:
    """A node and its parts, as far as the next named expressions; of a ground, what every offence needs."""
    if node is None:
        return
    yield node
    parts: Iterable[Node] = node.parts
    if isinstance(node, Definition):
        parts = ()
    elif isinstance(node, GroundNode):
        parts = (node.conviction, *(part.node for part in node.all_parts.values()))
    for part in parts:
        yield from _used(part)


@dataclass(frozen=True)
class OldRules:
    """What is out of date on a day whoever comes; `grounds` are those that each relief uses.

    `tests` are elements and bars, and the conditions of when a relief applies; `raises` tells whether
    anything is that an offence or a statute raises.
    """

    tests: frozenset[Definition]
    relief: frozenset[str]
    grounds: Mapping[str, frozenset[str]]
    raises: bool


def old_rules(law: Law, as_of: date) -> OldRules:
    """What is out of date on a day."""
    tests: set[Definition] = set()
    relief: set[str] = set()
    grounds: dict[str, frozenset[str]] = {}
    for one in law.relief.values():
        rules = [(one.source, one.applies), *((test.source, test.node) for test in one.tests)]
        old = [node for source, node in rules if source.stale(as_of) or _over(node, as_of)]
        tests.update(old)
        if old:
            relief.add(one.id)
        grounds[one.id] = frozenset().union(*(node.grounds for _, node in rules))
    raised = [*(one.raises for one in law.offences.values()), *(row.raises for row in law.statutes.values())]
    raises = any(_raise_over(one, as_of) for ones in raised for one in ones)
    rows = any(row.source.stale(as_of) for row in law.statutes.values())
    return OldRules(frozenset(tests), frozenset(relief), grounds, raises or rows)


def _over(node: Node, as_of: date) -> bool:
    until = node.checked_until if isinstance(node, Definition) else None
    return until is not None and as_of > until


def _raise_over(raised: Raise, as_of: date) -> bool:
    return raised.source.stale(as_of) or any(_over(part, as_of) for part in _used(raised.node))


class Freshness:
    """What is out of date on a day, for the convictions of a case."""

    def __init__(self, law: Law, world: World, as_of: date) -> None:
        self.as_of = as_of
        self._old = law.on_day(as_of, old_rules)
        self._grounds = frozenset(
            node.ground.id
            for node in (law.ground_nodes.values() if self._old.raises else ())
            if any(self._raised_by(node, item) for item in world.items["convictions"])
        )

    def test(self, test: Test) -> bool:
        """Whether an element or bar is out of date."""
        return self._is_old(test.node)

    def relief(self, relief: Relief) -> bool:
        """Whether anything that opens the relief is out of date: then nothing is likely available."""
        return relief.id in self._old.relief or not self._grounds.isdisjoint(self._old.grounds[relief.id])

    def conclusion(self, relief: Relief, world: World, status: str) -> bool:
        """Whether a rule that decides the status is out of date; of what is barred, the bars that hold."""
        if status == NOT_APPLICABLE:
            return self._is_old(relief.applies)
        if status != LIKELY_BARRED or not self.relief(relief):
            return self.relief(relief)
        items = list(items_of(relief, world))
        bars = [one for one in relief.tests if any(favour(one, world, item) <= UNLIKELY for item in items)]
        return self._is_old(relief.applies) or any(map(self.test, bars or relief.tests))

    def _is_old(self, node: Definition) -> bool:
        return node in self._old.tests or not self._grounds.isdisjoint(node.grounds)

    def _raised_by(self, node: GroundNode, item: Item) -> bool:
        """Whether a rule on what this conviction raises of a ground is out of date."""
        if item.row is not None and item.row.source.stale(self.as_of):
            return True
        return any(
            _raise_over(one, self.as_of)
            for category in node.readings(item)
            if category != OTHER
            for one in node.raises(item, category)
        )
