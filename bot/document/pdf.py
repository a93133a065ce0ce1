"""The result as a PDF: tagged for screen readers (PDF/UA-1), in the language and script of the person."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import typst

from actions.messages import Messages
from actions.messages.apart import FIRST, LAST, all_apart, apart
from bot.document.fonts import all_fonts, fonts_for
from bot.document.reading_order import in_reading_order

TEMPLATE = Path(__file__).parent / "result.typ"
VOWEL_MARKS = re.compile("[\u064b-\u0652]")
"""Arabic is read without them, and typst tags a line that holds one so that it is read out backwards."""

_NUMBER = re.compile(r"^tel:\+?1?(\d{3})(\d{3})(\d{4})$")

LEFT_OUT = frozenset({"save"})
"""Sections about the page, not about the person."""


class NoFontError(Exception):
    """No font of this machine has the letters of the language."""

    def __init__(self, language: str) -> None:
        self.language = language
        super().__init__(f"no font of this machine can write {language}")


def result_pdf(result: Mapping[str, Any], messages: Messages, today: date) -> bytes:
    """The bytes of the document for a Result of the chat API. Takes some tenths of a second: use a thread.

    Raises NoFontError.
    """
    data = json.dumps(document(result, messages, today), ensure_ascii=False)
    if result["direction"] == "rtl":
        data = VOWEL_MARKS.sub("", data)
    found = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=all_fonts(),
        sys_inputs={"data": data},
        format="pdf",
        pdf_standards=["ua-1"],
    )
    assert isinstance(found, bytes)
    return in_reading_order(found) if result["direction"] == "rtl" else found


def document(result: Mapping[str, Any], messages: Messages, today: date) -> dict[str, Any]:
    """What the template shows. Raises NoFontError."""
    language = result["language"]
    fonts = fonts_for(language)
    if not fonts:
        raise NoFontError(language)
    lang, _, rest = language.partition("-")
    result = all_apart(dict(result))
    return {
        "lang": lang,
        "region": rest if len(rest) == 2 else "",
        "script": rest.lower() if len(rest) == 4 else "",
        "direction": result["direction"],
        "fonts": fonts,
        "title": result["title"],
        "intro": result["intro"],
        "date": apart(messages.text("document.date", language, date=today)),
        "sources": messages.text("ui.result.sources", language),
        "disclaimer": result["disclaimer"],
        "sections": [
            {**one, "items": [_with_address(item) for item in one["items"]]}
            for one in result["sections"]
            if one["id"] not in LEFT_OUT
        ],
        "timeline": parts_of(result["timeline"]) if result["timeline"] else None,
    }


def _with_address(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item with the words of its link: on paper it is read, and dialled or typed."""
    shown = _NUMBER.sub(r"+1 \1 \2 \3", item.get("href", "")).removeprefix("mailto:")
    return {**item, "address": f"{FIRST}{shown}{LAST}"}  # in its own order, also among Arabic words


def parts_of(timeline: Mapping[str, Any]) -> dict[str, Any]:
    """The drawing cut into one part for each row, so that a page may end between them.

    Each part says in words what it shows: the sentences of the description go with the rows, after the
    first, which goes with the years at the top.
    """
    edges = [0.0, *timeline["breaks"], timeline["height"]]
    parts = [
        {
            "alt": alt,
            "height": bottom - top,
            "shapes": [_moved(one, top) for one in timeline["shapes"] if top <= _height(one) < bottom],
        }
        for top, bottom, alt in zip(edges, edges[1:], timeline["description"], strict=False)
    ]
    return {
        "title": timeline["title"],
        "intro": timeline["intro"],
        "width": timeline["width"],
        "parts": parts,
    }


def _height(shape: Mapping[str, Any]) -> float:
    return float(shape["y1"] if shape["kind"] == "line" else shape["y"])


def _moved(shape: Mapping[str, Any], up: float) -> dict[str, Any]:
    return {**shape, **{name: shape[name] - up for name in ("y", "y1", "y2") if name in shape}}
