"""action_stop_delete: delete everything, after one question."""

from actions.dialogue.base import Act
from actions.dialogue.interview import ask
from actions.dialogue.stories import answer_own
from actions.dialogue.turn import Turn


class ActionStopDelete(Act):
    """Ask once, then destroy the case file and its key."""

    rasa_name = "action_stop_delete"

    def act(self, turn: Turn) -> None:
        if turn.state.open == "delete":
            answer_own(turn)
            return
        if turn.choice == "do:delete_yes":
            turn.state.open = "delete"
            answer_own(turn)
            return
        turn.state.interrupt("delete")
        ask(turn)
