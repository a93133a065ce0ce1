"""What a short text picks from the menu that was sent last: digits of any script, alone or several."""

import re
import unicodedata
from collections.abc import Mapping

MOST_DIGITS = 16
_AROUND = re.compile(r"[\s.,;:()\[\]#*/+&\-–—،、，。！!?؟\u20e3]+")


def digits_of(text: str) -> list[str] | None:
    """The digits of a text that holds nothing else but marks between them; None for any other text.

    "1", "(2)", "1 3", "1,3", "１", "٣", "3️⃣" and the like. "13" is two digits: no menu has a thirteenth line.
    """
    bare = "".join(one for one in text if unicodedata.category(one) not in ("Cf", "Mn", "Me"))
    found = "".join(_AROUND.sub("", bare).split())
    if not found or len(found) > MOST_DIGITS or not all(one.isdecimal() for one in found):
        return None
    return [str(unicodedata.decimal(one)) for one in found]


def picked(text: str, numbers: Mapping[str, str], *, many: bool) -> list[str] | None:
    """The choices that a text picks by number; None where it picks none, or a number that is not there.

    Only a checklist takes several numbers.
    """
    digits = digits_of(text)
    if digits is None or (len(digits) > 1 and not many) or any(one not in numbers for one in digits):
        return None
    return list(dict.fromkeys(numbers[one] for one in digits))
