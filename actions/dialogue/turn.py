"""One turn: what came in, the state it works on, and what is said."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from actions.dialogue.services import Organisation, Services
from actions.dialogue.state import State
from actions.reading import OpenQuestion, Reading

SELF = "self"


@dataclass
class Turn:
    """What the actions work on.

    Exactly one of `text` (typed, identifying numbers already masked) and `choice` (tapped) is given.
    `out` collects message bodies in the order in which they are said; `deleted` asks for the case
    file to be destroyed once the answer is out. `heard` is an urgent id that only the classifier found.
    """

    services: Services
    state: State
    language: str
    channel: str
    now: datetime
    text: str | None = None
    choice: str | None = None
    reading: Reading | None = None
    heard: str | None = None
    out: list[dict[str, Any]] = field(default_factory=list)
    deleted: bool = False
    echo: str = ""

    @property
    def today(self) -> date:
        return self.now.date()

    def say(self, message_id: str, kind: str = "text", **params: object) -> None:
        """Say a message of the catalogue."""
        self.put(kind, self.words(message_id, **params))

    def put(self, kind: str, text: str, **more: Any) -> None:
        """Say words that are already in the person's language."""
        body = {"from": "bot", "kind": kind, "lang": self.language, "text": text}
        self.out.append(body | {key: value for key, value in more.items() if value})

    def words(self, message_id: str, **params: object) -> str:
        """The text of a message, in the person's language and for the channel."""
        return self.services.messages.text(message_id, self.language, self.channel, **params)

    def label(self, path: str) -> str:
        """A short label of a fact for lists, with the number of the case or entry where there are several."""
        label = self.services.messages.fact_label(path, self.language)
        parts = path.split(".")
        several = len(parts) == 3 and len(self.state.groups.get(parts[0], [])) > 1
        return f"{label} ({int(parts[1]) + 1})" if several else label

    def value_words(self, path: str, value: Any) -> str:
        """A value of a fact as people read it."""
        return self.services.messages.fact_value(path, value, self.language)

    @property
    def for_whom(self) -> str:
        """Who the person at risk is: a choice of the fact for_whom."""
        value = self.state.facts.get("for_whom")
        return value if isinstance(value, str) and value != "unknown" else SELF

    @property
    def organisation(self) -> Organisation:
        """Whom to contact: the organisation, if it serves the person's state."""
        organisation = self.services.organisation
        return organisation if organisation.serves(self.state.facts.get("state")) else Organisation()

    def open_question(self) -> OpenQuestion | None:
        """The open question as the reader takes it; None when the open one is the dialogue's own."""
        return open_question(self.services, self.state)


def open_question(services: Services, state: State) -> OpenQuestion | None:
    """The open question of a state, if it asks for a fact."""
    if not state.open or state.open in OWN_QUESTIONS or state.open.startswith(LIST):
        return None
    fact = services.law.registry.at(state.open)
    return OpenQuestion(state.open, fact.type, fact.choices)


LIST = "list:"
"""What the open question begins with while it is a checklist; its members are in the state."""

OWN_QUESTIONS = frozenset({"confirm", "language", "delete", "change", "change_pending", "remove"})
"""Questions of the dialogue itself, which ask for no fact."""
