"""What the rest of the software holds in its hands: an open case file, and a stored message."""

from dataclasses import InitVar, dataclass, field
from datetime import datetime
from typing import Any, Self

from actions.casefile.keys import Keys, Wrapped
from actions.casefile.sealing import place, seal_json


@dataclass
class CaseFile:
    """One conversation, opened. `state`, `language` and `channel` may be changed and then saved.

    `state` is a JSON object with text keys; `expires` is when the case is gone unless another turn is
    saved. Its representation shows nothing of the state.
    """

    conversation: str
    version: int
    state: dict[str, Any] = field(repr=False)
    language: str = field(repr=False)
    channel: str = field(repr=False)
    created: datetime
    last_turn: datetime
    expires: datetime
    last_seq: int
    data_key: InitVar[bytes]

    def __post_init__(self, data_key: bytes) -> None:
        # Not a field: what turns a case file into JSON, a copy or a page must not find it.
        self._data_key = data_key

    def seal_json(self, what: str, number: int, value: dict[str, Any]) -> bytes:
        """Seal a JSON object under this case's own key, for one place in it (see `sealing.place`)."""
        return seal_json(self._data_key, place(what, self.conversation, number), value)

    def wrap_key(self, keys: Keys) -> Wrapped:
        """Wrap this case's own key under the operator's first."""
        return keys.wrap(self._data_key, place("case key", self.conversation))

    def become(self, other: Self) -> None:
        """Take over everything of another opening of the same case."""
        vars(self).update(vars(other))


@dataclass(frozen=True)
class StoredMessage:
    """A message as it was shown: `seq` counts from 1 within the conversation, `at` is in UTC."""

    seq: int
    body: dict[str, Any] = field(repr=False)
    at: datetime
