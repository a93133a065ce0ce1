"""Marks catalogue entries with their review state and with the English text they translate.

    python -m actions.messages.stamp            adds what is missing in every catalogue
    python -m actions.messages.stamp ID...      says that these translations fit today's English

Only comments change. A translation that has become stale keeps its old mark until its id is given,
so that nobody passes over a changed English text by accident.
"""

import re
import sys
from collections.abc import Collection
from pathlib import Path

from actions.messages.catalogue import Catalogue, fingerprint, load_catalogue
from actions.messages.languages import SOURCE_LANGUAGE

LOCALES = Path(__file__).resolve().parents[2] / "data" / "locales"
_CONTEXT = re.compile(r'msgctxt "(.*)"$')
_ID = re.compile(r'msgid "(.+)"$')


def stamped(text: str, english: Catalogue | None, accepted: Collection[str] = ()) -> str:
    """A PO file's text with the missing marks added.

    `english` is None for the English catalogue itself, whose entries have no source. `accepted`
    are ids whose source mark is renewed and whose review starts again at "machine".
    """
    lines: list[str] = []
    start, channel = 0, ""
    for line in text.splitlines():
        if not line.strip():
            lines.append(line)
            start, channel = len(lines), ""
            continue
        if match := _CONTEXT.match(line):
            channel = match[1]
        elif match := _ID.match(line):
            source = english.find(match[1], channel) if english else None
            mark = fingerprint(source.text) if source else ""
            at = len(lines) - (1 if channel else 0)
            lines[start:at] = _comments(lines[start:at], mark, renew=match[1] in accepted)
        lines.append(line)
    return "\n".join(lines) + "\n"


def _comments(comments: list[str], mark: str, *, renew: bool) -> list[str]:
    if renew:
        comments = [line for line in comments if not line.startswith(("#. source:", "#. review:"))]
    if not any(line.startswith("#. review:") for line in comments):
        comments = [*comments, "#. review: machine"]
    if mark and not any(line.startswith("#. source:") for line in comments):
        comments = [*comments, f"#. source: {mark}"]
    return comments


def stamp(locales: Path, accepted: Collection[str] = ()) -> list[Path]:
    """Stamp every PO file under `locales`; returns the files that changed."""
    english = load_catalogue(locales, SOURCE_LANGUAGE)
    changed = []
    for path in sorted(locales.glob("*/*.po")):
        before = path.read_text(encoding="utf-8")
        after = stamped(before, None if path.parent.name == SOURCE_LANGUAGE else english, accepted)
        if after != before:
            path.write_text(after, encoding="utf-8")
            changed.append(path)
    return changed


if __name__ == "__main__":
    for changed_file in stamp(LOCALES, frozenset(sys.argv[1:])):
        sys.stdout.write(f"stamped {changed_file.parent.name}/{changed_file.name}\n")
