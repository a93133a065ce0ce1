"""action_language: go on in another language, with everything told so far."""

from actions.dialogue.base import Act
from actions.dialogue.interview import ask
from actions.dialogue.turn import Turn

NAMES = {"spanish": "es", "español": "es", "espanol": "es", "english": "en", "inglés": "en", "ingles": "en",
         "castellano": "es"}  # fmt: skip


class ActionLanguage(Act):
    """By a tap on a language, its name in the text, or the language the text is written in."""

    rasa_name = "action_language"

    def act(self, turn: Turn) -> None:
        wanted = self._wanted(turn)
        if wanted is None or wanted not in turn.services.languages:
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
        words = (turn.text or "").lower().replace(",", " ").replace(".", " ").replace("?", " ").split()
        named = [NAMES[word] for word in words if word in NAMES]
        if named:
            return named[-1]
        return turn.reading.language if turn.reading else None
