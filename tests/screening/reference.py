"""What an expression means when everything is known: the plainest possible reading, to check against."""

import ast
from datetime import date
from typing import Any

from actions.screening.case import Case
from actions.screening.convictions import CONVICTION
from actions.screening.truth import LIKELY, NO, UNKNOWN, UNLIKELY, YES
from tests.screening.random_law import Spec

NEVER = date.max
CAPS = {"likely": LIKELY, "open": UNKNOWN, "unlikely": UNLIKELY}
Item = dict[str, Any] | None


class Reference:
    """The law of a spec, read on a case in which everything is known."""

    def __init__(self, spec: Spec, case: Case) -> None:
        self.spec, self.case = spec, case

    def flag(self, text: str, item: Item = None) -> int:
        """The truth value of an expression."""
        return int(self._value(ast.parse(text, mode="eval").body, item))

    def _value(self, tree: ast.expr, item: Item) -> Any:
        match tree:
            case ast.BoolOp(op=ast.And(), values=values):
                return min(self._value(one, item) for one in values)
            case ast.BoolOp(op=ast.Or(), values=values):
                return max(self._value(one, item) for one in values)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return YES - self._value(operand, item)
            case ast.Constant(value=value):
                return value
            case ast.List(elts=elements):
                return [self._word(one) for one in elements]
            case ast.Name(id=name):
                return self._name(name, item)
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return self._compare(left, op, right, item)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                start, years = self._value(left, item), self._value(right, item)
                return start if start == NEVER else start.replace(year=start.year + years)
            case ast.Call(func=ast.Name(id=name), args=args):
                return self._call(name, args, item)
        raise AssertionError(ast.unparse(tree))

    def _word(self, tree: ast.expr) -> str:
        assert isinstance(tree, ast.Name)
        return tree.id

    def _name(self, name: str, item: Item) -> Any:
        if name in ("yes", "no"):
            return YES if name == "yes" else NO
        if name == "ground":
            return self._ground(item)
        if name in self.spec.definitions:
            scope, text = self.spec.definitions[name]
            return self.flag(text, item if scope == "convictions" else None)
        value = item[name] if item is not None and name in item else self.case.facts[name]
        if isinstance(value, bool):
            return YES if value else NO
        return date.fromisoformat(value) if isinstance(value, str) and value[:2] == "20" else value

    def _compare(self, left: ast.expr, op: ast.cmpop, right: ast.expr, item: Item) -> int:
        if isinstance(op, ast.In) and isinstance(right, ast.Name):
            return YES if self._word(left) in self._value(right, item) else NO
        a = self._value(left, item)
        b = (
            self._word(right)
            if isinstance(a, str) and isinstance(right, ast.Name)
            else self._value(right, item)
        )
        if isinstance(a, tuple):
            return self._total(a, op, b)
        found = {
            ast.Eq: lambda: a == b,
            ast.NotEq: lambda: a != b,
            ast.In: lambda: a in b,
            ast.Lt: lambda: a < b,
            ast.LtE: lambda: a <= b,
            ast.Gt: lambda: a > b,
            ast.GtE: lambda: a >= b,
        }[type(op)]()
        return YES if found else NO

    def _total(self, total: tuple[int, int, int, int], op: ast.cmpop, bound: int) -> int:
        """Totals: of the sure items, with the likely, with the open, with the unlikely ones."""

        def at_least(limit: int) -> int:
            steps = (YES, LIKELY, UNKNOWN, UNLIKELY)
            return next((step for step, sum_ in zip(steps, total, strict=True) if sum_ >= limit), NO)

        if isinstance(op, ast.Eq):
            return min(at_least(bound), YES - at_least(bound + 1))
        assert isinstance(op, ast.GtE)
        return at_least(bound)

    def _call(self, name: str, args: list[ast.expr], item: Item) -> Any:
        if name in CAPS:
            return min(CAPS[name], self._value(args[0], item))
        if name == "date":
            return date(*(self._value(one, item) for one in args))
        if name == "years":
            return self._value(args[0], item)
        if name == "choose":
            return self._choose(args, item)
        items = self.case.groups["convictions"]
        fits = [(self._value(args[-1], one), one) for one in items]
        if name == "any":
            return max((fit for fit, _ in fits), default=NO)
        if name == "all":
            return min((fit for fit, _ in fits), default=YES)
        if name in ("count", "sum"):
            amounts = [(fit, 1 if name == "count" else self._value(args[1], one)) for fit, one in fits]
            return tuple(
                sum(amount for fit, amount in amounts if fit >= level)
                for level in (YES, LIKELY, UNKNOWN, UNLIKELY)
            )
        days = [(fit, self._value(args[1], one)) for fit, one in fits if fit != NO]
        if any(fit != YES for fit, _ in days):
            raise OpenDayError
        pick = min if name == "earliest" else max
        return pick((day for _, day in days), default=NEVER)

    def _choose(self, args: list[ast.expr], item: Item) -> Any:
        test = self._value(args[0], item)
        if test not in (YES, NO):
            raise OpenDayError
        return self._value(args[1] if test == YES else args[2], item)

    def _ground(self, item: Item) -> int:
        assert item is not None
        conviction = self.flag(self.spec.definitions[CONVICTION][1], item)
        if item["offense"] == "other":
            return min(UNKNOWN, conviction)
        parts = {"part_1": YES, "part_2": YES if item["days"] >= 2 else NO}
        return max(
            (
                min(strength, self.flag(when, item), parts[part], conviction)
                for category, part, strength, when in self.spec.raises
                if category == item["offense"]
            ),
            default=NO,
        )


class OpenDayError(Exception):
    """The law is open on which day counts: the reference has one day only."""
