"""Reads data/law, checks it, and compiles it. Every problem is reported with file and line."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from actions.screening import sections
from actions.screening.errors import LawError, Problem, nearest
from actions.screening.expression import Names
from actions.screening.grounds import GroundNode
from actions.screening.model import Law
from actions.screening.nodes import Definition
from actions.screening.registry import load_registry
from actions.screening.sections import Reading
from actions.screening.statutes import Statutes
from actions.screening.yamlfile import YamlFile, read_yaml

CONVICTION = "conviction_for_immigration"


def load_law(folder: Path) -> Law:
    """Load data/law. Raises LawError with every problem found (file, line, name, nearest name)."""
    offence_files = _files(folder / "offences")
    categories = tuple(sorted(file.path.stem for file in offence_files))
    registry = load_registry(folder / "facts", categories)
    law = Law(registry, Statutes([]), version=_version(folder))
    reading = Reading(law, Names(registry))
    ground_files = _files(folder / "grounds")
    gate_files = _files(folder / "gates")
    _declare(reading, gate_files, ground_files)
    for file in ground_files:
        sections.ground(reading, file)
    for file in offence_files:
        sections.offence(reading, file)
    for file in gate_files:
        sections.definitions(reading, file)
    for file in _files(folder / "statutes"):
        sections.statutes(reading, file)
    law.statutes = Statutes(reading.rows)
    _attach_grounds(reading, categories)
    _refuse_circles(reading)
    for kind in ("relief", "vehicles"):
        for file in _files(folder / kind):
            sections.relief(reading, file, "relief" if kind == "relief" else "vehicle")
    for name, read in (
        ("urgent", sections.urgent),
        ("deadlines", sections.deadline),
        ("clocks", sections.clock),
    ):
        for file in _files(folder / name):
            read(reading, file)
    for name, read in (
        ("what_if", sections.changes),
        ("documents", sections.papers),
        ("warnings", sections.notices),
    ):
        path = folder / f"{name}.yml"
        if path.exists():
            read(reading, read_yaml(path))
    sections.references(reading)
    if reading.problems:
        raise LawError(sorted(reading.problems, key=lambda one: (str(one.file), one.line)))
    return law


def _files(folder: Path) -> list[YamlFile]:
    return [read_yaml(path) for path in sorted(folder.glob("*.yml"))]


def _version(folder: Path) -> str:
    """A short fingerprint of all law files, so that a result says which law it was made with."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yml")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _declare(reading: Reading, gates: Iterable[YamlFile], grounds: Iterable[YamlFile]) -> None:
    """Make every definition and ground known by name before any expression is compiled."""
    names = reading.names.definitions
    registry = reading.law.registry
    for file in gates:
        for name, entry in (file.data.get("definitions") or {}).items():
            if name in names or name in registry.by_scope["case"]:
                reading.problems.append(
                    file.problem(f"the name {name!r} is taken already", "definitions", name)
                )
                continue
            kind = {"days": "number", "count": "number", "money": "number"}.get(
                str(entry.get("type")), entry.get("type")
            )
            names[name] = Definition(name, str(kind), entry.get("scope", "case"))
    for file in grounds:
        name = file.data.get("id", file.path.stem)
        if name in names:
            reading.problems.append(file.problem(f"the name {name!r} is taken already", "id"))
        names[name] = Definition(name, "flag", "convictions")


def _attach_grounds(reading: Reading, categories: tuple[str, ...]) -> None:
    definitions = reading.names.definitions
    conviction = definitions.get(CONVICTION)
    if conviction is None:
        reading.problems.append(Problem(Path("gates"), 1, f"no definition {CONVICTION!r}: grounds need it"))
        return
    for ground in reading.law.grounds.values():
        node = GroundNode(ground, reading.law.offences, categories, conviction)
        definitions[ground.id].body = reading.law.ground_nodes[ground.id] = node


def _refuse_circles(reading: Reading) -> None:
    """A definition may not rest on itself."""
    uses = reading.uses
    state: dict[str, int] = {}

    def visit(name: str, path: tuple[str, ...]) -> None:
        if state.get(name) == 2:
            return
        if state.get(name) == 1:
            circle = " -> ".join((*path[path.index(name) :], name))
            file, keys = reading.places[name]
            reading.problems.append(file.problem(f"a definition that rests on itself: {circle}", *keys))
            return
        state[name] = 1
        for other in uses.get(name, ()):
            visit(other, (*path, name))
        state[name] = 2

    for name in list(uses):
        visit(name, ())
    for name, definition in reading.names.definitions.items():
        if definition.body is None and not reading.problems:
            reading.problems.append(
                Problem(Path("gates"), 1, f"{name!r} has no expression{nearest(name, uses)}")
            )
