"""action_calm: frustration and abuse get a calm answer."""

from actions.dialogue import stories
from actions.dialogue.base import Act
from actions.dialogue.turn import Turn


class ActionCalm(Act):
    """Stay calm, offer a person, come back to the open question."""

    rasa_name = "action_calm"

    def act(self, turn: Turn) -> None:
        turn.say("act.calm")
        stories.come_back(turn)
