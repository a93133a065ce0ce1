"""Numbers in digits and in words, in the order of a text."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from actions.reading.folding import Tokens
from actions.reading.inflection import STEM
from actions.reading.lexicon import Lexicon
from actions.reading.number_pairs import pair

_LONGEST = 15
_DOTS_FOR_THOUSANDS = re.compile(r"^\d{1,3}(?:\.\d{3})+$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens `start` to `end`. `digits` is how it was typed, None for words.

    `more`: a word after it says that it is some more, as 九百多 is over 900.
    `about`: the thousands before the count say that it is about so many: тысяч пять.
    """

    value: float
    start: int
    end: int
    digits: str | None = None
    more: bool = False
    about: bool = False

    @property
    def whole(self) -> int | None:
        """The value when it is a whole number, and no more than that."""
        return int(self.value) if self.value == int(self.value) and not self.more else None


def plain(value: float) -> int | float:
    """A whole number as int, any other rounded to two decimals."""
    return int(value) if value == int(value) else round(value, 2)


def read_numbers(tokens: Tokens, lexicon: Lexicon, no_number: Collection[int] = ()) -> list[Number]:
    """Every number of a text, in order. "10 mil" and "two thousand five" are one number each.

    `no_number`: tokens of words that only look like one, as "hai" of "thiệt hại" once marks are off.
    """
    numbers: list[Number] = []
    at = 0
    while at < len(tokens):
        if at in no_number:
            at += 1
            continue
        if vague := _vague(tokens, at, lexicon):
            at = vague
            continue
        last = numbers[-1] if numbers and numbers[-1].end == at else None
        if either := _either(tokens, at, lexicon, last):
            numbers.extend(either)
            at = either[-1].end
            continue
        number = (
            _thousands_first(tokens, at, lexicon)
            or _digits(tokens, at, lexicon)
            or _words(tokens, at, lexicon)
        )
        if number and (vague := _vague(tokens, number.end, lexicon)):
            at = vague  # 十来万, mười mấy ngàn
        elif number:
            number = _half_between(tokens, _with_decimals(tokens, number, lexicon), lexicon)
            if number.end < len(tokens) and tokens.words[number.end] in lexicon.words("and_more"):
                number = replace(number, end=number.end + 1, more=True)
            if unclear := _digits_said_together(tokens, number, lexicon):
                at = unclear
                continue
            numbers.append(number)
            at = number.end
        else:
            at += 1
    return numbers


def _vague(tokens: Tokens, at: int, lexicon: Lexicon) -> int:
    """The end of "some" and the multipliers after it, which tell no number: 몇 천, 几十万; 0 elsewhere."""
    end = at + 1
    if at < len(tokens) and tokens.words[at] in lexicon.words("some"):
        while end < len(tokens) and tokens.words[end] in lexicon.words("multiplier"):
            end += 1
    return end if end > at + 1 else 0


def _digits_said_together(tokens: Tokens, number: Number, lexicon: Lexicon) -> int:
    """The end of two digits written together that are no number: 三五个月 is three to five, or some; or 0."""
    following = _words(tokens, number.end, lexicon) if number.end < len(tokens) else None
    if number.digits or not following or following.digits or not _written_on(tokens, number.end):
        return 0
    single = 1 <= number.value < 10 and 1 <= following.value < 10 and following.end == number.end + 1
    return following.end if single and following.value != number.value + 1 else 0


def _with_decimals(tokens: Tokens, number: Number, lexicon: Lexicon) -> Number:
    """The number with the digit said after its point, where a unit follows: 一点五克, một phẩy năm gram."""
    point, *digit = tokens.words[number.end : number.end + 2] or [""]
    units = ("grams_unit", "money_unit", "unit", "multiplier")
    if not digit or point not in lexicon.words("point"):
        return number
    said = lexicon.number("point_digit").get(digit[0], lexicon.number("number").get(digit[0], 10))
    tenths = float(digit[0]) if digit[0].isdigit() else said
    if tenths >= 10 or not any(_unit(tokens, number.end + 2, lexicon, name) for name in units):
        return number
    return Number(number.value + tenths / 10, number.start, number.end + 2)


def _either(tokens: Tokens, at: int, lexicon: Lexicon, last: Number | None) -> list[Number]:
    """Two counts said as one: 칠팔년; or a second one said on to `last`, which ends there: 이십삼사년."""
    if last is None and not _written_on(tokens, at):
        (low, middle), (high, end) = pair(tokens, at, lexicon) or ((0.0, at), (0.0, at))
        return [Number(low, at, middle), Number(high, middle, end)] if end > at else []
    digit = lexicon.number("number_bound").get(tokens.words[at], 0)
    following = tokens.words[at + 1] if at + 1 < len(tokens) else ""
    tens = last is not None and last.digits is None and last.value in range(11, 99)
    fits = last is not None and tens and digit == last.value % 10 + 1 < 10
    return [Number(digit, at, at + 1)] if fits and following in lexicon.words("counted") else []


def _digits(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    word = tokens.words[at]
    if not word[0].isdigit():
        return None
    dotted = _DOTS_FOR_THOUSANDS.match(word)
    if word.count(".") > 1 and not dotted:
        return None  # a date or a section written with dots
    if len(word) > _LONGEST:
        return None  # nobody's year, sentence or sum of money
    if _decimal_comma(tokens, at, lexicon):
        after = lexicon.number("multiplier").get(tokens.words[at + 3], 1)
        return Number(float(f"{word}.{tokens.words[at + 2]}") * after, at, at + 3 + (after > 1))
    value = float(word.replace(".", "") if dotted else word.replace(",", ""))
    if end := _spaced_thousands(tokens, at, lexicon):
        return Number(value * 1000 + float(".".join(tokens.words[at + 1 : end : 2])), at, end)
    times = lexicon.number("multiplier").get(tokens.words[at + 1]) if at + 1 < len(tokens) else None
    if not times or times < 1000:
        return Number(value, at, at + 1, word)
    if tenths := lexicon.number_words.tenths_at(tokens.words, at + 2):
        return Number((value + tenths / 10) * times, at, at + 3)  # 3 ngàn tư
    rest = (
        _digits(tokens, at + 2, lexicon) or _rest(tokens, at + 2, lexicon) if at + 2 < len(tokens) else None
    )
    if rest and rest.value < times and (rest.digits is None or _hundreds(tokens, rest, lexicon)):
        return Number(value * times + rest.value, at, rest.end)  # 1万5千, 5 тысяч 200 долларов
    if rest and len(rest.digits or "") == 1 and _tenths(tokens, at + 3, lexicon):  # 1万5
        return Number(value * times + rest.value * times / 10, at, rest.end)
    return Number(value * times, at, at + 2)


def _rest(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    """The rest of a number whose thousands are in digits: 2 mil quinientos, 2 mil e quinhentos.

    Less than a hundred may be another number: "3 mil, dos veces" has none, "3 mil dos" is unclear.
    """
    joined = tokens.words[at] in lexicon.words("number_and") and at + 1 < len(tokens)
    rest = _words(tokens, at + joined, lexicon)
    return rest if rest and rest.value >= 100 else None


def _thousands_first(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    """Thousands and how many after them, which says about so many: тысяч пять."""
    times = lexicon.number("multiplier_about").get(tokens.words[at])
    if not times or at + 1 == len(tokens):
        return None
    count = _digits(tokens, at + 1, lexicon) or _words(tokens, at + 1, lexicon)
    if not count or count.value >= times:
        return None
    return Number(count.value * times, at, count.end, about=True)


def _half_between(tokens: Tokens, number: Number, lexicon: Lexicon) -> Number:
    """The number with a half before its thousands: twelve and a half thousand, пять с половиной тысяч."""
    for phrase in lexicon.words("half_between"):
        after = number.end + len(phrase.split(" "))
        if " ".join(tokens.words[number.end : after]) == phrase and after < len(tokens):
            times = lexicon.number("multiplier").get(tokens.words[after], 0)
            if times >= 1000:
                return Number((number.value + 0.5) * times, number.start, after + 1)
    return number


def _hundreds(tokens: Tokens, rest: Number, lexicon: Lexicon) -> bool:
    """Whether digits after thousands are the rest of a sum of money: a full three of them."""
    return len(rest.digits or "") == len("000") and _unit(tokens, rest.end, lexicon)


def _unit(tokens: Tokens, at: int, lexicon: Lexicon, name: str = "money_unit") -> bool:
    """Whether dollars, or another unit, are named there, also by the beginning of their name: доллар~."""
    word, units = tokens.words[at] if at < len(tokens) else "", lexicon.words(name)
    return word in units or any(unit.endswith(STEM) and word.startswith(unit[:-1]) for unit in units)


def _decimal_comma(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a comma parts the fraction of an amount: 2,5 grams. Without a unit "1,2" may be two choices."""
    parts = tokens.words[at : at + 4]
    if len(parts) < 4 or parts[1] != "," or not (parts[0].isdigit() and parts[2].isdigit()):
        return False
    together = tokens.ends[at] == tokens.starts[at + 1] and tokens.ends[at + 1] == tokens.starts[at + 2]
    units = ("grams_unit", "money_unit", "unit", "multiplier")
    small = len(parts[0]) <= len("000") and len(parts[2]) <= len("00")
    return together and small and any(_unit(tokens, at + 3, lexicon, name) for name in units)


def _tenths(tokens: Tokens, following: int, lexicon: Lexicon) -> bool:
    """Whether one digit after a multiplier counts tenths of it, and nothing else: 1万5, but not 1万5天."""
    word = tokens.words[following] if following < len(tokens) else ""
    return lexicon.number_words.tenths and word not in lexicon.words("unit")


def _spaced_thousands(tokens: Tokens, at: int, lexicon: Lexicon) -> int:
    """Where a sum ends whose thousands a space parts: 12 500 dollars, 1 200,50 $. Elsewhere these are two
    numbers, and this is 0."""
    first, rest = tokens.words[at], tokens.words[at + 1 : at + 2]
    grouped = len(rest) == 1 and rest[0].isdigit() and len(rest[0]) == len("000")
    if not grouped or not first.isdigit() or len(first) > len("000"):
        return 0
    if rest[0].startswith("0"):
        return at + 2  # no number begins so: 5 000
    ends = [at + 2] if not _decimal_comma(tokens, at + 1, lexicon) else [at + 4]
    return next((end for end in ends if _unit(tokens, end, lexicon)), 0)


def _words(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    """One run of number words, or "13" for 一三年. "nineteen ninety" is two numbers; `dates` joins them."""
    if short := lexicon.number_words.short_year(tokens.words, at):
        return Number(int(short), at, at + len(short), short)
    found = lexicon.number_words.read(tokens.words, at, apart=not _written_on(tokens, at))
    return Number(found[0], at, found[1]) if found else None


def _written_on(tokens: Tokens, at: int) -> bool:
    """Whether a token is written on to the letters before it."""
    return at > 0 and tokens.ends[at - 1] == tokens.starts[at] and tokens.words[at - 1].isalpha()
