"""Dates, amounts and lists as a language writes them. Pure; values come as a case file holds them.

Words that are not CLDR's ("between {low} and {high}") are catalogue messages; a `Say` gives them.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, format_skeleton, format_timedelta, get_month_names
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from babel.units import format_unit

from actions.messages.languages import locale_of
from actions.messages.own_words import NUMBERS, OWN_WORDS

Say = Callable[..., str]
"""Gives the text of a `value.*` message in one language: say("value.between", low=..., high=...)."""

Unit = Literal["day", "month", "year"]

YEAR_DAYS = 365
MONTH_DAYS = 30
MARKS: Mapping[str, tuple[str, str]] = {"ar": ("\u060c ", "\u061b "), "zh-Hans": ("\uff0c", "\uff1b")}
"""The comma and the semicolon of languages with signs of their own."""
FULL_WIDTH = ("\uff1a", "\u3002", "\uff01", "\uff1f")
_SPANISH_Y = re.compile(r"\by (?=h?i(?![aeou])|y(?![aeiou]))", re.IGNORECASE)
_SPANISH_O = re.compile(r"\bo (?=h?o)", re.IGNORECASE)


def date_text(value: Any, language: str) -> str:
    """A partial date: "2009" -> 2009, "2009-06" -> June 2009, "2009-06-15" -> June 15, 2009.

    Raises ValueError for anything that is not a partial date.
    """
    if isinstance(value, date):
        value = value.isoformat()
    parts = [int(part) for part in str(value).split("-")]
    if len(parts) == 1:
        return str(parts[0])
    if own := OWN_WORDS.get(language):
        return " ".join([*map(str, parts[2:]), own.months[parts[1] - 1], str(parts[0])])
    locale = locale_of(language)
    if len(parts) == 2:
        return str(format_skeleton("yMMMM", date(parts[0], parts[1], 1), locale=locale))
    return str(format_date(date(*parts), format="long", locale=locale))


def month_names(language: str) -> list[str]:
    """The names of the twelve months, as they stand in a list."""
    if own := OWN_WORDS.get(language):
        return list(own.months)
    names = get_month_names("wide", context="stand-alone", locale=locale_of(language))
    return [str(names[number]) for number in range(1, 13)]


def days_text(days: float, language: str, say: Say) -> str:
    """365 -> "365 days (1 year)"; lengths that are not whole months or years stay days alone.

    Whole years are exact, because the law counts 365 days; months are said to be about so many.
    """
    text = span_text(days, "day", language)
    whole = int(days)
    if whole and whole % YEAR_DAYS == 0:
        return say("value.days_exact", days=text, length=span_text(whole // YEAR_DAYS, "year", language))
    if whole and whole % MONTH_DAYS == 0 and whole < YEAR_DAYS:
        return say("value.days_about", days=text, length=span_text(whole // MONTH_DAYS, "month", language))
    return text


def span_text(number: float, unit: Unit, language: str) -> str:
    """A number with its unit in the right plural: "30 days", "1 año"."""
    if own := OWN_WORDS.get(language):
        return f"{number_text(number, language)} {own.units[unit]}"
    locale = locale_of(language)
    text = str(format_unit(number, f"duration-{unit}", locale=locale))
    if f"duration-{unit}" in text:  # CLDR as Babel ships it lacks the long form in some languages
        days = {"day": 1, "month": MONTH_DAYS, "year": YEAR_DAYS}[unit] * number
        text = str(format_timedelta(timedelta(days=days), granularity=unit, threshold=1e9, locale=locale))
    return text


def money_text(amount: float, language: str) -> str:
    """Dollars, without cents where there are none: 10000 -> "$10,000"."""
    locale = _numbers_locale(language)
    pattern = str(locale.currency_formats["standard"].pattern)
    if amount % 1 == 0:
        pattern = pattern.replace(".00", "")
    return str(format_currency(amount, "USD", pattern, locale=locale, currency_digits=False))


def grams_text(amount: float, language: str) -> str:
    """30 -> "30 grams"."""
    if own := OWN_WORDS.get(language):
        return f"{number_text(amount, language)} {own.units['gram']}"
    return str(format_unit(amount, "mass-gram", locale=locale_of(language), length="long"))


def number_text(amount: float, language: str) -> str:
    return str(format_decimal(amount, locale=_numbers_locale(language)))


def join_text(items: Sequence[str], language: str, *, last: str = "and") -> str:
    """A list in a sentence: "a, b, and c", or with `last="or"` "a, b, or c"."""
    if (own := OWN_WORDS.get(language)) and len(items) > 1:
        return f"{', '.join(items[:-1])} {own.joining[last]} {items[-1]}"
    style: Literal["or", "standard"] = "or" if last == "or" else "standard"
    text = str(format_list(list(items), style=style, locale=locale_of(language)))
    if language == "es":
        return _SPANISH_O.sub("u ", _SPANISH_Y.sub("e ", text))
    return text


def strung_text(items: Iterable[str], language: str, *, strong: bool = False) -> str:
    """Things side by side, each once: "a, b". `strong`, for things that may hold commas: "a; b"."""
    weak_mark, strong_mark = MARKS.get(language, (", ", "; "))
    return (strong_mark if strong else weak_mark).join(dict.fromkeys(one for one in items if one))


def led_text(lead: str, text: str) -> str:
    """A text after another. The full-width signs of Chinese bring their own space."""
    return f"{lead}{text}" if not lead or lead.endswith(FULL_WIDTH) else f"{lead} {text}"


def range_text(value: Mapping[str, Any], one: Callable[[Any], str], say: Say, *, dates: bool) -> str:
    """A range {"min": a, "max": b} with either end missing; `one` words an end."""
    low, high = value.get("min"), value.get("max")
    if low is not None and high is not None:
        return one(low) if low == high else say("value.between", low=one(low), high=one(high))
    if low is not None:
        return say("value.from_date" if dates else "value.at_least", low=one(low))
    if high is not None:
        return say("value.until_date" if dates else "value.at_most", high=one(high))
    return say("value.unknown")


def _numbers_locale(language: str) -> Locale:
    return locale_of(NUMBERS.get(language, language))
