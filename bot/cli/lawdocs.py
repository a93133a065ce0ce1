"""The law files as Markdown pages for a lawyer: each rule with its authority and how far it was checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from actions.messages import Messages
from actions.screening.model import Law, Relief, Source
from actions.screening.reading import names_in
from actions.screening.truth import NAMES
from actions.screening.yamlfile import read_yaml

FUNCTIONS = (
    ("likely(x)", "x, though the law on it is not quite sure"),
    ("open(x)", "x is unsettled law: while it holds, nobody can tell"),
    ("unlikely(x)", "the government may argue x, and usually loses"),
    (
        "told(x)",
        "x where a case tells it; nobody is asked here, so that silence is no; an `unknown` is open",
    ),
    ("presumed(x)", "while x is not known it counts as likely: the person would have to show otherwise"),
    ("or_else(x, y)", "x; while nothing is known of x, y in its place"),
    ("including(x, y)", "x, and at least as much as is known of its part y"),
    ("days_after(day, start, n)", "how many of n days from the start lie on or after the day"),
    ("choose(x, a, b)", "a if x holds, b if not"),
)
"""The words that conditions are made of, as a lawyer reads them."""

Rows = Iterable[Iterable[str]]
CHECKED = ("authority", "verified", "note")


def write_pages(law: Law, messages: Messages, folder: str, as_of: date) -> int:
    """Write an index, a page for each relief and vehicle, and one for each other kind of rule; how many."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    pages = _Pages(law, messages).all(as_of)
    for name, text in pages.items():
        (out / name).write_text(text.rstrip() + "\n", encoding="utf-8")
    return len(pages)


@dataclass(frozen=True)
class _Pages:
    law: Law
    messages: Messages

    def all(self, as_of: date) -> dict[str, str]:
        law = self.law
        pages = {f"{one.kind}-{one.id}.md": self._relief(one) for one in law.relief.values()}
        pages |= {
            "grounds.md": self._grounds(),
            "offences.md": self._offences(),
            "definitions.md": self._definitions(),
            "deadlines.md": self._deadlines(),
            "urgent.md": self._urgent(),
            "checked.md": self._checked(as_of),
        }
        pages |= {f"statutes-{file.stem}.md": self._statutes(file) for file in self._statute_files()}
        pages["index.md"] = self._index(as_of)
        return pages

    def words(self, message_id: str) -> str:
        """The English text of an id, as a person reads it; nothing where there is none."""
        return self.messages.text(message_id, "en") if self.messages.has(message_id) else ""

    def _index(self, as_of: date) -> str:
        law = self.law
        sources = law.sources().values()
        statutes = [f"[{one.stem}](statutes-{one.stem}.md)" for one in self._statute_files()]
        lines = [
            "# The law that the screening applies",
            "",
            f"Version {law.version}, as it stands on {as_of}. {len(sources)} rules.",
            "",
            "- [What was checked, what was not, what is out of date](checked.md)",
            "- [Grounds](grounds.md), [offences](offences.md), [definitions](definitions.md)",
            "- [Time limits](deadlines.md), [what cannot wait](urgent.md)",
            f"- Statutes: {', '.join(statutes)}",
            "",
        ]
        for title, kind in (("Relief", "relief"), ("Ways to reopen a criminal case", "vehicle")):
            rows = [
                (
                    f"[{one.id}]({kind}-{one.id}.md)",
                    self.words(f"{kind}.{one.id}.title"),
                    one.decides,
                    one.source.verified,
                )
                for one in law.relief.values()
                if one.kind == kind
            ]
            lines += [f"## {title}", "", *_table(("id", "as people read it", "decided by", "verified"), rows)]
        return "\n".join(lines)

    def _relief(self, relief: Relief) -> str:
        data = _written(relief.source.file)
        lines = [f"# {relief.id}", ""]
        lines += [
            f"{self.words(f'{relief.kind}.{relief.id}.{part}')}\n" for part in ("title", "about", "say")
        ]
        lines += [
            f"Decided by: {relief.decides}",
            "",
            f"Applies when: {self._condition(data.get('applies', True))}",
            "",
        ]
        by_id = {test.id: test for test in relief.tests}
        for title, key in (("Elements", "elements"), ("Bars", "bars")):
            rows = [
                (
                    f"**{name}** {self.words(f'element.{relief.id}.{name}')}",
                    self._condition(test["is"]),
                    *_source(by_id[name].source),
                )
                for name, test in (data.get(key) or {}).items()
            ]
            if rows:
                lines += [f"## {title}", "", *_table((title.lower(), "test", *CHECKED), rows)]
        for title, ids, form in (
            ("Discretion", relief.discretion, "discretion.{}"),
            ("Documents", relief.documents, "paper.{}"),
            ("Next steps", relief.next_steps, "do.{}"),
            ("Warnings", relief.warnings, "warning.{}"),
            ("Combines with", relief.combines_with, "relief.{}.short"),
            ("Never say", relief.never_say, "{}"),
        ):
            lines += _bullets(title, [self.words(form.format(one)) or one for one in ids])
        if relief.source.note:
            lines += [relief.source.note, ""]
        lines += [f"Authority: {'; '.join(relief.source.authority)}", "", _verified(relief.source)]
        return "\n".join(lines)

    def _grounds(self) -> str:
        lines = ["# Grounds", ""]
        for ground in self.law.grounds.values():
            data = _written(ground.source.file)["parts"]
            rows = [
                (
                    f"**{part.id}** {data[part.id].get('title', '')}",
                    self._condition(data[part.id].get("when", True)),
                    *_source(part.source),
                )
                for part in ground.parts.values()
            ]
            lines += [f"## {ground.id}", "", f"On the list: {', '.join(ground.lists)}", ""]
            lines += _table(("part", "when", *CHECKED), rows)
        return "\n".join(lines)

    def _offences(self) -> str:
        lines = [
            "# Offences",
            "",
            "What each category can raise; a statute with a row of its own may differ.",
            "",
        ]
        for group, members in self.law.offence_groups.items():
            lines += [f"## {self.words(f'offense_group.{group}') or group}", ""]
            for name in members:
                data = _written(self._file("offences", name)).get("raises") or []
                rows = [
                    (
                        one.part,
                        NAMES[one.strength],
                        self._condition(entry.get("when", True)),
                        *_source(one.source),
                    )
                    for one, entry in zip(self.law.offences[name].raises, data, strict=True)
                ]
                lines += [f"### {name}", "", self.words(f"offense.{name}"), ""]
                lines += _table(("part of a ground", "how strongly", "when", *CHECKED), rows) or [
                    "Raises nothing.",
                    "",
                ]
        return "\n".join(lines)

    def _definitions(self) -> str:
        lines = ["# Definitions", "", "Names that the conditions of other pages use.", ""]
        words = [(f"`{word}`", meaning) for word, meaning in FUNCTIONS]
        lines += ["Words in conditions:", "", *_table(("word", "meaning"), words)]
        for rule in self.law.rules.values():
            entry = _written(rule.source.file)["definitions"][rule.id]
            of = "the case" if rule.scope == "case" else f"each of {rule.scope}"
            lines += [f"## {rule.id}", "", f"A {rule.type} of {of}: {self._condition(entry['is'])}", ""]
            lines += [f"Nobody is asked here: {rule.unasked}", ""] if rule.unasked else []
            lines += [rule.source.note, ""] if rule.source.note else []
            lines += [f"Authority: {'; '.join(rule.source.authority)}", "", _verified(rule.source), ""]
        return "\n".join(lines)

    def _deadlines(self) -> str:
        rows = []
        for one in self.law.deadlines.values():
            data = _written(one.source.file)
            period = f"{data['period']} (usually {one.usual})"
            name = f"**{one.id}** {self.words(f'deadline.{one.id}')}"
            rows.append(
                (
                    name,
                    self._condition(data.get("applies", True)),
                    f"{period} from {self._condition(data['from'])}",
                    *_source(one.source),
                )
            )
        return "\n".join(
            ["# Time limits", "", *_table(("limit", "applies when", "how long", *CHECKED), rows)]
        )

    def _urgent(self) -> str:
        rows = [
            (
                f"**{one.id}** {self.words(f'urgent.{one.id}.title')}",
                one.level,
                self._condition(_written(one.source.file)["when"]),
                *_source(one.source),
            )
            for one in self.law.urgent.values()
        ]
        return "\n".join(["# What cannot wait", "", *_table(("what", "level", "when", *CHECKED), rows)])

    def _statute_files(self) -> list[Path]:
        return sorted({row.source.file for row in self.law.statutes.values()})

    def _statutes(self, file: Path) -> str:
        rows = []
        for row in sorted(self.law.statutes.values(), key=lambda row: row.source.line):
            if row.source.file != file:
                continue
            facts = "; ".join(f"{name}: {value}" for name, value in _plain(file, row.statute).items())
            raises = "; ".join(f"{one.part}: {NAMES[one.strength]}" for one in row.raises)
            rows.append((row.statute, ", ".join(row.offenses), facts, raises, *_source(row.source)))
        lines = [f"# Statutes: {file.stem}", ""]
        lines += ["A section that is not here falls back to its category, and the result says so.", ""]
        columns = ("section", "category", "what it tells", "differs from the category", *CHECKED)
        return "\n".join([*lines, *_table(columns, rows)])

    def _checked(self, as_of: date) -> str:
        sources = self.law.sources()
        lines = ["# What was checked", ""]
        for title, names in (
            ("Out of date", [name for name, one in sources.items() if one.stale(as_of)]),
            ("Not in force yet", [name for name, one in sources.items() if one.inert(as_of)]),
            ("Not verified", [name for name, one in sources.items() if one.verified == "no"]),
            ("Partly verified", [name for name, one in sources.items() if one.verified == "partly"]),
        ):
            rows = [
                (name, "; ".join(sources[name].authority), str(sources[name].verify_by or ""))
                for name in names
            ]
            lines += [
                f"## {title}: {len(names)} of {len(sources)}",
                "",
                *_table(("rule", "authority", "good until"), rows),
            ]
        return "\n".join(lines)

    def _condition(self, text: Any) -> str:
        """An expression, with links to the definitions and grounds that it names."""
        word = (
            {True: "always", False: "never"}.get(text)
            if isinstance(text, bool)
            else " ".join(str(text).split())
        )
        links = [
            f"[{name}]({page}#{name})"
            for page, known in (("definitions.md", self.law.rules), ("grounds.md", self.law.grounds))
            for name in sorted(names_in(text))
            if name in known
        ]
        return f"`{word}`" + (f" ({', '.join(links)})" if links else "")

    def _file(self, folder: str, name: str) -> Path:
        return next(iter(self.law.rules.values())).source.file.parents[1] / folder / f"{name}.yml"


@cache
def _written(file: Path) -> Any:
    """What a law file says, read once."""
    return read_yaml(file).data


def _plain(file: Path, statute: str) -> Mapping[str, Any]:
    """What a row tells of a conviction, as it is written."""
    shown = ("level", "max_sentence_days", "drug", "weapon", "victim_minor", "victim_relationship")
    row = next(one for one in _written(file)["rows"] if str(one["statute"]) == statute)
    return {name: row[name] for name in shown if name in row}


def _source(source: Source) -> tuple[str, str, str]:
    return ("; ".join(source.authority), source.verified, source.note)


def _verified(source: Source) -> str:
    day = f" on {source.verified_on}, good until {source.verify_by}" if source.verified_on else ""
    return f"Verified: {source.verified}{day}"


def _bullets(title: str, items: Iterable[str]) -> list[str]:
    found = [f"- {item}" for item in items]
    return [f"## {title}", "", *found, ""] if found else []


def _table(columns: Iterable[str], rows: Rows) -> list[str]:
    """A Markdown table; nothing when it has no rows."""
    heads = list(columns)
    lines = [f"| {' | '.join(' '.join(cell.replace('|', '/').split()) for cell in row)} |" for row in rows]
    return [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads), *lines, ""] if lines else []
