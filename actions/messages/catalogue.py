"""The gettext catalogues: one folder per language, one PO file per topic.

`msgid` is the message id and `msgstr` its text; `msgctxt` names a channel when that channel needs
its own wording. Comments carry `review: machine|reviewed|approved` and, outside English,
`source: <8 hex>`, the fingerprint of the English text that was translated.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

from actions.messages.languages import SOURCE_LANGUAGE
from actions.screening.errors import nearest

REVIEW_STATES = ("machine", "reviewed", "approved")
_PLACEHOLDER = re.compile(r"\{([A-Za-z_]+)\}")


class CatalogueError(Exception):
    """A catalogue file that cannot be read; says which file and why."""


class UnknownMessageError(KeyError):
    """No language has this message id."""

    def __init__(self, message_id: str, known: Iterable[str]) -> None:
        self.message_id = message_id
        super().__init__(f"no message {message_id!r}{nearest(message_id, known)}")


@dataclass(frozen=True)
class Entry:
    """One message of one language, and where it stands."""

    id: str
    text: str
    channel: str  # "" for every channel
    file: Path
    line: int
    review: str = ""
    source: str = ""

    @property
    def placeholders(self) -> frozenset[str]:
        """The names in braces; {Person} is {person} with a capital."""
        return frozenset(name.lower() for name in _PLACEHOLDER.findall(self.text))


@dataclass
class Catalogue:
    """All messages of one language. `repeated` holds entries that a file gives a second time."""

    language: str
    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    repeated: list[Entry] = field(default_factory=list)

    def find(self, message_id: str, channel: str = "") -> Entry | None:
        """The entry for the channel, or the one for every channel, or None."""
        return self.entries.get((channel, message_id)) or self.entries.get(("", message_id))

    def ids(self) -> frozenset[str]:
        return frozenset(message_id for _, message_id in self.entries)

    def add(self, entry: Entry) -> None:
        key = (entry.channel, entry.id)
        if key in self.entries:
            self.repeated.append(entry)
        else:
            self.entries[key] = entry


def fingerprint(text: str) -> str:
    """What `source:` holds: the first 8 hex digits of the SHA-256 of the English text."""
    return sha256(text.encode("utf-8")).hexdigest()[:8]


def load_catalogue(folder: Path, language: str) -> Catalogue:
    """Every PO file of `folder/<language>`. Raises CatalogueError for a file that cannot be read."""
    catalogue = Catalogue(language)
    for file in sorted((folder / language).glob("*.po")):
        for entry in _entries(file):
            catalogue.add(entry)
    return catalogue


def load_catalogues(folder: Path) -> Mapping[str, Catalogue]:
    """Every language that has a PO file under `folder`, by language tag, English first.

    Raises CatalogueError when English is missing or a file cannot be read.
    """
    languages = sorted({file.parent.name for file in folder.glob("*/*.po")})
    if SOURCE_LANGUAGE not in languages:
        raise CatalogueError(f"{folder}: no catalogue for {SOURCE_LANGUAGE!r}, the source language")
    languages.sort(key=lambda language: (language != SOURCE_LANGUAGE, language))
    return {language: load_catalogue(folder, language) for language in languages}


def _entries(file: Path) -> list[Entry]:
    with file.open("rb") as stream:
        try:
            # Babel merges repeated ids in silence, so they are looked for in the text below.
            catalog = read_po(stream, charset="utf-8", abort_invalid=True)
        except (PoFileError, UnicodeDecodeError, ValueError) as error:
            raise CatalogueError(f"{file}: {error}") from error
    found = []
    for message in catalog:
        if not message.id:
            continue
        notes = dict(note.split(": ", 1) for note in message.auto_comments if ": " in note)
        found.append(
            Entry(
                id=str(message.id),
                text=str(message.string),
                channel=message.context or "",
                file=file,
                line=message.lineno or 1,
                review=notes.get("review", ""),
                source=notes.get("source", ""),
            )
        )
    return found + _repeated(file, found)


def _repeated(file: Path, found: list[Entry]) -> list[Entry]:
    kept = {(entry.channel, entry.id): entry for entry in found}
    seen: set[tuple[str, str]] = set()
    again = []
    channel = ""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if match := re.match(r'msgctxt "(.*)"', line):
            channel = match[1]
        elif match := re.match(r'msgid "(.+)"', line):
            key = (channel, match[1])
            if key in seen and key in kept:
                again.append(Entry(match[1], kept[key].text, channel, file, number))
            seen.add(key)
            channel = ""
    return again
