"""Spaces that part clauses, as a comma does, in languages that write without spaces between words.

A language says so with values `space_parts`, whose words are those beside which a space parts
nothing: units and the marks of dates, so that 三年 缓刑 stays together.
"""

from collections.abc import Container

from actions.reading.folding import Tokens

_YEAR = 4  # digits
_FIRST, _LAST = "\u3400", "\u9fff"


def with_commas(tokens: Tokens, kept: Container[str]) -> Tokens:
    """The tokens, with a comma for each space between Han letters or before a year; none beside `kept`."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, word in enumerate(tokens.words):
        before = tokens.words[at - 1] if at else ""
        apart = at > 0 and tokens.ends[at - 1] < tokens.starts[at]
        opens = _is_han(word) or (word.isdigit() and len(word) == _YEAR)
        if apart and _is_han(before) and opens and before not in kept and word not in kept:
            words.append(",")
            starts.append(tokens.ends[at - 1])
            ends.append(tokens.starts[at])
        words.append(word)
        starts.append(tokens.starts[at])
        ends.append(tokens.ends[at])
    return Tokens(tokens.raw, tuple(words), tuple(starts), tuple(ends))


def _is_han(word: str) -> bool:
    return bool(word) and _FIRST <= word[0] <= _LAST
