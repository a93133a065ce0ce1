"""One function per kind of law file: from YAML to the types of `model`."""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from actions.screening.errors import ExpressionError, Problem, nearest
from actions.screening.expression import Names, compile_expression
from actions.screening.model import (
    Change,
    Clock,
    Deadline,
    Ground,
    Law,
    Notice,
    Offence,
    Paper,
    Part,
    Raise,
    Relief,
    Rule,
    Source,
    Test,
    Urgent,
)
from actions.screening.nodes import Constant, Node
from actions.screening.statutes import StatuteRow
from actions.screening.truth import LIKELY, UNKNOWN, UNLIKELY, YES
from actions.screening.values import abstract
from actions.screening.yamlfile import Key, YamlFile

STRENGTHS = {"yes": YES, "likely": LIKELY, "open": UNKNOWN, "unlikely": UNLIKELY, "no": 0}
LEVELS = ("red", "orange", "yellow")
_SOURCE = {"authority", "verified", "verified_on", "verify_by", "note"}
_PERIOD = re.compile(r"^(\d+) (day|month|year)s?$")


@dataclass
class Reading:
    """What the loader has so far: the law, the names, where they stand, and the problems."""

    law: Law
    names: Names
    problems: list[Problem] = field(default_factory=list)
    rows: list[StatuteRow] = field(default_factory=list)
    uses: dict[str, set[str]] = field(default_factory=dict)
    places: dict[str, tuple[YamlFile, tuple[Key, ...]]] = field(default_factory=dict)

    def keys(self, file: YamlFile, entry: Mapping[str, Any], allowed: set[str], *where: Key) -> None:
        """Report keys that this kind of entry does not have."""
        for key in entry:
            if key not in allowed | _SOURCE:
                hint = nearest(str(key), allowed | _SOURCE)
                self.problems.append(file.problem(f"{key!r} does not belong here{hint}", *where, key))

    def expression(
        self, file: YamlFile, text: Any, names: Names, *where: Key, expected: str = "flag", label: str = ""
    ) -> Node:
        """Compile; on an error report it and go on with something harmless."""
        if text is None:
            self.problems.append(file.problem("an expression is missing here", *where))
            return Constant(expected, UNKNOWN)
        try:
            return compile_expression(text, names.labelled(label), expected)
        except ExpressionError as error:
            self.problems.append(file.problem(str(error), *where))
            return Constant(expected, UNKNOWN)

    def source(self, file: YamlFile, entry: Mapping[str, Any], *where: Key) -> Source:
        """The authority of an entry; what it does not say itself stands at the top of its file."""
        top = file.data if isinstance(file.data, dict) else {}
        authority = entry.get("authority", top.get("authority"))
        if isinstance(authority, str):
            authority = [authority]
        if not authority:
            self.problems.append(file.problem("no authority: every rule names the law it comes from", *where))
        verified = entry.get("verified", top.get("verified"))
        word = {True: "yes", False: "no"}.get(verified, str(verified))
        if word not in ("yes", "no", "partly"):
            self.problems.append(
                file.problem(f"verified is yes, partly or no, not {verified!r}", *where, "verified")
            )
        on, by = (
            self._date(file, entry.get(key, top.get(key)), *where, key)
            for key in ("verified_on", "verify_by")
        )
        line = file.line(*where)
        return Source(file.path, line, tuple(authority or ()), word, on, by, str(entry.get("note", "")))

    def _date(self, file: YamlFile, value: Any, *where: Key) -> date | None:
        if value is None or isinstance(value, date):
            return value
        self.problems.append(file.problem(f"{value!r} is not a date: write 2026-07-03", *where))
        return None

    def taken(self, file: YamlFile, table: Mapping[str, Any], name: str) -> bool:
        """Report an id that another file has already."""
        if name in table:
            self.problems.append(
                file.problem(f"the id {name!r} is taken by {table[name].source.file.name}", "id")
            )
            return True
        return False


def definitions(reading: Reading, file: YamlFile) -> None:
    """data/law/gates: named values of the case or of each item."""
    reading.keys(file, file.data, {"definitions"})
    for name, entry in (file.data.get("definitions") or {}).items():
        where = ("definitions", name)
        definition = reading.names.definitions.get(name)
        if definition is None:
            continue
        reading.keys(file, entry, {"scope", "type", "is", "flag"}, *where)
        names = reading.names if definition.scope == "case" else reading.names.inside(definition.scope)
        if definition.type not in ("flag", "date", "number"):
            reading.problems.append(file.problem("type is flag, date, days, count or money", *where, "type"))
            continue
        definition.body = reading.expression(
            file, entry.get("is"), names, *where, "is", expected=definition.type, label=name
        )
        reading.uses[name] = _names_in(entry.get("is")) & set(reading.names.definitions)
        reading.places[name] = (file, where)
        reading.law.rules[name] = Rule(
            name,
            definition.scope,
            entry["type"],
            definition,
            bool(entry.get("flag")),
            reading.source(file, entry, *where),
        )


def ground(reading: Reading, file: YamlFile) -> None:
    """data/law/grounds: one ground of deportability or inadmissibility."""
    entry = file.data
    reading.keys(file, entry, {"id", "lists", "needs_conviction", "parts"})
    name = entry.get("id", file.path.stem)
    names = reading.names.inside("convictions")
    parts: dict[str, Part] = {}
    used: set[str] = {"conviction_for_immigration"}
    for part_id, part in (entry.get("parts") or {}).items():
        where = ("parts", part_id)
        reading.keys(file, part, {"title", "when", "needs_conviction"}, *where)
        if part_id in reading.law.parts:
            reading.problems.append(
                file.problem(f"the part {part_id!r} stands in another ground too", *where)
            )
        node = reading.expression(file, part.get("when", True), names, *where, "when", label=part_id)
        used |= _names_in(part.get("when", True))
        needs = part.get("needs_conviction", entry.get("needs_conviction", True))
        parts[part_id] = Part(part_id, name, node, bool(needs), reading.source(file, part, *where))
    reading.law.parts.update(parts)
    reading.uses[name] = used & set(reading.names.definitions)
    reading.places[name] = (file, ("id",))
    source = Source(file.path, 1, (), "", None, None)
    reading.law.grounds[name] = Ground(name, tuple(entry.get("lists", ())), parts, source)


def offence(reading: Reading, file: YamlFile) -> None:
    """data/law/offences: one category of offences and the parts of grounds it can raise."""
    reading.keys(file, file.data, {"id", "raises", "settles"})
    name = file.data.get("id", file.path.stem)
    if name != file.path.stem:
        reading.problems.append(file.problem(f"the id {name!r} differs from the file's name", "id"))
    names = reading.names.inside("convictions")
    found: list[Raise] = []
    for index, entry in enumerate(file.data.get("raises") or []):
        where = ("raises", index)
        reading.keys(file, entry, {"part", "strength", "when"}, *where)
        part = str(entry.get("part"))
        if part not in reading.law.parts:
            reading.problems.append(
                file.problem(f"no ground has a part {part!r}{nearest(part, reading.law.parts)}", *where)
            )
            continue
        strength = _strength(reading, file, entry.get("strength"), *where, "strength")
        when = entry.get("when", True)
        node = reading.expression(file, when, names, *where, "when", label=f"{name}.{part}")
        owner = reading.law.parts[part].ground
        reading.uses[owner] |= _names_in(when) & set(reading.names.definitions)
        found.append(Raise(part, strength, node, reading.source(file, entry, *where)))
    reading.law.offences[name] = Offence(name, tuple(found))


def statutes(reading: Reading, file: YamlFile) -> None:
    """data/law/statutes: rows that map a section to a category and what it carries."""
    own = {"statute", "offense", "raises"}
    for index, entry in enumerate(file.data.get("rows") or []):
        where = ("rows", index)
        facts = {key: value for key, value in entry.items() if key not in own | _SOURCE}
        registry = reading.law.registry.by_scope["convictions"]
        for key, value in facts.items():
            try:
                abstract(registry[key], value)
            except KeyError:
                reading.problems.append(
                    file.problem(f"no fact {key!r} of a conviction{nearest(key, registry)}", *where)
                )
            except ValueError as error:
                reading.problems.append(file.problem(str(error), *where, key))
        category = str(entry.get("offense"))
        if category not in reading.law.offences:
            hint = nearest(category, reading.law.offences)
            reading.problems.append(file.problem(f"no offence {category!r}{hint}", *where))
            continue
        raises: dict[str, int] = {}
        for number, one in enumerate(entry.get("raises") or []):
            part = str(one.get("part"))
            if part not in reading.law.parts:
                hint = nearest(part, reading.law.parts)
                reading.problems.append(
                    file.problem(f"no ground has a part {part!r}{hint}", *where, "raises", number)
                )
            raises[part] = _strength(reading, file, one.get("strength"), *where, "raises", number)
        source = reading.source(file, entry, *where)
        reading.rows.append(
            StatuteRow(
                str(entry.get("statute")),
                category,
                facts,
                raises,
                source.authority,
                source.verified,
                source.note,
            )
        )


def relief(reading: Reading, file: YamlFile, kind: str) -> None:
    """data/law/relief and data/law/vehicles."""
    entry = file.data
    lists = ("discretion", "documents", "next_steps", "warnings", "never_say", "combines_with")
    reading.keys(file, entry, {"id", "decides", "per", "applies", "elements", "bars", *lists})
    name = entry.get("id", file.path.stem)
    if reading.taken(file, reading.law.relief, name):
        return
    names = reading.names.inside("convictions") if entry.get("per") else reading.names
    tests: list[Test] = []
    for group, what in (("elements", "element"), ("bars", "bar")):
        for test_id, test in (entry.get(group) or {}).items():
            where = (group, test_id)
            reading.keys(file, test, {"is"}, *where)
            node = reading.expression(file, test.get("is"), names, *where, "is", label=f"{name}.{test_id}")
            tests.append(Test(test_id, what, node, reading.source(file, test, *where)))
    reading.law.relief[name] = Relief(
        name,
        kind,
        str(entry.get("decides", "")),
        entry.get("per"),
        reading.expression(file, entry.get("applies", True), names, "applies", label=f"{name}.applies"),
        tuple(tests),
        reading.source(file, entry),
        **{key: tuple(entry.get(key) or ()) for key in lists},
    )


def urgent(reading: Reading, file: YamlFile) -> None:
    """data/law/urgent: what cannot wait."""
    entry = file.data
    reading.keys(file, entry, {"id", "when", "level", "do", "dont"})
    name = entry.get("id", file.path.stem)
    if reading.taken(file, reading.law.urgent, name):
        return
    node = reading.expression(file, entry.get("when"), reading.names, "when", label=name)
    reading.law.urgent[name] = Urgent(
        name,
        node,
        _level(reading, file, entry.get("level"), "level"),
        reading.source(file, entry),
        tuple(entry.get("do") or ()),
        tuple(entry.get("dont") or ()),
    )


def deadline(reading: Reading, file: YamlFile) -> None:
    """data/law/deadlines: time limits, by the strictest reading."""
    entry = file.data
    reading.keys(file, entry, {"id", "applies", "from", "period", "usual_period", "unknown_is"})
    name = entry.get("id", file.path.stem)
    if reading.taken(file, reading.law.deadlines, name):
        return
    match = _PERIOD.match(str(entry.get("period")))
    if not match:
        reading.problems.append(
            file.problem("a period is written '30 days', '6 months' or '1 year'", "period")
        )
    amount, unit = (int(match[1]), match[2]) if match else (0, "day")
    reading.law.deadlines[name] = Deadline(
        name,
        reading.expression(file, entry.get("applies", True), reading.names, "applies", label=name),
        reading.expression(file, entry.get("from"), reading.names, "from", expected="date", label=name),
        {"day": 0, "month": amount, "year": amount * 12}[unit],
        amount if unit == "day" else 0,
        str(entry.get("usual_period", entry.get("period"))),
        _level(reading, file, entry.get("unknown_is", "red"), "unknown_is"),
        reading.source(file, entry),
    )


def clock(reading: Reading, file: YamlFile) -> None:
    """data/law/clocks: periods that the timeline shows."""
    entry = file.data
    reading.keys(file, entry, {"id", "applies", "start", "years", "stopped_by"})
    name = entry.get("id", file.path.stem)
    if reading.taken(file, reading.law.clocks, name):
        return
    stop = entry.get("stopped_by")
    reading.law.clocks[name] = Clock(
        name,
        reading.expression(file, entry.get("applies", True), reading.names, "applies", label=name),
        reading.expression(file, entry.get("start"), reading.names, "start", expected="date", label=name),
        int(entry.get("years", 0)),
        None
        if stop is None
        else reading.expression(file, stop, reading.names, "stopped_by", expected="date"),
        reading.source(file, entry),
    )


def changes(reading: Reading, file: YamlFile) -> None:
    """data/law/what_if.yml: what an order of a criminal court could change in a conviction."""
    registry = reading.law.registry.by_scope["convictions"]
    for name, entry in (file.data.get("changes") or {}).items():
        where = ("changes", name)
        reading.keys(file, entry, {"when", "set"}, *where)
        values: dict[str, object] = {}
        for key, value in (entry.get("set") or {}).items():
            if key not in registry:
                reading.problems.append(
                    file.problem(
                        f"no fact {key!r} of a conviction{nearest(key, registry)}", *where, "set", key
                    )
                )
                continue
            try:
                values[key] = abstract(registry[key], value)
            except ValueError as error:
                reading.problems.append(file.problem(str(error), *where, "set", key))
        node = reading.expression(
            file, entry.get("when", True), reading.names.inside("convictions"), *where, "when"
        )
        reading.law.changes[name] = Change(name, node, values)


def papers(reading: Reading, file: YamlFile) -> None:
    """data/law/documents.yml: papers, where they come from, what they settle."""
    registry = reading.law.registry
    for name, entry in (file.data.get("papers") or {}).items():
        where = ("papers", name)
        reading.keys(file, entry or {}, {"from", "settles"}, *where)
        for fact in entry.get("settles") or ():
            if fact not in registry:
                reading.problems.append(
                    file.problem(f"there is no fact {fact!r}{nearest(fact, registry)}", *where)
                )
        reading.law.papers[name] = Paper(name, str(entry.get("from", "")), tuple(entry.get("settles") or ()))


def notices(reading: Reading, file: YamlFile) -> None:
    """data/law/warnings.yml: warnings and the do and do-not lists."""
    for index, entry in enumerate(file.data.get("notices") or file.data.get("warnings") or []):
        reading.keys(file, entry, {"id", "kind", "when"}, "notices", index)
        name, kind = str(entry.get("id")), str(entry.get("kind", "warning"))
        if kind not in ("warning", "do", "dont"):
            reading.problems.append(file.problem("kind is warning, do or dont", "notices", index, "kind"))
        when = True if entry.get("when", "always") == "always" else entry["when"]
        node = reading.expression(file, when, reading.names, "notices", index, "when", label=name)
        reading.law.notices[f"{kind}.{name}"] = Notice(
            name, kind, node, reading.source(file, entry, "notices", index)
        )


def references(reading: Reading) -> None:
    """Report papers that facts and relief name but data/law/documents.yml does not describe."""
    known = reading.law.papers
    if not known:
        return
    for one in reading.law.relief.values():
        for paper in one.documents:
            if paper not in known:
                text = f"no paper {paper!r} in documents.yml{nearest(paper, known)}"
                reading.problems.append(Problem(one.source.file, one.source.line, text))


def _strength(reading: Reading, file: YamlFile, value: Any, *where: Key) -> int:
    word = {True: "yes", False: "no"}.get(value, str(value))
    if word not in STRENGTHS:
        reading.problems.append(
            file.problem(f"strength is yes, likely, open or unlikely, not {value!r}", *where)
        )
        return UNKNOWN
    return STRENGTHS[word]


def _level(reading: Reading, file: YamlFile, value: Any, *where: Key) -> str:
    if value not in LEVELS:
        reading.problems.append(file.problem(f"the level is red, orange or yellow, not {value!r}", *where))
        return "red"
    return str(value)


def _names_in(text: Any) -> set[str]:
    try:
        tree = ast.parse(" ".join(str(text).split()), mode="eval")
    except SyntaxError:
        return set()
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
