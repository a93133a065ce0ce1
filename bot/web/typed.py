"""What a person typed, without the characters that nobody types."""

import unicodedata

KEPT = frozenset("\n\t")
# Marks that turn the direction of a whole text around; single letters keep their own direction.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def as_typed(text: str) -> str:
    """The text without control characters, halves of characters, and marks that turn its direction."""
    return "".join(one for one in text if one in KEPT or _is_typed(one))


def _is_typed(one: str) -> bool:
    return unicodedata.category(one) not in ("Cc", "Cs") and one not in TURNING
