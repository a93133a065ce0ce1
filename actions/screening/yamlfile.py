"""YAML files with the line of every key, for errors that point to the place."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from actions.screening.errors import LawError, Problem

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Key = str | int
_WORD = "tag:yaml.org,2002:str"


@dataclass
class YamlFile:
    """What a file holds, and on which line (from 1) each key or list item stands."""

    path: Path
    data: Any
    lines: dict[tuple[Key, ...], int] = field(default_factory=dict)

    def line(self, *keys: Key) -> int:
        """The line of the deepest of the keys that the file has."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return self.lines.get(keys, 1)

    def problem(self, text: str, *keys: Key) -> Problem:
        return Problem(self.path, self.line(*keys), text)


def read_all(folder: Path) -> list[YamlFile]:
    """Every law file of a folder. Raises LawError with every file that cannot be read."""
    files: list[YamlFile] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yml")):
        try:
            files.append(read_mapping(path))
        except LawError as error:
            problems.extend(error.problems)
    if problems:
        raise LawError(problems)
    return files


def read_mapping(path: Path) -> YamlFile:
    """Read a YAML file whose top is a mapping, as that of every law file. Raises LawError otherwise."""
    file = read_yaml(path)
    if not isinstance(file.data, dict):
        raise LawError([Problem(path, 1, "a law file is a mapping of keys to values")])
    return file


def read_yaml(path: Path) -> YamlFile:
    """Read one YAML file. Raises LawError with the line of a syntax error or a repeated key."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LawError([Problem(path, 1, "not a text in UTF-8")]) from error
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        result = YamlFile(path, None)
        result.data = _build(loader, node, (), result) if node is not None else None
        return result
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        what = getattr(error, "problem", None) or "not valid YAML"
        raise LawError([Problem(path, line, f"{what}")]) from error
    finally:
        loader.dispose()


def _build(loader: Any, node: yaml.Node, keys: tuple[Key, ...], out: YamlFile) -> Any:
    out.lines.setdefault(keys, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        found: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = _plain(loader, key_node)
            line = key_node.start_mark.line + 1
            if not isinstance(key, str | int):
                raise LawError([Problem(out.path, line, "a key is one word")])
            if key in found:
                raise LawError([Problem(out.path, line, f"{key!r} stands here twice")])
            out.lines[(*keys, key)] = line
            found[key] = _build(loader, value_node, (*keys, key), out)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_build(loader, child, (*keys, index), out) for index, child in enumerate(node.value)]
    try:
        return _plain(loader, node)
    except ValueError as error:  # such as 2026-02-30, which YAML takes for a date
        line = node.start_mark.line + 1
        raise LawError([Problem(out.path, line, f"{node.value!r}: {error}")]) from error


def _plain(loader: Any, node: yaml.Node) -> Any:
    """A single value; most are words, which need nothing made of them."""
    return node.value if node.tag == _WORD else loader.construct_object(node, deep=True)
