"""What the questions cost as texts: every question of the interview, in every language, as its first page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from actions.messages import Messages
from actions.screening.model import Law
from actions.screening.registry import Registry
from bot.sms.discreet import CHANNEL, Discreet, Sender
from bot.sms.menus import BUDGET, Menu, Place, menu_of
from bot.sms.segments import Cost, cost

_TOOLS = [{"id": "do:dont_know", "label": ""}]


@dataclass(frozen=True)
class Priced:
    """A question with the cost of its first page, and how many pages it has."""

    id: str
    cost: Cost
    pages: int


def priced(messages: Messages, law: Law, language: str) -> Iterator[Priced]:
    """Every question that can be asked, with what its first page costs."""
    texts = Discreet(messages, Sender("", "", ""), language)
    for question in _questions(messages, law, language):
        menu: Menu = menu_of(question, Place(), texts.say)
        yield Priced(question["id"], cost(menu.text), menu.pages)


def over_budget(messages: Messages, law: Law, language: str) -> list[str]:
    """The ids of the questions whose first page takes more than BUDGET segments."""
    return [one.id for one in priced(messages, law, language) if one.cost.segments > BUDGET]


def _questions(messages: Messages, law: Law, language: str) -> Iterator[dict[str, Any]]:
    registry: Registry = law.registry
    lists: dict[str, list[tuple[str, str]]] = {}
    for fact in registry.values():
        if fact.list:
            lists.setdefault(fact.list, []).extend(_ticks(messages, fact, language))
        else:
            path = fact.id.replace(".", ".0.") if "." in fact.id else fact.id
            yield _question(fact.id, fact.type, messages.question(path, language, CHANNEL),
                            messages.choices(path, language))  # fmt: skip
    for name, members in lists.items():
        yield _question(f"list:{name}", "set", messages.text(f"list.{name}", language, CHANNEL), members)


def _ticks(messages: Messages, fact: Any, language: str) -> list[tuple[str, str]]:
    if fact.type == "yes_no":
        return [(fact.id, messages.text(f"tick.{fact.id}", language, CHANNEL))]
    path = fact.id.replace(".", ".0.") if "." in fact.id else fact.id
    wanted = fact.ticks or tuple(one for one in fact.choices if one != "none")
    return [(one, label) for one, label in messages.choices(path, language) if one in wanted]


def _question(id: str, kind: str, text: str, choices: list[tuple[str, str]]) -> dict[str, Any]:
    shown = [{"id": one, "label": label} for one, label in choices]
    return {"id": id, "type": kind, "text": text, "choices": shown, "tools": _TOOLS}
