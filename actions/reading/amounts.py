"""Sums of money in dollars, weights in grams, and ages in years."""

from collections.abc import Sequence

from actions.reading.amount_ranges import joined
from actions.reading.matching import Cue
from actions.reading.message import Mention, Message, either_number, limit_of, said_of
from actions.reading.numbers import Number, plain

OUNCE = 28.3495
_SLANG_ROUGHNESS = 0.1
_BESIDE = (
    "approximately_after", "range_link", "range_and", "conjunction", "opening", "or_word", "unsure", "hedge",
    "more_after", "at_most_after", "at_least_after", "less_after", "of_length",
)  # fmt: skip
"""Words after a bare number that it does not count."""
_LAST_YEAR = 2100  # fewer thousands may be a year: hai ngàn lẻ tám


def read_money(message: Message, *, open_money: bool) -> list[Mention]:
    """The sums of a text. A bare number is one only when the open question asks for money."""
    mentions = []
    taken = -1
    for first in message.numbers:
        if first.start < taken:
            continue
        number = _grouped(message, first) if open_money else first
        either = either_number(message, number.start)
        start, end = number.start, either[1].end if either else number.end
        signed = message.word(start - 1) == "$"
        before = _unit_about(message, "money_unit_about", start)
        unit = message.value_at("money_unit", end) or before
        thousands = bool(number.digits is None and number.value >= 1000)
        if not (signed or unit or open_money or _bare_thousands(message, number)):
            continue
        article = message.word(start) in message.lexicon.words("article") and number.end == start + 1
        if article and not (signed or unit) and message.word(end).isalpha():
            continue  # a theft of 500
        if open_money and not (signed or unit or thousands) and message.value_at("unit", end):
            continue
        start, end = min(start, unit.start if unit else start), max(end, unit.end if unit else end)
        taken = end
        if either:
            value = {"min": plain(either[0]), "max": plain(either[1].value)}
            mentions.append(Mention("money", value, start - signed, end, False))
            continue
        about = number.about or before is not None
        mentions.append(
            _bounded(message, "money", number.value, start - signed, end, more=number.more, about=about)
        )
    return joined(message, mentions)


def _grouped(message: Message, number: Number) -> Number:
    """A sum whose thousands a space parts, without its unit: 2 500."""
    rest = message.number_at(number.end)
    small = number.digits is not None and number.digits.isdigit() and len(number.digits) <= len("000")
    if not small or not rest or rest.digits is None or not rest.digits.isdigit() or len(rest.digits) != 3:
        return number
    return Number(number.value * 1000 + rest.value, number.start, rest.end)


def _bare_thousands(message: Message, number: Number) -> bool:
    """Whether thousands say dollars by themselves, with nothing counted after them: lừa 20 ngàn, 骗了两万."""
    words = [message.word(at) for at in range(number.start, number.end)]
    thousands = any(word in message.lexicon.words("money_bare") for word in words)
    rough = message.cue_at("cues", "approximately_after", number.end)
    counted = message.word(number.end).isalnum() and not rough
    return thousands and not counted and number.value > _LAST_YEAR


def _unit_about(message: Message, name: str, start: int) -> Cue | None:
    """A unit that stands before its count, which says about so many: долларов триста, грамм пять."""
    unit = message.cue_before("values", name, start)
    counted = unit and any(number.end == unit.start for number in message.numbers)
    return None if counted else unit


def read_grams(message: Message, *, open_grams: bool) -> list[Mention]:
    """The weights of a text. A bare number is one only when the open question asks for grams."""
    mentions = []
    at = 0
    while at < message.size:
        found = _weight(message, at) or (_bare(message, at) if open_grams else None)
        if found:
            mentions.append(found)
            at = found.end
        else:
            at += 1
    return joined(message, mentions)


def _bare(message: Message, start: int) -> Mention | None:
    number = message.number_at(start)
    if not number:
        return None
    count, end = _count(message, start)
    joined = end + (message.word(end) in message.lexicon.words("number_and"))
    half = message.value_at("half_after", joined)
    if half:  # dos y medio
        count, end = count + float(half.value), half.end
    if _counts_another(message, end):
        return None
    return _bounded(message, "grams", count, start, end, more=number.more)


def _counts_another(message: Message, end: int) -> bool:
    """Whether a number counts what the next word names: ten pills are no ten grams."""
    return message.word(end).isalpha() and not any(message.cue_at("cues", name, end) for name in _BESIDE)


def _weight(message: Message, start: int) -> Mention | None:
    first = message.value_at("grams_unit_about", start)
    after = (
        message.number_at(first.end)
        if first and _unit_about(message, "grams_unit_about", first.end)
        else None
    )
    if first and after:
        amount = after.value * float(first.value)
        return _bounded(message, "grams", amount, start, after.end, more=after.more, about=True)
    phrase = message.value_at("grams_phrase", start)
    if phrase:
        return Mention("grams", phrase.value, phrase.start, phrase.end, sure=phrase.value != "unknown")
    count, at = _count(message, start)
    if not count:
        unit = message.value_at("grams_unit", start)
        half = message.value_at("half_after", unit.end + 1) if unit else None
        if not unit or not half or message.word(unit.end) not in message.lexicon.words("number_and"):
            return None
        return Mention("grams", plain((1 + float(half.value)) * float(unit.value)), start, half.end)
    at += message.word(at) in message.lexicon.words("article") or message.word(at) == "-"
    unit = message.value_at("grams_unit", at)
    if not unit:
        return None
    end = unit.end
    joined = end + (message.word(end) in message.lexicon.words("number_and"))
    half = message.value_at("half_after", joined)
    if half:
        count, end = count + float(half.value), half.end
    number = message.number_at(start)
    more = number is not None and number.more
    return _bounded(message, "grams", count * float(unit.value), start, end, more=more)


def _count(message: Message, start: int) -> tuple[float, int]:
    """How many of a unit: a number, a fraction, "a", "half an"."""
    half = message.value_at("half_before", start)
    if half:
        return 0.5, half.end
    number = message.number_at(start)
    if number and message.word(number.end) == "/":
        below = message.number_at(number.end + 1)
        if below and below.value in (2, 3, 4, 8) and number.value < below.value:
            return number.value / below.value, below.end
    if number:
        between = message.value_at("half_between", number.end)
        return (number.value + 0.5, between.end) if between else (number.value, number.end)
    if message.word(start) in message.lexicon.words("article"):
        return 1.0, start + 1
    bound = any(message.cue_before("cues", name, start) for name in ("less", "more", "at_most", "at_least"))
    return (1.0 if bound else 0.0), start  # "less than gram", where there are no articles


def read_ages(message: Message) -> list[Mention]:
    """Ages in years: "I was 17", "tenía 19 años", "a 6 year old", "15 y/o"."""
    mentions = []
    for number in message.numbers:
        if number.whole is None or not 0 <= number.whole <= 110 or _no_one_age(message, number):
            continue
        found = _age(message, number)
        if found:
            mentions.append(found)
    return mentions


def _no_one_age(message: Message, number: Number) -> bool:
    """Whether it is an age over so many, or one of two: hơn hai mươi tuổi, 二三十岁."""
    spelled = [one for one in message.numbers if one.digits is None]
    either = number in spelled and any(one.end == number.start for one in spelled)
    return (
        either
        or either_number(message, number.start) is not None
        or any(message.cue_before("cues", name, number.start) for name in ("less", "more"))
    )


def _age(message: Message, number: Number) -> Mention | None:
    lead = message.cue_before("cues", "age_lead", number.start)
    hyphen = message.word(number.end) == "-"
    unit = message.value_at("unit", number.end + hyphen)
    end = unit.end if unit else number.end
    old = message.cue_at("cues", "age_after", end + (message.word(end) == "-"))
    if not old and number.digits is None and number.end > number.start + 1:
        old = message.cue_at("cues", "age_after", number.end - 1)  # part of the number: 네 살
    if unit and unit.value not in ("year", "month"):
        return None
    of = message.cue_before("cues", "age_of", number.start)  # un hijo de 6 años
    whose = of and message.cue_before("values", "relation", of.start)
    if whose and whose.value in ("spouse", "partner"):
        whose = None  # "my husband of ten years" is not ten
    lead = of if whose else lead
    if not old and not whose and not (lead and (not unit or message.cue_at("cues", "age_only", lead.start))):
        return None
    if not old and not unit and not ends(message, number.end):
        return None
    years = 0 if unit and unit.value == "month" else int(number.value)
    return Mention("age", years, lead.start if lead else number.start, old.end if old else end)


def ends(message: Message, end: int) -> bool:
    """Whether nothing that could be counted follows."""
    word = message.word(end)
    return not word.isalnum() or message.cue_at("cues", "after_age", end) is not None


def _bounded(
    message: Message,
    kind: str,
    amount: float,
    start: int,
    end: int,
    *,
    more: bool = False,
    about: bool = False,
) -> Mention:
    """The amount, or the range that the words beside it make of it; bounds are kept as spoken.

    `more`: the number itself says that it is some more; `about`, that it is about so many.
    """
    if more:
        return Mention(kind, {"min": plain(amount)}, start, end, False)
    limit = None if _upper_end(message, start) else limit_of(message, start, end)
    if limit:
        key = "max" if limit[0] in ("less", "at_most") else "min"
        return Mention(kind, {key: plain(amount)}, *limit[1], False)
    rough = said_of(message, "approximately", start, end) or (about and (start, end))
    if rough:
        low, high = amount * (1 - _SLANG_ROUGHNESS), amount * (1 + _SLANG_ROUGHNESS)
        return Mention(kind, {"min": plain(low), "max": plain(high)}, *rough, False)
    return Mention(kind, plain(amount), start, end)


def _upper_end(message: Message, start: int) -> bool:
    """Whether an amount ends a range from another number: "до" of "от 300 до 400" sets no limit."""
    link = message.cue_before("cues", "range_link", start)
    low = next((one for one in message.numbers if link and one.end == link.start), None)
    return low is not None and message.cue_before("cues", "between", low.start) is not None


def covered(mentions: Sequence[Mention]) -> set[int]:
    """The tokens that mentions stand on."""
    return {at for mention in mentions for at in range(mention.start, mention.end)}
