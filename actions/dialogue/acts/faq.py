"""action_faq: a question in the middle, answered, and back to the open one."""

from actions.dialogue import stories
from actions.dialogue.base import Act
from actions.dialogue.turn import Turn


class ActionFaq(Act):
    """Answer one of the frequently asked questions; say plainly when there is no answer to it."""

    rasa_name = "action_faq"

    def act(self, turn: Turn) -> None:
        name = turn.services.faq(turn.text or "", turn.language)
        if name is None:
            turn.say("act.faq_unknown")
        else:
            turn.put("faq", turn.words(f"faq.{name}.answer"), title=turn.words(f"faq.{name}.title"))
        stories.come_back(turn, back=True)
