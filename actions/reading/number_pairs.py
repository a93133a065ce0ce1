"""Two counts said as one word, for one or the other: 칠팔년, 서너 달, năm sáu trăm.

| values | hold |
|---|---|
| number_pair | what is said, and both counts: `칠팔: "7 8"` |

Their words may be small words too, so they count only before what they count, or before a hundred or more.
"""

from actions.reading.folding import Tokens
from actions.reading.lexicon import Lexicon

Pair = tuple[tuple[float, int], tuple[float, int]]
_COUNTED = ("counted", "unit", "money_unit", "grams_unit")


def pair(tokens: Tokens, at: int, lexicon: Lexicon) -> Pair | None:
    """Both counts that are said at a token, each with where it ends; None where none are said."""
    pairs = lexicon.words("number_pair")
    for size in (3, 2):
        said = pairs.get(" ".join(tokens.words[at : at + size]))
        if said and len(tokens) > at + size:
            break
    else:
        return None
    end, times = at + size, 1.0
    multipliers = lexicon.number("multiplier")
    while end < len(tokens) and tokens.words[end] in multipliers:
        times *= multipliers[tokens.words[end]]
        end += 1
    if times == 1 and not _counts(tokens, end, lexicon):
        return None
    low, high = map(float, str(said).split())
    return (low, at + 1), (high * times, end)


def _counts(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether something counted stands there: a unit that does not begin a date, as "tháng 3" does."""
    words = tokens.words[at : at + 2]
    begins = words[0] in lexicon.words("date_mark_before") and words[-1][:1].isdigit()
    return not begins and any(words[0] in lexicon.words(name) for name in _COUNTED)
