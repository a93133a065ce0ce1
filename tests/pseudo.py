"""Pseudo-locales: English in disguise, to see what a page does with longer texts and with leftward ones.

Each letter gets a mark, each text two fifths more of them and brackets at its ends. So a word without
marks on a page comes from no catalogue, and a text without its last bracket was cut.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from actions.messages import Catalogue

LONGER = 0.4
OPEN, CLOSE = "⟦", "⟧"
_PARTS = re.compile(r"(\{[A-Za-z_]+\}|https?://\S+)")
_PLAIN = "abcdefghijklmnopqrstuvwxyz"
_MARKED = "áḃçḋëḟğĥîĵķľṁñöṗɋŕšťüṽŵẋýž"
_MARKS = str.maketrans(_PLAIN + _PLAIN.upper(), _MARKED + _MARKED.upper())
_PAD = "longer still "
# Hebrew letters, sign for sign: written leftward, and no word of it is Arabic by chance.
_LEFTWARD = {ord(letter): chr(0x5D0 + number) for number, letter in enumerate(_PLAIN)}


def disguised(text: str, *, leftward: bool = False) -> str:
    """A text in disguise; placeholders and addresses stay."""
    signs = _LEFTWARD if leftward else _MARKS
    parts = _PARTS.split(text)
    for number, part in enumerate(parts):
        if not _PARTS.fullmatch(part):
            parts[number] = part.lower().translate(signs) if leftward else part.translate(signs)
    room = int(len(text) * LONGER)
    more = (_PAD * (room // len(_PAD) + 1))[:room].strip().translate(signs)
    return f"{OPEN}{''.join(parts)}{' ' + more if more else ''}{CLOSE}"


def with_pseudo_locales(catalogues: Mapping[str, Catalogue]) -> dict[str, Catalogue]:
    """The catalogues with English in disguise for Russian, and in its leftward disguise for Arabic.

    Days and numbers are then written in Cyrillic and Arabic, and no word of theirs is taken for English.
    """
    return {
        **catalogues,
        "ru": _disguise(catalogues["en"], "ru"),
        "ar": _disguise(catalogues["en"], "ar", leftward=True),
    }


def _disguise(english: Catalogue, language: str, *, leftward: bool = False) -> Catalogue:
    entries = {
        key: replace(entry, text=disguised(entry.text, leftward=leftward))
        for key, entry in english.entries.items()
    }
    return Catalogue(language, entries)


def undisguised(text: str) -> list[str]:
    """The words of a shown text that are plain English letters only: those that no catalogue gave."""
    plain = unicodedata.normalize("NFC", text)
    return re.findall(r"(?<![^\W\d_])[A-Za-z]{2,}(?![^\W\d_])", plain)
