"""action_why: why the open question is asked."""

from actions.dialogue import stories
from actions.dialogue.base import Act
from actions.dialogue.turn import LIST, OWN_QUESTIONS, Turn
from actions.screening.registry import registry_id


class ActionWhy(Act):
    """Say what the answer is needed for, then ask again."""

    rasa_name = "action_why"

    def act(self, turn: Turn) -> None:
        path = turn.state.open
        if path is not None and path not in OWN_QUESTIONS:
            name = path.removeprefix(LIST)
            turn.say(f"list.{name}.why" if path.startswith(LIST) else f"why.{registry_id(path)}")
        stories.come_back(turn)
