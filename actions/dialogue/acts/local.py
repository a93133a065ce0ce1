"""Acts of the app's own, for turns that never reach Rasa."""

from actions.dialogue.base import Act
from actions.dialogue.cards import show_urgent
from actions.dialogue.interview import ask, go_on
from actions.dialogue.turn import Turn


class Welcome(Act):
    """The first words: what this is, what it is not, what is kept; then the first question."""

    rasa_name = "welcome"

    def act(self, turn: Turn) -> None:
        turn.say("act.welcome")
        turn.say("act.not_a_lawyer")
        turn.say("act.privacy_line", days=turn.services.retention_days)
        go_on(turn)


class LateTap(Act):
    """A tap on a question that is no longer open changes nothing."""

    rasa_name = "late_tap"

    def act(self, turn: Turn) -> None:
        turn.say("act.late_tap")
        ask(turn)


class EmptyText(Act):
    """Nothing was typed."""

    rasa_name = "empty_text"

    def act(self, turn: Turn) -> None:
        turn.say("act.empty")
        ask(turn)


class TypingUnavailable(Act):
    """Rasa does not answer: the text is kept, urgent matters are seen all the same, taps work on."""

    rasa_name = "typing_unavailable"

    def act(self, turn: Turn) -> None:
        for name in turn.reading.urgent if turn.reading else ():
            show_urgent(turn, name)
        turn.state.kept_text = turn.text
        turn.say("act.typing_unavailable", kind="notice")
        ask(turn)
