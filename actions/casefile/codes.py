"""Resume codes: short secrets that a person writes down to go on elsewhere.

Sixty random bits as twelve letters and digits in three groups, "7K3M-9Q2T-X4BR": Crockford's base 32,
which leaves out I, L, O and U. A code is read as people write it: small letters, spaces, other dashes,
the digits of any script, and letters that only look like the right ones.
"""

import secrets
import unicodedata
from collections.abc import Iterable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 12, 4
LONGEST_TYPED = 200
# Latin letters that the alphabet lacks, and letters of other scripts that look like one it has.
_LOOK_ALIKES = str.maketrans(
    "OILU" + "АВЕЗІЈКМНОРСТХЅЎУ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "011V" + "ABE31JKMH0PCTXSYY" + "ABEZH1KMN0PTYX",
)


def new_code() -> str:
    """A random code, as it is shown: three groups with hyphens between."""
    return shown(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(letters: Iterable[str]) -> str:
    """Letters in groups of four."""
    text = "".join(letters)
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def read_code(text: str) -> str | None:
    """The code that a text is, without hyphens; None where it cannot be one."""
    if len(text) > LONGEST_TYPED:
        return None
    letters = "".join(_letter(one) for one in unicodedata.normalize("NFKC", text))
    found = letters.upper().translate(_LOOK_ALIKES)
    return found if len(found) == LENGTH and set(found) <= set(ALPHABET) else None


def _letter(one: str) -> str:
    """A letter or digit; nothing for spaces, dashes, stops and marks of direction."""
    digit = unicodedata.digit(one, None)
    if digit is not None:
        return str(digit)
    return "" if unicodedata.category(one)[0] in "ZPCM" else one
