"""action_repeat: say the open question again."""

from actions.dialogue.base import Act
from actions.dialogue.interview import ask
from actions.dialogue.turn import Turn


class ActionRepeat(Act):
    """Ask again; leaves the list of answers if that was open."""

    rasa_name = "action_repeat"

    def act(self, turn: Turn) -> None:
        turn.state.resume()
        ask(turn)
