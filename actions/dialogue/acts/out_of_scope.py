"""action_out_of_scope: what this is for, and where else to go."""

from actions.dialogue.base import Act
from actions.dialogue.interview import ask
from actions.dialogue.turn import Turn


class ActionOutOfScope(Act):
    """Say what this is for and come back to the open question; nothing is guessed from the text."""

    rasa_name = "action_out_of_scope"

    def act(self, turn: Turn) -> None:
        turn.say("act.out_of_scope")
        ask(turn)
