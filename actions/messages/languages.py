"""Languages: their folders under data/locales, and how each writes dates, numbers and lists."""

from functools import cache

from babel import Locale

SOURCE_LANGUAGE = "en"

# How a language is written by people who read it in the United States.
_REGIONAL = {"en": "en_US", "es": "es_US", "tl": "fil"}
# What speakers call their language where CLDR has another name.
_NAMED = {"tl": "Tagalog", "ht": "Kreyòl ayisyen"}


@cache
def locale_of(language: str) -> Locale:
    """The CLDR locale of a language tag such as "es", "pt-BR" or "zh-Hans".

    Raises `babel.UnknownLocaleError` for a tag that CLDR does not know.
    """
    return Locale.parse(_REGIONAL.get(language, language.replace("-", "_")))


def direction_of(language: str) -> str:
    """Which way the language is written: "ltr" or "rtl"."""
    return str(locale_of(language).text_direction)


def own_name(language: str) -> str:
    """What the language calls itself, to stand in a list: "English", "Español"."""
    if language in _NAMED:
        return _NAMED[language]
    name = str(locale_of(language.split("-", maxsplit=1)[0]).get_language_name() or language)
    return name[:1].upper() + name[1:]
