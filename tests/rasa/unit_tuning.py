"""What tuning.py replaces in Rasa still does what Rasa's own does."""
# Run by unittest inside Rasa's environment, which has no pytest.
# ruff: noqa: PT009, PT027

import asyncio
import unittest
from unittest import mock

import jsonschema
import rasa
import rasa.core.actions.action as rasa_actions
from rasa.core.lock_store import InMemoryLockStore
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.events import Event
from rasa.utils.endpoints import EndpointConfig

from bot.rasa import tuning

STOCK_VALIDATE = rasa_actions.RemoteAction._validate_action_result
STOCK_RESOLVE = Event.resolve_by_type
STOCK_RUN = DaskGraphRunner.run

REPLIES = [
    {"events": [], "responses": []},
    {"events": [{"event": "slot", "name": "a", "value": 1, "timestamp": None}], "responses": [{"text": "x"}]},
    {"events": None, "responses": []},
    {"events": [{"event": "no such event"}], "responses": []},
    {"events": [{}]},
    {"responses": ["text"]},
    {"responses": {}},
    {},
    [],
    None,
    "canary",
]


def setUpModule():
    tuning.apply()


class Tuning(unittest.TestCase):
    def test_refuses_another_version_of_rasa(self):
        with mock.patch.object(rasa, "__version__", "3.7.0"), self.assertRaisesRegex(RuntimeError, "3.7.0"):
            tuning.apply()

    def test_accepts_and_refuses_the_same_replies_as_rasa(self):
        action = rasa_actions.RemoteAction("action_step", None)
        for reply in REPLIES:
            with self.subTest(reply=reply):
                self.assertEqual(
                    self.accepts(STOCK_VALIDATE, action, reply),
                    self.accepts(rasa_actions.RemoteAction._validate_action_result, action, reply),
                )

    def accepts(self, validate, action, reply):
        try:
            return validate(action, reply)
        except jsonschema.ValidationError:
            return False

    def test_a_refused_reply_is_not_quoted(self):
        action = rasa_actions.RemoteAction("action_step", None)
        with self.assertRaises(jsonschema.ValidationError) as refused:
            action._validate_action_result({"responses": "canary"})
        self.assertNotIn("canary", str(refused.exception))

    def test_finds_the_same_classes_of_events(self):
        for name in ("user", "bot", "slot", "action", "session_started", "restart", "user", "action"):
            self.assertIs(Event.resolve_by_type(name), STOCK_RESOLVE(name))
        self.assertIsNone(Event.resolve_by_type("topic"))
        self.assertIs(Event.resolve_by_type("nothing", Event), Event)
        for _ in range(2):
            with self.assertRaises(ValueError):
                Event.resolve_by_type("nothing")

    def test_runs_the_same_graph_to_the_same_end(self):
        def node(*needs):
            fields = {"uses": object, "constructor_name": "", "fn": "", "config": {}}
            return SchemaNode(needs={need: need for need in needs}, **fields)

        nodes = {"d": node("b", "c"), "c": node("a"), "b": node("a", "__input__"), "a": node("__input__")}
        calls = []

        def works(name):
            def work(*inputs):
                calls.append(name)
                return name, f"{name}({','.join(value for _, value in inputs)})"

            return work

        runner = DaskGraphRunner.__new__(DaskGraphRunner)
        runner._graph_schema = GraphSchema(nodes)
        runner._instantiated_nodes = {name: works(name) for name in nodes}
        runner._execution_context = None
        for targets in (["d"], ["b"], ["d", "a"]):
            inputs = {"__input__": "x"}
            expected = STOCK_RUN(runner, inputs, targets)
            calls.clear()
            self.assertEqual(runner.run(inputs, targets), expected)
            self.assertEqual(len(calls), len(set(calls)))

    def test_a_node_that_fails_fails_the_run(self):
        runner = DaskGraphRunner.__new__(DaskGraphRunner)
        fields = {"needs": {}, "uses": object, "constructor_name": "", "fn": "", "config": {}}
        runner._graph_schema = GraphSchema({"a": SchemaNode(**fields)})
        runner._instantiated_nodes = {"a": mock.Mock(side_effect=RuntimeError)}
        with self.assertRaises(GraphRunError):
            runner.run({}, ["a"])

    def test_one_session_per_endpoint_stays_open_between_calls(self):
        async def two_calls():
            endpoint = EndpointConfig(url="http://127.0.0.1:9/")
            async with endpoint.session() as first:
                pass
            async with endpoint.session() as second:
                self.assertIs(first, second)
                self.assertFalse(second.closed)
            await tuning.close_sessions()
            self.assertTrue(second.closed)
            async with endpoint.session() as third:
                self.assertIsNot(third, second)
            await tuning.close_sessions()

        asyncio.new_event_loop().run_until_complete(two_calls())

    def test_waits_briefly_for_an_action(self):
        self.assertEqual(rasa_actions.DEFAULT_REQUEST_TIMEOUT, tuning.ACTION_TIMEOUT_SECONDS)

    def test_a_second_turn_of_a_conversation_starts_as_soon_as_the_first_is_over(self):
        async def two_turns():
            locks, order = InMemoryLockStore(), []

            async def turn(name, seconds):
                async with locks.lock("a"):
                    await asyncio.sleep(seconds)
                    order.append(name)

            loop = asyncio.get_running_loop()
            start = loop.time()
            await asyncio.gather(turn("first", 0.05), turn("second", 0))
            self.assertEqual(order, ["first", "second"])
            return loop.time() - start

        self.assertLess(asyncio.new_event_loop().run_until_complete(two_turns()), 0.5)


if __name__ == "__main__":
    unittest.main()
