"""One text, with everything that was found in it so far."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Any

from actions.reading.folding import Tokens
from actions.reading.lexicon import Lexicon
from actions.reading.matching import Cue
from actions.reading.numbers import Number, read_numbers

STOPS = frozenset(",.;!?。、،؟؛")
"""Marks that part what stands around them."""
_SIZES = frozenset({1, 100, 1000, 10_000, 100_000})
_MOST_ABOUT = 100  # of a unit that stands before its count


@dataclass(frozen=True, slots=True)
class Mention:
    """A value at tokens `start` to `end`.

    `kind` is date, days, money, grams, age, count, place or statute; `sure` is False for an
    approximate one. A date that names no year has `value` None and `month_day`.
    """

    kind: str
    value: Any = field(hash=False)
    start: int
    end: int
    sure: bool = True
    month_day: tuple[int, int] | None = None


@dataclass
class Message:
    """The tokens, cues and numbers of a text, findable by place. `size` is the number of tokens."""

    tokens: Tokens
    lexicon: Lexicon
    cues: list[Cue]
    numbers: list[Number] = field(default_factory=list)
    size: int = 0
    _named: dict[tuple[str, str], list[Cue]] = field(default_factory=lambda: defaultdict(list))
    _starting: dict[tuple[str, str, int], Cue] = field(default_factory=dict)
    _ending: dict[tuple[str, str, int], Cue] = field(default_factory=dict)
    _number_at: dict[int, Number] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.size = len(self.tokens)
        self.cues = _excepted([cue for cue in self.cues if not self._within_a_word(cue)])
        seeming = [cue for cue in self.cues if cue.section == "cues" and cue.name == "no_number"]
        no_number = {at for cue in seeming for at in range(cue.start, cue.end)}
        self.numbers = read_numbers(self.tokens, self.lexicon, no_number)
        for cue in self.cues:
            self._named[cue.section, cue.name].append(cue)
            self._starting.setdefault((cue.section, cue.name, cue.start), cue)
            self._ending.setdefault((cue.section, cue.name, cue.end), cue)
        self.numbers = [self._and_more(number) for number in self.numbers]
        self._number_at = {number.start: number for number in self.numbers}

    def _within_a_word(self, cue: Cue) -> bool:
        """Whether a cue of one letter that begins written words is inside one: 나 (I) in 누나 (sister)."""
        if cue.end - cue.start > 1 or cue.start == 0 or cue.name not in self.lexicon.words("begins_a_word"):
            return False
        glued = self.tokens.ends[cue.start - 1] == self.tokens.starts[cue.start]
        return glued and self.word(cue.start - 1).isalpha()

    def _and_more(self, number: Number) -> Number:
        """The number with the words after it that say some more than it: двести с лишним."""
        cue = self.cue_at("cues", "and_more", number.end)
        return replace(number, end=cue.end, more=True) if cue else number

    def few(self, words: int) -> int:
        """How many tokens so many words are."""
        return words * self.lexicon.tokens_per_word

    def short(self, words: int) -> bool:
        """Whether the text has at most so many words."""
        return self.size <= self.few(words)

    def word(self, at: int) -> str:
        """The folded token, or "" outside the text."""
        return self.tokens.words[at] if 0 <= at < self.size else ""

    def names(self, section: str) -> set[str]:
        """The names of the cues of a section that the text holds."""
        return {name for own, name in self._named if own == section}

    def named(self, section: str, name: str) -> list[Cue]:
        """Every cue of one name, in order; a longer one before a shorter one at the same place."""
        return self._named.get((section, name), [])

    def cue_at(self, section: str, name: str, start: int) -> Cue | None:
        """The longest cue of that name that begins at a token."""
        return self._starting.get((section, name, start))

    def cue_before(self, section: str, name: str, end: int) -> Cue | None:
        """The longest cue of that name that ends just before a token."""
        return self._ending.get((section, name, end))

    def number_at(self, start: int) -> Number | None:
        """The number that begins at a token."""
        return self._number_at.get(start)

    def value_at(self, name: str, start: int) -> Cue | None:
        """The longest phrase of a list of values that begins at a token."""
        return self.cue_at("values", name, start)


def counted_unit(message: Message, start: int) -> tuple[float, str, int] | None:
    """One word or phrase that holds a count and its unit, as "2 year": سنتين; and where it ends.

    So does a unit before its count, which says about so many: лет двенадцать.
    """
    if about := _unit_first(message, start):
        return about
    cue = message.value_at("counted_unit", start)
    if not cue:
        return None
    count, unit, *_ = str(cue.value).split()
    return float(count), unit, cue.end


def _unit_first(message: Message, start: int) -> tuple[float, str, int] | None:
    """A unit and its count after it, where no number stands before: the 2018 of 2018 года 15 марта does."""
    unit = message.value_at("unit_about", start)
    number = message.number_at(unit.end) if unit else None
    if not unit or not number or number.more or number.value > _MOST_ABOUT:
        return None
    if any(before.end == start for before in message.numbers) or message.value_at("unit", number.end):
        return None
    return number.value, str(unit.value), number.end


def either_number(message: Message, start: int) -> tuple[float, Number] | None:
    """Two numbers in words that stand together for one or the other: 两三年, hai ba năm, 三四百块, 十五六年.

    What the first one means, and the second one; of 十五六 that is 16.
    """
    low = message.number_at(start)
    high = message.number_at(low.end) if low and low.digits is None and not low.more else None
    if not low or not high or high.digits is not None:
        return None
    if low.value in range(11, 99) and low.value % 10 in range(1, 9):
        tens = low.value - low.value % 10 if message.lexicon.number_words.ten_multiplies else 0
        follows = high.value in (low.value + 1, low.value + 1 - tens)
        return (low.value, replace(high, value=low.value + 1)) if follows else None
    if low.value not in range(1, 9):
        return None
    size = high.value / (low.value + 1)
    return (low.value * size, high) if size in _SIZES else None


def counted_roughly(message: Message, start: int) -> bool:
    """Whether such a word or phrase says about so many: "пару лет", as "2 year about"."""
    cue = message.value_at("counted_unit", start)
    return _unit_first(message, start) is not None or (cue is not None and str(cue.value).endswith("about"))


def said_of(message: Message, name: str, start: int, end: int) -> tuple[int, int] | None:
    """Where an amount with a word beside it stands: "at least" before it, or 以上 after it.

    A cue of that name counts before, one of the name with `_after` after the amount.
    """
    led = message.word(start - 1) in message.lexicon.words("article")  # under a thousand
    if before := message.cue_before("cues", name, start) or (
        message.cue_before("cues", name, start - 1) if led else None
    ):
        return before.start, end
    if after := message.cue_at("cues", f"{name}_after", end):
        return start, after.end
    return None


def _excepted(cues: list[Cue]) -> list[Cue]:
    """The cues without those that a longer one takes back: "not_negation" 没想到 holds no 没."""
    wholes: dict[str, list[Cue]] = {}
    for cue in cues:
        if cue.section == "cues" and cue.name.startswith("not_"):
            wholes.setdefault(cue.name, []).append(cue)
    for name in list(wholes):  # what not_not_... takes back takes nothing back itself
        again = wholes.get(f"not_{name}", ())
        wholes[name] = [cue for cue in wholes[name] if not any(cue.inside(one) for one in again)]
    return [cue for cue in cues if not any(cue.inside(one) for one in wholes.get(f"not_{cue.name}", ()))]


def overlaps(one: Mention | Cue, other: Mention | Cue) -> bool:
    """Whether two stretches of a text share a token."""
    return one.start < other.end and other.start < one.end


def limit_of(message: Message, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """The limit that is said of an amount, and what it then spans: of "no less than" not "less than"."""
    found = [
        (name, bound)
        for name in ("less", "at_most", "more", "at_least")
        if (bound := said_of(message, name, start, end))
    ]
    return max(found, key=lambda one: one[1][1] - one[1][0], default=None)
