"""The check of the catalogues: `advisal messages check`.

Every problem names file, line and message id, and says what to do. Nothing is changed.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

from actions.messages.catalogue import REVIEW_STATES, Catalogue, Entry, fingerprint, load_catalogues
from actions.messages.faq import KEYWORDS
from actions.messages.glossary import Glossary
from actions.messages.languages import SOURCE_LANGUAGE
from actions.messages.needed import needs
from actions.messages.readability import FORMULAS, words_of
from actions.messages.style import Readability, Style, load_style
from actions.screening.errors import Problem, nearest
from actions.screening.registry import Registry
from actions.screening.yamlfile import read_yaml

LENGTHS = {"question": 300, "why": 200, "find": 260, "fact": 60, "choice": 100, "offense": 60}
"""The most letters of a text, by the first part of its id."""
LONGEST = 700
FAQ_WORDS = (40, 90)

_MARKUP = re.compile(r"</?[a-z]+[^>]*>|\*\*|__|`|\[[^\]]*\]\(|&[a-z]+;", re.IGNORECASE)
_TYPOGRAPHY = re.compile("[\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00a0]")
_BRACE = re.compile(r"\{(?![A-Za-z_]+\})|(?<!\w)\}")
_SENTENCE = re.compile(r"[.!?][\"')]*$")
_SAME_IN_BOTH = re.compile(
    r"^(state|jurisdiction|language)\.|^choice\.no$|\.other_status\.|^choice\.convictions\.drug\."
)


def check(locales: Path, law: Path, registry: Registry) -> list[Problem]:
    """Everything that is wrong with the catalogues under `locales`, by file and line.

    `law` is the folder of the law files, whose ids need texts. Raises CatalogueError or LawError
    for a file that cannot be read.
    """
    catalogues = load_catalogues(locales)
    english = catalogues[SOURCE_LANGUAGE]
    glossary = Glossary(locales)
    found = [*missing_needs(english, law, registry)]
    for language, catalogue in catalogues.items():
        style = load_style(locales, language)
        found += repeated(catalogue)
        found += unreviewed(catalogue)
        found += unlike_style(catalogue, style)
        found += misshapen(catalogue, counted=style.readability is not None)
        if style.readability:
            found += hard_to_read(catalogue, style.readability, locales / language / "style.yml")
        found += unlike_faq(catalogue, locales / language / KEYWORDS)
        if language != SOURCE_LANGUAGE:
            found += untranslated(catalogue, english, locales / language)
            found += unlike_source(catalogue, english, style)
            found += glossary.check(catalogue, english)
    return sorted(found, key=lambda one: (str(one.file), one.line, one.text))


def missing_needs(english: Catalogue, law: Path, registry: Registry) -> Iterator[Problem]:
    """Ids that the fact registry or a law file needs and English lacks."""
    known = english.ids()
    for need in needs(registry, law, english):
        if need.id not in known:
            yield Problem(need.file, need.line, f"no text {need.id!r}: add it to data/locales")


def repeated(catalogue: Catalogue) -> Iterator[Problem]:
    for entry in catalogue.repeated:
        yield _problem(entry, "stands here or in another file already; keep one")


def unreviewed(catalogue: Catalogue) -> Iterator[Problem]:
    """Entries whose review state is not given."""
    for entry in catalogue.entries.values():
        if entry.review not in REVIEW_STATES:
            yield _problem(entry, f"needs a comment '#. review: {'|'.join(REVIEW_STATES)}'")


def untranslated(catalogue: Catalogue, english: Catalogue, folder: Path) -> Iterator[Problem]:
    """Ids that only English has."""
    for entry in english.entries.values():
        if catalogue.find(entry.id, entry.channel) is None:
            yield Problem(
                folder / entry.file.name, 1, f"{entry.id!r} is not translated; people get the English text"
            )


def unlike_source(catalogue: Catalogue, english: Catalogue, style: Style) -> Iterator[Problem]:
    """Translations of nothing, of a text that has changed, with other placeholders, or left in English."""
    for entry in catalogue.entries.values():
        source = english.find(entry.id, entry.channel)
        if source is None:
            yield _problem(entry, f"English has no such id{nearest(entry.id, english.ids())}")
            continue
        if entry.placeholders != source.placeholders:
            yield _problem(entry, f"has the placeholders {_listed(entry)}, English has {_listed(source)}")
        if not entry.source:
            yield _problem(entry, f"needs a comment '#. source: {fingerprint(source.text)}'")
        elif entry.source != fingerprint(source.text):
            yield _problem(entry, "the English text has changed; translate again, then mark the new source")
        if _left_in_english(entry, source, style):
            yield _problem(entry, "is the same as the English text; translate it")


def unlike_style(catalogue: Catalogue, style: Style) -> Iterator[Problem]:
    """Texts with forbidden words."""
    for entry in catalogue.entries.values():
        text = entry.text
        for rule in style.allowed:
            text = rule.pattern.sub("", text)
        for rule in style.forbidden:
            if match := rule.pattern.search(text):
                yield _problem(entry, f"says {match[0]!r}; write instead: {rule.instead}")


def misshapen(catalogue: Catalogue, *, counted: bool) -> Iterator[Problem]:
    """Texts that are empty, too long, marked up, or written with letters that SMS cannot carry cheaply.

    `counted`: whether the words of a FAQ answer are counted; other languages cut words otherwise.
    """
    for entry in catalogue.entries.values():
        kind = entry.id.split(".", 1)[0]
        limit = LENGTHS.get(kind, LONGEST)
        count = len(words_of(entry.text))
        if not entry.text.strip():
            yield _problem(entry, "has no text")
        if len(entry.text) > limit:
            yield _problem(entry, f"has {len(entry.text)} letters; at most {limit}")
        if (
            counted
            and kind == "faq"
            and entry.id.endswith(".answer")
            and not FAQ_WORDS[0] <= count <= FAQ_WORDS[1]
        ):
            yield _problem(entry, f"has {count} words; an answer has {FAQ_WORDS[0]} to {FAQ_WORDS[1]}")
        if match := _MARKUP.search(entry.text):
            yield _problem(entry, f"has markup {match[0]!r}; texts are plain")
        if kind != "ui" and (match := _TYPOGRAPHY.search(entry.text)):
            yield _problem(entry, f"has the letter {match[0]!r}; write a plain quote, dash, dots or space")
        if _BRACE.search(entry.text):
            yield _problem(entry, "has a brace that is no placeholder")
        if entry.text != entry.text.strip() or "  " in entry.text:
            yield _problem(entry, "has spaces too many")


def hard_to_read(catalogue: Catalogue, limits: Readability, style_file: Path) -> Iterator[Problem]:
    """Sentences over the limit of one text, and a median over the limit of all."""
    measured = readings(catalogue, limits)
    for entry, value in measured:
        if limits.too_hard(value, limits.worst) and entry.id not in limits.not_counted:
            yield _problem(entry, f"reads at {value:.1f} ({limits.formula}); the limit is {limits.worst:g}")
    middle = median(value for _, value in measured) if measured else limits.median
    if limits.too_hard(middle, limits.median):
        text = f"the texts read at {middle:.1f} in the middle; the limit is {limits.median:g}"
        yield Problem(style_file, 1, text)


def readings(catalogue: Catalogue, limits: Readability) -> list[tuple[Entry, float]]:
    """Each sentence-like text with its readability."""
    formula = FORMULAS[limits.formula]
    return [
        (entry, formula(entry.text))
        for entry in catalogue.entries.values()
        if _SENTENCE.search(entry.text) and len(words_of(entry.text)) >= limits.fewest_words
    ]


def unlike_faq(catalogue: Catalogue, path: Path) -> Iterator[Problem]:
    """Questions that no keyword finds, and keywords for questions that do not exist."""
    if not path.is_file():
        return
    file = read_yaml(path)
    known = {
        entry.id.split(".")[1]: entry for entry in catalogue.entries.values() if entry.id.startswith("faq.")
    }
    for name in file.data:
        if name not in known:
            yield file.problem(f"there is no message 'faq.{name}.title'{nearest(str(name), known)}", name)
    for name, entry in known.items():
        if name not in file.data and entry.id.endswith(".title"):
            yield _problem(entry, f"no keyword finds this question; add {name!r} to {path.name}")


def review_states(catalogues: Mapping[str, Catalogue]) -> dict[str, dict[str, int]]:
    """How many entries of each language are machine, reviewed and approved."""
    return {
        language: {
            state: sum(entry.review == state for entry in catalogue.entries.values())
            for state in REVIEW_STATES
        }
        for language, catalogue in catalogues.items()
    }


def _left_in_english(entry: Entry, source: Entry, style: Style) -> bool:
    if entry.text != source.text or _SAME_IN_BOTH.search(entry.id):
        return False
    text = re.sub(r"\{\w+\}", "", entry.text).lower()
    return text.strip() not in style.borrowed and len(re.findall(r"[a-z]{2,}", text)) >= 1


def _listed(entry: Entry) -> str:
    return ", ".join(sorted(entry.placeholders)) or "none"


def _problem(entry: Entry, text: str) -> Problem:
    channel = f" ({entry.channel})" if entry.channel else ""
    return Problem(entry.file, entry.line, f"{entry.id!r}{channel} {text}")
