"""Which frequently asked question a text asks, by weighted keywords.

`data/locales/<language>/faq_keywords.yml` holds, for each faq id, keywords with weights. A keyword
is one word or several that stand side by side; `*` at the end of a word lets any ending follow. Letters
of Chinese and Korean are words of their own.
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
_LETTERS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"  # Han, kana, Hangul: each is a word here
_WORD = re.compile(rf"[{_LETTERS}]|[^\W_{_LETTERS}]+(?:\.[0-9]+)*")


@dataclass(frozen=True)
class Keyword:
    """Words that stand side by side, and how much they tell."""

    words: tuple[str, ...]
    weight: float


class KeywordTable:
    """The keywords of one language, laid out so that a text is compared with few of them."""

    def __init__(self, keywords: Mapping[str, Sequence[Keyword]]) -> None:
        self._by_first: dict[str, list[tuple[str, Keyword]]] = {}
        for faq_id, entries in keywords.items():
            for keyword in entries:
                self._by_first.setdefault(keyword.words[0], []).append((faq_id, keyword))
        vocabulary = {word for entries in keywords.values() for keyword in entries for word in keyword.words}
        self._exact = {word for word in vocabulary if not word.endswith("*")}
        self._starred = [word for word in vocabulary if word.endswith("*")]
        self._long = [word for word in self._exact if len(word) >= TYPO_LENGTH and not word[0].isdigit()]

    def scores(self, words: Sequence[str]) -> dict[str, float]:
        """The weight of the keywords that stand in a text, by faq id. Each keyword counts once."""
        meant = [self._meant(word) for word in words]
        found: dict[str, float] = {}
        counted: set[tuple[str, Keyword]] = set()
        for start, first in enumerate(meant):
            for entry in (one for word in first for one in self._by_first.get(word, ())):
                faq_id, keyword = entry
                rest = meant[start : start + len(keyword.words)]
                fits = len(rest) == len(keyword.words) and all(
                    word in known for word, known in zip(keyword.words, rest, strict=True)
                )
                if fits and entry not in counted:
                    counted.add(entry)
                    found[faq_id] = found.get(faq_id, 0) + keyword.weight
        return found

    def _meant(self, word: str) -> set[str]:
        """The words of the keywords that a word of a text may be."""
        found = {word} & self._exact
        found.update(starred for starred in self._starred if word.startswith(starred[:-1]))
        if not found:
            found.update(long for long in self._long if _slipped(long, word))
        return found


class FaqFinder:
    """Finds the faq id of a question, in the languages that have a keyword file."""

    def __init__(self, keywords: Mapping[str, Mapping[str, Sequence[Keyword]]]) -> None:
        self._tables = {language: KeywordTable(entries) for language, entries in keywords.items()}

    def find(self, text: str, language: str) -> str | None:
        """The faq id that the text asks about, or None when nothing fits well enough.

        A language without keywords is read with the English ones.
        """
        found = self.scores(text, language)
        best = max(sorted(found), key=lambda faq_id: found[faq_id], default=None)
        return best if best is not None and found[best] >= ENOUGH else None

    def scores(self, text: str, language: str) -> dict[str, float]:
        """The weight of every faq id of which a keyword was found."""
        table = self._tables.get(language) or self._tables.get(SOURCE_LANGUAGE)
        return table.scores(split_words(text)) if table else {}


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
    plain = unicodedata.normalize("NFC", plain).replace("\u0111", "d")
    plain = plain.replace("'", "").replace("\u2019", "")
    pattern = re.compile(rf"(?:{_WORD.pattern})\*?") if stars else _WORD
    return [word for word in pattern.findall(plain) if word not in _LEFT_OUT]


def _slipped(wanted: str, word: str) -> bool:
    """Whether a word is a longer one with one slip of typing; the first letter must be right."""
    if wanted[0] != word[0] or abs(len(wanted) - len(word)) > 1:
        return False
    return DamerauLevenshtein.distance(wanted, word, score_cutoff=1) <= 1
