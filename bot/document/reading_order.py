"""The order in which a screen reader reads a line that runs from right to left.

Typst tags the pieces of a line neither in the order of reading nor always from side to side. In an Arabic
line with numbers or Latin words in it words would be read in the wrong place. So the numbers of the
pieces of each line are put in the order of reading. Nothing else changes, and no byte moves.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

_PAGE = re.compile(rb"\n(\d+) 0 obj\n<</Type/Page/[^>]*?/Contents (\d+) 0 R")
_ELEMENT = re.compile(rb"\n<</Type/StructElem[^\n]*")
_ENGLISH = re.compile(rb"\n(\d+) 0 obj\n<</Type/StructElem[^\n]*/Lang\(en\)")
_PARENT = re.compile(rb"/P (\d+) 0 R")
_KIDS = re.compile(rb"(?<=/K\[)(?:[\d ]|<<[^>]*>>|R)+(?=\])")
_OWN_PAGE = re.compile(rb"(?<=\])/Pg (\d+) 0 R")
_KID = re.compile(
    rb"(?P<element>\d+ 0 R)|<</Type/MCR/MCID (?P<there>\d+)/Pg (?P<page>\d+) 0 R>>|(?P<here>\d+)"
)
_MARKED = re.compile(rb"<</MCID (\d+)(/Lang[^>]*)?>>BDC(.*?)(?=/Artifact<<|<</MCID|\Z)", re.DOTALL)
_PLACE = re.compile(rb"(-?[\d.]+) (-?[\d.]+) cm")
_SHOWN = re.compile(rb"\(((?:[^()\\]|\\.)*)\)")
_BYTE = re.compile(rb"\\[0-7]{3}|\\.|[^\\]", re.DOTALL)
_FONT = re.compile(rb"/(f\d+) [\d.]+ Tf")
_FONTS = re.compile(rb"/(f\d+) (\d+) 0 R")
_RESOURCES = re.compile(rb"/Resources (\d+) 0 R")
_MEANING = re.compile(rb"/ToUnicode (\d+) 0 R")
_CODE = re.compile(rb"<(\w{4})> <(\w+)>")
BYTES_OF_A_SIGN = 2
OF_NUMBERS = frozenset({"EN", "ES", "ET", "L"})
"""The kinds of signs (Unicode's bidirectional classes) that read from left to right even when alone."""


class Piece(NamedTuple):
    """A stretch of text: its page, where it begins, and what is known of its letters' direction."""

    page: bytes
    x: float
    y: float
    right_to_left: bool
    single: bool  # one sign that takes its direction from around it
    bracket: bool
    own_language: bool


Places = Mapping[tuple[bytes, bytes], Piece]
"""The pieces by page and number."""


def in_reading_order(pdf: bytes) -> bytes:
    """The same document, its right-to-left lines tagged in the order of reading; citations are English."""
    pages = _PAGE.findall(pdf)
    places = {
        (page, number): piece
        for page, contents in pages
        for number, piece in _pieces(page, _stream(pdf, contents), _Signs(pdf, page))
    }

    english = set(_ENGLISH.findall(pdf))

    def element(match: re.Match[bytes]) -> bytes:
        own, parent = _OWN_PAGE.search(match[0]), _PARENT.search(match[0])
        page = own[1] if own else b""
        if parent and parent[1] in english and not _in_own_language(match[0], page, places):
            return match[0]
        return _KIDS.sub(lambda kids: _ordered(kids[0], page, places), match[0])

    return _ELEMENT.sub(element, pdf)


def _in_own_language(element: bytes, page: bytes, places: Places) -> bool:
    """Whether the words of an element are in another language than what it stands in."""
    kids = _KIDS.search(element)
    return any(piece.own_language for piece in _found(kids[0], page, places) if piece) if kids else False


def _found(kids: bytes, page: bytes, places: Places) -> list[Piece | None]:
    """For each child of an element its piece, None where it is an element."""
    return [places.get((one["page"] or page, one["there"] or one["here"])) for one in _KID.finditer(kids)]


def _ordered(kids: bytes, page: bytes, places: Places) -> bytes:
    """The children of an element, the pieces of each line in order; elements stay where they are."""
    found = list(_KID.finditer(kids))
    pieces = _found(kids, page, places)
    made, last = b"", 0
    for (where, _), group in groupby(range(len(found)), key=lambda at: _line(pieces[at])):
        indices = list(group)
        order = indices if where is None else _reading(indices, [pieces[at] for at in indices])
        for at, moved in zip(indices, order, strict=True):
            made += kids[last : found[at].start()] + found[moved][0]
            last = found[at].end()
    return made + kids[last:]


def _line(piece: Piece | None) -> tuple[bytes | None, int]:
    return (None, 0) if piece is None else (piece.page, round(piece.y))


def _reading(indices: list[int], pieces: list[Piece | None]) -> list[int]:
    """The pieces of a line from its right end, but stretches of left-to-right ones from their left."""
    line = sorted(
        ((piece, at) for piece, at in zip(pieces, indices, strict=True) if piece),
        key=lambda one: (-one[0].x, one[0].single),
    )
    directions = [piece.right_to_left for piece, _ in line]
    for at, (piece, _) in enumerate(line):
        # A space or hyphen belongs to what it joins; a bracket that is a piece of its own to the line.
        inside = (
            0 < at < len(line) - 1
            and not piece.bracket
            and not line[at - 1][0].single
            and not line[at + 1][0].single
        )
        between = inside and not line[at - 1][0].right_to_left and not line[at + 1][0].right_to_left
        directions[at] = piece.right_to_left or (piece.single and not between)
    found: list[int] = []
    for right_to_left, run in groupby(range(len(line)), key=directions.__getitem__):
        stretch = [line[at][1] for at in run]
        found += stretch if right_to_left else stretch[::-1]
    return found


class _Signs:
    """What the codes of a page's fonts mean; looked up for pieces of one sign only."""

    def __init__(self, pdf: bytes, page: bytes) -> None:
        self._pdf = pdf
        resources = _RESOURCES.search(_object(pdf, page))
        self._fonts = dict(_FONTS.findall(_object(pdf, resources[1]))) if resources else {}
        self._meanings: dict[bytes, dict[bytes, bytes]] = {}

    def meaning(self, body: bytes, sign: bytes) -> str:
        """The letter or sign that is shown; "" where it is not known."""
        font = _FONT.search(body)
        code = b"".join(_plain(one) for one in _BYTE.findall(sign)).hex().upper().encode()
        meaning = self._font(font[1]).get(code, b"") if font else b""
        return bytes.fromhex(meaning.decode()).decode("utf-16-be", "replace")[:1]

    def _font(self, font: bytes) -> dict[bytes, bytes]:
        if font not in self._meanings:
            found = _MEANING.search(_object(self._pdf, self._fonts.get(font, b"")))
            self._meanings[font] = dict(_CODE.findall(_stream(self._pdf, found[1]))) if found else {}
        return self._meanings[font]


_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def _plain(one: bytes) -> bytes:
    """A byte of a string as it is meant."""
    if not one.startswith(b"\\"):
        return one
    return bytes([int(one[1:], 8)]) if one[1:].isdigit() else _ESCAPED.get(one[1:], one[1:])


def _pieces(page: bytes, content: bytes, signs: _Signs) -> Iterator[tuple[bytes, Piece]]:
    for number, language, body in _MARKED.findall(content):
        if place := _PLACE.search(body):
            shown = _SHOWN.findall(body)
            alone = sum(len(_BYTE.findall(one)) for one in shown) == BYTES_OF_A_SIGN
            sign = signs.meaning(body, b"".join(shown)) if alone else ""
            yield (
                number,
                Piece(
                    page,
                    float(place[1]),
                    float(place[2]),
                    right_to_left=b"/ReversedChars" in body,
                    single=alone and not (sign and unicodedata.bidirectional(sign) in OF_NUMBERS),
                    bracket=bool(sign) and bool(unicodedata.mirrored(sign)),
                    own_language=bool(language),
                ),
            )


def _object(pdf: bytes, number: bytes) -> bytes:
    """An object's own bytes; b"" where there is none."""
    start = pdf.find(b"\n" + number + b" 0 obj\n")
    return pdf[start : pdf.find(b"\nendobj", start)] if start >= 0 else b""


def _stream(pdf: bytes, number: bytes) -> bytes:
    """The unpacked stream of an object; b"" where it is none that we know."""
    start = pdf.find(b"\n" + number + b" 0 obj\n")
    begin = pdf.find(b"stream\n", start) + len(b"stream\n")
    end = pdf.find(b"\nendstream", begin)
    try:
        return zlib.decompress(pdf[begin:end])
    except zlib.error:
        return b""
