"""Walks a person of tests/personas.yml through a conversation by taps."""

from pathlib import Path
from typing import Any

import yaml

from actions.screening.case import Case, parse_case
from actions.screening.registry import Fact, Registry
from tests.dialogue.talk import Talk, the_law

FILE = Path(__file__).resolve().parents[1] / "personas.yml"
MOST_QUESTIONS = 120


class Persona:
    """What one person would answer. Who is sure of nothing knows only what the file says."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.name = data["name"]
        self.unsure = bool(data.get("unsure"))
        self.registry: Registry = the_law().registry
        case = {key: value for key, value in data.items() if key != "unsure"}
        self.case: Case = parse_case(case, self.registry)[0]

    def value(self, path: str, asked_so_far: int) -> Any:
        """The plain value this person gives, "unknown" where they do not know."""
        fact = self.registry.at(path)
        if fact.opens in self.case.groups:
            return bool(self.case.groups[fact.opens])
        if fact.extends:
            return asked_so_far < len(self.case.groups.get(fact.extends, []))
        known = self.case.get(path)
        if known is None and not self.unsure:
            known = {"yes_no": False, "set": ["none"]}.get(fact.type)
        return "unknown" if known is None else known

    def tap(self, question: str, members: list[str], items: dict[str, int]) -> str:
        """The choice this person taps on a question."""
        if question.startswith("list:"):
            return self._ticks(members, items)
        fact = self.registry.at(question)
        value = self.value(question, items.get(fact.extends or "", 0))
        return "do:dont_know" if value == "unknown" else _tapped(fact, value)

    def _ticks(self, members: list[str], items: dict[str, int]) -> str:
        found, unknown = [], False
        for path in members:
            fact = self.registry.at(path)
            value = self.value(path, items.get(fact.extends or "", 0))
            unknown = unknown or value == "unknown"
            if value is True:
                found.append(path)
            elif isinstance(value, list):
                found += [f"{path}:{one}" for one in value if one != "none"]
            elif fact.type == "choice" and value in (fact.ticks or fact.choices) and value != "none":
                found.append(f"{path}:{value}")
        return "+".join(found + ["unsure"] * unknown) or "none"


def personas() -> list[Persona]:
    """Everybody in tests/personas.yml."""
    return [Persona(data) for data in yaml.safe_load(FILE.read_text(encoding="utf-8"))]


async def walk(talk: Talk, persona: Persona) -> list[str]:
    """Answer as this person until the result; the questions that were asked, in order."""
    asked: list[str] = []
    while talk.reply["phase"] != "result":
        assert len(asked) < MOST_QUESTIONS, f"no end: {asked[-5:]}"
        state = await talk.state()
        items = {group: len(found) for group, found in state.groups.items()}
        asked.append(talk.open)
        await talk.tap(persona.tap(talk.open, state.members, items))
    return asked


def _tapped(fact: Fact, value: Any) -> str:
    if fact.type == "yes_no":
        return "yes" if value else "no"
    if fact.type == "set":
        return "+".join(value) or "none"
    return str(value)
