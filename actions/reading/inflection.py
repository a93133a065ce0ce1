"""Words that change their form: stems with any ending, and small words written together with the next.

A stem is written `арест~` in a phrase and stands for every word that begins so. A language whose
small words are joined to the next one lists them as values `prefix`: "dropped" leaves the prefix
out where the rest is a word of the lexicon, "apart" makes it a word of its own, and "always" leaves
it out everywhere, in phrases too, as an article that says nothing. A hyphen after one that stands
apart says nothing either: "na-dismiss" is "na dismiss".
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from actions.reading.folding import Tokens

STEM = "~"
HYPHEN = "-"
_SHORTEST = 3
_MOST_PREFIXES = 3

Words = tuple[str, ...]
Known = Callable[[str], bool]


def with_stems(words: Iterable[str]) -> Words:
    """The tokens of a phrase, the mark of a stem joined to the word that it follows."""
    joined: list[str] = []
    for word in words:
        if word == STEM and joined:
            joined[-1] += STEM
        else:
            joined.append(word)
    return tuple(joined)


class Stems:
    """The stems of a language's phrases. The longest one that fits stands for a word."""

    def __init__(self, words: Iterable[str]) -> None:
        self._stems = {word[:-1] for word in words if word.endswith(STEM) and word != STEM}
        self._sorted = sorted(self._stems)
        self._lengths = sorted({len(stem) for stem in self._stems}, reverse=True)

    def __bool__(self) -> bool:
        return bool(self._stems)

    def of(self, word: str) -> str | None:
        """The stem of a word as phrases write it, or None."""
        for length in self._lengths:
            if word[:length] in self._stems and len(word) >= length:
                return word[:length] + STEM
        return None

    def reduced(self, words: Sequence[str]) -> list[str]:
        """The words, each that has a stem replaced by it."""
        return [self.of(word) or word for word in words]

    def variants(self, words: Words) -> list[Words]:
        """The ways in which a wording with stems can stand among reduced words.

        A word that is written "pay~" in the phrase is "payment~" in the text where that is a stem too.
        """
        found: list[Words] = [()]
        for word in words:
            if word.endswith(STEM) and word != STEM:
                choices = [stem + STEM for stem in self._beginning(word[:-1])]
            else:
                choices = [self.of(word) or word]
            found = [(*before, choice) for before in found for choice in choices]
        return found

    def _beginning(self, own: str) -> Iterator[str]:
        """The stems that begin as one does, itself included."""
        for stem in islice(self._sorted, bisect_left(self._sorted, own), None):
            if not stem.startswith(own):
                return
            yield stem


class Prefixes:
    """The small words of a language that are written together with the next word."""

    def __init__(self, prefixes: Mapping[str, Any]) -> None:
        self._always = sorted((one for one in prefixes if prefixes[one] == "always"), key=len, reverse=True)
        self._others = sorted((one for one in prefixes if prefixes[one] != "always"), key=len, reverse=True)
        self._apart = {one for one in prefixes if prefixes[one] == "apart"}

    def __bool__(self) -> bool:
        return bool(self._always or self._others)

    def bare(self, word: str) -> str:
        """A word without the prefix that says nothing."""
        for prefix in self._always:
            if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
                return word[len(prefix) :]
        return word

    def parted(self, tokens: Tokens, known: Known) -> Tokens:
        """The tokens with their prefixes off; `known` says whether the lexicon has a word."""
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for at, word in enumerate(tokens.words):
            if word == HYPHEN and self._joins(tokens, at):
                continue
            parts = self._parts(word, known)
            for part in parts:
                words.append(part)
                starts.append(tokens.starts[at])
                ends.append(tokens.ends[at])
        return Tokens(tokens.raw, tuple(words), tuple(starts), tuple(ends))

    def _joins(self, tokens: Tokens, at: int) -> bool:
        """Whether a hyphen stands between such a prefix and its word, no space on either side."""
        before, after = tokens.words[at - 1 : at], tokens.words[at + 1 : at + 2]
        if not (before and after and before[0] in self._apart and after[0].isalpha()):
            return False
        return tokens.ends[at - 1] == tokens.starts[at] and tokens.ends[at] == tokens.starts[at + 1]

    def _parts(self, word: str, known: Known, depth: int = 0) -> list[str]:
        """The word, bare; before it the prefixes that stand apart."""
        word = self.bare(word)
        if known(word) or depth == _MOST_PREFIXES:
            return [word]
        for prefix in self._others:
            rest = word[len(prefix) :]
            if word.startswith(prefix) and len(rest) >= self._shortest(prefix):
                parts = self._parts(rest, known, depth + 1)
                if known(parts[-1]):
                    return [prefix, *parts] if prefix in self._apart else parts
        return [word]

    def _shortest(self, prefix: str) -> int:
        """How short the rest may be: "and" is one letter, and joined to "from" and "not" too."""
        return _SHORTEST - 1 if prefix in self._apart and len(prefix) == 1 else _SHORTEST
