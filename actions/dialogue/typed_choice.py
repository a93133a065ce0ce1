"""A choice that was typed: its number in the list, or its own words."""

from actions.dialogue.turn import Turn
from actions.dialogue.view import choices, kind_of

# What a number answers by itself: it is never the number of a choice there.
NUMBERS = frozenset({"date", "days", "count", "money", "grams", "statute"})


def typed_choice(turn: Turn) -> str | None:
    """The choice of the open question that the text is, None if it is none of them."""
    path, text = turn.state.open, (turn.text or "").strip()
    if path is None or not text:
        return None
    offered = choices(turn, path)
    if text.isdecimal():
        number = int(text) if len(text) <= 2 and kind_of(turn, path) not in NUMBERS else 0
        return offered[number - 1][0] if 0 < number <= len(offered) else None
    return next((choice for choice, label in offered if _plain(label) == _plain(text)), None)


def _plain(text: str) -> str:
    """Without what people leave out when they type: capitals, spaces, the stop at the end."""
    return " ".join(text.casefold().split()).rstrip(".!")
