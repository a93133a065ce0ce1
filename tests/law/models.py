"""The law's relief as a logic program: an independent reading, solved by clingo.

A relief's conditions are translated from the words of the law files to rules, down to comparisons of
facts and to grounds, which are taken from the engine as atoms: true, false, or open. An open atom may be
either, so the program's models are the ways in which everything unknown could turn out.
"""

import ast
from collections.abc import Iterable
from functools import cache
from typing import Any

import clingo
import yaml

from actions.screening.expression import Names, compile_expression
from actions.screening.model import Law
from actions.screening.truth import LIKELY, UNLIKELY
from actions.screening.world import Item, World
from tests.law.test_cases import LAW

CAPS = ("likely", "open", "unlikely")


@cache
def definitions() -> dict[str, dict[str, Any]]:
    """The named conditions of data/law/gates, as they are written."""
    found: dict[str, dict[str, Any]] = {}
    for path in (LAW / "gates").glob("*.yml"):
        found |= yaml.safe_load(path.read_text(encoding="utf-8"))["definitions"]
    return found


@cache
def written(name: str) -> dict[str, Any]:
    """A relief as it is written."""
    return dict(yaml.safe_load((LAW / "relief" / f"{name}.yml").read_text(encoding="utf-8")))


def always_never(law: Law, world: World, name: str) -> tuple[bool, bool]:
    """Whether all elements and no bars of a relief hold in every model, and in none."""
    program, relief = Program(law, world), written(name)
    elements = [program.atom(str(one["is"]), "case", None) for one in relief.get("elements", {}).values()]
    bars = [program.atom(str(one["is"]), "case", None) for one in relief.get("bars", {}).values()]
    program.add("met", [", ".join([*elements, *(f"not {bar}" for bar in bars)]) or "0 = 0"])
    return program.always_never("met")


class Program:
    """The rules of one relief for one world, as clingo reads them."""

    def __init__(self, law: Law, world: World) -> None:
        self.law, self.world = law, world
        self.defined = definitions()
        self.named = {rule.id: rule.node for rule in law.rules.values()} | law.ground_flags
        self.rules: list[str] = []
        self._atoms: dict[tuple[str, str, int | None], str] = {}

    def add(self, head: str, texts: Iterable[str]) -> None:
        """`head` holds if any of these bodies does."""
        self.rules.extend(f"{head} :- {text}." for text in texts)

    def atom(self, text: str, scope: str, item: Item | None) -> str:
        """The atom of a condition, with the rules that make it true."""
        key = (text, scope, None if item is None else item.index)
        if key not in self._atoms:
            self._atoms[key] = f"a{len(self._atoms)}"
            self._tell(self._atoms[key], ast.parse(" ".join(text.split()), mode="eval").body, scope, item)
        return self._atoms[key]

    def _tell(self, name: str, tree: ast.expr, scope: str, item: Item | None) -> None:
        def part(one: ast.expr) -> str:
            return self.atom(ast.unparse(one), scope, item)

        match tree:
            case ast.BoolOp(op=ast.And(), values=values):
                self.add(name, [", ".join(part(one) for one in values)])
            case ast.BoolOp(op=ast.Or(), values=values):
                self.add(name, [part(one) for one in values])
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                self.add(name, [f"not {part(operand)}"])
            case ast.Call(func=ast.Name(id=("any" | "all") as which), args=[ast.Name(id=group), body]):
                if self.world.ghosts[group] is not None:
                    self._fact(name, tree, scope, item)
                    return
                inner = [self.atom(ast.unparse(body), group, one) for one in self.world.items[group]]
                self.add(name, inner if which == "any" else [", ".join(inner) or "0 = 0"])
            case ast.Call(func=ast.Name(id=cap), args=[body]) if cap in CAPS:
                self._capped(name, cap, part(body))
            case ast.Name(id=defined) if defined in self.defined and self._is_flag(defined):
                own = self.defined[defined].get("scope", "case")
                inner = self.atom(str(self.defined[defined]["is"]), own, None if own == "case" else item)
                self.add(name, [inner])
            case _:
                self._fact(name, tree, scope, item)

    def _is_flag(self, name: str) -> bool:
        return bool(self.defined[name]["type"] == "flag")

    def _capped(self, name: str, cap: str, inner: str) -> None:
        """likely(x) counts as x; open(x) may be either while x holds; unlikely(x) never holds."""
        if cap == "likely":
            self.add(name, [inner])
        elif cap == "open":
            self.rules.append(f"{{{name}}} :- {inner}.")

    def _fact(self, name: str, tree: ast.expr, scope: str, item: Item | None) -> None:
        value = self._value(ast.unparse(tree), scope, item)
        if value >= LIKELY:
            self.rules.append(f"{name}.")
        elif value > UNLIKELY:
            self.rules.append(f"{{{name}}}.")

    def _value(self, text: str, scope: str, item: Item | None) -> int:
        """What the engine says of a comparison of facts, or of a ground."""
        names = Names(self.law.registry, self.named, scope)
        node = compile_expression(text, names)
        return int(node.value(self.world, item))

    def always_never(self, atom: str) -> tuple[bool, bool]:
        """Whether an atom holds in every model, and in none."""
        return not self._has_model(f":- {atom}."), not self._has_model(f":- not {atom}.")

    def _has_model(self, constraint: str) -> bool:
        control = clingo.Control(["--warn=none"])
        control.add("base", [], "\n".join([*self.rules, constraint]))
        control.ground([("base", [])])
        return bool(control.solve().satisfiable)
