"""Takes numbers that identify a person out of a text before anything keeps it."""

import re

_SEPARATOR = r"[\s.\-]?"
_A_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9])A\s?[#:№]?{_SEPARATOR}\d{{3}}{_SEPARATOR}\d{{3}}{_SEPARATOR}\d{{2,3}}(?![\d])",
    re.IGNORECASE,
)
_A_NUMBER_NAMED = re.compile(
    r"((?:\ba[\s\-]?(?:number|n[uú]mero|num|no\.?)|\balien\s+(?:registration\s+)?(?:number|no\.?|#)"
    r"|\bn[uú]mero\s+a\b|\bn[uú]mero\s+de\s+extranjero)\s*(?:is|es|:|#)?\s*)A?\d{3}[\s.\-]?\d{3}[\s.\-]?\d{2,3}\b",
    re.IGNORECASE,
)
_SSN = re.compile(r"(?<![\d\-/.])\d{3}([\- ])\d{2}\1\d{4}(?![\d\-])")
_SSN_NAMED = re.compile(
    r"((?:\bssn\b|\bsocial(?:\s+security)?(?:\s+(?:number|no\.?|#))?|\bseguro\s+social|\bitin\b)"
    r"\s*(?:is|es|:|#)?\s*)\d{3}[\s\-]?\d{2}[\s\-]?\d{4}\b",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<![\d.])\d(?:[ \-]?\d){12,18}(?![\d.])")
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_PHONE = re.compile(
    r"(?<![\w.\-/$(])(?:\+?\d{1,3}[\s.\-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.\-])\d{3}[\s.\-]\d{4}(?![\d\-])"
    r"|(?<![\w.\-/$])\d{10}(?![\w\-])"
)
_ABROAD = re.compile(r"(?<![\w.\-/$])\+\d[\d\s.\-]{8,16}\d(?!\d)")
_PHONE_NAMED = re.compile(
    r"((?:\bcall|\btext|\bphone|\bcell|\bmobile|\btel[eé]fono|\bcelular|\bll[aá]m\w+|\btel\b|\bnumber\s+is"
    r"|\bn[uú]mero\s+es)[^\d\n]{0,15})\d{3}[\s.\-]\d{4}(?![\d\-])",
    re.IGNORECASE,
)


def mask(text: str) -> str:
    """The text with A-numbers, social security and card numbers, e-mail addresses and phones replaced.

    Placeholders are fixed: [A-number], [SSN], [card], [e-mail], [phone]. Years, statutes,
    sentences and sums of money stay as they are.
    """
    text = _EMAIL.sub("[e-mail]", text)
    text = _A_NUMBER_NAMED.sub(lambda match: f"{match[1]}[A-number]", text)
    text = _A_NUMBER.sub("[A-number]", text)
    text = _ABROAD.sub("[phone]", text)
    text = _CARD.sub(lambda match: "[card]" if _is_card(match[0]) else match[0], text)
    text = _SSN_NAMED.sub(lambda match: f"{match[1]}[SSN]", text)
    text = _SSN.sub("[SSN]", text)
    text = _PHONE.sub("[phone]", text)
    return _PHONE_NAMED.sub(lambda match: f"{match[1]}[phone]", text)


def _is_card(number: str) -> bool:
    """The Luhn check, which nine in ten numbers that are no card fail."""
    digits = [int(character) for character in number if character.isdigit()]
    doubled = [digit if at % 2 == 0 else (digit * 2 - 9 if digit > 4 else digit * 2)
               for at, digit in enumerate(reversed(digits))]  # fmt: skip
    return sum(doubled) % 10 == 0
