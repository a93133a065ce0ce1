"""Small mistakes of spelling: a word nobody knows is read as the nearest word of the lexicon."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 6
_FAR_FROM = 9  # words of this length may have two mistakes


class Spelling:
    """Corrects words towards the lexicon. Short words and known words are left alone."""

    def __init__(self, vocabulary: Iterable[str], common: Iterable[str]) -> None:
        words = set(vocabulary)
        self._known = words | set(common)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words):
            if len(word) >= SHORTEST - 1 and word.isalpha():
                self._by_letter[word[0]].append(word)

    def corrected(self, words: Sequence[str]) -> list[str]:
        """The words, each unknown one replaced by its nearest neighbour with the same first letter."""
        return [word if self._stays(word) else self._nearest(word) for word in words]

    def _stays(self, word: str) -> bool:
        return len(word) < SHORTEST or word in self._known or not word.isalpha()

    def _nearest(self, word: str) -> str:
        allowed = 2 if len(word) >= _FAR_FROM else 1
        best = process.extractOne(
            word, self._by_letter.get(word[0], ()), scorer=OSA.distance, score_cutoff=allowed
        )
        return str(best[0]) if best else word
