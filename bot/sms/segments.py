"""What a text message costs: GSM-7 where every character allows it, otherwise UCS-2.

One segment holds 160 GSM-7 units or 70 UCS-2 units; a longer text is cut into parts of 153 or 67, because
each part carries a header. One character outside GSM-7 (á, í, ó, ú, ç, any other script) turns all of it.
"""

from dataclasses import dataclass
from typing import Literal

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")  # two units each
_SINGLE = {"GSM-7": 160, "UCS-2": 70}
_PART = {"GSM-7": 153, "UCS-2": 67}
LONGEST = 1600
"""The most characters that Twilio takes in one message."""

# What word processors make of plain quotes and dashes: it would turn a whole message into UCS-2.
_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": "...",
     "\u00a0": " ", "\u202f": " ", "\u2011": "-", "\t": " "}
)  # fmt: skip


@dataclass(frozen=True)
class Cost:
    """How a text travels: its encoding, its length in units of that encoding, its segments."""

    encoding: Literal["GSM-7", "UCS-2"]
    units: int
    segments: int


def cost(text: str) -> Cost:
    """The cost of one message."""
    encoding: Literal["GSM-7", "UCS-2"] = "GSM-7" if set(text) <= _BASIC | _EXTENDED else "UCS-2"
    sizes = [_size(one, encoding) for one in text]
    units = sum(sizes)
    if units <= _SINGLE[encoding]:
        return Cost(encoding, units, 1)
    return Cost(encoding, units, _parts(sizes, _PART[encoding]))


def plain(text: str) -> str:
    """The text with plain quotes, dashes and spaces."""
    return text.translate(_PLAIN)


def _size(character: str, encoding: str) -> int:
    if encoding == "GSM-7":
        return 2 if character in _EXTENDED else 1
    return 2 if ord(character) > 0xFFFF else 1


def _parts(sizes: list[int], room: int) -> int:
    """How many parts; a character of two units never lies in two of them."""
    parts, used = 1, 0
    for size in sizes:
        if used + size > room:
            parts, used = parts + 1, 0
        used += size
    return parts
