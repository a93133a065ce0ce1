"""Texts in a language of other letters, typed in Latin ones: "muzha zabrali" for "мужа забрали".

A lexicon lists under `letters` what Latin letters stand for, several things parted by strokes. A word is
read so only where that makes it a word of the lexicon, and only in a text in which most long words
do: an English word between others stays as it is. `^a` is how a word begins and `a$` how it ends, for
letters that are left out elsewhere; what is listed for a digit reads it as a letter (ma6bakh), the pieces
of such a word parted by spaces.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from actions.reading.inflection import STEM

_LONG = 4  # letters; a shorter word is read so only beside a longer one
_SHORTEST = 3  # letters of a word in which digits are some
_SHORTEST_STEM = 3
_LONGEST = 25
_MOST = 60  # readings of one word that are tried


class Letters:
    """Reads words of Latin letters. `words` are those of the lexicon, stems included as `арест~`.

    `usual` holds spellings of single words that count before the table.
    """

    def __init__(self, table: Mapping[str, str], words: Iterable[str], usual: Mapping[str, str]) -> None:
        own = set(words) if table else set()
        self._table = {latin: tuple(said.split("|")) for latin, said in table.items()}
        self._usual = usual
        self._longest = max(map(len, self._table), default=0)
        self._latin = {word for word in own if _is_latin(word)}
        self._words = {word for word in own if not word.endswith(STEM)} - self._latin
        self._stems = {word[:-1] for word in own if word.endswith(STEM) and len(word) > _SHORTEST_STEM}
        self._sorted = sorted(self._words | self._stems)

    def __bool__(self) -> bool:
        return bool(self._table)

    def read(self, words: Sequence[str]) -> list[str]:
        """The words, those of Latin letters in their own where the text is written so."""
        meant = {word: self._meant(word) for word in words
                 if _is_latin(word) or self.joins(word) or word in self._usual}  # fmt: skip
        long = [
            word for word in meant if len(word) >= _LONG and (word in self._usual or word not in self._latin)
        ]
        if 2 * sum(meant[word] is not None for word in long) <= len(long):
            return list(words)
        return [meant.get(word) or word for word in words]

    def joins(self, word: str) -> bool:
        """Whether pieces of letters and digits, parted by spaces, may be one word."""
        pieces = word.split()
        digits = [piece for piece in pieces if piece in self._table and piece.isdigit()]
        letters = [piece for piece in pieces if _is_latin(piece)]
        whole = len(digits) + len(letters) == len(pieces) and len("".join(pieces)) >= _SHORTEST
        return whole and bool(digits and letters)

    def reads(self, word: str) -> bool:
        """Whether pieces of letters and digits are a word of the lexicon."""
        return self.joins(word) and self._meant(word) is not None

    def _meant(self, word: str) -> str | None:
        """The word of the lexicon that is typed so; one that only begins as one after a whole one."""
        if word in self._usual:
            return self._usual[word]
        if len(word) > _LONGEST or word in self._latin:
            return None
        begun = None
        for tried, said in enumerate(self._readings(word.replace(" ", ""), "")):
            if said in self._words:
                return said
            if begun is None and self._goes_on(said):
                begun = said
            if tried >= _MOST:
                break
        return begun

    def _readings(self, rest: str, before: str) -> Iterator[str]:
        """Every way to read a word, as long as something in the lexicon begins like it."""
        if not rest:
            yield before
            return
        for length in range(min(self._longest, len(rest)), 0, -1):
            for letter in self._said(rest[:length], opens=not before, closes=length == len(rest)):
                said = before + letter
                if self._may_be(said):
                    yield from self._readings(rest[length:], said)

    def _said(self, latin: str, *, opens: bool, closes: bool) -> tuple[str, ...]:
        """What letters stand for, where a word opens or closes with them."""
        said = self._table.get(latin, ())
        said = self._table.get(f"{latin}$", said) if closes else said
        return self._table.get(f"^{latin}", said) if opens else said

    def _may_be(self, begin: str) -> bool:
        """Whether a word begins so, or goes on from a stem."""
        at = bisect_left(self._sorted, begin)
        if at < len(self._sorted) and self._sorted[at].startswith(begin):
            return True
        return self._goes_on(begin)

    def _goes_on(self, word: str) -> bool:
        """Whether a word begins with a stem."""
        return any(word[:end] in self._stems for end in range(_SHORTEST_STEM, len(word) + 1))


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha()
