"""Texts as people type them, reduced to what matters for matching: small letters without accents.

Every character keeps its place in the text as it was given, so that a reading can be shown back.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_APOSTROPHES = "'’‘`´ʼ"
_CONTRACTIONS = re.compile(r"(?<=[a-z])'(?=(?:t|m|ve)\b)|(?<=[\u0430-\u0491])['\"*](?=[яюєіе])")
_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"  # 12,500
    r"|\d+(?:\.\d+)*"  # 365, 273.5, 14.03.2008
    r"|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"  # Han, kana and Hangul, one by one
    r"|[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
    r"|\n+"
    r"|[^\w\s]"
)
_MUTE_ALEF = re.compile(r"(?<=[\u0621-\u064a]{2}\u0648)\u0627$")  # اخذوا is typed اخذو as often
LINE = "\n"
# Letters that are often typed as another, and that Unicode does not take apart.
_ALIKE = str.maketrans(
    {"đ": "d", "ł": "l", "ø": "o", "ı": "i", "œ": "oe", "æ": "ae", "ة": "ه", "ى": "ي", "ـ": ""}
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: folded words, and where each stands in the text as given."""

    raw: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def reworded(self, words: Sequence[str]) -> "Tokens":
        """The same tokens with other words; one may become several at its place, or none."""
        parts = [
            (part, at) for at, word in enumerate(words) for part in (LINE if word == LINE else word.split())
        ]
        places = [at for _, at in parts]
        return Tokens(
            self.raw,
            tuple(part for part, _ in parts),
            tuple(self.starts[at] for at in places),
            tuple(self.ends[at] for at in places),
        )

    def written(self, index: int) -> str:
        """A token as it was typed."""
        return self.raw[self.starts[index] : self.ends[index]]


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if character.isspace() and character != LINE:
        return " "
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    category = unicodedata.category(character)
    if category == "Cs":
        return " "  # half of a character: no text
    if category == "Cf":
        return ""  # marks of direction and of joining
    parts = unicodedata.normalize("NFKD", character.lower())
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return unicodedata.normalize("NFC", bare).translate(_ALIKE)


def fold(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the offset in the text as given."""
    folded: list[str] = []
    origin: list[int] = []
    for offset, character in enumerate(text):
        small = character if "a" <= character <= "z" or character == " " else _fold_character(character)
        folded.append(small)
        origin.extend([offset] * len(small))
    return "".join(folded), origin


def tokenize(text: str) -> Tokens:
    """The tokens of a text in any language.

    An apostrophe joins "don't", "I'm" and "I've" ("dont", "im", "ive"), and what Ukrainian writes with
    one (п'ять, сім'я, also typed п"ять); it stands by itself in everything else ("husband's" is
    "husband", "'", "s"). Letters and digits never share a token ("365days").
    """
    folded, origin = fold(text)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    joins = {match.start() for match in _CONTRACTIONS.finditer(folded)}
    if joins:
        kept = [at for at in range(len(folded)) if at not in joins]
        folded, origin = "".join(folded[at] for at in kept), [origin[at] for at in kept]
    for match in _TOKEN.finditer(folded):
        word = match.group()
        words.append(LINE if word[0] == LINE else _MUTE_ALEF.sub("", word))
        starts.append(origin[match.start()])
        ends.append(origin[match.end() - 1] + 1)
    return Tokens(text, tuple(words), tuple(starts), tuple(ends))
