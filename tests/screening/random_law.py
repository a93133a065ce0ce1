"""Small random laws and cases: a few facts of each type, one list, expressions nobody would write.

`laws()` draws the expressions; `cases()` draws what is known. `reference.py` says what an expression
means when everything is known.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from actions.screening.case import Case
from actions.screening.convictions import CONVICTION
from actions.screening.expression import Names, compile_expression
from actions.screening.grounds import GroundNode
from actions.screening.model import (
    Change,
    Deadline,
    Ground,
    Law,
    Offence,
    Part,
    Raise,
    Relief,
    Rule,
    Source,
    Test,
)
from actions.screening.nodes import Definition
from actions.screening.registry import GROUPS, Fact, Registry
from actions.screening.statutes import Statutes
from actions.screening.thresholds import thresholds_of
from actions.screening.truth import LIKELY, UNKNOWN, UNLIKELY, YES
from actions.screening.values import abstract
from actions.screening.world import World, build_world

AS_OF = date(2026, 11, 22)
THOROUGH = int(os.environ.get("ADVISAL_TEST_THOROUGH", "1"))
"""How many times more examples than usual; 20 takes some minutes."""
CATEGORIES = ("assault", "fraud", "other")
SOURCE = Source(Path("law.yml"), 1, ("a statute",), "yes", None, None)


def registry() -> Registry:
    """Four kinds of facts of the case, and convictions with one fact of each type."""

    def fact(order: int, name: str, kind: str, choices: tuple[str, ...] = (), **more: Any) -> Fact:
        scope, _, short = name.rpartition(".")
        return Fact(name, short, kind, scope or "case", "topic", order, choices, **more)

    return Registry(
        [
            fact(0, "a", "yes_no"),
            fact(1, "b", "yes_no"),
            fact(2, "colour", "choice", ("red", "green", "blue")),
            fact(3, "kinds", "set", ("x", "y", "none")),
            fact(4, "since", "date"),
            fact(5, "age", "count"),
            fact(6, "any_conviction", "yes_no", opens="convictions"),
            fact(7, "convictions.offense", "offense", CATEGORIES),
            fact(8, "convictions.guilty", "yes_no"),
            fact(9, "convictions.order_type", "choice", ("none", "vacated")),
            fact(10, "convictions.day", "date"),
            fact(11, "convictions.days", "days"),
            fact(12, "convictions.statute", "statute"),
            fact(13, "more_convictions", "yes_no", extends="convictions"),
        ]
    )


def examples(number: int) -> settings:
    """So many examples, or more in a thorough run."""
    return settings(max_examples=number * THOROUGH)


REGISTRY = registry()
VALUES: dict[str, list[Any]] = {
    "yes_no": [True, False],
    "date": ["2009-06-15", "2011-06-15", "2013-06-15"],
    "count": [0, 1, 2],
    "days": [0, 1, 2],
    "set": [["none"], ["x"], ["y"], ["x", "y"]],
}
"""Values that stand for all others of their type: the expressions ask nothing finer."""


def values_of(fact: Fact) -> list[Any]:
    return list(fact.choices) if fact.type in ("choice", "offense") else VALUES[fact.type]


CASE_LEAVES = (
    *("a", "b", "colour == red", "colour in [red, green]", "colour != blue", "x in kinds", "y in kinds"),
    *("since <= date(2010, 1, 1)", "since > date(2012, 1, 1)", "since + years(2) <= date(2012, 1, 1)"),
    *("age >= 2", "age < 1", "age == 1"),
)
ITEM_LEAVES = (
    *("guilty", "order_type == vacated", "offense == fraud", "offense in [assault, fraud]"),
    *("day <= date(2010, 1, 1)", "day > date(2012, 1, 1)", "days >= 2", "days < 1", "a", "colour == blue"),
)


def _flags(leaves: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        pairs = st.tuples(inner, inner)
        return st.one_of(
            pairs.map(lambda two: f"({two[0]} and {two[1]})"),
            pairs.map(lambda two: f"({two[0]} or {two[1]})"),
            inner.map(lambda one: f"(not {one})"),
            st.tuples(st.sampled_from(["likely", "open", "unlikely"]), inner).map(
                lambda two: f"{two[0]}({two[1]})"
            ),
        )

    return st.recursive(leaves, grow, max_leaves=5)


def item_flags(*names: str) -> st.SearchStrategy[str]:
    """Expressions in the scope of a conviction; `names` are rules that they may use."""
    return _flags(st.sampled_from([*ITEM_LEAVES, *names]))


def _over_list(item: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    forms = (
        "any(convictions, {})",
        "all(convictions, {})",
        "count(convictions, {}) >= 1",
        "count(convictions, {}) == 1",
        "sum(convictions, days, {}) >= 2",
        "earliest(convictions, day, {}) <= date(2010, 1, 1)",
        "latest(convictions, day, {}) > date(2012, 1, 1)",
    )
    return st.tuples(st.sampled_from(forms), item).map(lambda two: two[0].format(two[1]))


def case_flags(*names: str, items: tuple[str, ...] = ()) -> st.SearchStrategy[str]:
    """Expressions of the whole case; `items` are rules that those over the list may use."""
    leaf = st.sampled_from([*CASE_LEAVES, *names])
    chosen = leaf.map(lambda one: f"choose({one}, since, date(2011, 1, 1)) <= date(2010, 1, 1)")
    return _flags(st.one_of(leaf, leaf, chosen, _over_list(item_flags(*items))))


@dataclass
class Spec:
    """The expressions of a law."""

    definitions: dict[str, tuple[str, str]] = field(default_factory=dict)
    raises: list[tuple[str, str, int, str]] = field(default_factory=list)
    relief: dict[str, dict[str, Any]] = field(default_factory=dict)
    deadline: str = "a"


@st.composite
def laws(draw: st.DrawFn) -> Spec:
    """A law with a rule of each kind, a ground, two reliefs, a vehicle and a deadline."""
    spec = Spec()
    spec.definitions = {
        CONVICTION: ("convictions", "guilty and order_type != vacated"),
        "own_rule": ("convictions", draw(item_flags())),
        "case_rule": ("case", draw(case_flags(items=("ground", "own_rule")))),
        "wide_rule": ("convictions", draw(item_flags("ground", "own_rule", "case_rule"))),
        "flag": ("case", draw(case_flags("case_rule", items=("ground", "wide_rule")))),
    }
    strengths = st.sampled_from([YES, LIKELY, UNKNOWN, UNLIKELY])
    for category in ("assault", "fraud"):
        for part in ("part_1", "part_2"):
            if draw(st.booleans()):
                when = draw(st.sampled_from(["yes", "days >= 1", "own_rule", "a"]))
                spec.raises.append((category, part, draw(strengths), when))
    names = ("case_rule", "flag")
    for name, per in (("first", None), ("second", None), ("vehicle", "convictions")):
        flags = (
            item_flags("ground", "wide_rule", "case_rule")
            if per
            else case_flags(*names, items=("ground", "wide_rule"))
        )
        spec.relief[name] = {
            "per": per,
            "applies": draw(st.one_of(st.just("yes"), flags)),
            "elements": draw(st.lists(flags, max_size=2)),
            "bars": draw(st.lists(flags, max_size=2)),
        }
    spec.deadline = draw(case_flags(*names))
    return spec


def build(spec: Spec) -> Law:
    """The law of a spec, compiled."""
    law = Law(REGISTRY, Statutes([]))
    names = Names(REGISTRY)
    names.definitions = {
        name: Definition(name, "flag", scope) for name, (scope, _) in spec.definitions.items()
    }
    names.definitions["ground"] = Definition("ground", "flag", "convictions")

    def scoped(scope: str) -> Names:
        return names if scope == "case" else names.inside(scope)

    def named(name: str, scope: str, text: str) -> Definition:
        definition = Definition(name, "flag", scope, compile_expression(text, scoped(scope), "flag"))
        law.named.append(definition)
        return definition

    _ground(law, spec, names)
    for name, (scope, text) in spec.definitions.items():
        names.definitions[name].body = compile_expression(text, scoped(scope), "flag")
        law.rules[name] = Rule(name, scope, "flag", names.definitions[name], name == "flag", SOURCE)
    for name, entry in spec.relief.items():
        scope = entry["per"] or "case"
        tests = tuple(
            Test(f"{kind}{number}", kind, named(f"{name}.{kind}{number}", scope, text), SOURCE)
            for kind in ("element", "bar")
            for number, text in enumerate(entry[f"{kind}s"])
        )
        kind = "vehicle" if entry["per"] else "relief"
        applies = named(f"{name}.applies", scope, entry["applies"])
        law.relief[name] = Relief(name, kind, "a judge", entry["per"], applies, tests, SOURCE)
    since = Definition("since.from", "date", "case", compile_expression("since", names, "date"))
    law.named.append(since)
    applies = named("deadline", "case", spec.deadline)
    law.deadlines["deadline"] = Deadline("deadline", applies, since, 0, 30, "30 days", "red", SOURCE)
    vacated = named("what_if", "convictions", CONVICTION)
    change = {"order_type": abstract(REGISTRY["convictions.order_type"], "vacated")}
    law.changes["vacated_for_legal_defect"] = Change("vacated_for_legal_defect", vacated, change)
    law.named.extend(names.definitions.values())
    law.thresholds = thresholds_of(law.named)
    for definition in law.named:
        definition.settle(GROUPS)
    return law


def _ground(law: Law, spec: Spec, names: Names) -> None:
    inside = names.inside("convictions")
    parts = {
        "part_1": Part("part_1", "ground", compile_expression("yes", inside, "flag"), True, SOURCE),
        "part_2": Part("part_2", "ground", compile_expression("days >= 2", inside, "flag"), True, SOURCE),
    }
    law.parts.update(parts)
    ground = law.grounds["ground"] = Ground("ground", ("deportable",), parts, SOURCE)
    for category in CATEGORIES:
        raises = tuple(
            Raise(part, strength, compile_expression(when, inside, "flag"), SOURCE)
            for one, part, strength, when in spec.raises
            if one == category
        )
        law.offences[category] = Offence(category, raises)
    node = GroundNode(ground, law.offences, CATEGORIES, names.definitions[CONVICTION], {})
    law.ground_nodes["ground"] = node
    law.ground_flags["ground"] = names.definitions["ground"]
    names.definitions["ground"].body = node


@dataclass
class Told:
    """What is known: the truth, and the paths of it that nobody told."""

    truth: Case
    unknown: list[str]

    def case(self) -> Case:
        """The case as told."""
        case = self.truth.copy()
        for path in self.unknown:
            parts = path.split(".")
            holder = case.facts if len(parts) == 1 else case.groups[parts[0]][int(parts[1])]
            holder.pop(parts[-1], None)
        return case


FINITE = ("yes_no", "choice", "offense", "set")


@st.composite
def cases(draw: st.DrawFn, *, most_unknown: int = 4, finite: bool = False, open_list: bool = True) -> Told:
    """A case of up to three convictions of which some facts are not told.

    With `finite` only facts with few values stay untold; without `open_list` the list is told to be whole.
    """
    facts = {
        name: draw(st.sampled_from(values_of(fact)))
        for name, fact in REGISTRY.by_scope["case"].items()
        if not fact.opens and not fact.extends
    }
    own = {name: fact for name, fact in REGISTRY.by_scope["convictions"].items() if fact.type != "statute"}
    items = [
        {name: draw(st.sampled_from(values_of(fact))) for name, fact in own.items()}
        for _ in range(draw(st.integers(0, 3)))
    ]
    facts |= {"any_conviction": bool(items), "more_convictions": False}
    truth = Case(facts, {"convictions": items})
    paths = [path for path in paths_of(truth) if not finite or REGISTRY.at(path).type in FINITE]
    unknown = draw(st.lists(st.sampled_from(paths), max_size=most_unknown, unique=True))
    if open_list and draw(st.booleans()):
        unknown.append("more_convictions" if items else "any_conviction")
    return Told(truth, unknown)


def paths_of(case: Case) -> list[str]:
    """The paths of all facts of a case but those that tell whether the list is whole."""
    items = case.groups["convictions"]
    return [
        *(name for name in case.facts if name not in ("any_conviction", "more_convictions")),
        *(f"convictions.{index}.{name}" for index, item in enumerate(items) for name in item),
    ]


def completions(told: Told, *, besides: str | None = None, most: int = 200) -> list[Case] | None:
    """Every case that what was told leaves possible (with `besides` as in the truth); None if too many.

    A list that may go on goes on with nothing, or with one item of each kind.
    """
    free = [path for path in told.unknown if path != besides]
    lists = [path for path in free if path in ("any_conviction", "more_convictions")]
    free = [path for path in free if path not in lists]
    size = len(FURTHER) + 1 if lists else 1
    for path in free:
        size *= len(values_of(REGISTRY.at(path)))
    return list(_completed(told, free, bool(lists))) if size <= most else None


def _completed(told: Told, free: list[str], goes_on: bool) -> Iterator[Case]:
    choices = [values_of(REGISTRY.at(path)) for path in free]
    for values in product(*choices):
        for further in [None, *FURTHER] if goes_on else [None]:
            case = told.truth.copy()
            for path, value in zip(free, values, strict=True):
                put(case, path, value)
            if further is not None:
                case.groups["convictions"].append(dict(further))
                case.facts["any_conviction"] = True
            yield case


FURTHER = [
    {"offense": offense, "guilty": guilty, "order_type": order, "day": day, "days": days}
    for offense, guilty, order, day, days in product(
        CATEGORIES, (True, False), ("none", "vacated"), VALUES["date"], VALUES["days"]
    )
]
"""Every further conviction there could be."""


def put(case: Case, path: str, value: Any) -> None:
    """Set the plain value at a path."""
    parts = path.split(".")
    holder = case.facts if len(parts) == 1 else case.groups[parts[0]][int(parts[1])]
    holder[parts[-1]] = value


def world_of(law: Law, case: Case) -> World:
    return build_world(case, law.registry, float(AS_OF.toordinal()), law.statutes)
