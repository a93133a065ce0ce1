"""The rules of law, one case each, as the YAML files beside this one say them.

A case may expect `flags`, `convictions` (flags of each), `conclusions` (a status, or several that are right),
`urgent`, `not_urgent`, `missing` ({relief or flag: [facts that must be named]}), `deadlines`
({id: urgency or earliest day}), `what_if` ({opens: [relief], stays_closed: [relief]}), and `if_convicted`
({the end of an open charge: {flags: {...}, closes: [relief], keeps: [relief]}}).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.screening.assess import assess
from actions.screening.case import parse_case
from actions.screening.freshness import old_rules
from actions.screening.model import Law
from actions.screening.result import Assessment, Conclusion, Finding
from actions.screening.status import STATUSES
from actions.screening.ways import SUM, WAYS
from tests.shared import the_law as law

pytestmark = pytest.mark.cases
FOLDER = Path(__file__).parent
LAW = FOLDER.parent.parent / "data" / "law"
AS_OF = date(2026, 11, 22)
FLAG_VALUES = ("yes", "possible", "no", "not_enough_information")
EXPECTED = {
    "flags",
    "convictions",
    "conclusions",
    "urgent",
    "not_urgent",
    "missing",
    "deadlines",
    "what_if",
    "if_convicted",
}


def cases() -> Iterator[Any]:
    """Every case of every file, with its name as the test's id."""
    for path in sorted(FOLDER.glob("*.yml")):
        for number, case in enumerate(written(path)):
            yield pytest.param(case, id=f"{path.stem}: {case.get('name', number)}")


@cache
def written(path: Path) -> list[dict[str, Any]]:
    """The cases of a file, read once, by the quick reader where it is there."""
    reader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), reader) or []


def needed(expect: dict[str, Any]) -> Law:
    """The law as far as the expectations look at it: the rest is most of the time that a screening takes.

    No relief depends on the outcome of another, save undoing a conviction on its ways: test_in_parts.py.
    """
    if expect.keys() & {"what_if", "if_convicted"}:
        return law()
    return with_relief(frozenset({*expect.get("conclusions", {}), *expect.get("missing", {})}))


@cache
def with_relief(names: frozenset[str]) -> Law:
    """The law with these reliefs and vehicles alone, without what a criminal court could change."""
    relief = {
        name: relief
        for name, relief in law().relief.items()
        if name in names or (SUM in names and relief.kind == WAYS)
    }
    return replace(law(), changes={}, charges={}, relief=relief)


def word(value: Any) -> Any:
    """YAML reads a bare yes and no as true and false."""
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


@pytest.mark.parametrize("case", list(cases()))
def test_the_law(case: dict[str, Any]) -> None:
    assert case.get("authority"), "a case names the law it comes from"
    expect = case["expect"]
    assert set(expect) <= EXPECTED, f"unknown expectations: {sorted(set(expect) - EXPECTED)}"
    parsed, as_of, _ = parse_case(case["case"], law().registry)
    law().on_day(as_of or AS_OF, old_rules)  # shared by all parts of the law
    found = assess(parsed, needed(expect), as_of or AS_OF, questions=False)
    wrong = list(differences(expect, found))
    if wrong:
        pytest.fail(explained(case, wrong), pytrace=False)


def test_names_are_told_once() -> None:
    names = [param.id for param in cases()]
    assert len(names) == len(set(names)), sorted({name for name in names if names.count(name) > 1})


def differences(expect: dict[str, Any], found: Assessment) -> Iterator[str]:
    """What came out otherwise than expected, with the findings behind it."""
    yield from _flags("", expect.get("flags", {}), found.flags, found.missing)
    if len(expect.get("convictions", [])) > len(found.convictions):
        yield f"{len(expect['convictions'])} convictions were expected, the case has {len(found.convictions)}"
    for wanted, conviction in zip(expect.get("convictions", []), found.convictions, strict=False):
        place = f"conviction {conviction.index}: "
        for line in _flags(place, wanted, conviction.flags, conviction.missing):
            yield line
            yield from (f"    {one.ground} {one.part}: {one.value} ({one.reading}; {one.authority[0]})"
                        for one in conviction.grounds if one.ground in wanted)  # fmt: skip
    for name, statuses in expect.get("conclusions", {}).items():
        yield from _conclusion(name, statuses, found)
    yield from _urgent(expect, found)
    yield from _deadlines(expect.get("deadlines", {}), found)
    yield from _missing(expect.get("missing", {}), found)
    yield from _what_if(expect.get("what_if", {}), found)
    yield from _if_convicted(expect.get("if_convicted", {}), found)


def _flags(
    place: str, wanted: dict[str, Any], found: dict[str, str], missing: dict[str, list[str]]
) -> Iterator[str]:
    for name, value in wanted.items():
        allowed = [word(one) for one in (value if isinstance(value, list) else [value])]
        unknown = [one for one in allowed if one not in FLAG_VALUES]
        if unknown:
            yield f"{place}{unknown[0]!r} is not the value of a flag: {', '.join(FLAG_VALUES)}"
        elif name not in found:
            yield f"{place}there is no flag {name!r} (there are: {', '.join(found)})"
        elif found[name] not in allowed:
            lacks = f"; it lacks {', '.join(missing[name])}" if name in missing else ""
            yield f"{place}{name}: expected {' or '.join(allowed)}, got {found[name]}{lacks}"


def _conclusion(name: str, statuses: Any, found: Assessment) -> Iterator[str]:
    allowed = statuses if isinstance(statuses, list) else [statuses]
    unknown = [one for one in allowed if one not in STATUSES]
    if unknown:
        yield f"{unknown[0]!r} is not a status: {', '.join(STATUSES)}"
    elif name not in found.conclusions:
        yield f"there is no relief {name!r} (there are: {', '.join(law().relief)})"
    elif found.conclusions[name].status not in allowed:
        conclusion = found.conclusions[name]
        yield f"{name}: expected {' or '.join(allowed)}, got {conclusion.status}"
        yield from _behind(conclusion)


def _behind(conclusion: Conclusion) -> Iterator[str]:
    if conclusion.missing:
        yield f"    whether it fits is open for want of: {', '.join(conclusion.missing)}"
    if conclusion.stale:
        yield "    (a rule of it is past its date of verification)"
    for one in conclusion.findings:
        yield f"    {one.kind} {one.id}: {one.value} -> {_favour(one)}{_why(one)} [{one.authority[0]}]"


def _favour(one: Finding) -> str:
    words = {"yes": "helps", "likely": "likely helps", "unlikely": "likely stands in the way"}
    return {**words, "no": "stands in the way"}.get(one.favourable, "open")


def _why(one: Finding) -> str:
    parts = [
        f"{title} {', '.join(names)}"
        for title, names in (
            ("rests on", one.rests_on),
            ("lacks", one.missing),
            ("open law in", one.open_law),
        )
        if names
    ]
    return f"; {'; '.join(parts)}" if parts else ""


def _urgent(expect: dict[str, Any], found: Assessment) -> Iterator[str]:
    shown = {one.id for one in found.urgent}
    known = set(law().urgent)
    for name in [*expect.get("urgent", []), *expect.get("not_urgent", [])]:
        if name not in known:
            yield f"nothing urgent has the id {name!r} (there are: {', '.join(sorted(known))})"
    for name in expect.get("urgent", []):
        if name in known - shown:
            yield f"{name} should be urgent; urgent are: {', '.join(sorted(shown)) or 'none'}"
    for name in set(expect.get("not_urgent", [])) & shown:
        yield f"{name} should not be urgent"


def _deadlines(wanted: dict[str, Any], found: Assessment) -> Iterator[str]:
    limits = {one.id: one for one in found.deadlines}
    for name, value in wanted.items():
        if name not in law().deadlines:
            yield f"there is no deadline {name!r} (there are: {', '.join(law().deadlines)})"
        elif name not in limits:
            if value is not None:
                yield f"deadline {name}: expected {value}, but it is not shown"
        elif str(value) not in (limits[name].urgency, limits[name].earliest):
            limit = limits[name]
            yield f"deadline {name}: expected {value}, got {limit.urgency}, earliest {limit.earliest}"


def _missing(wanted: dict[str, list[str]], found: Assessment) -> Iterator[str]:
    for name, facts in wanted.items():
        if name in found.conclusions:
            missing = found.conclusions[name].missing
        elif name in found.flags:
            missing = found.missing.get(name, [])
        else:
            yield f"missing: {name!r} is neither a relief nor a flag"
            continue
        for fact in facts:
            if fact not in missing:
                yield f"{name} should lack {fact}; it lacks: {', '.join(missing) or 'nothing'}"


def _what_if(wanted: dict[str, list[str]], found: Assessment) -> Iterator[str]:
    opened = {one["id"] for change in found.what_if for one in change.opens}
    for name in wanted.get("opens", []):
        if name not in opened:
            others = ", ".join(sorted(opened)) or "nothing"
            yield f"what-if: some change should open {name}; what opens: {others}"
    for name in set(wanted.get("stays_closed", [])) & opened:
        yield f"what-if: nothing should open {name}"


def explained(case: dict[str, Any], wrong: list[str]) -> str:
    """The failure as a reviewer of the law reads it."""
    given = yaml.safe_dump(case["case"], sort_keys=False, allow_unicode=True, width=100)
    lines = [
        case["name"],
        f"  law: {'; '.join(case['authority'])}",
        *(f"  {line}" for line in wrong),
        "  case:",
    ]
    return "\n".join([*lines, *(f"    {line}" for line in given.splitlines())])


def _if_convicted(wanted: dict[str, Any], found: Assessment) -> Iterator[str]:
    ends = {one.change: one for one in found.if_convicted}
    for change, expected in wanted.items():
        if change not in ends:
            yield f"if_convicted: {change} is not told"
            continue
        one = ends[change]
        words = {**one.flags, **one.case_flags}
        for name, value in expected.get("flags", {}).items():
            if words.get(name, "no") != word(value):
                yield f"if_convicted {change}: {name} is {words.get(name, 'no')}, not {word(value)}"
        closed = {entry["id"] for entry in one.closes}
        for name in set(expected.get("closes", [])) - closed:
            yield f"if_convicted {change}: {name} is not closed"
        for name in set(expected.get("keeps", [])) & closed:
            yield f"if_convicted {change}: {name} is closed"
