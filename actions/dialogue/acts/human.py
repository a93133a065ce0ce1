"""action_human: how to reach a person."""

from actions.dialogue import stories
from actions.dialogue.base import Act
from actions.dialogue.cards import phone_of
from actions.dialogue.summary import DISCREET
from actions.dialogue.turn import Turn


class ActionHuman(Act):
    """The organisation's phone and hours, or the public ways to find help; then the open question."""

    rasa_name = "action_human"

    def act(self, turn: Turn) -> None:
        say_counsel(turn)
        stories.come_back(turn, back=True)


def say_counsel(turn: Turn) -> None:
    """Whom to call, when, and what to do when it is closed or full; a text message names the number only."""
    organisation = turn.organisation
    if not organisation.name:
        turn.put("card", turn.words("act.human_none"))
        return
    reach = organisation.phone or organisation.email or organisation.site
    if turn.channel in DISCREET:
        turn.put("card", turn.words("act.human", name=organisation.name, phone=reach))
        return
    hours = organisation.hours if organisation.phone else ""
    message_id = "result.counsel.given_hours" if hours else "act.human"
    text = turn.words(message_id, name=organisation.name, phone=reach, hours=hours)
    closed = [turn.words("result.help.closed")] if organisation.phone else []
    turn.put("card", text, items=[*closed, turn.words("result.help.full")], phone=phone_of(turn))
