"""Which language a text seems to be in. A suggestion only, from three words up."""

from collections.abc import Mapping, Sequence

LEAST_WORDS = 3
_MARGIN = 2
_SCRIPTS = (("ko", "\uac00", "\ud7a3"), ("zh-Hans", "\u4e00", "\u9fff"), ("ar", "\u0600", "\u06ff"))


def suggest(words: Sequence[str], common: Mapping[str, frozenset[str]]) -> str | None:
    """The code of the language whose frequent words a text holds most, by a clear margin.

    Hangul, Han and Arabic letters decide by themselves. `common` maps a language to its frequent
    words, folded.
    """
    letters = [word for word in words if word.isalpha()]
    for code, first, last in _SCRIPTS:
        if sum(first <= character <= last for word in letters for character in word) >= LEAST_WORDS:
            return code
    if len(letters) < LEAST_WORDS:
        return None
    scores = sorted(
        ((sum(word in known for word in letters), code) for code, known in common.items()), reverse=True
    )
    if not scores or scores[0][0] < _MARGIN:
        return None
    second = scores[1][0] if len(scores) > 1 else 0
    return scores[0][1] if scores[0][0] >= second + _MARGIN else None
