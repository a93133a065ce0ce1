"""The expression language of the law files: parsed once, checked, compiled to nodes.

The syntax is a small subset of Python's, read with `ast`; nothing of it is ever executed as
Python. docs/law.md describes it for those who write law files.
"""

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NoReturn

from actions.screening import lists
from actions.screening.codegen import quick
from actions.screening.comparisons import (
    Arithmetic,
    Choose,
    Equal,
    InChoices,
    InSections,
    InSet,
    InTexts,
    Less,
    Shift,
)
from actions.screening.days_after import DaysAfter
from actions.screening.errors import ExpressionError, nearest
from actions.screening.fallback import OrElse
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
)
from actions.screening.partial import NEVER
from actions.screening.parts_of import Including
from actions.screening.registry import AMOUNTS, CASE, GROUPS, TEXTS, Fact, Registry
from actions.screening.truth import LIKELY, NO, UNKNOWN, UNLIKELY, YES
from actions.screening.values import abstract, is_unknown

_CAPS = {"likely": LIKELY, "open": UNKNOWN, "unlikely": UNLIKELY}
_PERIODS = {"years": 12, "months": 1, "days": 0}
_LISTS = ("any", "all", "count", "sum", "earliest", "latest")
_VALUES = ("choose", "date", "days_after", "including")
_FUNCTIONS = (*_CAPS, *_PERIODS, *_LISTS, *_VALUES, "or_else", "presumed", "told")
_CONSTANTS = ("yes", "no", "as_of", "never")


@dataclass
class Names:
    """What the names of an expression can mean: facts, definitions, and the scope they stand in."""

    registry: Registry
    definitions: dict[str, Definition] = field(default_factory=dict)
    scope: str = CASE
    label: str = ""

    def inside(self, group: str) -> "Names":
        return Names(self.registry, self.definitions, group, self.label)

    def labelled(self, label: str) -> "Names":
        return Names(self.registry, self.definitions, self.scope, label)


def compile_expression(text: str | bool | int, names: Names, expected: str | None = None) -> Node:
    """Compile one expression. Raises ExpressionError naming the wrong part and the nearest name."""
    if isinstance(text, bool):
        text = "yes" if text else "no"
    try:
        tree = ast.parse(" ".join(str(text).split()), mode="eval")
    except (SyntaxError, ValueError) as error:
        raise ExpressionError(f"not an expression: {text}") from error
    node = _Compiler(names).visit(tree.body)
    node.value = quick(node)
    if expected is not None and node.type != expected:
        raise ExpressionError(f"this gives a {node.type}, but a {expected} is needed: {text}")
    return node


class _Compiler:
    def __init__(self, names: Names) -> None:
        self.names = names

    def visit(self, tree: ast.expr) -> Node:
        method: Callable[[ast.expr], Node] | None = getattr(self, f"_{type(tree).__name__.lower()}", None)
        if method is None:
            self._refuse(tree, "not part of the language")
        return method(tree)

    def flag(self, tree: ast.expr) -> Node:
        node = self.visit(tree)
        if node.type != "flag":
            self._refuse(tree, f"a {node.type} where a yes or no is needed")
        return node

    def _boolop(self, tree: ast.BoolOp) -> Node:
        parts = [self.flag(value) for value in tree.values]
        return And(parts) if isinstance(tree.op, ast.And) else Or(parts)

    def _unaryop(self, tree: ast.UnaryOp) -> Node:
        if not isinstance(tree.op, ast.Not):
            self._refuse(tree, "only `not` may stand before a value")
        return Not(self.flag(tree.operand))

    def _constant(self, tree: ast.Constant) -> Node:
        if isinstance(tree.value, bool):
            return Constant("flag", YES if tree.value else NO)
        if isinstance(tree.value, int | float):
            return Constant("number", (float(tree.value), float(tree.value)))
        self._refuse(tree, "a text can only be compared with a fact")

    def _name(self, tree: ast.Name) -> Node:
        name = tree.id
        match name:
            case "yes" | "no":
                return Constant("flag", YES if name == "yes" else NO)
            case "as_of":
                return AsOf()
            case "never":
                return Constant("date", (NEVER, NEVER))
        scope = self.names.registry.by_scope
        if self.names.scope != CASE and name in scope[self.names.scope]:
            return _fact_node(scope[self.names.scope][name], own=True)
        definition = self.names.definitions.get(name)
        if definition is not None and definition.scope in (CASE, self.names.scope):
            return definition
        if name in scope[CASE]:
            return _fact_node(scope[CASE][name], own=False)
        if definition is not None:
            self._refuse(tree, f"{name!r} belongs to {definition.scope}: use any({definition.scope}, {name})")
        self._refuse(tree, f"there is no {name!r}{nearest(name, self._known())}")

    def _binop(self, tree: ast.BinOp) -> Node:
        if not isinstance(tree.op, ast.Add | ast.Sub):
            self._refuse(tree, "only + and - are part of the language")
        sign = 1 if isinstance(tree.op, ast.Add) else -1
        left, right = self.visit(tree.left), self.visit(tree.right)
        if left.type == "date" and isinstance(right, Constant) and right.type == "period":
            return Shift(left, right.constant, sign)
        if left.type == right.type == "number":
            return Arithmetic(left, right, sign)
        self._refuse(tree, f"a {left.type} and a {right.type} cannot be added")

    def _compare(self, tree: ast.Compare) -> Node:
        parts: list[Node] = []
        left = tree.left
        for op, right in zip(tree.ops, tree.comparators, strict=True):
            parts.append(self._one_comparison(tree, left, op, right))
            left = right
        return parts[0] if len(parts) == 1 else And(parts)

    def _one_comparison(self, tree: ast.expr, left: ast.expr, op: ast.cmpop, right: ast.expr) -> Node:
        negated = isinstance(op, ast.NotEq | ast.NotIn)
        if isinstance(op, ast.In | ast.NotIn):
            node = self._membership(left, right)
        elif isinstance(op, ast.Eq | ast.NotEq):
            node = self._equality(left, right)
        else:
            node = self._ordering(tree, self.visit(left), op, self.visit(right))
        return Not(node) if negated else node

    def _membership(self, left: ast.expr, right: ast.expr) -> Node:
        if isinstance(right, ast.List | ast.Tuple):
            return self._one_of(self.visit(left), right.elts, left)
        node = self.visit(right)
        if node.type != "set" or not isinstance(node, FactNode):
            self._refuse(right, "`in` needs a list [a, b] or a fact that holds several choices")
        return InSet(node, self._bit(node, left))

    def _equality(self, left: ast.expr, right: ast.expr) -> Node:
        node = self.visit(left)
        if node.type in ("choice", "text"):
            return self._one_of(node, [right], left)
        other = self.visit(right)
        if node.type == other.type == "flag":
            return Or([And([node, other]), And([Not(node), Not(other)])])
        if node.type == "total":
            return And(
                [lists.AtLeast(node, other, strict=False), Not(lists.AtLeast(node, other, strict=True))]
            )
        if node.type != other.type:
            self._refuse(right, f"a {node.type} cannot equal a {other.type}")
        return Equal(node, other)

    def _one_of(self, node: Node, options: list[ast.expr], where: ast.expr) -> Node:
        if isinstance(node, FactNode) and node.type == "choice":
            mask = 0
            for option in options:
                mask |= self._bit(node, option)
            return InChoices(node, mask)
        if isinstance(node, FactNode) and node.type == "text":
            texts = frozenset(_text(node.fact, option) for option in options)
            return (InSections if node.fact.type == "statute" else InTexts)(node, texts)
        if node.type == "number":
            return Or([Equal(node, self.visit(option)) for option in options])
        self._refuse(where, "only a fact with choices can be one of a list")

    def _ordering(self, tree: ast.expr, left: Node, op: ast.cmpop, right: Node) -> Node:
        strict = isinstance(op, ast.Lt | ast.Gt)
        if left.type == "total" and right.type == "number":
            if isinstance(op, ast.Gt | ast.GtE):
                return lists.AtLeast(left, right, strict=strict)
            return Not(lists.AtLeast(left, right, strict=not strict))
        if left.type != right.type or left.type not in ("date", "number"):
            self._refuse(tree, f"a {left.type} and a {right.type} have no order")
        if isinstance(op, ast.Lt | ast.LtE):
            return Less(left, right, strict=strict)
        return Less(right, left, strict=strict)

    def _call(self, tree: ast.Call) -> Node:
        name = tree.func.id if isinstance(tree.func, ast.Name) else ""
        if name not in _FUNCTIONS or tree.keywords:
            self._refuse(tree, f"there is no function {name!r}{nearest(name, _FUNCTIONS)}")
        if name in _LISTS:
            return self._over_list(name, tree)
        args = tree.args
        if name in _CAPS and len(args) == 1:
            return Cap(self.flag(args[0]), _CAPS[name], self.names.label or ast.unparse(args[0]))
        if name == "presumed" and len(args) == 1:
            return Presumed(self.flag(args[0]))
        if name == "told" and len(args) == 1:
            return Told(self.flag(args[0]), ast.unparse(args[0]))
        if name in _PERIODS and len(args) == 1:
            amount = int(self._number(args[0]))
            return Constant("period", (amount * _PERIODS[name], amount if name == "days" else 0))
        if name == "date" and len(args) == 3:
            return self._date(tree)
        if name == "choose" and len(args) == 3:
            condition, yes, no = self.flag(args[0]), self.visit(args[1]), self.visit(args[2])
            if yes.type != no.type or yes.type not in ("date", "number"):
                self._refuse(tree, "choose needs two dates or two numbers")
            return Choose(condition, yes, no)
        if name == "or_else" and len(args) == 2:
            return self._or_else(tree)
        if name == "days_after" and len(args) == 3:
            day, start, days = (self.visit(arg) for arg in args)
            if (day.type, start.type, days.type) != ("date", "date", "number"):
                self._refuse(tree, "days_after needs a day, the day of a start, and a number of days")
            return DaysAfter(day, start, days)
        if name == "including" and len(args) == 2:
            whole, part = self.visit(args[0]), self.visit(args[1])
            if whole.type != "number" or part.type != "number":
                self._refuse(tree, "including needs two numbers")
            return Including(whole, part)
        self._refuse(tree, f"{name} does not take {len(args)} values")

    def _or_else(self, tree: ast.Call) -> Node:
        first, second = (self.visit(arg) for arg in tree.args)
        if first.type != second.type or first.type not in ("flag", "date", "number"):
            self._refuse(tree, "or_else needs two conditions, two dates or two numbers")
        if isinstance(second, Constant):
            self._refuse(tree, "or_else needs another way to tell it, not a value for what is not known")
        return OrElse(first, second)

    def _date(self, tree: ast.Call) -> Node:
        year, month, day = (int(self._number(arg)) for arg in tree.args)
        try:
            ordinal = float(date(year, month, day).toordinal())
        except ValueError:
            self._refuse(tree, "not a day of the calendar")
        return Constant("date", (ordinal, ordinal))

    def _over_list(self, name: str, tree: ast.Call) -> Node:
        group = tree.args[0].id if tree.args and isinstance(tree.args[0], ast.Name) else ""
        if group not in GROUPS:
            self._refuse(tree, f"{name} begins with one of {', '.join(GROUPS)}")
        inner = _Compiler(self.names.inside(group))
        registry = self.names.registry
        rest = tree.args[1:]
        if name in ("any", "all", "count") and len(rest) == 1:
            body = inner.flag(rest[0])
            if name == "count":
                return lists.Sum(group, None, body, registry)
            return (lists.Any if name == "any" else lists.All)(group, body, registry)
        if name in ("sum", "earliest", "latest") and len(rest) in (1, 2):
            what = inner.visit(rest[0])
            body = inner.flag(rest[1]) if len(rest) == 2 else Constant("flag", YES)
            wanted = "number" if name == "sum" else "date"
            if what.type != wanted:
                self._refuse(tree, f"{name} needs a {wanted}, not a {what.type}")
            if name == "sum":
                return lists.Sum(group, what, body, registry)
            return lists.Edge(group, what, body, registry, last=name == "latest")
        self._refuse(tree, f"{name} does not take {len(tree.args)} values")

    def _number(self, tree: ast.expr) -> float:
        if isinstance(tree, ast.Constant) and isinstance(tree.value, int | float):
            return tree.value
        self._refuse(tree, "a plain number is needed here")

    def _bit(self, node: FactNode, tree: ast.expr) -> int:
        word = _word(tree)
        if word not in node.fact.choices:
            hint = nearest(word, node.fact.choices)
            raise ExpressionError(f"{word!r} is not a choice of {node.fact.id}{hint}")
        return node.fact.bit(word)

    def _known(self) -> list[str]:
        scope = self.names.registry.by_scope
        own = list(scope[self.names.scope]) if self.names.scope != CASE else []
        return [*own, *scope[CASE], *self.names.definitions, *_CONSTANTS]

    def _refuse(self, tree: ast.expr, why: str) -> NoReturn:
        raise ExpressionError(f"{why}: {ast.unparse(tree)}")


def _fact_node(fact: Fact, *, own: bool) -> Node:
    if fact.type in ("choice", "offense"):
        kind = "choice"
    elif fact.type in AMOUNTS:
        kind = "number"
    else:
        kind = {"yes_no": "flag", **dict.fromkeys(TEXTS, "text")}.get(fact.type, fact.type)
    return FactNode(fact, kind, own=own)


def _text(fact: Fact, tree: ast.expr) -> str:
    word = _word(tree)
    if is_unknown(word):
        raise ExpressionError(
            f"whether {fact.id} is known cannot be asked: what is unknown stays open by itself"
        )
    try:
        return str(abstract(fact, word))
    except ValueError as error:
        raise ExpressionError(f"{fact.id}: {error}") from None


def _word(tree: ast.expr) -> str:
    if isinstance(tree, ast.Name):
        return tree.id
    if isinstance(tree, ast.Constant) and isinstance(tree.value, str | int):
        return str(tree.value)
    raise ExpressionError(f"a choice is one word: {ast.unparse(tree)}")
