"""action_back: take the last answer back and ask it again."""

from actions.dialogue.base import Act
from actions.dialogue.interview import ask
from actions.dialogue.turn import Turn


class ActionBack(Act):
    """One step back; the answer is gone until it is given again. An answer opened again is let be."""

    rasa_name = "action_back"

    def act(self, turn: Turn) -> None:
        if turn.state.resume() or turn.state.leave_change():
            ask(turn)
            return
        turn.say("act.nothing_to_go_back" if turn.state.take_back() is None else "act.back_done")
        ask(turn)
