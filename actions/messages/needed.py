"""Which message ids the fact registry and the law files need, and where each need stands.

Reads the files themselves rather than the compiled law, so that texts can be checked while a law
file is being written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actions.messages.catalogue import Catalogue
from actions.screening.registry import Registry
from actions.screening.yamlfile import YamlFile, read_yaml


@dataclass(frozen=True)
class Need:
    """A message id that something refers to, and the file and line that do."""

    id: str
    file: Path
    line: int


_YOU = re.compile(r"\byou(r|rs|rself)?\b", re.IGNORECASE)
_NOTICES = ("warning", "do", "dont")
_REFERENCES = {
    "discretion": ("discretion.{}",),
    "documents": ("paper.{}", "paper.{}.where"),
    "next_steps": ("do.{}",),
    "do": ("do.{}",),
    "dont": ("dont.{}",),
    "warnings": ("warning.{}",),
}
_TITLES = {
    "relief": ("relief.{}.title", "relief.{}.short", "relief.{}.about", "relief.{}.say"),
    "vehicles": ("vehicle.{}.title", "vehicle.{}.short", "vehicle.{}.about", "vehicle.{}.say"),
    "grounds": ("ground.{}",),
    "offences": ("offense.{}",),
    "urgent": ("urgent.{}.title", "urgent.{}.text"),
    "deadlines": ("deadline.{}",),
    "clocks": ("clock.{}",),
}


def needs(registry: Registry, law: Path, english: Catalogue) -> list[Need]:
    """Every id that the facts (registry and `law/facts`) and the law files need."""
    return [*_of_facts(registry, law, english), *_of_law(law)]


def _of_facts(registry: Registry, law: Path, english: Catalogue) -> Iterator[Need]:
    files = [read_yaml(path) for path in sorted((law / "facts").glob("*.yml"))]
    where = {name: (file.path, file.line("facts", name)) for file in files for name in file.data["facts"]}
    for fact in registry.values():
        path, line = where.get(fact.id, (law / "facts", 1))
        ids = [f"{kind}.{fact.id}" for kind in ("question", "why", "find", "fact")]
        if fact.type in ("choice", "set"):
            ids += [f"choice.{fact.id}.{choice}" for choice in fact.choices]
        elif fact.type == "offense":
            ids += [f"offense.{choice}" for choice in fact.choices]
        if fact.list:
            ids += [f"list.{fact.list}", f"list.{fact.list}.why"]
            ids += [f"tick.{fact.id}"] if fact.type == "yes_no" else []
        if fact.paper:
            ids += [f"paper.{fact.paper}", f"paper.{fact.paper}.where"]
        question = english.find(f"question.{fact.id}")
        if question and _YOU.search(question.text):
            ids.append(f"question.{fact.id}.other")
        yield from (Need(one, path, line) for one in ids)


def _of_law(law: Path) -> Iterator[Need]:
    for folder, templates in _TITLES.items():
        for path in sorted((law / folder).glob("*.yml")):
            yield from _of_rule(read_yaml(path), templates)
    groups = law / "offence_groups.yml"
    if groups.is_file():
        file = read_yaml(groups)
        yield from (
            Need(f"offense_group.{name}", groups, file.line("groups", name)) for name in file.data["groups"]
        )
    for name in ("documents.yml", "warnings.yml"):
        path = law / name
        if path.is_file():
            yield from _of_list(read_yaml(path))


def _of_rule(file: YamlFile, templates: tuple[str, ...]) -> Iterator[Need]:
    data: dict[str, Any] = file.data or {}
    name = str(data.get("id", file.path.stem))
    yield from (Need(template.format(name), file.path, file.line("id")) for template in templates)
    for kind in ("elements", "bars"):
        for test in data.get(kind) or {}:
            yield Need(f"element.{name}.{test}", file.path, file.line(kind, test))
    for part in data.get("parts") or {}:
        yield Need(f"ground.{part}", file.path, file.line("parts", part))
    for key, forms in _REFERENCES.items():
        for index, one in enumerate(data.get(key) or ()):
            yield from (Need(form.format(one), file.path, file.line(key, index)) for form in forms)


def _of_list(file: YamlFile) -> Iterator[Need]:
    data: dict[str, Any] = file.data or {}
    for paper in data.get("papers") or {}:
        for form in _REFERENCES["documents"]:
            yield Need(form.format(paper), file.path, file.line("papers", paper))
    for key in ("notices", "warnings"):
        for index, notice in enumerate(data.get(key) or ()):
            if notice.get("kind") in _NOTICES:
                yield Need(f"{notice['kind']}.{notice['id']}", file.path, file.line(key, index))
