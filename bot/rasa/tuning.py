"""What a turn of Rasa 3.6.21 does not need, taken out. Measured by tests/bench/bench_rasa.py.

Rasa is frozen at this version, so replacing single functions of it is safe here and nowhere else:
`apply()` refuses any other version.
"""

from __future__ import annotations

import weakref
from graphlib import TopologicalSorter
from types import TracebackType
from typing import Any, Dict, List, Optional, Text, Tuple, Type

import aiohttp
import jsonschema
import rasa
import rasa.core.actions.action as rasa_actions
from rasa.core.lock_store import LOCK_LIFETIME, LockStore
from rasa.core.processor import MessageProcessor
from rasa.engine.exceptions import GraphRunError
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.events import Event
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import EndpointConfig

VERSION = "3.6.21"

ACTION_TIMEOUT_SECONDS = 10
"""Rasa waits five minutes for an action; nobody waits that long for a reply."""

LOCK_POLL_SECONDS = 0.02
"""Rasa looks once a second whether the turn before, of the same conversation, is over."""


def apply() -> None:
    """Replaces the slow parts. Raises RuntimeError on any other Rasa than 3.6.21."""
    if rasa.__version__ != VERSION:
        raise RuntimeError(
            f"bot/rasa/tuning.py is written for Rasa {VERSION}, this is {rasa.__version__}. "
            f"Install requirements/rasa.txt, or read tuning.py against the new version."
        )
    rasa_actions.DEFAULT_REQUEST_TIMEOUT = ACTION_TIMEOUT_SECONDS
    LockStore.lock.__wrapped__.__defaults__ = (LOCK_LIFETIME, LOCK_POLL_SECONDS)
    rasa_actions.RemoteAction._validate_action_result = _validate_action_result
    _end_refused_actions()
    _remember_event_types()
    _share_http_sessions()
    DaskGraphRunner.run = _run_in_order
    # Stock: builds an empty domain for every text, to compare; tests hold kinds and domain together.
    MessageProcessor._check_for_unseen_features = lambda processor, parsed: None


_reply_schema = rasa_actions.RemoteAction.action_response_format_spec()
_reply_validator = jsonschema.validators.validator_for(_reply_schema)(_reply_schema)
"""Stock: `jsonschema.validate` checks the schema against its meta-schema, again, at every turn. That was
three quarters of the turn."""


def _validate_action_result(action: rasa_actions.RemoteAction, result: Dict[Text, Any]) -> bool:
    # The first error is enough; the message of a ValidationError holds the whole reply.
    for error in _reply_validator.iter_errors(result):
        raise jsonschema.ValidationError(f"'{'/'.join(map(str, error.path))}' of the reply has a wrong shape")
    return True


def _end_refused_actions() -> None:
    """Stock: an action that answers 400 is tried again without end; the limit counts those that ran."""
    run = rasa_actions.RemoteAction.run

    async def run_once(action: rasa_actions.RemoteAction, *arguments: Any) -> List[Event]:
        try:
            return await run(action, *arguments)
        except rasa_actions.ActionExecutionRejection as refused:
            raise RasaException("the action was refused") from refused

    rasa_actions.RemoteAction.run = run_once


def _remember_event_types() -> None:
    """Stock: every stored event walks all subclasses of Event to find its class."""
    resolve = Event.resolve_by_type
    known: Dict[Text, Type[Event]] = {}

    def resolve_once(type_name: Text, default: Optional[Type[Event]] = None) -> Optional[Type[Event]]:
        if type_name not in known:
            found = resolve(type_name, None) if default is None else resolve(type_name, default)
            if found is None or found is default:
                return found
            known[type_name] = found
        return known[type_name]

    Event.resolve_by_type = staticmethod(resolve_once)  # type: ignore[method-assign]


Plan = List[Tuple[Text, Tuple[Text, ...]]]
"""The nodes that lead to a target, each after those it needs, with their names."""

_plans: weakref.WeakKeyDictionary[DaskGraphRunner, Dict[Tuple[Text, ...], Plan]] = weakref.WeakKeyDictionary()


def _run_in_order(
    runner: DaskGraphRunner, inputs: Optional[Dict[Text, Any]] = None, targets: Optional[List[Text]] = None
) -> Dict[Text, Any]:
    """Stock: cuts the graph to size, sorts it and hands it to dask, three times in every turn."""
    wanted = tuple(targets or runner._graph_schema.target_names)
    plans = _plans.setdefault(runner, {})
    if wanted not in plans:
        plans[wanted] = _plan(runner, wanted)
    results = {name: (name, value) for name, value in (inputs or {}).items()}
    try:
        for name, needs in plans[wanted]:
            results[name] = runner._instantiated_nodes[name](*[results.get(need, need) for need in needs])
    except RuntimeError as error:
        raise GraphRunError("Error running runner.") from error
    return dict(results[name] for name in wanted)


def _plan(runner: DaskGraphRunner, targets: Tuple[Text, ...]) -> Plan:
    nodes = runner._graph_schema.minimal_graph_schema(list(targets)).nodes
    needs = {name: tuple(node.needs.values()) for name, node in nodes.items()}
    order = TopologicalSorter({name: [n for n in needed if n in nodes] for name, needed in needs.items()})
    return [(name, needs[name]) for name in order.static_order()]


class _SharedSession:
    """Lends a session to one request at a time and leaves it open."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def __aenter__(self) -> aiohttp.ClientSession:
        return self._session

    async def __aexit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        """The session stays open for the next call."""


_sessions: weakref.WeakKeyDictionary[EndpointConfig, aiohttp.ClientSession] = weakref.WeakKeyDictionary()


def _share_http_sessions() -> None:
    """Stock: a new HTTP session, and so a new connection, for every call of an action."""
    new_session = EndpointConfig.session
    # Endpoints compare by value; two with the same address may share a session.
    EndpointConfig.__hash__ = lambda self: hash(self.url)  # type: ignore[assignment, method-assign]

    def session(endpoint: EndpointConfig) -> _SharedSession:
        known = _sessions.get(endpoint)
        if known is None or known.closed:
            known = _sessions[endpoint] = new_session(endpoint)
        return _SharedSession(known)

    EndpointConfig.session = session  # type: ignore[method-assign, assignment]


async def close_sessions() -> None:
    """Closes what `apply` left open; called when the server stops."""
    for session in list(_sessions.values()):
        await session.close()
