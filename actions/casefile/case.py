"""What the rest of the software holds in its hands: an open case file, and a stored message."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


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
    data_key: bytes = field(repr=False)


@dataclass(frozen=True)
class StoredMessage:
    """A message as it was shown: `seq` counts from 1 within the conversation, `at` is in UTC."""

    seq: int
    body: dict[str, Any] = field(repr=False)
    at: datetime
