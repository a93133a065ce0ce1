"""action_greet: hello, and the open question."""

from actions.dialogue import stories
from actions.dialogue.base import Act
from actions.dialogue.turn import Turn


class ActionGreet(Act):
    """Answer a greeting or thanks."""

    rasa_name = "action_greet"

    def act(self, turn: Turn) -> None:
        turn.say("act.greeting")
        stories.come_back(turn)
