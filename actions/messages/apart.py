"""Numbers and Latin terms set apart in words that run from right to left.

"212(h)", "I-589", "1-800-898-7180": between Arabic words the parts of such a term would be shown in another
order, the brackets turned around. Unicode's isolates keep each in its own order. They are for what shows
them well: the chat, the pages and the PDF. Nothing else gets them, and nothing that was typed.
"""

import re
from typing import Any

FIRST, LAST = "\u2066", "\u2069"

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]")
_TERM = re.compile(
    r"\u2066[^\u2069]*\u2069"  # is apart
    r"|(?:\([0-9]{3}\) ?)?[A-Za-z0-9$+§](?:[A-Za-z0-9@&/$%+§#.,:'()\-\u2013 ]*[A-Za-z0-9%)+])?"
)
_BY_ITSELF = re.compile(r"[0-9]+|[A-Za-z ]+")
"""What keeps its order without help: a number, or words."""
SHOWN = frozenset("text title items label question answer group intro points disclaimer description".split())
"""Where the shapes of the chat API hold words for a person."""


def apart(text: str) -> str:
    """The text with its terms set apart, if it has words that run from right to left; else as it is."""
    return _TERM.sub(_isolated, text) if _RIGHT_TO_LEFT.search(text) else text


def all_apart(data: Any) -> Any:
    """A copy of JSON data of the chat API with every text for a person set apart."""
    if isinstance(data, list):
        return [apart(one) if isinstance(one, str) else all_apart(one) for one in data]
    if not isinstance(data, dict) or data.get("from") == "person":
        return data
    return {name: _part(value, name in SHOWN) for name, value in data.items()}


def _part(value: Any, shown: bool) -> Any:
    if isinstance(value, str):
        return apart(value) if shown else value
    strings = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return value if strings and not shown else all_apart(value)


def _isolated(match: re.Match[str]) -> str:
    term, after = _balanced(match[0])
    return match[0] if term.startswith(FIRST) or _BY_ITSELF.fullmatch(term) else f"{FIRST}{term}{LAST}{after}"


def _balanced(term: str) -> tuple[str, str]:
    """The term up to a bracket that is open or closes nothing, and the rest: that belongs to the sentence."""
    opened: list[int] = []
    for at, sign in enumerate(term):
        if sign == "(":
            opened.append(at)
        elif sign == ")" and not opened:
            return term[:at], term[at:]
        elif sign == ")":
            opened.pop()
    end = len(term[: opened[0]].rstrip()) if opened else len(term)
    return term[:end], term[end:]
