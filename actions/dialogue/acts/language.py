"""action_language: go on in another language, with everything told so far."""

from actions.dialogue.base import Act
from actions.dialogue.interview import ask
from actions.dialogue.turn import Turn


class ActionLanguage(Act):
    """By a tap on a language, its name in the text, or the language the text is written in."""

    rasa_name = "action_language"

    def act(self, turn: Turn) -> None:
        wanted = self._wanted(turn)
        if wanted not in turn.services.languages or (wanted == turn.language and not turn.choice):
            turn.state.interrupt("language")
            ask(turn)
            return
        turn.language = wanted
        if turn.state.open == "language":
            turn.state.resume()
        turn.say("act.language_changed")
        ask(turn)

    def _wanted(self, turn: Turn) -> str | None:
        if turn.choice and turn.choice.startswith("do:language:"):
            return turn.choice.removeprefix("do:language:")
        if turn.reading is None:
            return None
        named = [*turn.reading.named_languages, turn.reading.language]
        others = [one for one in named if one not in (None, turn.language)]
        return others[0] if others else None  # "Spanish please, my English is bad"
