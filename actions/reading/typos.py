"""Small mistakes of spelling: a word nobody knows is read as the nearest word of the lexicon."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 6
_FAR_FROM = 9  # words of this length may have two mistakes
_FIRST_LETTER_LOST = 7  # and words of this length may lack their first letter


class Spelling:
    """Corrects words towards the lexicon. Short words and known words are left alone."""

    def __init__(self, vocabulary: Iterable[str], common: Iterable[str]) -> None:
        words = set(vocabulary)
        self._known = words | set(common)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words):
            if len(word) >= SHORTEST - 1 and word.isalpha():
                self._by_letter[word[0]].append(word)
        self._long = [word for words in self._by_letter.values() for word in words if len(word) > _FIRST_LETTER_LOST]

    def corrected(self, words: Sequence[str]) -> list[str]:
        """The words, each unknown one replaced by its nearest neighbour."""
        return [word if self._stays(word) else self._nearest(word) for word in words]

    def _stays(self, word: str) -> bool:
        return len(word) < SHORTEST or word in self._known or not word.isalpha()

    def _nearest(self, word: str) -> str:
        allowed = 2 if len(word) >= _FAR_FROM else 1
        best = self._best(word, self._by_letter.get(word[0], ()), allowed)
        if not best and len(word) >= _FIRST_LETTER_LOST:
            best = self._best(word, self._long, 1)
        return best or word

    @staticmethod
    def _best(word: str, known: Sequence[str], allowed: int) -> str | None:
        found = process.extractOne(word, known, scorer=OSA.distance, score_cutoff=allowed)
        return str(found[0]) if found else None
