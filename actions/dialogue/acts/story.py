"""action_story: several facts in one message."""

from actions.dialogue import stories
from actions.dialogue.acts.step import ActionStep
from actions.dialogue.base import Act
from actions.dialogue.turn import OWN_QUESTIONS, Turn


class ActionStory(Act):
    """Show back everything that was read; what cannot be read as a story is taken as an answer."""

    rasa_name = "action_story"

    def act(self, turn: Turn) -> None:
        found = stories.proposals(turn)
        if turn.state.open in OWN_QUESTIONS or not found:
            ActionStep(self.desk).act(turn)
            return
        stories.propose(turn, found)
