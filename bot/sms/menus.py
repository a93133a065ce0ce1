"""A question as a numbered menu that fits into few segments.

One digit answers: 1 to 6 are choices of the page (on a checklist 6 is "none of these"), 7 is "I don't know",
8 the next page of a long list; 0 goes back and 9 is a person, but where a number is itself the answer. States
and offenses are asked in words first: their lists are long, and open by 8.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.sms.segments import cost, plain

Say = Callable[..., str]
"""Gives the text of a catalogue id in the person's language."""

BUDGET = 3
"""Segments that a question should not exceed."""
MOST, MOST_OF_SET, FEWEST = 6, 5, 2
"""Choices on a page of several: at most (fewer on a checklist), and at least, whatever the budget."""
SMALL, WHOLE = 4, 7
"""A list of so many, "I don't know" included, is always one page; up to WHOLE it is one if it fits."""
UNSURE_DIGIT, MORE_DIGIT, BACK_DIGIT, PERSON_DIGIT = "7", "8", "0", "9"
NONE_DIGIT = "6"
"""Of a checklist. 7 is "I don't know" there too: one digit must not mean "no" here and "not known" there."""
NEXT_PAGE, OPEN_LIST, GROUP = "page:next", "page:list", "group:"
NONE_HERE, NOT_SURE = "set:none", "set:unsure"
DONT_KNOW = "do:dont_know"
NUMBERS = frozenset({"count", "money", "grams", "days"})
"""Kinds of questions whose answer is a number."""
WORDY = frozenset({"state", "jurisdiction", "offense"})
"""Kinds that are asked in words first."""
OPEN = frozenset({"date", "statute"}) | NUMBERS
"""Kinds without choices."""
APART = frozenset({"none", "unsure", "unknown"})
"""Choices of a checklist that stand for none of it."""
SETS = frozenset({"set"})
Entry = tuple[str, str]


@dataclass(frozen=True)
class Place:
    """Where in a long list a person is: the page from 0, and the open group of an offense."""

    page: int = 0
    opened: bool = False
    group: str = ""


@dataclass(frozen=True)
class Menu:
    """A question as it was sent: the text, what each digit means, how many pages there are."""

    text: str
    numbers: dict[str, str]
    pages: int = 1
    many: bool = False
    digits_answer: bool = False


def menu_of(question: dict[str, Any], place: Place, say: Say) -> Menu:
    """The menu of an open question (`question` of a reply) at a place."""
    kind, text = question["type"], plain(str(question["text"]))
    unsure = [(DONT_KNOW, say("act.tool.dont_know"))] if _can_be_unsure(question) else []
    if kind in OPEN:
        numbers = {} if kind in NUMBERS else {UNSURE_DIGIT: DONT_KNOW} if unsure else {}
        lines = [text] + [f"{UNSURE_DIGIT} {label}" for _, label in unsure if kind not in NUMBERS]
        return Menu(_footed(lines, say, kind), numbers, digits_answer=kind in NUMBERS)
    if kind in SETS:
        return _set_page(text, _entries(question), place, say)
    entries = _entries(question)
    if kind in WORDY and not place.opened:
        lines = [text, say("sms.write_or_list")] + [f"{UNSURE_DIGIT} {label}" for _, label in unsure]
        return Menu(_footed(lines, say, kind), {UNSURE_DIGIT: DONT_KNOW, MORE_DIGIT: OPEN_LIST})
    if kind == "offense":
        entries = _of_group(question, place.group)
    if kind == "none":
        entries = [(tool["id"], tool["label"]) for tool in question["tools"] if tool["id"] != "do:human"]
        text = ""
    return _choice_page(text, entries, unsure, place, say, kind)


def _choice_page(
    text: str, entries: list[Entry], unsure: list[Entry], place: Place, say: Say, kind: str
) -> Menu:
    whole = [*entries, *unsure]
    lines = [text, *_numbered(whole)]
    if len(whole) <= WHOLE and (len(whole) <= SMALL or _fits(lines)):
        numbers = {str(at): one for at, (one, _) in enumerate(whole, 1)}
        return Menu(_footed(lines, say, kind), numbers)
    pages = _pages(text, entries, unsure, say)
    page = place.page % len(pages)
    lines = _page_lines(text, pages, page, unsure, say)
    numbers = {str(at): one for at, (one, _) in enumerate(pages[page], 1)}
    numbers |= ({UNSURE_DIGIT: DONT_KNOW} if unsure else {}) | {MORE_DIGIT: NEXT_PAGE}
    return Menu(_footed(lines, say, kind), numbers, len(pages))


def _set_page(text: str, entries: list[Entry], place: Place, say: Say) -> Menu:
    """A page of a checklist: every page is answered by itself, and the answers count together."""
    items = [one for one in entries if one[0] not in APART]
    rest = [(NONE_HERE, say("tick.none")), (NOT_SURE, say("act.tool.dont_know"))]
    head = f"{text} {say('sms.all_numbers')}"
    pages = _pages(head, items, rest, say, many=True)
    page = min(place.page, len(pages) - 1)
    lines = _page_lines(head, pages, page, rest, say, many=True)
    numbers = {str(at): one for at, (one, _) in enumerate(pages[page], 1)}
    numbers |= {NONE_DIGIT: NONE_HERE, UNSURE_DIGIT: NOT_SURE}
    return Menu(_footed(lines, say, "set"), numbers, len(pages), many=True)


def _pages(
    text: str, entries: list[Entry], rest: list[Entry], say: Say, *, many: bool = False
) -> list[list[Entry]]:
    """The choices cut into pages that keep the budget, with at least FEWEST on each."""
    pages: list[list[Entry]] = []
    left = list(entries)
    while left:
        size = min(MOST_OF_SET if many else MOST, len(left))
        while size > FEWEST and not _fits(
            _page_lines(text, [*pages, left[:size], left[size:]], len(pages), rest, say, many=many)
        ):
            size -= 1
        pages.append(left[:size])
        left = left[size:]
    return pages or [[]]


def _page_lines(
    text: str, pages: list[list[Entry]], page: int, rest: list[Entry], say: Say, *, many: bool = False
) -> list[str]:
    """The lines of a page; the question stands on the first one only."""
    digits = (NONE_DIGIT, UNSURE_DIGIT) if many else (UNSURE_DIGIT,)
    tail = [f"{digit} {label}" for digit, (_, label) in zip(digits, rest, strict=False)]
    if not many:
        tail.append(f"{MORE_DIGIT} {say('act.tool.more')}")
    head = text if page == 0 else f"({page + 1}/{len(pages)})"
    return [head, *_numbered(pages[page]), *tail]


def _numbered(entries: list[Entry]) -> list[str]:
    return [f"{at} {plain(label)}" for at, (_, label) in enumerate(entries, 1)]


def _fits(lines: list[str]) -> bool:
    return cost("\n".join(line for line in lines if line)).segments <= BUDGET


def _footed(lines: list[str], say: Say, kind: str) -> str:
    """The text, with the ways out below it where they cost no further segment."""
    text = plain("\n".join(line for line in lines if line))
    footer = say("sms.keys_words" if kind in NUMBERS else "sms.keys")
    longer = f"{text}\n{plain(footer)}"
    return longer if cost(longer).segments == cost(text).segments else text


def _entries(question: dict[str, Any]) -> list[Entry]:
    return [(one["id"], one["label"]) for one in question["choices"]]


def _of_group(question: dict[str, Any], group: str) -> list[Entry]:
    """The groups of the offenses, or the offenses of one."""
    groups = list(dict.fromkeys(one["group"] for one in question["choices"] if one.get("group")))
    if not groups:
        return _entries(question)
    if group:
        return [(one["id"], one["label"]) for one in question["choices"] if one.get("group") == group]
    ungrouped = [(one["id"], one["label"]) for one in question["choices"] if not one.get("group")]
    return [*((f"{GROUP}{name}", name) for name in groups), *ungrouped]


def _can_be_unsure(question: dict[str, Any]) -> bool:
    known = {one["id"] for one in question["choices"]}
    return DONT_KNOW in {one["id"] for one in question["tools"]} and "unknown" not in known
