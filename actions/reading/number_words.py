"""Numbers in words: how the words of a language add up.

| values | hold |
|---|---|
| number | words and what they count; "quatre-vingt-dix" may be several tokens |
| multiplier | hundred, thousand, and ten where it follows its digit: 二十, hai mươi |
| multiplier_first | multipliers that may stand alone: "mil", "hundred", 十 |
| number_and | what may stand between: "treinta y uno", "vingt-deux" |
| tenths | any entry says that a digit after a hundred or more counts tenths of it: 两千五 is 2,500 |
| tenths_last | digits that are other words too, and count tenths only at the end of a sum: ba ngàn tư |
| half_more | a half of the multiplier before it: hai ngàn rưỡi is 2,500 |
| ones_first | any entry says that five-and-twenty is said for 25 |
| number_bound | digits and multipliers that are small words too, as 이, 오 and 만 in Korean |
| year_digit | digits only of a year that is said digit by digit: 공팔년 |
| counted | the first token of what a bound one may stand before to count: 년, 불 |

A bound word counts only within a number, or where it opens a word as it is written: a digit before a
multiplier (이천), a multiplier before what is counted or before a number (만 불, 십오 년).
"""

from collections.abc import Mapping, Sequence
from typing import Any

_YEAR_LENGTH = 4
_OPEN_A_SHORT_YEAR = frozenset({0, 1, 2, 6, 7, 8, 9})

Values = Mapping[str, Mapping[str, Any]]


class NumberWords:
    """The number words of one language; `values` are its lists as in the lexicon."""

    def __init__(self, values: Values) -> None:
        self.units: Mapping[str, float] = values.get("number", {})
        self.multipliers: Mapping[str, float] = values.get("multiplier", {})
        self.first = frozenset(values.get("multiplier_first", ()))
        self.joiners = frozenset(values.get("number_and", ()))
        self.bound: Mapping[str, float] = values.get("number_bound", {})
        self.year_marks: Mapping[str, str] = values.get("date_mark", {})
        self._year_parts = [(part,) for part in values.get("part_after", {})]
        sizes = {**self.units, **self.bound, **values.get("year_digit", {})}
        self._single = {word: int(size) for word, size in sizes.items() if size < 10 and size == int(size)}
        self.ones_first = bool(values.get("ones_first"))
        self.tenths = bool(values.get("tenths"))
        self._half_more = frozenset(values.get("half_more", ()))
        self._tenths_last: Mapping[str, float] = values.get("tenths_last", {})
        self._money = frozenset(values.get("money_unit", ()))
        self.counted = frozenset(values.get("counted", ()))
        self.ten_multiplies = 10 in self.multipliers.values()
        phrases = [phrase.split(" ") for phrase in (*self.units, *self.multipliers)]
        self.longest = max(map(len, phrases), default=1)
        self._begin = {words[0] for words in phrases} | set(self.bound)

    def read(self, words: Sequence[str], start: int, *, apart: bool = True) -> tuple[float, int] | None:
        """The number that begins at a word, and where it ends; None where none begins.

        `apart`: the word is written apart from the one before, so that a bound one may begin there.
        """
        if words[start] not in self._begin or (
            words[start] in self.bound and not self._opens(words, start, apart)
        ):
            return None
        year = self._spelled_year(words, start)
        if year:
            return year, start + _YEAR_LENGTH
        run = _Run(self)
        at = start
        while at < len(words):
            end = run.word(words, at, begun=at > start) or run.joiner(words, at, begun=at > start)
            if not end:
                break
            at = end
        if at == start:
            return None
        if year := self._year_in_parts(words, at, run.value):
            return year, at + 1
        more, at = self._shortened(words, start, at)
        return run.value + more, at

    def _year_in_parts(self, words: Sequence[str], at: int, so_far: float) -> float:
        """A year said as thousands and two digits, where one more digit ends it: 两千一八年; 0 otherwise."""
        digit = self._single.get(words[at]) if at + 1 < len(words) else None
        marked = digit is not None and self.year_marks.get(words[at + 1]) == "year"
        opens = so_far in range(2000, 2010) and self._single.get(words[at - 1]) == so_far % 10
        return so_far + so_far % 10 * 9 + (digit or 0) if marked and opens else 0.0

    def _shortened(self, words: Sequence[str], start: int, end: int) -> tuple[float, int]:
        """What the end of a number means more than it says, and where it ends: 两千五, hai ngàn rưỡi."""
        following = words[end] if end < len(words) else ""
        if following in self._half_more:
            return self._big(words[end - 1]) / 2, end + (self._big(words[end - 1]) > 0)
        if (tenths := self.tenths_at(words, end)) and self._big(words[end - 1]):
            return self._big(words[end - 1]) * tenths / 10, end + 1
        digit = self._single.get(words[end - 1], 0)
        if not self.tenths or not digit or end - 2 < start or following in self._single:
            return 0.0, end
        size = self._big(words[end - 2])
        return (digit * (size / 10 - 1) if size else 0.0), end

    def tenths_at(self, words: Sequence[str], at: int) -> float:
        """The tenths that end a sum there; 0 where the word is another, as something else follows."""
        following = words[at + 1] if at + 1 < len(words) else ""
        ends = not following.isalnum() or following in self._money
        return self._tenths_last.get(words[at], 0) if at < len(words) and ends else 0.0

    def _big(self, word: str) -> float:
        """The size of a multiplier of a hundred or more; 0 for any other word."""
        size = self.multipliers.get(word, 0)
        return size if size >= 100 else 0.0

    def short_year(self, words: Sequence[str], start: int) -> str | None:
        """Two single digits before a mark of the year, as "13": 一三年. Not "three or four years", 三四年."""
        following = words[start + 2] if start + 2 < len(words) else ""
        if self.year_marks.get(following) != "year" or (start and words[start - 1] in self._single):
            return None
        first, second = (self._single.get(word) for word in words[start : start + 2])
        if first not in _OPEN_A_SHORT_YEAR or second is None:
            return None
        if first and second == first + 1 and words[start + 3 : start + 4] not in self._year_parts:
            return None  # 一二年 is one or two years, 一二年底 the end of 2012
        return f"{first}{second}"

    def _opens(self, words: Sequence[str], at: int, apart: bool) -> bool:
        """Whether a number begins at a bound word, or at a longer number word that it opens."""
        longer = any(" ".join(words[at : at + size]) in self.units for size in range(self.longest, 1, -1))
        return longer or (apart and self.continues(words, at, begun=False))

    def continues(self, words: Sequence[str], at: int, *, begun: bool) -> bool:
        """Whether a bound word counts, by what follows it."""
        following = words[at + 1] if at + 1 < len(words) else ""
        size = self.bound[words[at]]
        if self.multipliers.get(following, 0) > size:
            return begun or size > 1  # nobody says one thousand
        if words[at] not in self.multipliers and not begun:
            return False
        bound = following in self.bound and self.continues(words, at + 1, begun=True)
        return bound or following in self.counted or following in self.units

    def _spelled_year(self, words: Sequence[str], start: int) -> float | None:
        """Four single digits: "two zero one five", 二零一五."""
        found = [self.units.get(word) for word in words[start : start + _YEAR_LENGTH]]
        digits = [str(int(one)) for one in found if one is not None and one < 10]
        return float("".join(digits)) if len(digits) == _YEAR_LENGTH and digits[0] in "12" else None


class _Run:
    """One number as it adds up: `total` of the thousands, `group` of the hundreds, `part` of the rest."""

    def __init__(self, language: NumberWords) -> None:
        self._language = language
        self._total = self._group = self._part = 0.0

    @property
    def value(self) -> float:
        return self._total + self._group + self._part

    def word(self, words: Sequence[str], at: int, *, begun: bool) -> int | None:
        """Take in the longest number word there; where it ends, or None if none fits."""
        units, multipliers = self._language.units, self._language.multipliers
        for length in range(min(self._language.longest, len(words) - at), 0, -1):
            word = " ".join(words[at : at + length])
            if word in units and self._fits(units[word], begun=begun):
                self._add(units[word])
                return at + length
            if (
                word in multipliers
                and self._multiplies(multipliers[word])
                and (self._grown or (word in self._language.first and (not begun or self._total)))
            ):
                self._times(multipliers[word])
                return at + length
        return self._bound(words, at, begun=begun)

    def _bound(self, words: Sequence[str], at: int, *, begun: bool) -> int | None:
        """Take in a bound digit or multiplier; where it ends, or None if it does not count there."""
        size = self._language.bound.get(words[at])
        if size is None or not self._language.continues(words, at, begun=begun):
            return None
        if words[at] in self._language.multipliers:
            self._times(size)
        elif self._part and self._part % 10:
            return None
        else:
            self._part += size
        return at + 1

    def joiner(self, words: Sequence[str], at: int, *, begun: bool) -> int | None:
        """Past an "and" between two words of one number: "treinta y uno", "two hundred and five"."""
        joiners = self._language.joiners
        size = next((size for size in (3, 2, 1) if " ".join(words[at : at + size]) in joiners), 0)
        if not begun or not size or at + size >= len(words):
            return None
        at += size - 1  # không trăm lẻ: the last word of it
        following = self._language.units.get(words[at + 1], 0.0)
        if size > 1 and words[at + 1] in self._language.first:
            following = following or self._language.multipliers[words[at + 1]]
        next_times = self._language.multipliers.get(words[at + 2], 0) if at + 2 < len(words) else 0
        if next_times >= 1000 and max(self._total, self._group) >= next_times:
            return None  # "two thousand and three thousand" are two numbers
        fits = following > 0 and self._fits(following, begun=True)
        return at + 1 if fits else None

    def _multiplies(self, times: float) -> bool:
        """Whether the number so far can be multiplied so: no ten follows twelve, "mười hai mười ba"."""
        return times >= 100 or self._part < 10

    @property
    def _grown(self) -> bool:
        return bool(self._group or self._part)

    def _add(self, size: float) -> None:
        if size >= 100:
            self._group += size
        else:
            self._part += size

    def _times(self, times: float) -> None:
        if times >= 10_000 and self._total < times:
            self._total = max(self._total + self._group + self._part, 1) * times
            self._group = self._part = 0.0
        elif times >= 1000:
            self._total += max(self._group + self._part, 1) * times
            self._group = self._part = 0.0
        elif times >= 100:
            self._group += max(self._part, 1) * times
            self._part = 0.0
        else:
            self._part = max(self._part, 1) * times

    def _fits(self, size: float, *, begun: bool) -> bool:
        """Whether a word continues the number: "ninety" "eight" does, "two" "five" does not."""
        if not self._part:
            smaller = size < 100 or self._group >= 1000 > size  # الفين وخمسمية
            return (size > 0 or not begun) and (not self._group or smaller)
        if self._language.ones_first and self._part < 10 and 20 <= size < 100:
            return size % 10 == 0
        tens = self._part % 10 == 0 and (self._part >= 20 or self._language.ten_multiplies)
        return tens and 0 < size < 10
