"""The made-up law of `law/`, and short ways to ask something of it."""

import shutil
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from actions.screening.assess import assess
from actions.screening.case import Case, parse_case
from actions.screening.expression import Names, compile_expression
from actions.screening.loader import load_law
from actions.screening.model import Law
from actions.screening.nodes import Node
from actions.screening.registry import CASE
from actions.screening.result import Assessment
from actions.screening.trace import Trace
from actions.screening.world import Item, World, build_world

FOLDER = Path(__file__).parent / "law"
AS_OF = date(2026, 11, 22)


@cache
def law() -> Law:
    return load_law(FOLDER)


def law_with(folder: Path, **files: str) -> Law:
    """The made-up law with some files added or replaced: `relief__stay="..."` is relief/stay.yml."""
    target = folder / "law"
    shutil.copytree(FOLDER, target, dirs_exist_ok=True)
    for name, text in files.items():
        path = target.joinpath(*f"{name}.yml".split("__"))
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_law(target)


def case(facts: dict[str, Any] | None = None, **groups: list[dict[str, Any]]) -> Case:
    """A case as told in a conversation: a list that is given may go on."""
    return Case(dict(facts or {}), {name: [dict(item) for item in items] for name, items in groups.items()})


def whole(facts: dict[str, Any] | None = None, **groups: list[dict[str, Any]]) -> Case:
    """A case whose three lists are told to be whole."""
    told = {}
    for group in ("entries", "convictions", "family"):
        opener, extender = law().registry.opener[group], law().registry.extender[group]
        told |= {opener.id: bool(groups.get(group)), extender.id: False}
    return case({**told, **(facts or {})}, **groups)


def from_file(**data: Any) -> Case:
    return parse_case(data, law().registry)[0]


def world(told: Case, the_law: Law | None = None) -> World:
    the_law = the_law or law()
    return build_world(told, the_law.registry, float(AS_OF.toordinal()), the_law.statutes)


def screened(told: Case, the_law: Law | None = None) -> Assessment:
    return assess(told, the_law or law(), AS_OF)


def names(scope: str = CASE) -> Names:
    found = Names(law().registry)
    found.definitions = {one.name: one for one in law().named if one.name in law().rules}
    found.definitions |= law().ground_flags
    return found if scope == CASE else found.inside(scope)


def compiled(text: str, scope: str = CASE, expected: str | None = "flag") -> Node:
    return compile_expression(text, names(scope), expected)


def value(text: str, told: Case, scope: str = CASE, expected: str | None = "flag") -> Any:
    """The value of an expression; in the scope of a list, of its first item."""
    where = world(told)
    return compiled(text, scope, expected).value(where, first(where, scope))


def trace(text: str, told: Case, scope: str = CASE) -> Trace:
    where, found = world(told), Trace()
    compiled(text, scope).trace(where, first(where, scope), found)
    return found


def first(where: World, scope: str) -> Item | None:
    return None if scope == CASE else where.items[scope][0]
