"""Hyphens within words, in languages where they only part them: est-ce que, grand-père, puis-je.

A language says so with any entry in values `hyphens_part`; its phrases are then written with spaces.
A hyphen beside a space or a digit stays: it may be a range, a date, or a break.
"""

from actions.reading.folding import Tokens

HYPHENS = frozenset("-‐‑")


def without_hyphens(tokens: Tokens) -> Tokens:
    """The tokens without the hyphens that stand between letters, with no space around."""
    kept = [at for at in range(len(tokens)) if not _parts_letters(tokens, at)]
    if len(kept) == len(tokens):
        return tokens
    return Tokens(
        tokens.raw,
        tuple(tokens.words[at] for at in kept),
        tuple(tokens.starts[at] for at in kept),
        tuple(tokens.ends[at] for at in kept),
    )


def _parts_letters(tokens: Tokens, at: int) -> bool:
    if tokens.words[at] not in HYPHENS or not 0 < at < len(tokens) - 1:
        return False
    touches = tokens.ends[at - 1] == tokens.starts[at] and tokens.ends[at] == tokens.starts[at + 1]
    return touches and tokens.words[at - 1].isalpha() and tokens.words[at + 1].isalpha()
