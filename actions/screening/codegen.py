"""Conditions as one Python function each: several times quicker than walking their nodes.

The source is made of numbers, of names of facts as the registry has them (quoted), and of references to
nodes; nothing of a law file's text comes into it. It is made on first use.
"""

from itertools import count
from typing import Any

from actions.screening.comparisons import InChoices, InTexts, Less
from actions.screening.nodes import (
    And,
    AsOf,
    Cap,
    Constant,
    Definition,
    FactNode,
    Node,
    Not,
    Or,
    Presumed,
    Told,
    Value,
)
from actions.screening.registry import CASE
from actions.screening.truth import LIKELY, NO, UNKNOWN, YES
from actions.screening.world import Item, World

_INLINE = (And, Or, Not, Cap, Presumed, Told, InChoices, InTexts, Less)


def quick(node: Node) -> Value:
    """The value of a node; its first call makes the function that it then has."""
    if not isinstance(node, _INLINE):
        return node.value
    made: Value | None = None

    def value(world: World, item: Item | None) -> Any:
        nonlocal made
        if made is None:
            made = node.value = compiled(node)
        return made(world, item)

    return value


def compiled(node: Node) -> Value:
    """A function that gives what `node.value` gives."""
    source = _Source()
    text = f"lambda w, i: {source.of(node)}"
    made: Value = eval(text, source.names)  # noqa: S307 - our own text, see above
    return made


class _Source:
    """The text of an expression of `w` (the world) and `i` (the item), and the objects that it names."""

    def __init__(self) -> None:
        self.names: dict[str, Any] = {"__builtins__": {"min": min, "max": max}}
        self._numbers = count()

    def of(self, node: Node) -> str:
        match node:
            case Constant() if isinstance(node.constant, int):
                return repr(node.constant)
            case Constant():
                return self._named(node.constant)
            case AsOf():
                return "(w.as_of, w.as_of)"
            case FactNode():
                return f"{'i' if node.own else 'w'}.facts[{node.fact.name!r}]"
            case And():
                return self._and(node)
            case Or():
                return self._or(node)
            case Not():
                return f"({YES} - {self.of(node.parts[0])})"
            case Cap():
                value = self._local()
                return f"({value} if ({value} := {self.of(node.part)}) < {node.cap} else {node.cap})"
            case Presumed():
                value = self._local()
                return f"({LIKELY} if ({value} := {self.of(node.parts[0])}) == {UNKNOWN} else {value})"
            case Told():
                value = self._local()
                unsettled = f"{self._named(node.unsettled)}(w, i)"
                return f"({unsettled} if ({value} := {self.of(node.parts[0])}) == {UNKNOWN} else {value})"
            case InChoices():
                bits, mask = self._local(), node.mask
                fact = self.of(node.parts[0])
                return (
                    f"({NO} if not ({bits} := {fact}) & {mask} else {UNKNOWN} if {bits} & {~mask} else {YES})"
                )
            case InTexts():
                text, texts = self._local(), self._named(node.texts)
                known = f"({text} := {self.of(node.parts[0])}) is None"
                return f"({UNKNOWN} if {known} else {YES} if {text} in {texts} else {NO})"
            case Less():
                return self._less(node)
            case Definition():
                return self._definition(node)
        return f"{self._named(node.value)}(w, i)"

    def _and(self, node: And) -> str:
        """The lowest, and no further than the first NO: which is 0, so that Python's `and` ends there."""
        values = [self._local() for _ in node.parts]
        tests = [f"({value} := {self.of(part)})" for value, part in zip(values, node.parts, strict=True)]
        return f"({' and '.join(tests)} and min({', '.join(values)}, {YES}))"

    def _or(self, node: Or) -> str:
        """The highest, and no further than the first YES."""
        values = [self._local() for _ in node.parts]
        tests = [
            f"{YES} if ({value} := {self.of(part)}) == {YES} else"
            for value, part in zip(values, node.parts, strict=True)
        ]
        return f"({' '.join(tests)} max({', '.join(values)}, {NO}))"

    def _less(self, node: Less) -> str:
        left, right = self._local(), self._local()
        below, not_below = ("<", ">=") if node.strict else ("<=", ">")
        ends = f"({left} := {self.of(node.parts[0])}), ({right} := {self.of(node.parts[1])})"
        surely, not_at_all = f"{left}[1] {below} {right}[0]", f"{left}[0] {not_below} {right}[1]"
        return f"(({ends}) and ({YES} if {surely} else {NO} if {not_at_all} else {UNKNOWN}))"

    def _definition(self, node: Definition) -> str:
        """What is remembered of a definition; otherwise it is asked, and remembers."""
        own, ask, value = self._named(node), self._named(node.value), self._local()
        if node.scope == CASE:
            kept = f"w.memo.get({own})"
        elif node.local:
            kept = f"i.memo.get({own})"
        else:
            kept = f"w.memo.get(({own}, i.index))"
        return f"({value} if ({value} := {kept}) is not None else {ask}(w, i))"

    def _named(self, thing: Any) -> str:
        name = f"n{next(self._numbers)}"
        self.names[name] = thing
        return name

    def _local(self) -> str:
        return f"v{next(self._numbers)}"
