"""States and other places a text names: a two-letter code, "federal" or "foreign"."""

from actions.reading.matching import Cue
from actions.reading.message import Mention, Message, overlaps

_WORDS = frozenset({"OR", "IN", "ME", "OK", "HI", "OH"})  # codes that are words too
_TOWN = 2  # words of a town that no list has


def read_places(message: Message, *, open_place: bool) -> list[Mention]:
    """The places of a text, in order.

    Cities count only where they can be in one state alone. A two-letter code counts in capitals
    inside a text that is not all capitals, or as the whole answer to a question for a state. Of a
    city with its state after it the state counts: Portland, Maine.
    """
    codes = message.lexicon.words("state_code")
    mentions: list[Mention] = []
    at = 0
    while at < message.size:
        place = _named(message, at, open_place)
        if place:
            mentions.append(Mention("place", place.value, at, place.end, sure=place.name != "place_weak"))
            at = place.end
            continue
        code = message.tokens.written(at).lower()  # as typed: PA may also be how "pas" is spelled
        if code in codes and _is_code(message, at, open_place):
            mentions.append(Mention("place", codes[code], at, at + 1))
        at += 1
    mentions = _with_the_same(message, mentions)
    return [
        one
        for one, after in zip(mentions, [*mentions[1:], None], strict=False)
        if not _in(message, one, after)
    ]


def _with_the_same(message: Message, mentions: list[Mention]) -> list[Mention]:
    """The places, and where something was at the same one again: theft in Reno, a DUI there too."""
    found = list(mentions)
    for cue in message.named("cues", "same_place"):
        before = [one for one in mentions if one.end <= cue.start]
        if before and not any(overlaps(cue, one) for one in mentions):
            found.append(Mention("place", before[-1].value, cue.start, cue.end, sure=before[-1].sure))
    return sorted(found, key=lambda one: one.start)


def _named(message: Message, at: int, open_place: bool) -> Cue | None:
    found = [message.value_at("place", at), message.value_at("city", at)]
    named = [cue for cue in found if cue is not None]
    if named:
        return max(named, key=lambda cue: cue.length)
    return message.value_at("place_weak", at) if open_place else None


def _in(message: Message, city: Mention, after: Mention | None) -> bool:
    """Whether a place is the city of the state that follows it at once."""
    if after is None or after.value == "foreign" or not message.value_at("city", city.start):
        return False
    return city.end == after.start or (city.end + 1 == after.start and message.word(city.end) == ",")


def _is_code(message: Message, at: int, open_place: bool) -> bool:
    if open_place and message.size == 1:
        return message.tokens.written(at).lower() != "la"  # Louisiana or Los Angeles
    written = message.tokens.written(at)
    if not written.isupper() or message.tokens.raw.isupper() or message.word(at) == "la":
        return False
    return (
        message.word(at - 1) == ","
        or message.cue_before("cues", "place_lead", at) is not None
        or (written not in _WORDS and _after_town(message, at))
    )


def _after_town(message: Message, at: int) -> bool:
    """Whether a code stands behind a town that no list has: "in Camden NJ", "in Fort Wayne MI"."""
    for words in range(1, _TOWN + 1):
        begin = at - words
        if begin < 1 or not message.tokens.written(begin)[:1].isupper() or not message.word(begin).isalpha():
            return False
        if message.cue_before("cues", "place_lead", begin):
            return True
    return False
