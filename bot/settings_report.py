"""Turns what is wrong with the settings into lines an operator can act on.

A line names the file and line, or the variable; the setting; what is wrong; what to do.
No line repeats a value: it could be a secret.
"""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

_WANTED = {
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
    "string_type": "must be text in quotes",
    "tuple_type": 'must be a list, such as ["en", "es"]',
    "too_short": "must not be empty",
    "string_too_short": "must not be empty",
    "string_too_long": "must have at most {max_length} characters",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "literal_error": "must be {expected}",
    "model_type": "must be a table, written as [{name}]",
}


class SettingsError(Exception):
    """The settings cannot be used; `problems` holds one plain line for each reason."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("The settings cannot be used:\n" + "\n".join(f"  {line}" for line in problems))


class Places:
    """Where each setting was set: a variable, or a line of the file."""

    def __init__(self, file: Path, variables: Mapping[tuple[str, ...], str]) -> None:
        self._name = file.name
        self._lines = _lines_of_keys(file)
        self._variables = variables

    def describe(self, path: tuple[str, ...]) -> str:
        """The place of a setting and its name, as the beginning of a sentence."""
        if path in self._variables:
            return self._variables[path]
        line = self._lines.get(path)
        where = f"{self._name}, line {line}: " if line else f"{self._name}: "
        return where + (f"[{path[0]}] {path[1]}" if len(path) > 1 else path[0])


def problems_in(error: ValidationError, places: Places, known: Mapping[str, Sequence[str]]) -> list[str]:
    """One line for each error; `known` maps a section to its keys, "" to the sections."""
    return [_problem(found, places, known) for found in error.errors(include_url=False, include_input=False)]


def nearest(name: str, known: Sequence[str]) -> str:
    """A sentence that names the nearest right name, or all of them."""
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    return f'did you mean "{close[0]}"?' if close else f"known here: {', '.join(known)}"


def _problem(found: Mapping[str, Any], places: Places, known: Mapping[str, Sequence[str]]) -> str:
    path = tuple(str(part) for part in found["loc"][:2])
    if not path:
        return str(found["msg"])
    place = places.describe(path)
    if found["type"] == "extra_forbidden":
        section = path[0] if len(path) > 1 else ""
        return f"{place} is not a setting; {nearest(path[-1], known[section])}"
    wanted = _WANTED.get(found["type"])
    return f"{place} {wanted.format(name=path[-1], **found.get('ctx', {})) if wanted else found['msg']}"


def _lines_of_keys(file: Path) -> dict[tuple[str, ...], int]:
    lines: dict[tuple[str, ...], int] = {}
    section: tuple[str, ...] = ()
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    for number, line in enumerate(text.splitlines(), start=1):
        if table := re.match(r"\s*\[\s*([\w-]+)\s*\]", line):
            section = (table[1],)
            lines.setdefault(section, number)
        elif key := re.match(r"\s*([\w-]+)\s*=", line):
            lines.setdefault((*section, key[1]), number)
    return lines
