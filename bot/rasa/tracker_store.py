"""A tracker store that forgets: which actions ran in the last turn, in memory, for a while.

Every fact and every message lives in the app's case file, so Rasa needs no history; its rules look at the
last action only. The stock stores keep every event and read all of them back at every turn: a turn slows
from 20 to 150 ms over a long conversation, and the whole conversation travels to every action. Here no word
of a person outlives the turn it came in. Slots are not remembered either; the domain has none.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from itertools import islice
from typing import Any, Iterable, List, Optional, Text, Tuple

from rasa.core.agent import Agent
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event
from rasa.shared.core.trackers import DialogueStateTracker

ACTIONS_KEPT = 3
"""A turn is one custom action and the wait for the next message; the first has a session start too."""


class ShortMemoryTrackerStore(TrackerStore):
    """Remembers the most recent conversations. Nothing is ever written to disk."""

    def __init__(
        self,
        domain: Domain,
        event_broker: Optional[EventBroker] = None,
        host: Optional[Text] = None,
        conversations: int = 5000,
        expires_after_seconds: float = 3600,
        **kwargs: Any,
    ) -> None:
        """`conversations` and `expires_after_seconds` come from endpoints.yml; Rasa passes the rest."""
        super().__init__(domain, event_broker, **kwargs)
        self._limit = conversations
        self._lifetime = expires_after_seconds
        # Oldest first. The second of the last save, on a clock that never jumps, and the events.
        self._kept: OrderedDict[Text, Tuple[float, Tuple[Event, ...]]] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps the last actions of this conversation and drops what is too old or too many."""
        now = time.monotonic()
        self._kept[tracker.sender_id] = (now, tuple(_last_actions(tracker)))
        self._kept.move_to_end(tracker.sender_id)
        self._drop_stale(now)

    async def retrieve(self, sender_id: Text) -> Optional[DialogueStateTracker]:
        """The conversation with its last actions, or None if it is unknown or has expired."""
        self._drop_stale(time.monotonic())
        kept = self._kept.get(sender_id)
        if kept is None:
            return None
        tracker = self.init_tracker(sender_id)
        for event in kept[1]:
            tracker.update(event, self.domain)
        return tracker

    async def keys(self) -> Iterable[Text]:
        """The conversations that are remembered now."""
        return list(self._kept)

    def _drop_stale(self, now: float) -> None:
        while self._kept:
            sender_id, (saved, _) = next(iter(self._kept.items()))
            if len(self._kept) <= self._limit and now - saved <= self._lifetime:
                return
            del self._kept[sender_id]


def _last_actions(tracker: DialogueStateTracker) -> List[Event]:
    actions = (event for event in reversed(tracker.events) if isinstance(event, ActionExecuted))
    return list(islice(actions, ACTIONS_KEPT))[::-1]


def is_in_use(agent: Agent) -> bool:
    """Whether Rasa really works with this store.

    If the class cannot be imported, or a save fails, Rasa goes on with a store that keeps everything, and
    says so in a warning only.
    """
    safe = agent.tracker_store
    return (
        isinstance(getattr(safe, "_tracker_store", None), ShortMemoryTrackerStore)
        and getattr(safe, "_fallback_tracker_store", None) is None
    )
