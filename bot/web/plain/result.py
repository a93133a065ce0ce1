"""The result as a page shows it: what is urgent first, and only links that a person can be sent to."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from actions.messages.apart import FIRST, LAST

Say = Callable[..., str]
_AMERICAN = re.compile(r"^\+?1?(\d{3})(\d{3})(\d{4})$")


def sections_of(result: dict[str, Any], say: Say) -> list[dict[str, Any]]:
    """The sections in order, each item with its `link` ({href, words, outside} or None)."""
    sections = [one for one in result["sections"] if one["items"] or one["intro"]]
    sections.sort(key=lambda one: one["id"] != "urgent")
    return [
        {**one, "items": [{**item, "link": link_of(item.get("href") or "", say)} for item in one["items"]]}
        for one in sections
    ]


def link_of(href: str, say: Say) -> dict[str, Any] | None:
    """A link to call, to write, or to another site, which opens beside this page; None for anything else."""
    parts = urlsplit(href)
    match parts.scheme:
        case "https" if parts.hostname:
            return {"href": href, "words": say("ui.result.open", place=parts.hostname), "outside": True}
        case "tel" | "sms":
            number = FIRST + _AMERICAN.sub(r"(\1) \2-\3", parts.path) + LAST
            return {"href": href, "words": say("ui.result.call", number=number), "outside": False}
        case "mailto":
            return {"href": href, "words": parts.path, "outside": False}
    return None
