"""`Messages`: words for facts, their values and their questions, on top of the texts."""

from collections.abc import Mapping
from typing import Any

from actions.messages.catalogue import Catalogue
from actions.messages.formats import (
    Say,
    date_text,
    days_text,
    grams_text,
    join_text,
    led_text,
    money_text,
    number_text,
    range_text,
)
from actions.messages.texts import Texts
from actions.screening.registry import Fact, Registry, registry_id
from actions.screening.values import is_unknown

SELF = "self"


class Messages(Texts):
    """Words for ids, facts and values, in every language."""

    def __init__(
        self, catalogues: Mapping[str, Catalogue], registry: Registry, *, strict: bool = True
    ) -> None:
        super().__init__(catalogues, strict=strict)
        self._registry = registry

    def fact_label(self, path: str, language: str) -> str:
        """A short label for review lists: "Green card since"."""
        return self.text(f"fact.{registry_id(path)}", language)

    def fact_value(self, path: str, value: Any, language: str) -> str:
        """A plain value of a fact as people read it; what is not known reads "not sure".

        Raises KeyError for a path that is no fact, ValueError for a date that is none.
        """
        fact = self._registry.at(path)
        if is_unknown(value):
            return self.text("value.unknown", language)
        if isinstance(value, Mapping) and "any_of" in value:
            labels = [self._choice_label(fact, one, language) for one in value["any_of"]]
            return join_text(labels, language, last="or")
        if isinstance(value, Mapping):
            say = self._say(language)
            return range_text(
                value, lambda end: self._one(fact, end, language), say, dates=fact.type == "date"
            )
        if fact.type == "set":
            names = [value] if isinstance(value, str) else list(value)
            return join_text(
                [
                    self.text("tick.unsure", language)
                    if is_unknown(name)
                    else self._choice_label(fact, name, language)
                    for name in names or ["none"]
                ],
                language,
            )
        return self._one(fact, value, language)

    def question(
        self,
        path: str,
        language: str,
        channel: str = "web",
        *,
        for_whom: str = SELF,
        person: str | None = None,
        item: Mapping[str, Any] | None = None,
    ) -> str:
        """The question for a fact, after a line that says which item it is about.

        `for_whom` other than "self" takes the wording for someone else, with `person` ("your
        husband") or the words for that choice. `item` holds what is known of the item, by short
        fact names, so that people with several cases know which one is meant.
        """
        fact = self._registry.at(path)
        message_id = f"question.{fact.id}"
        if for_whom != SELF and self.has(f"{message_id}.other"):
            message_id += ".other"
        who = person or self.person(for_whom, language)
        text = self.text(message_id, language, channel, person=who)
        lead = self.item_lead(path, language, item or {})
        return led_text(lead, text)

    def person(self, for_whom: str, language: str) -> str:
        """How to name the person a conversation is about: "your husband or wife"."""
        return self.text(f"person.{for_whom}", language)

    def item_lead(self, path: str, language: str, item: Mapping[str, Any]) -> str:
        """Which item a question is about: "About the case from 2018 in California:".

        "" for a case fact, and for the first item while nothing is known of it: nobody with one
        case needs its number.
        """
        parts = path.split(".")
        if len(parts) != 3:
            return ""
        group, number = parts[0], int(parts[1]) + 1
        known = self._lead_words(group, item, language)
        for shape in (("date", "place"), ("date",), ("what",), ("place",)):
            message_id = f"context.{group}.{'_'.join(shape)}"
            if self.has(message_id) and all(name in known for name in shape):
                return self.text(message_id, language, **{name: known[name] for name in shape})
        return self.text(f"context.{group}.number", language, number=number) if number > 1 else ""

    def choices(self, path: str, language: str) -> list[tuple[str, str]]:
        """(id, label) of every choice of a fact, in the registry's order; [] for open questions."""
        fact = self._registry.at(path)
        ids: tuple[str, ...] = fact.choices
        if fact.type == "yes_no":
            ids = ("yes", "no")
        elif fact.type == "offense":
            ids = tuple(one for one in self._after("offense.") if one in fact.choices)
        elif fact.type == "state":
            ids = self._after("state.")
        elif fact.type == "jurisdiction":
            ids = self._after("jurisdiction.") + self._after("state.")
        return [(one, self._choice_label(fact, one, language)) for one in ids]

    def _after(self, prefix: str) -> tuple[str, ...]:
        return tuple(message_id.removeprefix(prefix) for message_id in self.ids(prefix))

    def _say(self, language: str) -> Say:
        return lambda message_id, **params: self.text(message_id, language, "web", **params)

    def _one(self, fact: Fact, value: Any, language: str) -> str:
        match fact.type:
            case "date":
                return date_text(value, language)
            case "days":
                return days_text(value, language, self._say(language))
            case "money":
                return money_text(value, language)
            case "grams":
                return grams_text(value, language)
            case "count":
                return number_text(value, language)
            case "statute":
                return str(value)
            case _:
                return self._choice_label(fact, value, language)

    def _choice_label(self, fact: Fact, choice: Any, language: str) -> str:
        match fact.type:
            case "yes_no":
                return self.text("choice.yes" if choice in (True, "yes") else "choice.no", language)
            case "offense":
                return self.text(f"offense.{choice}", language)
            case "state" | "jurisdiction":
                kind = "state" if self.has(f"state.{choice}") else "jurisdiction"
                return self.text(f"{kind}.{choice}", language)
            case _:
                return self.text(f"choice.{fact.id}.{choice}", language)

    def _lead_words(self, group: str, item: Mapping[str, Any], language: str) -> dict[str, str]:
        """What sets the item apart: a year (a range does not), a place, an offence or relation."""
        when = item.get("conviction_date") or item.get("offense_date") or item.get("date")
        where, offense, relation = (item.get(name) for name in ("jurisdiction", "offense", "relation"))
        words: dict[str, str] = {}
        if not is_unknown(when) and not isinstance(when, Mapping):
            words["date"] = date_text(str(when)[:4], language)
        if not is_unknown(where) and self.has(f"state.{where}"):
            words["place"] = self.text(f"state.{where}", language)
        if isinstance(offense, str) and not is_unknown(offense) and offense != "other":
            words["what"] = self.text(f"offense.{offense}", language)
        elif isinstance(relation, str) and self.has(f"relative.{relation}"):
            words["what"] = self.text(f"relative.{relation}", language)
        return words
