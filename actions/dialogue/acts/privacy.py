"""action_privacy: what is kept, for how long, and who sees it."""

from actions.dialogue import stories
from actions.dialogue.base import Act
from actions.dialogue.turn import Turn


class ActionPrivacy(Act):
    """Say what happens with what is told here."""

    rasa_name = "action_privacy"

    def act(self, turn: Turn) -> None:
        turn.say("act.privacy", days=turn.services.retention_days)
        stories.come_back(turn)
