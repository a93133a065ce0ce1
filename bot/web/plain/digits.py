"""Numbers as people type them, read as the chat in the browser reads them."""

import re
import unicodedata

_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?:\D|$))")
_GRAMS = re.compile(r"(?:grams?|gramos?|gr|g)$", re.IGNORECASE)


def plain_digits(text: str) -> str:
    """The text with digits of other scripts as 0-9."""
    return "".join(str(unicodedata.decimal(one, one)) for one in text)


def whole_number(text: str) -> str | None:
    """A whole number of 0 or more. "1,500" and "1.500" are 1500: no count has decimals."""
    plain = _THOUSANDS.sub("", "".join(plain_digits(text).split()))
    return str(int(plain)) if re.fullmatch(r"[0-9]{1,6}", plain) else None


def dollars(text: str) -> str | None:
    """Dollars with at most two decimals. Three digits after a mark are thousands."""
    plain = _THOUSANDS.sub("", "".join(plain_digits(text).split()).replace("$", ""))
    return _decimal(re.sub(r",(\d{1,2})$", r".\1", plain), r"[0-9]{1,9}(?:\.[0-9]{1,2})?")


def grams(text: str) -> str | None:
    """Grams. A comma before three digits could be either, so it is not read."""
    plain = _GRAMS.sub("", "".join(plain_digits(text).split()))
    return _decimal(re.sub(r",(\d{1,2}|\d{4,})$", r".\1", plain), r"[0-9]{1,7}(?:\.[0-9]{1,4})?")


def _decimal(text: str, shape: str) -> str | None:
    return re.sub(r"^0+(?=[0-9])", "", text) if re.fullmatch(shape, text) else None
