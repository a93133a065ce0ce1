"""What the loader has read so far, and how it reads the parts that all law files share."""

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from actions.screening.errors import ExpressionError, Problem, nearest
from actions.screening.expression import Names, compile_expression
from actions.screening.model import Law, Source
from actions.screening.nodes import Constant, Definition, Node
from actions.screening.registry import CASE
from actions.screening.statutes import StatuteRow
from actions.screening.truth import LIKELY, NO, UNKNOWN, UNLIKELY, YES
from actions.screening.values import abstract
from actions.screening.yamlfile import Key, YamlFile

STRENGTHS = {"yes": YES, "likely": LIKELY, "open": UNKNOWN, "unlikely": UNLIKELY, "no": NO}
LEVELS = ("red", "orange", "yellow")
_SOURCE = {"authority", "verified", "verified_on", "verify_by", "note", "in_force"}


@dataclass
class Reading:
    """What the loader has so far: the law, the names, where they stand, and the problems."""

    law: Law
    names: Names
    problems: list[Problem] = field(default_factory=list)
    rows: list[StatuteRow] = field(default_factory=list)
    uses: dict[str, set[str]] = field(default_factory=dict)
    places: dict[str, tuple[YamlFile, tuple[Key, ...]]] = field(default_factory=dict)
    compiled: list[tuple[YamlFile, tuple[Key, ...], Node]] = field(default_factory=list)

    def wrong(self, file: YamlFile, text: str, *where: Key) -> None:
        """Report a problem and go on."""
        self.problems.append(file.problem(text, *where))

    def entries(self, file: YamlFile, value: Any, *where: Key) -> Iterable[tuple[Any, Mapping[str, Any]]]:
        """The entries of a mapping of mappings, or of a list of them; others are reported."""
        pairs = list(value.items() if isinstance(value, dict) else enumerate(value or []))
        for key, entry in pairs:
            if isinstance(entry, Mapping):
                yield key, entry
            else:
                self.wrong(file, f"{key!r} has nothing under it", *where, key)

    def keys(self, file: YamlFile, entry: Mapping[str, Any], allowed: set[str], *where: Key) -> None:
        """Report keys that this kind of entry does not have."""
        for key in entry:
            if key not in allowed | _SOURCE:
                hint = nearest(str(key), allowed | _SOURCE)
                self.wrong(file, f"{key!r} does not belong here{hint}", *where, key)

    def identity(self, file: YamlFile, table: Mapping[str, Any]) -> str | None:
        """The id of a file's entry; None (and reported) when another file has it or the name differs."""
        name = file.data.get("id", file.path.stem)
        if name != file.path.stem:
            self.wrong(file, f"the id {name!r} differs from the file's name", "id")
        if name in table:
            self.wrong(file, f"the id {name!r} is taken by {table[name].source.file.name}", "id")
            return None
        return str(name)

    def expression(
        self, file: YamlFile, text: Any, names: Names, *where: Key, expected: str = "flag", label: str = ""
    ) -> Node:
        """Compile; on an error report it and go on with something harmless."""
        if text is None:
            self.wrong(file, "an expression is missing here", *where)
            return Constant(expected, UNKNOWN)
        try:
            node = compile_expression(text, names.labelled(label), expected)
        except ExpressionError as error:
            self.wrong(file, str(error), *where)
            return Constant(expected, UNKNOWN)
        self.compiled.append((file, where, node))
        return node

    def remembered(
        self, file: YamlFile, text: Any, names: Names, *where: Key, expected: str = "flag", label: str = ""
    ) -> Definition:
        """An expression whose value is kept, because it is needed more than once in a screening."""
        body = self.expression(file, text, names, *where, expected=expected, label=label)
        node = Definition(label, expected, names.scope, body)
        self.law.named.append(node)
        return node

    def source(self, file: YamlFile, entry: Mapping[str, Any], *where: Key) -> Source:
        """The authority of an entry; what it does not say itself stands at the top of its file."""
        top = file.data
        authority = entry.get("authority", top.get("authority"))
        if isinstance(authority, str):
            authority = [authority]
        if not authority:
            self.wrong(file, "no authority: every rule names the law it comes from", *where)
        verified = entry.get("verified", top.get("verified"))
        word = {True: "yes", False: "no"}.get(verified, str(verified))
        if word not in ("yes", "no", "partly"):
            self.wrong(file, f"verified is yes, partly or no, not {verified!r}", *where, "verified")
        on, by, in_force = (
            self._date(file, entry.get(key, top.get(key)), *where, key)
            for key in ("verified_on", "verify_by", "in_force")
        )
        line = file.line(*where)
        note = str(entry.get("note", ""))
        return Source(file.path, line, tuple(authority or ()), word, on, by, note, in_force)

    def from_its_day(self, file: YamlFile, entry: Mapping[str, Any], text: Any, *, before: str = "no") -> Any:
        """The expression of a rule that may be future law: until its day `in_force` it is `before`."""
        day = entry.get("in_force", file.data.get("in_force"))
        if not isinstance(day, date) or text is None:
            return text
        word = {True: "yes", False: "no"}.get(text, text) if isinstance(text, bool) else text
        begun = f"as_of >= date({day.year}, {day.month}, {day.day})"
        return f"{begun} and ({word})" if before == "no" else f"not {begun} or ({word})"

    def _date(self, file: YamlFile, value: Any, *where: Key) -> date | None:
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.wrong(file, f"{value!r} is not a date: write 2026-07-03", *where)
        return None

    def facts(self, file: YamlFile, values: Mapping[str, Any], *where: Key) -> dict[str, Any]:
        """The abstract values of facts of a conviction; facts or values that are not such are reported."""
        registry = self.law.registry.by_scope["convictions"]
        found: dict[str, Any] = {}
        for name, value in values.items():
            if name not in registry:
                self.wrong(
                    file, f"no fact {name!r} of a conviction{nearest(str(name), registry)}", *where, name
                )
                continue
            try:
                found[name] = abstract(registry[name], value)
            except ValueError as error:
                self.wrong(file, str(error), *where, name)
        return found

    def strength(self, file: YamlFile, value: Any, *where: Key) -> int:
        """How strongly an offence raises a ground, as a truth value."""
        word = {True: "yes", False: "no"}.get(value, str(value))
        if word not in STRENGTHS:
            self.wrong(file, f"strength is yes, likely, open or unlikely, not {value!r}", *where)
        return STRENGTHS.get(word, UNKNOWN)

    def level(self, file: YamlFile, value: Any, *where: Key) -> str:
        """How urgent something is."""
        if value not in LEVELS:
            self.wrong(file, f"the level is red, orange or yellow, not {value!r}", *where)
        return str(value)

    def scoped(self, scope: str) -> Names:
        """The names that an expression of this scope can use."""
        return self.names if scope == CASE else self.names.inside(scope)


def names_in(text: Any) -> set[str]:
    """The names that stand in an expression; none if it is not one."""
    try:
        tree = ast.parse(" ".join(str(text).split()), mode="eval")
    except (SyntaxError, ValueError):
        return set()
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
