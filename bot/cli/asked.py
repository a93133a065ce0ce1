"""One line of what `advisal read` is asked: a text, the open question, the language and the day."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.reading import OpenQuestion
from actions.screening.errors import nearest
from actions.screening.registry import GROUPS, Registry

SOURCE = "en"
_OTHER_NAMES = {"fil": "tl"}


class AskedError(ValueError):
    """A line that cannot be read; the text names what is wrong. `id` is that of the line, if it has one."""

    def __init__(self, text: str, one: Mapping[str, Any] | None = None) -> None:
        super().__init__(text)
        self.id = one.get("id") if one else None


@dataclass(frozen=True)
class Asked:
    """A text to read. `id` is the asker's own, given back; `warnings` say what was not understood."""

    id: Any
    text: str
    language: str
    question: OpenQuestion | None
    today: date
    warnings: tuple[str, ...] = ()


def asked(one: Mapping[str, Any], registry: Registry, languages: Sequence[str], today: date) -> Asked:
    """A line with what it leaves out filled in: English, no open question, `today`. Raises AskedError.

    With a language or a question that is not known it is read in English, or as if nothing were asked, with
    a warning.
    """
    if not isinstance(one.get("text"), str):
        raise AskedError('"text" is not a text', one)
    warnings: list[str] = []
    language = _language(str(one.get("lang") or SOURCE), languages)
    if language is None:
        warnings.append(f"{one['lang']!r} is not a language that is read: {', '.join(languages)}")
    path = str(one.get("question") or "")
    question = _question(path, registry) if path else None
    if path and question is None:
        warnings.append(f"question: there is no fact {path!r}{nearest(path, registry)}")
    return Asked(one.get("id"), one["text"], language or SOURCE, question, _day(one, today), tuple(warnings))


def object_in(line: str) -> dict[str, Any]:
    """The object of a line of JSON Lines. Raises AskedError."""
    try:
        data = json.loads(line)
    except ValueError:
        raise AskedError("not JSON") from None
    if not isinstance(data, dict):
        raise AskedError('not an object such as {"text": "..."}')
    return data


def _language(wanted: str, languages: Sequence[str]) -> str | None:
    """The language as we write it: "zh" and "zh-CN" are "zh-Hans" where that is the one Chinese we read."""
    wanted = wanted.replace("_", "-").lower()
    bare = _OTHER_NAMES.get(wanted.split("-")[0], wanted.split("-")[0])
    exact = (known for known in languages if known.lower() == wanted)
    return next(exact, None) or next((one for one in languages if one.split("-")[0].lower() == bare), None)


def _question(path: str, registry: Registry) -> OpenQuestion | None:
    """The open question by its fact: "convictions.0.plea", "convictions[].plea", or just "plea"."""
    path = path.replace("[]", ".0").replace("[", ".").replace("]", "")
    for tried in (path, *(f"{group}.0.{path}" for group in GROUPS)):
        try:
            fact = registry.at(tried)
        except KeyError:
            continue
        return OpenQuestion(tried, fact.type, fact.choices)
    return None


def _day(one: Mapping[str, Any], today: date) -> date:
    if not one.get("today"):
        return today
    try:
        return date.fromisoformat(str(one["today"]))
    except ValueError:
        raise AskedError(f"today: {str(one['today'])!r} is not a day such as 2026-11-22", one) from None
