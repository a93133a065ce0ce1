"""The frame of every custom action: take up the turn, act, store, answer; nothing ever escapes it.

An exception that left an action would make the SDK answer with the whole conversation, and Rasa
log it. So every failure ends here, with its type in the log and a safe message for the person.
"""

from abc import abstractmethod
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.casefile import StaleCase
from actions.dialogue.desk import Desk, Pending
from actions.dialogue.failures import report
from actions.dialogue.heard import heard
from actions.dialogue.turn import Turn
from actions.dialogue.view import choices, echo

TRIES = 3


class Act(Action):
    """A custom action. Subclasses say their Rasa name and do one thing to a `Turn`."""

    rasa_name: ClassVar[str]

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def name(self) -> str:
        return self.rasa_name

    @abstractmethod
    def act(self, turn: Turn) -> None:
        """Change the state and say something."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[dict[str, Any]]:
        """Called by Rasa through the SDK's executor."""
        message = tracker.latest_message or {}
        metadata = message.get("metadata") or {}
        try:
            pending = await self.desk.find(tracker.sender_id, metadata, message.get("text"))
            pending.heard = heard(message.get("intent") or {}, pending.reading)
            await self.perform(pending)
            dispatch(dispatcher, self.desk, pending)
        except Exception as error:
            report(error, self.rasa_name)
            dispatcher.utter_message(json_message={"failed": type(error).__name__})
        return []

    async def perform(self, pending: Pending) -> None:
        """Act on a pending turn and store it; on a conflict with another turn, act again on what is there."""
        for attempt in range(TRIES):
            turn = self.desk.turn_of(pending)
            turn.echo = echo(turn)
            self.act(turn)
            try:
                await self.desk.finish(pending, turn)
                return
            except StaleCase:
                if attempt == TRIES - 1:
                    raise
                pending.case = await self.desk.services.files.open(pending.case.conversation, now=turn.now)


def dispatch(dispatcher: CollectingDispatcher, desk: Desk, pending: Pending) -> None:
    """Hand the answer to Rasa: to our own channel that it is done, to other clients as text and buttons."""
    if pending.case.channel != "rasa":
        dispatcher.utter_message(json_message={"turn": pending.turn, "answered": True})
        return
    for body in pending.shown:
        parts = [body.get("title"), body["text"], *body.get("items", ())]
        dispatcher.utter_message(text="\n".join(str(part) for part in parts if part))
    turn = desk.turn_of(pending)
    if turn.state.open and dispatcher.messages:
        buttons = [{"title": label, "payload": label} for _, label in choices(turn, turn.state.open)]
        dispatcher.messages[-1]["buttons"] = buttons[:12]
