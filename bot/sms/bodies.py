"""A reply as the bodies of text messages: notes and the question in one where they fit, cards apart."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from bot.sms.menus import BUDGET
from bot.sms.segments import LONGEST, cost, plain

CARDS = frozenset({"card", "faq"})
SHORT = 80
"""A note of so many characters never stands alone before the question."""
_SENTENCE = re.compile(r"(?<=[.!?。！？؟])\s+|\n")


def bodies(messages: Sequence[dict[str, Any]], menu: str) -> list[str]:
    """The bodies of what the bot said in a turn, the open question last. No blank line anywhere."""
    found: list[str] = []
    cards: set[str] = set()
    for message in messages:
        if message["from"] != "bot" or message["kind"] == "question":
            continue
        text = _lines(message)
        apart = message["kind"] in CARDS or not found or found[-1] in cards
        if message["kind"] in CARDS:
            cards.add(text)
        if apart or not _together(found[-1], text):
            found.append(text)
        else:
            found[-1] = f"{found[-1]}\n{text}"
    if menu:
        lead = bool(found) and found[-1] not in cards
        if lead and (len(found[-1]) <= SHORT or _together(found[-1], menu)):
            found[-1] = f"{found[-1]}\n{menu}"
        else:
            found.append(menu)
    return [part for text in found for part in parted(text)]


def parted(text: str) -> list[str]:
    """A text in parts that one message can carry, cut between sentences or lines."""
    text = re.sub(r"\s*\n\s*", "\n", plain(text)).strip()
    if len(text) <= LONGEST:
        return [text] if text else []
    parts, rest = [], text
    while len(rest) > LONGEST:
        ends = [match.start() for match in _SENTENCE.finditer(rest, 0, LONGEST)]
        cut = ends[-1] if ends and ends[-1] else rest.rfind(" ", 0, LONGEST)
        cut = cut if cut > 0 else LONGEST
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest] if rest else parts


def _lines(message: dict[str, Any]) -> str:
    phone = message.get("phone") or {}
    items: Iterable[str] = (f"- {one}" for one in message.get("items", ()))
    label = phone.get("label", "")
    lines = [message.get("title") or "", message["text"], *items]
    if label and label not in message["text"]:
        lines.append(label)
    return plain("\n".join(line for line in lines if line))


def _together(first: str, second: str) -> bool:
    return cost(f"{first}\n{second}").segments <= BUDGET
