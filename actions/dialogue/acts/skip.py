"""action_skip: a question that the person does not want to answer."""

from actions.dialogue import stories
from actions.dialogue.base import Act
from actions.dialogue.interview import ask, asked, store
from actions.dialogue.turn import OWN_QUESTIONS, Turn


class ActionSkip(Act):
    """Declined is unknown, and never asked again unless the person comes back to it."""

    rasa_name = "action_skip"

    def act(self, turn: Turn) -> None:
        path = turn.state.open
        if path is None or path in OWN_QUESTIONS:
            ask(turn)
            return
        beside = stories.proposals(turn, without=path)
        turn.state.begin_step()
        for member in asked(turn):
            store(turn, member, "unknown", "declined")
        turn.say("act.noted_skip")
        stories.beside_or_on(turn, beside)
