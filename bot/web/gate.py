"""Who asks for too much: one count of requests for all the routes of an app."""

from fastapi import Request

from bot.settings import Limits
from bot.web.errors import RefusedError
from bot.web.limits import WINDOW_SECONDS, Rate


class Gate:
    """Counts requests by conversation and by source, and refuses those beyond their share.

    Every method raises RefusedError ("too_many", 429).
    """

    def __init__(self, limits: Limits) -> None:
        self._turns = Rate(limits.turns_per_minute)
        self._requests = Rate(limits.turns_per_minute_per_source)
        self._codes = Rate(limits.codes_per_minute_per_source)
        self._documents = Rate(limits.documents_per_minute_per_source)

    def request(self, request: Request, conversation: str | None = None) -> None:
        """A request, and a turn of a conversation if one is named."""
        _refuse_unless(self._requests.allows(_source(request)))
        _refuse_unless(conversation is None or self._turns.allows(conversation))

    def code(self, request: Request) -> None:
        """A resume code that is tried: who guesses gets few tries."""
        self.request(request)
        _refuse_unless(self._codes.allows(_source(request)))

    def document(self, request: Request) -> None:
        """A file that is made: it costs more than an answer."""
        self.request(request)
        _refuse_unless(self._documents.allows(_source(request)))


def _source(request: Request) -> str:
    return request.client.host if request.client else ""


def _refuse_unless(allowed: bool) -> None:
    if not allowed:
        raise RefusedError("too_many", 429, {"Retry-After": str(int(WINDOW_SECONDS))})
