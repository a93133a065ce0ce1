"""action_correct: change an earlier answer, or take out what was added by mistake."""

from actions.dialogue import corrections, removal
from actions.dialogue.base import Act
from actions.dialogue.turn import Turn


class ActionCorrect(Act):
    """By free text, or by a tap on one of the answers told so far."""

    rasa_name = "action_correct"

    def act(self, turn: Turn) -> None:
        choice = turn.choice or ""
        if choice.startswith("do:change:"):
            corrections.reopen(turn, choice.removeprefix("do:change:"))
        elif choice.startswith("do:remove:"):
            removal.ask_first(turn, choice.removeprefix("do:remove:"))
        elif turn.text is not None:
            corrections.take(turn)
        else:
            corrections.ask_which(turn)
