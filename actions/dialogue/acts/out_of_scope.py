"""action_out_of_scope: what this is for, and where else to go."""

from actions.dialogue import stories
from actions.dialogue.base import Act
from actions.dialogue.turn import Turn


class ActionOutOfScope(Act):
    """Say what this is for; show what the text tells all the same, or ask the open question again."""

    rasa_name = "action_out_of_scope"

    def act(self, turn: Turn) -> None:
        turn.say("act.out_of_scope")
        stories.come_back(turn, stories.told(turn))
