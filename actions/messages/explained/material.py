"""What an explanation is made from, and the items that its sections hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from actions.messages.formats import led_text
from actions.messages.places import Place
from actions.messages.render import SELF, Messages
from actions.screening.case import Case
from actions.screening.result import Assessment

Item = dict[str, Any]
"""One entry of a section: id, title, text, points, sources and sometimes href."""


@dataclass(frozen=True)
class Contact:
    """Whom to call; an empty name means the public ways."""

    name: str = ""
    phone: str = ""
    hours: str = ""
    href: str = ""


@dataclass(frozen=True)
class Explanation:
    """Everything the sections are made of.

    `papers` holds the paper that settles a fact, by path; `places` all that help, whatever the state.
    """

    assessment: Assessment
    case: Case
    messages: Messages
    language: str
    papers: Mapping[str, str | None]
    contact: Contact
    retention_days: int
    places: Sequence[Place] = ()

    @property
    def person(self) -> str:
        value = self.case.facts.get("for_whom")
        return value if isinstance(value, str) and value != "unknown" else SELF

    def words(self, message_id: str, /, **params: Any) -> str:
        return self.messages.text(message_id, self.language, "web", **params)

    def words_if(self, message_id: str, /, **params: Any) -> str:
        """The text of an id that not every rule has."""
        return self.words(message_id, **params) if self.messages.has(message_id) else ""

    def framed(self, message_id: str) -> str:
        """A text that has a wording of its own when the case is somebody else's."""
        if self.person != SELF and self.messages.has(f"{message_id}.other"):
            return self.words(f"{message_id}.other", person=self.messages.person(self.person, self.language))
        return self.words(message_id)

    def listed(self, names: Iterable[str]) -> str:
        """Short names in a sentence: "a, b, and c"."""
        return self.messages.join(list(dict.fromkeys(names)), self.language)

    def papers_for(self, paths: Iterable[str]) -> list[str]:
        """The names of the papers that show these facts."""
        found = dict.fromkeys(self.papers.get(path) for path in paths)
        return [self.words(f"paper.{one}") for one in found if one and self.messages.has(f"paper.{one}")]

    def labels(self, paths: Iterable[str]) -> str:
        """The labels of facts, as they stand in the list of answers."""
        names = dict.fromkeys(self.messages.fact_label(path, self.language) for path in paths)
        return self.strung(f'"{name}"' for name in names)

    def strung(self, phrases: Iterable[str]) -> str:
        """Phrases that may hold commas, each once: "a; b; c"."""
        return self.messages.strung(phrases, self.language, strong=True)


def item(
    name: str, title: str, text: str, points: Iterable[str] = (), sources: Iterable[str] = (), href: str = ""
) -> Item:
    """An item without empty or repeated points and sources."""
    made: Item = {
        "id": name,
        "title": title,
        "text": text,
        "points": list(dict.fromkeys(point for point in points if point)),
        "sources": list(dict.fromkeys(sources)),
    }
    return made | {"href": href} if href else made


def sentences(parts: Sequence[str]) -> str:
    """Whole sentences, one after the other."""
    return reduce(led_text, (part for part in parts if part), "")
