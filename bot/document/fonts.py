"""The fonts of this machine that can write a language. Typst's own fonts write Latin and Cyrillic letters."""

from collections.abc import Mapping, Sequence
from functools import cache

import typst

BASE = ("Noto Sans", "DejaVu Sans", "Liberation Sans", "Libertinus Serif")
SPECIAL: Mapping[str, Sequence[str]] = {
    "ar": ("Noto Sans Arabic", "Noto Naskh Arabic", "Noto Kufi Arabic", "DejaVu Sans", "Amiri"),
    "zh-Hans": (
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "Source Han Sans SC",
        "Noto Serif CJK SC",
        "WenQuanYi Zen Hei",
    ),
    "ko": ("Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans KR", "Noto Serif CJK KR", "NanumGothic"),
}
"""Families for the languages whose letters the base fonts lack, the best first."""


@cache
def all_fonts() -> typst.Fonts:
    """The fonts of the machine and of typst, found once."""
    return typst.Fonts()


def fonts_for(language: str, families: Sequence[str] | None = None) -> list[str]:
    """The families to write a language with, the first first; [] if none here has its letters."""
    here = set(all_fonts().families() if families is None else families)
    special = [one for one in SPECIAL.get(language, ()) if one in here]
    if language in SPECIAL and not special:
        return []
    base = [one for one in BASE if one in here]
    # First, so that spaces are of the same font: a change of font in each of them would cut every line.
    return [*special, *base]


def without_fonts(languages: Sequence[str]) -> list[str]:
    """The languages that no font of this machine can write."""
    return [one for one in languages if not fonts_for(one)]
