"""Reads data/law, checks it, and compiles it. Every problem is reported with file and line."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from actions.screening import convictions, freshness, leaning, sections
from actions.screening.errors import LawError, Problem, nearest
from actions.screening.expression import Names
from actions.screening.follows import conditions
from actions.screening.grounds import GroundNode, raised_by_statute
from actions.screening.model import Law
from actions.screening.nodes import Definition
from actions.screening.reading import Reading
from actions.screening.registry import CASE, GROUPS, load_registry
from actions.screening.statutes import Statutes, statute_key
from actions.screening.thresholds import thresholds_of
from actions.screening.untold import refuse_what_is_asked
from actions.screening.yamlfile import YamlFile, read_all, read_mapping

_TYPES = {"days": "number", "count": "number", "money": "number"}


def load_law(folder: Path) -> Law:
    """Load data/law. Raises LawError with every problem found (file, line, name, nearest name)."""
    offence_files = read_all(folder / "offences")
    categories = tuple(sorted(file.path.stem for file in offence_files))
    law = Law(load_registry(folder / "facts", categories), Statutes([]), version=_version(folder))
    reading = Reading(law, Names(law.registry))
    ground_files, gate_files = read_all(folder / "grounds"), read_all(folder / "gates")
    _declare(reading, gate_files, ground_files)
    _read(reading, ground_files, convictions.ground)
    _read(reading, offence_files, convictions.offence)
    _read(reading, gate_files, sections.definitions)
    _read(reading, read_all(folder / "statutes"), convictions.statutes)
    _attach_statutes(reading)
    _attach_grounds(reading, categories)
    _refuse_circles(reading)
    for kind, name in (("relief", "relief"), ("vehicle", "vehicles")):
        for file in read_all(folder / name):
            sections.relief(reading, file, kind)
    _read(reading, read_all(folder / "urgent"), sections.urgent)
    _read(reading, read_all(folder / "deadlines"), sections.deadline)
    _read(reading, read_all(folder / "clocks"), sections.clock)
    for name, read in (
        ("offence_groups", convictions.offence_groups),
        ("what_if", convictions.changes),
        ("documents", sections.papers),
        ("warnings", sections.notices),
    ):
        if (folder / f"{name}.yml").exists():
            read(reading, read_mapping(folder / f"{name}.yml"))
    sections.references(reading)
    if not reading.problems:
        refuse_what_is_asked(reading)
    if reading.problems:
        raise LawError(sorted(reading.problems, key=lambda one: (str(one.file), one.line)))
    law.named.extend(reading.names.definitions.values())
    for definition in law.named:
        definition.settle(GROUPS)
    law.thresholds = thresholds_of(law.named)
    freshness.settle(law)
    leaning.settle(law)
    law.follows = conditions(law.registry)
    return law


def _read(reading: Reading, files: Iterable[YamlFile], read: Callable[[Reading, YamlFile], None]) -> None:
    for file in files:
        read(reading, file)


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
    facts = reading.law.registry.by_scope
    for file in gates:
        for name, entry in reading.entries(file, file.data.get("definitions"), "definitions"):
            where = ("definitions", name)
            scope, kind = entry.get("scope", CASE), str(entry.get("type"))
            if scope not in facts:
                reading.wrong(file, f"{scope!r} is not a scope{nearest(str(scope), facts)}", *where, "scope")
            elif name in names or any(name in known for known in facts.values()):
                reading.wrong(file, f"the name {name!r} is taken already", *where)
            elif not str(name).isidentifier():
                reading.wrong(file, f"{name!r} is not a name: use small letters, digits and _", *where)
            else:
                names[name] = Definition(name, _TYPES.get(kind, kind), scope)
    for file in grounds:
        name = str(file.data.get("id", file.path.stem))
        if name in names:
            reading.wrong(file, f"the name {name!r} is taken already", "id")
        names[name] = Definition(name, "flag", "convictions")


def _attach_statutes(reading: Reading) -> None:
    seen: dict[str, Path] = {}
    for row in reading.rows:
        key = statute_key(row.statute)
        if key in seen:
            text = f"{row.statute!r} has a row in {seen[key].name} already"
            reading.problems.append(Problem(row.source.file, row.source.line, text))
        seen[key] = row.source.file
    reading.law.statutes = Statutes(reading.rows)


def _attach_grounds(reading: Reading, categories: tuple[str, ...]) -> None:
    law, definitions = reading.law, reading.names.definitions
    conviction = definitions.get(convictions.CONVICTION)
    if conviction is None:
        text = f"no definition {convictions.CONVICTION!r}: grounds need it"
        reading.problems.append(Problem(Path("gates"), 1, text))
        return
    by_statute = {
        row.statute: {one: raised_by_statute(law.offences[one].raises, row.raises) for one in row.offenses}
        for row in reading.rows
        if row.raises
    }
    for ground in law.grounds.values():
        others = [law.grounds[one] for one in ground.takes_in if one in law.grounds]
        if len(others) < len(ground.takes_in):
            text = f"takes_in names a ground that is not there: {', '.join(ground.takes_in)}"
            reading.problems.append(Problem(ground.source.file, 1, text))
        for other in others:
            reading.uses[ground.id] |= reading.uses[other.id]
        node = GroundNode(ground, law.offences, categories, conviction, by_statute, others)
        law.ground_nodes[ground.id] = node
        law.ground_flags[ground.id] = definitions[ground.id]
        definitions[ground.id].body = node


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
            reading.wrong(file, f"a definition that rests on itself: {circle}", *keys)
            return
        state[name] = 1
        for other in sorted(uses.get(name, ())):
            visit(other, (*path, name))
        state[name] = 2

    for name in list(uses):
        visit(name, ())
