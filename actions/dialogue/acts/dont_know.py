"""action_dont_know: keep it as unknown, say how to find out, go on."""

from actions.dialogue import stories
from actions.dialogue.base import Act
from actions.dialogue.interview import ask, asked, store
from actions.dialogue.turn import OWN_QUESTIONS, Turn
from actions.screening.registry import registry_id


class ActionDontKnow(Act):
    """ "I don't know" is an answer: the fact is unknown, and which paper would tell is said."""

    rasa_name = "action_dont_know"

    def act(self, turn: Turn) -> None:
        path = turn.state.open
        if path is None or path in OWN_QUESTIONS:
            ask(turn)
            return
        beside = stories.proposals(turn, without=path)
        turn.state.begin_step()
        for member in asked(turn):
            store(turn, member, "unknown", "dont_know")
        turn.say("act.noted_unknown")
        find = f"find.{registry_id(asked(turn)[0])}" if len(asked(turn)) == 1 else ""
        if turn.services.messages.has(find):
            turn.say(find)
        stories.beside_or_on(turn, beside)
