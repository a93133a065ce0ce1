"""Reads a PDF as a screen reader does: the elements of its structure in order, each with its words.

Only for the plain files that typst writes: no object streams, two-byte character codes, ToUnicode maps.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")
_MARKED = re.compile(rb"<</MCID (\d+)[^>]*>>BDC(.*?)(?=/Artifact<<|/\w+<</MCID|\Z)", re.DOTALL)
_SHOWN = re.compile(
    rb"/(?P<font>f\d+) [\d.]+ Tf|(?P<reversed>/ReversedChars BMC)|(?P<end>EMC)"
    rb"|/ActualText(?P<actual><[0-9A-F]*>|\((?:[^()\\]|\\.)*\))>>BDC"
    rb"|(?P<text>\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<[0-9A-Fa-f]*>)",
    re.DOTALL,
)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass
class Element:
    """A part of the document: its role (P, H1, LBody, Figure...), its words, and its alternative text."""

    role: str
    text: str
    alt: str = ""
    children: list[Element] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for one in self.children:
            yield from one.walk()

    @property
    def words(self) -> str:
        return " ".join(one.text for one in self.walk() if one.text)


class Pdf:
    """The objects of a file, its structure, and what its catalogue says."""

    def __init__(self, content: bytes) -> None:
        self.objects = {int(number): body for number, body in _OBJECT.findall(content)}
        [self.catalogue] = [body for body in self.objects.values() if body.startswith(b"<</Type/Catalog")]
        self._texts: dict[int, dict[int, str]] = {}
        root = self.objects[_reference(self.catalogue, b"StructTreeRoot")]
        self.root = Element("Root", "", children=[self._element(one) for one in self._kids(root)])

    def _kids(self, body: bytes) -> list[int]:
        found = re.search(rb"/K\[?((?:\d+ 0 R ?)+)", body)
        return [int(one) for one in _REFERENCE.findall(found[1])] if found else []

    def _element(self, number: int) -> Element:
        body = self.objects[number]
        role = re.search(rb"/S/(\w+)", body)
        assert role is not None
        kids = _kids_of(body)
        pages = re.findall(rb"/Pg (\d+) 0 R", body)
        made = Element(role[1].decode(), "", _string(body, b"Alt"))
        texts: list[str] = []
        for one in kids:
            if isinstance(one, tuple):
                texts.append(self._page(one[0])[one[1]])
            elif one < 0:
                texts.append(self._page(int(pages[-1]))[-one - 1])
            elif b"/StructElem" in self.objects.get(one, b""):
                made.children.append(self._element(one))
        made.text = "".join(texts)
        return made

    def _page(self, number: int) -> dict[int, str]:
        """The text of each marked piece of a page."""
        if number not in self._texts:
            body = self.objects[number]
            resources = self.objects[_reference(body, b"Resources")]
            fonts = {name: int(at) for name, at in re.findall(rb"/(f\d+) (\d+) 0 R", resources)}
            maps = {name: self._map(at) for name, at in fonts.items()}
            content = _stream(self.objects[_reference(body, b"Contents")])
            self._texts[number] = {
                int(piece): _text(shown, maps) for piece, shown in _MARKED.findall(content)
            }
        return self._texts[number]

    def _map(self, font: int) -> dict[int, str]:
        """What the codes of a font mean."""
        found: dict[int, str] = {}
        cmap = _stream(self.objects[_reference(self.objects[font], b"ToUnicode")])
        for part in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
            for code, text in re.findall(rb"<(\w+)> <(\w+)>", part):
                found[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
        for part in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
            for low, high, text in re.findall(rb"<(\w+)> <(\w+)> <(\w+)>", part):
                for code in range(int(low, 16), int(high, 16) + 1):
                    first = bytes.fromhex(text.decode()).decode("utf-16-be")
                    found[code] = first[:-1] + chr(ord(first[-1]) + code - int(low, 16))
        return found


def _kids_of(body: bytes) -> list[int | tuple[int, int]]:
    """Children: elements as numbers, marked pieces as -1 - number, or (page, number) on another page."""
    found = re.search(rb"/K(\[.*?\]|\d+ 0 R|\d+|<<.*?>>)(?=/|>>)", body, re.DOTALL)
    if not found:
        return []
    kids: list[int | tuple[int, int]] = []
    for piece, page, element, number in re.findall(
        rb"<</Type/MCR/MCID (\d+)/Pg (\d+) 0 R>>|(\d+) 0 R|(\d+)", found[1]
    ):
        kids.append((int(page), int(piece)) if page else int(element) if element else -1 - int(number))
    return kids


def _text(shown: bytes, maps: dict[bytes, dict[int, str]]) -> str:
    found: list[str] = []
    font, turned, actual = b"", False, False
    for match in _SHOWN.finditer(shown):
        if match["font"]:
            font = match["font"]
        elif match["reversed"]:
            turned = True
        elif match["actual"]:
            found.append(_decoded(_bytes(match["actual"])))
            actual = True
        elif match["end"]:
            actual = False
        elif not actual:
            codes = _bytes(match["text"])
            found += [
                maps[font].get(int.from_bytes(codes[at : at + 2]), "") for at in range(0, len(codes), 2)
            ]
    return "".join(reversed(found) if turned else found)


def _bytes(text: bytes) -> bytes:
    if text.startswith(b"<"):
        return bytes.fromhex(text[1:-1].decode())

    def one(match: re.Match[bytes]) -> bytes:
        what = match[1]
        return bytes([int(what, 8)]) if what.isdigit() else _ESCAPES.get(what, what)

    return re.sub(rb"\\([0-7]{1,3}|.)", one, text[1:-1], flags=re.DOTALL)


def _string(body: bytes, name: bytes) -> str:
    found = re.search(
        rb"/" + name + rb"(\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<[0-9A-Fa-f]*>)", body, re.DOTALL
    )
    if not found:
        return ""
    return _decoded(_bytes(found[1]))


def _decoded(text: bytes) -> str:
    return text[2:].decode("utf-16-be") if text.startswith(b"\xfe\xff") else text.decode("latin-1")


def _reference(body: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    assert found is not None, (name, body[:200])
    return int(found[1])


def _stream(body: bytes) -> bytes:
    content = body[body.index(b"stream\n") + 7 : body.rindex(b"\nendstream")]
    return zlib.decompress(content) if b"/FlateDecode" in body else content
