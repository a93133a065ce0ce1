"""What the conversation works with, put together once by the application."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from actions.casefile import CaseFiles
from actions.messages.places import Place
from actions.messages.render import Messages
from actions.reading import Reader
from actions.screening.model import Law


@dataclass(frozen=True)
class Organisation:
    """Whom to contact; an empty name means that no organisation was set up."""

    name: str = ""
    phone: str = ""
    email: str = ""
    site: str = ""
    hours: str = ""
    address: str = ""
    states: tuple[str, ...] = ()

    def serves(self, state: object) -> bool:
        """Whether somebody in that state can be sent here; a state that is not known is no reason not to."""
        unknown = state in (None, "unknown")
        return bool(self.name) and (not self.states or unknown or state in self.states)


@dataclass
class Services:
    """The law, the words, the reader, the case files, the organisation, the clock, what is offered."""

    law: Law
    messages: Messages
    reader: Reader
    files: CaseFiles
    organisation: Organisation
    now: Callable[[], datetime]
    retention_days: int = 30
    languages: tuple[str, ...] = ("en", "es")
    places: tuple[Place, ...] = ()
    faq: Callable[[str, str], str | None] = field(default=lambda text, language: None)
