"""Which frequently asked question a text asks, by weighted keywords.

`data/locales/<language>/faq_keywords.yml` holds, for each faq id, keywords with weights. A keyword
is one word or several that stand side by side; `*` at the end of a word lets any ending follow.
Longer words may hold one slip of typing. A question is found when its keywords weigh `ENOUGH`.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import DamerauLevenshtein

from actions.messages.languages import SOURCE_LANGUAGE
from actions.screening.yamlfile import read_yaml

ENOUGH = 3
TYPO_LENGTH = 6
KEYWORDS = "faq_keywords.yml"
_LEFT_OUT = frozenset("a an the el la los las un una unos unas le les".split())
_WORD = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*")


@dataclass(frozen=True)
class Keyword:
    """Words that stand side by side, and how much they tell."""

    words: tuple[str, ...]
    weight: float


class FaqFinder:
    """Finds the faq id of a question, in the languages that have a keyword file."""

    def __init__(self, keywords: Mapping[str, Mapping[str, Sequence[Keyword]]]) -> None:
        self._keywords = keywords

    def find(self, text: str, language: str) -> str | None:
        """The faq id that the text asks about, or None when nothing fits well enough.

        A language without keywords is read with the English ones.
        """
        found = self.scores(text, language)
        best = max(found, key=lambda faq_id: found[faq_id], default=None)
        return best if best is not None and found[best] >= ENOUGH else None

    def scores(self, text: str, language: str) -> dict[str, float]:
        """The weight of every faq id of which a keyword was found."""
        words = split_words(text)
        table = self._keywords.get(language) or self._keywords.get(SOURCE_LANGUAGE, {})
        weighed = {
            faq_id: sum(keyword.weight for keyword in keywords if _stands_in(keyword.words, words))
            for faq_id, keywords in table.items()
        }
        return {faq_id: weight for faq_id, weight in weighed.items() if weight > 0}


def load_faq(locales: Path) -> FaqFinder:
    """The finder for every language under `locales` with a keyword file.

    Raises LawError for a file that is not valid YAML.
    """
    return FaqFinder(
        {path.parent.name: read_keywords(path) for path in sorted(locales.glob(f"*/{KEYWORDS}"))}
    )


def read_keywords(path: Path) -> dict[str, tuple[Keyword, ...]]:
    """The keywords of one language: faq id -> {keyword: weight}."""
    data = read_yaml(path).data or {}
    return {
        str(faq_id): tuple(
            Keyword(tuple(split_words(str(phrase), stars=True)), weight) for phrase, weight in entry.items()
        )
        for faq_id, entry in data.items()
    }


def split_words(text: str, *, stars: bool = False) -> list[str]:
    """Lower-case words without accents, apostrophes and articles; `stars` keeps a final `*`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = plain.replace("'", "").replace("\u2019", "")
    pattern = re.compile(_WORD.pattern + r"\*?") if stars else _WORD
    return [word for word in pattern.findall(plain) if word not in _LEFT_OUT]


def _stands_in(keyword: Sequence[str], words: Sequence[str]) -> bool:
    size = len(keyword)
    return any(
        all(_same(wanted, word) for wanted, word in zip(keyword, words[start : start + size], strict=True))
        for start in range(len(words) - size + 1)
    )


def _same(wanted: str, word: str) -> bool:
    if wanted.endswith("*"):
        return word.startswith(wanted[:-1])
    if wanted == word:
        return True
    if len(wanted) < TYPO_LENGTH or wanted[0] != word[:1] or wanted[0].isdigit():
        return False
    return DamerauLevenshtein.distance(wanted, word, score_cutoff=1) <= 1
