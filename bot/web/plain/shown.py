"""What a page shows, out of a reply of the conversation."""

from itertools import takewhile
from typing import Any

from actions.messages import Messages
from actions.messages.formats import month_names

Reply = dict[str, Any]
Said = dict[str, Any]

LISTS = frozenset({"state", "jurisdiction"})
"""Questions with too many choices for buttons."""

FIELDS = frozenset({"set", "date", "days", "count", "money", "grams", "statute"}) | LISTS
ON_THE_PAGE = frozenset({"do:change", "do:repeat", "do:result"})
"""Tools that a page has as a link, or does not need: it always shows its question."""

RESULT = ("act.result_ready", "act.result_again")


def said_last(reply: Reply, messages: Messages) -> dict[str, Any]:
    """What was said since the last page: `cards` come first, then what the person said, then `texts`.

    Left out is what the page shows itself: the open question, and the result in short.
    """
    said = reply["messages"]
    start = max((at for at, one in enumerate(said) if one["from"] == "person"), default=0)
    result = {messages.text(one, language, "web") for one in RESULT for language in _languages(said)}
    before = takewhile(lambda one: one["text"] not in result, said[start:])
    ours = [one for one in before if one["from"] == "bot" and one["kind"] != "question"]
    return {
        "cards": [one for one in ours if one["kind"] == "card"],
        "you": next((one for one in said[start:] if one["from"] == "person"), None),
        "texts": [one for one in ours if one["kind"] != "card"],
    }


def question_of(reply: Reply) -> dict[str, Any]:
    """The open question with what its input is made of.

    `input` is the name of its form, or "buttons"; `groups` are (heading or "", choices); `tools` those
    that are buttons.
    """
    question = reply["question"]
    kind = question["type"]
    return {
        **question,
        "input": "list" if kind in LISTS else kind if kind in FIELDS else "buttons",
        "groups": grouped(question["choices"]),
        "months": month_names(reply["language"]) if kind == "date" else [],
        "tools": [one for one in question["tools"] if one["id"] not in ON_THE_PAGE],
        "short": kind == "yes_no",
    }


def grouped(choices: list[dict[str, str]]) -> list[tuple[str, list[dict[str, str]]]]:
    """Choices under their headings, in order. A heading with one choice is that choice."""
    groups: dict[str, list[dict[str, str]]] = {}
    for choice in choices:
        groups.setdefault(choice.get("group") or "", []).append(choice)
    found: list[tuple[str, list[dict[str, str]]]] = []
    for name, members in groups.items():
        if len(members) == 1 and found and not found[-1][0]:
            found[-1][1].extend(members)
        else:
            found.append((name if len(members) > 1 else "", members))
    return found


def _languages(said: list[Said]) -> set[str]:
    return {one["lang"] for one in said}
