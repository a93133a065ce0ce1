"""The tracker store that forgets."""
# Run by unittest inside Rasa's environment, which has no pytest.
# ruff: noqa: PT009

import asyncio
import json
import unittest
from unittest import mock

from rasa.core.agent import Agent
from rasa.core.tracker_store import TrackerStore, check_if_tracker_store_async
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.rasa import tracker_store
from bot.rasa.tracker_store import ShortMemoryTrackerStore, is_in_use

CANARY = "canary-7f3a"
DOMAIN = Domain.from_dict({"intents": ["answer"], "actions": ["action_step"]})


def run(coroutine):
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(coroutine)
    finally:
        loop.close()


def turn(sender, turns=1):
    events = []
    for _ in range(turns):
        said = UserUttered(CANARY, {"name": "answer", "confidence": 1.0}, metadata={"turn": CANARY})
        replied = BotUttered(CANARY)
        events += [ActionExecuted("action_listen"), said, ActionExecuted("action_step"), replied]
    return DialogueStateTracker.from_events(sender, [*events, ActionExecuted("action_listen")])


class ShortMemory(unittest.TestCase):
    def setUp(self):
        self.store = ShortMemoryTrackerStore(DOMAIN, conversations=2, expires_after_seconds=60)

    def test_an_unknown_conversation_is_none(self):
        self.assertIsNone(run(self.store.retrieve("a")))

    def test_keeps_the_last_actions_and_no_word_of_anybody(self):
        run(self.store.save(turn("a", turns=50)))
        kept = run(self.store.retrieve("a"))
        self.assertEqual([event.action_name for event in kept.events][-2:], ["action_step", "action_listen"])
        self.assertLessEqual(len(kept.events), tracker_store.ACTIONS_KEPT)
        self.assertNotIn(CANARY, json.dumps([event.as_dict() for event in kept.events]))
        self.assertNotIn(CANARY, repr(vars(self.store)))

    def test_drops_the_conversation_that_was_silent_longest(self):
        for sender in ("a", "b", "a", "c"):
            run(self.store.save(turn(sender)))
        self.assertEqual(list(run(self.store.keys())), ["a", "c"])

    def test_forgets_after_a_while(self):
        with mock.patch.object(tracker_store.time, "monotonic", return_value=0.0):
            run(self.store.save(turn("a")))
        with mock.patch.object(tracker_store.time, "monotonic", return_value=60.0):
            self.assertIsNotNone(run(self.store.retrieve("a")))
        with mock.patch.object(tracker_store.time, "monotonic", return_value=60.1):
            self.assertIsNone(run(self.store.retrieve("a")))
            self.assertEqual(list(run(self.store.keys())), [])

    def test_rasa_takes_it_for_an_asynchronous_store(self):
        self.assertTrue(check_if_tracker_store_async(self.store))


class StartUpCheck(unittest.TestCase):
    def agent_with(self, class_path):
        return Agent(tracker_store=TrackerStore.create(EndpointConfig(type=class_path)))

    def test_true_when_rasa_uses_the_class_of_the_endpoints(self):
        self.assertTrue(is_in_use(self.agent_with("bot.rasa.tracker_store.ShortMemoryTrackerStore")))

    def test_false_when_the_class_cannot_be_imported(self):
        with self.assertWarns(UserWarning):
            agent = self.agent_with("bot.rasa.tracker_store.Missing")
        self.assertFalse(is_in_use(agent))

    def test_false_once_a_save_has_failed(self):
        agent = self.agent_with("bot.rasa.tracker_store.ShortMemoryTrackerStore")
        with mock.patch.object(ShortMemoryTrackerStore, "save", side_effect=OSError):
            run(agent.tracker_store.save(turn("a")))
        self.assertFalse(is_in_use(agent))


if __name__ == "__main__":
    unittest.main()
