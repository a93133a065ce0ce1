"""action_stop_delete: delete everything, after one question."""

from actions.dialogue.base import Act
from actions.dialogue.interview import ask
from actions.dialogue.stories import answer_own
from actions.dialogue.turn import OWN_QUESTIONS, Turn


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
        if turn.state.open not in OWN_QUESTIONS:
            turn.state.asked_before = turn.state.open
        turn.state.open = "delete"
        ask(turn)
