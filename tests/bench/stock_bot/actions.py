"""The stock bot's custom actions, served by rasa-sdk's own server."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import AllSlotsReset, EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction


class ValidateIntakeForm(FormValidationAction):
    """Accepts every answer that is not empty."""

    def name(self) -> str:
        return "validate_intake_form"

    def validate_state(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        """One slot has a rule of its own, as forms usually do."""
        return {"state": str(value).strip() or None}


class ActionSubmit(Action):
    """Says what was collected and starts over."""

    def name(self) -> str:
        return "action_submit"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        dispatcher.utter_message(text=f"Thank you. You live in {tracker.get_slot('state')}.")
        return [AllSlotsReset()]
