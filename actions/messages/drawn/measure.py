"""How wide a text is likely to be, and where to break it: an estimate on the wide side, without fonts."""

import unicodedata
from collections.abc import Iterator

NARROW = frozenset("iljftrI.,;:!|'\"()[]/ -")
WIDE = frozenset("mwMW%@")
HANGUL = range(0xAC00, 0xD7A4)
"""Full letters in words with spaces between."""

EM = {"narrow": 0.36, "usual": 0.58, "capital": 0.72, "cyrillic": 0.63, "wide": 0.95, "full": 1.0}


def width(text: str, size: float) -> float:
    """The width of a line of text in the unit of `size`, the height of its letters."""
    return size * sum(_em(one) for one in text)


def lines(text: str, size: float, most: float) -> list[str]:
    """The text in lines that are at most `most` wide; a single word may be wider."""
    found: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and width((line + piece).rstrip(), size) > most:
            found.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*found, line.rstrip()] if line.strip() else found


def _pieces(text: str) -> Iterator[str]:
    """Where a line may break: after spaces, and before letters that are written without them."""
    piece = ""
    for one in text:
        if _is_full(one) and ord(one) not in HANGUL and not _closes(one):
            if piece:
                yield piece
            piece = one
        else:
            piece += one
            if one == " ":
                yield piece
                piece = ""
    if piece:
        yield piece


def _em(one: str) -> float:
    if unicodedata.combining(one) or unicodedata.category(one) in ("Mn", "Cf"):
        return 0
    if _is_full(one):
        return EM["full"]
    if one in NARROW:
        return EM["narrow"]
    if one in WIDE:
        return EM["wide"]
    if one.isupper():
        return EM["capital"]
    return EM["cyrillic"] if "\u0400" <= one <= "\u04ff" else EM["usual"]


def _is_full(one: str) -> bool:
    return unicodedata.east_asian_width(one) in ("W", "F")


def _closes(one: str) -> bool:
    """Marks that no line begins with."""
    return unicodedata.category(one) in ("Pe", "Pf", "Po")
