"""action_human: how to reach a person."""

from actions.dialogue.base import Act
from actions.dialogue.cards import phone_of
from actions.dialogue.interview import ask
from actions.dialogue.turn import Turn


class ActionHuman(Act):
    """The organisation's phone and hours, or the public ways to find help; then the open question."""

    rasa_name = "action_human"

    def act(self, turn: Turn) -> None:
        say_counsel(turn)
        if turn.state.open:
            turn.say("act.back_to_question")
        ask(turn)


def say_counsel(turn: Turn) -> None:
    """Whom to call."""
    organisation = turn.organisation
    if organisation.name:
        reach = organisation.phone or organisation.email or organisation.site
        text = turn.words("act.human", name=organisation.name, phone=reach, hours=organisation.hours)
        turn.put("card", text, phone=phone_of(turn))
        return
    turn.put("card", turn.words("act.human_none"))
