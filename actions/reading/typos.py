"""Small mistakes of spelling: a word nobody knows is read as the nearest word of the lexicon.

A real word that the lexicon lacks must not become another, so only mistakes that are unlikely to
make one are put right: a letter doubled, dropped, added or swapped with its neighbour, and a wrong
letter in a long word.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from actions.reading.inflection import STEM, Stems

SHORTEST = 5
_TWO_MISTAKES = 10
_WRONG_LETTER = 8
_FIRST_LETTER_LOST = 7


class Spelling:
    """Corrects words towards the lexicon. Short words and known words are left alone.

    `usual` maps spellings that people use on purpose ("kiero") to the word; to several words where they
    are written together ("pat" is "pa te"), or to none where a mark says nothing.
    """

    def __init__(
        self, vocabulary: Iterable[str], common: Iterable[str], usual: Mapping[str, str], stems: Stems
    ) -> None:
        words = {word for word in vocabulary if not word.endswith(STEM)}
        self._stems = stems
        self._known = words | set(common)
        self._usual = usual
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words):
            if len(word) > SHORTEST and word.isalpha():
                self._by_letter[word[0]].append(word)
        self._beheaded = {word[1:]: word for word in sorted(words) if len(word) > _FIRST_LETTER_LOST}

    def corrected(self, words: Sequence[str]) -> list[str]:
        """The words, each unknown one replaced by its nearest neighbour."""
        return [
            self._usual[word] if word in self._usual else word if self._stays(word) else self._nearest(word)
            for word in words
        ]

    def _stays(self, word: str) -> bool:
        known = word in self._known or self._stems.of(word) is not None
        return len(word) < SHORTEST or known or not word.isalpha()

    def _nearest(self, word: str) -> str:
        allowed = 2 if len(word) >= _TWO_MISTAKES else 1
        near = self._by_letter.get(word[0], ())
        for found, _, _ in process.extract(word, near, scorer=OSA.distance, score_cutoff=allowed, limit=3):
            if _likely(word, found):
                return str(found)
        return self._beheaded.get(word, word)


def _likely(word: str, meant: str) -> bool:
    """Whether a mistake is of a kind that rarely turns one word into another."""
    if len(word) == len(meant):
        swapped = sorted(word) == sorted(meant)
        return swapped or (len(word) >= _WRONG_LETTER and word[-2:] == meant[-2:])
    if len(word) == SHORTEST:
        return len(meant) > SHORTEST and word[-1] == meant[-1]
    return word[-1] == meant[-1] or word[-1] == word[-2]
