"""How easy a text is to read: Flesch-Kincaid grade for English, Fernández-Huerta index for Spanish.

Syllables come from pyphen's hyphenation, which never splits off a single letter, so a count of
vowel groups stands beside it and the larger one holds: texts are never made to look easier.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from pyphen import Pyphen  # type: ignore[import-untyped]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NUMBER = re.compile(r"\d[\d,./-]*")
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$|[\"'”)])")
_ENGLISH_SILENT = re.compile(r"(?:[^laeiouy]es|[^aeioudt]ed|[^laeiouy]e|ely)$")
_SPANISH_STRONG = "aeoáéíóú"


def words_of(text: str) -> list[str]:
    """The words of a text. Numbers count as a word of one syllable, abbreviations as words."""
    return _WORD.findall(text) + _NUMBER.findall(text)


def sentences_of(text: str) -> int:
    """How many sentences a text has, at least 1."""
    return max(1, len(_SENTENCE_END.findall(re.sub(r"\bU\.S\.|\bi\.e\.|\be\.g\.|EE\. UU\.", "US", text))))


@lru_cache(maxsize=20_000)
def syllables(word: str, language: str) -> int:
    """The syllables of one word, at least 1; an abbreviation in capitals counts as one."""
    if not word[0].isalpha() or (word.isupper() and len(word) > 1):
        return 1
    word = word.lower()
    hyphenated = len(_hyphenation(language).positions(word)) + 1
    if language == "en":
        return max(hyphenated, _english_vowel_groups(word))
    if language == "es":
        return max(hyphenated, _spanish_nuclei(word))
    return hyphenated


def flesch_kincaid(text: str) -> float:
    """The U.S. school grade of an English text."""
    words = words_of(text)
    if not words:
        return 0.0
    count = sum(syllables(word, "en") for word in words)
    return 0.39 * len(words) / sentences_of(text) + 11.8 * count / len(words) - 15.59


def fernandez_huerta(text: str) -> float:
    """The index of a Spanish text: 70 and more is fairly easy, 100 very easy."""
    words = words_of(text)
    if not words:
        return 100.0
    count = sum(syllables(word, "es") for word in words)
    return 206.84 - 60 * count / len(words) - 1.02 * len(words) / sentences_of(text)


FORMULAS: dict[str, Callable[[str], float]] = {
    "flesch_kincaid": flesch_kincaid,
    "fernandez_huerta": fernandez_huerta,
}


@lru_cache
def _hyphenation(language: str) -> Pyphen:
    return Pyphen(lang={"en": "en_US"}.get(language, language.replace("-", "_")))


def _english_vowel_groups(word: str) -> int:
    stem = _ENGLISH_SILENT.sub("", word) if len(word) > 3 else word
    return max(1, len(re.findall(r"[aeiouy]+", stem)))


def _spanish_nuclei(word: str) -> int:
    """Strong vowels stand alone; weak ones join a neighbour unless they carry an accent."""
    count = 0
    for group in re.findall(r"[aeiouáéíóúü]+y?$|[aeiouáéíóúü]+|^y$", re.sub(r"qu|gu(?=[eiéí])", "k", word)):
        strong = sum(letter in _SPANISH_STRONG for letter in group)
        count += max(1, strong)
    return max(1, count)
