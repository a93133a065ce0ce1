"""Yes, no, or not sure, in the many ways people say it."""

from actions.reading.matching import Cue
from actions.reading.message import Message
from actions.reading.reading import YesNo


def read_yes_no(message: Message, *, numbered: bool = False) -> YesNo | None:
    """Whether a text says yes, no, or that it does not know.

    Only what opens the text counts, or a phrase that means it anywhere ("I don't think so"). The
    most hesitant of several counts. `numbered` reads a lone 1, 2 or 3 as the choices of a menu.
    """
    if numbered and message.size <= 2:
        number = message.number_at(0)
        menu: dict[float, YesNo] = {1: "yes", 2: "no", 3: "unsure"}
        if number and number.value in menu and not message.word(1).isalnum():
            return menu[number.value]
    if message.named("cues", "unsure"):
        return "unsure"
    for name, said in (("double_yes", "yes"), ("double_no", "no")):
        if message.named("cues", name):
            return "yes" if said == "yes" else "no"
    return _opening(message)


def _opening(message: Message) -> YesNo | None:
    """The yes or no that a text opens with, small words aside."""
    at = 0
    while at < message.size:
        yes = message.cue_at("cues", "yes", at) or _echo(message, "yes", at)
        no = message.cue_at("cues", "no", at) or _echo(message, "no", at)
        if no and _in_a_cry(message, no):
            return None
        if yes or no:
            longer_yes = yes is not None and (no is None or yes.length > no.length)
            return "yes" if longer_yes else "no"
        filler = message.cue_at("cues", "opening", at)
        if filler:
            at = filler.end
        elif not message.word(at).isalnum():
            at += 1
        else:
            return None
    return None


def _in_a_cry(message: Message, no: Cue) -> bool:
    """Whether a "no" is part of a cry for help: не хочу больше жить answers no question."""
    return any(cue.section == "urgent" and no.inside(cue) for cue in message.cues)


def _echo(message: Message, name: str, at: int) -> Cue | None:
    """An answer that repeats the verb of the question, "I did": only where nothing follows it.

    Where every letter is a token, `yes_apart` holds what counts if it is written apart: 네 무서워요.
    """
    cue = message.cue_at("cues", f"{name}_echo", at)
    if cue and not message.word(cue.end).isalnum():
        return cue
    cue = message.cue_at("cues", f"{name}_apart", at)
    tokens = message.tokens
    return (
        cue if cue and cue.end < message.size and tokens.ends[cue.end - 1] < tokens.starts[cue.end] else None
    )
