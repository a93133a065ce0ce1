"""Who wants no more texts, wants help, or wants to start again, in any language and wording.

The carrier's own words act by themselves at Twilio: STOP and its like block the number there and are
confirmed there, START lifts it. All other wordings are ours to honour and to confirm.
"""

from dataclasses import dataclass
from typing import Literal

from bot.sms.words import Words, accented, folded

CARRIER_STOP = frozenset("STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT".split())
CARRIER_START = frozenset("START UNSTOP".split())
CARRIER_HELP = frozenset("HELP INFO".split())
# YES lifts a block at Twilio as well. Here it is an answer, unless Twilio itself says that it lifted one.
CARRIER_WORDS = CARRIER_STOP | CARRIER_START | CARRIER_HELP | {"YES"}
MOST_WORDS = 14
"""A stop stands in a short message; a story may hold "they told me to stop"."""

Kind = Literal["stop", "maybe_stop", "start", "help"]


@dataclass(frozen=True)
class Wish:
    """What a text asks of the channel. `confirmed`: the carrier tells the person, we need not."""

    kind: Kind
    confirmed: bool = False
    erase: bool = False


def wish_of(text: str, words: Words, carrier: str = "") -> Wish | None:
    """What a text asks of the channel itself; `carrier` is Twilio's OptOutType, where it sends one."""
    whole = text.strip().upper()
    match carrier.strip().upper():
        case "STOP":
            return Wish("stop", confirmed=True)
        case "START":
            return Wish("start")
        case "HELP":
            return Wish("help", confirmed=True)
    if whole in CARRIER_STOP:
        return Wish("stop", confirmed=True)
    if whole in CARRIER_START:
        return Wish("start")
    if whole in CARRIER_HELP:
        return Wish("help")
    return _in_other_words(text, words)


def _in_other_words(text: str, words: Words) -> Wish | None:
    found = folded(text)
    if not found or len(found) > MOST_WORDS:
        return None
    erase = words.holds("erase", text)
    if words.is_whole("stop", text) or accented(text) in words.accented:
        return Wish("stop", erase=erase)
    if words.holds("stop_phrases", text) and not words.holds("not_stop", text):
        return Wish("stop", erase=erase)
    if words.is_whole("stop_maybe", text):
        return Wish("maybe_stop")
    if words.is_whole("start", text):
        return Wish("start")
    return Wish("help") if words.is_whole("help", text) else None
