"""Words that mean something to the channel itself, in every language: `data/sms/<language>.yml`.

| key | holds |
|---|---|
| stop, stop_accented | whole messages that end the texting; the second where an accent makes another word |
| stop_phrases | what ends the texting wherever it stands in a short message |
| stop_maybe | whole messages that may be an answer as well: the person is asked |
| not_stop | phrases within which nothing of the above counts |
| erase | what says, beside a stop, that everything be deleted |
| help, start | whole messages |
| back, person, unsure, list | whole messages that do what 0, 9, "not sure" and 8 do |
| filler | words that change nothing: please, now, thank you |

All are folded as the reader folds texts: small letters, no accents, no punctuation.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from actions.reading.folding import LINE, tokenize
from actions.screening.yamlfile import read_yaml

FOLDER = Path(__file__).resolve().parents[2] / "data" / "sms"
KEYS = ("stop", "stop_accented", "stop_phrases", "stop_maybe", "not_stop", "erase", "help", "start",
        "back", "person", "unsure", "list", "filler")  # fmt: skip
COMMANDS = ("back", "person", "unsure", "list")
SIGNS = frozenset("🛑✋🚫⛔")
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """The words of all languages together: people mix them, and a stop counts in any."""

    phrases: Mapping[str, frozenset[Phrase]]
    accented: frozenset[str]
    filler: frozenset[str]

    def is_whole(self, key: str, text: str) -> bool:
        """Whether a text is, but for filler, one of the messages of a key."""
        words = folded(text)
        return words in self.phrases[key] or self.bare(words) in self.phrases[key]

    def holds(self, key: str, text: str) -> bool:
        """Whether a phrase of a key stands somewhere in the text."""
        words = folded(text)
        return any(_stands(phrase, words) for phrase in self.phrases[key])

    def bare(self, words: Phrase) -> Phrase:
        return tuple(word for word in words if word not in self.filler)

    def command(self, text: str) -> str | None:
        """Which of COMMANDS a whole message is."""
        return next((name for name in COMMANDS if self.is_whole(name, text)), None)


def folded(text: str) -> Phrase:
    """The words of a text and the signs that mean stop; punctuation left out."""
    return tuple(
        word for word in tokenize(text).words if word != LINE and (word[0].isalnum() or word in SIGNS)
    )


def accented(text: str) -> str:
    """A short text with its accents, for words that differ by them alone."""
    kept = "".join(one for one in text if one.isalnum() or one.isspace() or unicodedata.combining(one))
    return " ".join(unicodedata.normalize("NFC", kept).casefold().split())


@cache
def load_words(folder: Path = FOLDER) -> Words:
    """The words of every language under `folder`. Raises ValueError for a key that is none."""
    merged: dict[str, set[str]] = {key: set() for key in KEYS}
    for path in sorted(folder.glob("*.yml")):
        data: dict[str, Any] = read_yaml(path).data or {}
        if unknown := data.keys() - set(KEYS):
            raise ValueError(f"{path.name}: {', '.join(sorted(unknown))}: known are {', '.join(KEYS)}")
        for key, texts in data.items():
            merged[key].update(str(text) for text in texts)
    return Words(
        {key: _phrases(texts) for key, texts in merged.items() if key != "stop_accented"},
        frozenset(accented(text) for text in merged["stop_accented"]),
        frozenset(word for text in merged["filler"] for word in folded(text)),
    )


def _phrases(texts: Iterable[str]) -> frozenset[Phrase]:
    return frozenset(found for text in texts if (found := folded(text)))


def _stands(phrase: Phrase, words: Phrase) -> bool:
    size = len(phrase)
    return any(words[at : at + size] == phrase for at in range(len(words) - size + 1))
