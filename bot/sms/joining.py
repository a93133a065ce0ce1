"""Texts that belong together: what somebody wrote in several messages, one right after the other."""

from collections.abc import Sequence
from datetime import timedelta

from actions.casefile.boxes import Came
from bot.sms.optout import wish_of
from bot.sms.picks import digits_of
from bot.sms.words import Words

GAP = timedelta(seconds=15)
MOST_TOGETHER = 6


def first_together(rows: Sequence[Came], words: Words) -> list[Came]:
    """The first text and those that go on with it; the same ones again where a worker had begun with them.

    Only words go on with words: a number, a command or a wish stands by itself.
    """
    first = rows[0]
    if first.batch is not None:
        return [row for row in rows if row.batch == first.batch]
    found = [first]
    if _stands_alone(first, words):
        return found
    for row in rows[1:MOST_TOGETHER]:
        if row.received - found[-1].received > GAP or _stands_alone(row, words):
            break
        found.append(row)
    return found


def joined(rows: Sequence[Came]) -> str:
    """Their words, one text a line."""
    return "\n".join(text for row in rows if (text := str(row.body.get("text", "")).strip()))


def _stands_alone(row: Came, words: Words) -> bool:
    text = str(row.body.get("text", ""))
    return (
        bool(row.body.get("restart") or row.body.get("media"))
        or not text.strip()
        or digits_of(text) is not None
        or words.command(text) is not None
        or wish_of(text, words, str(row.body.get("carrier", ""))) is not None
    )
