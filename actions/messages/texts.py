"""Message ids to text: channel, fallback to English, placeholders. Plain text, no markup."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from actions.messages.catalogue import Catalogue, Entry, UnknownMessageError
from actions.messages.formats import date_text, join_text, number_text, span_text, strung_text
from actions.messages.languages import SOURCE_LANGUAGE

_PLACEHOLDER = re.compile(r"\{([A-Za-z_]+)\}")
NEUTRAL = "act.neutral"


class MissingParameterError(KeyError):
    """A message was asked for without a value for one of its placeholders."""


class Texts:
    """The texts of all languages.

    `strict` (development, tests): an unknown id or a missing parameter raises. Otherwise the
    person gets the neutral sentence `act.neutral`, never an id or an empty brace.
    """

    def __init__(self, catalogues: Mapping[str, Catalogue], *, strict: bool = True) -> None:
        self._catalogues = catalogues
        self._strict = strict
        self._ids = catalogues[SOURCE_LANGUAGE].ids()

    @property
    def languages(self) -> tuple[str, ...]:
        """Language tags that have a catalogue, English first."""
        return tuple(self._catalogues)

    def has(self, message_id: str) -> bool:
        """Whether English, the source language, has the id."""
        return message_id in self._ids

    def ids(self, prefix: str = "") -> tuple[str, ...]:
        """The ids that begin with `prefix`, in the order of the English catalogue."""
        entries = self._catalogues[SOURCE_LANGUAGE].entries.values()
        return tuple(entry.id for entry in entries if entry.id.startswith(prefix))

    def text(self, message_id: str, language: str, channel: str = "web", **params: object) -> str:
        """The text of an id with its placeholders filled.

        Numbers and dates are written as the language writes them; `days` becomes a length ("30
        days"). {Person} is {person} with a capital. A language that lacks the id falls back to
        English. Raises UnknownMessageError or MissingParameterError when strict.
        """
        try:
            return _fill(self._entry(message_id, language, channel), language, params)
        except (UnknownMessageError, MissingParameterError):
            if self._strict:
                raise
            return self._entry(NEUTRAL, language, channel).text

    def template(self, message_id: str, language: str, channel: str = "web") -> str:
        """The text of an id with its placeholders left in, for the widget to fill."""
        return self._entry(message_id, language, channel).text

    def join(self, items: list[str], language: str, *, last: str = "and") -> str:
        """A list in a sentence: "a, b, and c", or with `last="or"` "a, b, or c"."""
        return join_text(items, language, last=last)

    def strung(self, items: Iterable[str], language: str, *, strong: bool = False) -> str:
        """Things side by side: "a, b", or with `strong` "a; b"."""
        return strung_text(items, language, strong=strong)

    def _entry(self, message_id: str, language: str, channel: str) -> Entry:
        source = self._catalogues[SOURCE_LANGUAGE]
        for catalogue in (self._catalogues.get(language, source), source):
            entry = catalogue.find(message_id, channel)
            if entry is not None and entry.text:
                return entry
        raise UnknownMessageError(message_id, self._ids)


def _fill(entry: Entry, language: str, params: Mapping[str, object]) -> str:
    def one(match: re.Match[str]) -> str:
        name = match[1]
        value = params.get(name, params.get(name.lower()))
        if value is None:
            raise MissingParameterError(f"the message {entry.id!r} needs a value for {name.lower()!r}")
        text = _written(name.lower(), value, language)
        if text.endswith(".") and entry.text.startswith(".", match.end()):
            text = text[:-1]  # "22 ноября 2026 г." at the end of a sentence
        return text[:1].upper() + text[1:] if name[0].isupper() else text

    return _PLACEHOLDER.sub(one, entry.text)


def _written(name: str, value: object, language: str) -> str:
    if isinstance(value, date):
        return date_text(value, language)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return span_text(value, "day", language) if name == "days" else number_text(value, language)
    return str(value)
