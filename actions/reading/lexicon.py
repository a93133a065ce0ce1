"""The words of one language, read from data/lexicon/<language>/*.yml and data/lexicon/shared/*.yml.

| section | holds |
|---|---|
| lists | alternatives that phrases may use as {name} |
| facts | registry id -> value -> phrases that state it anywhere |
| answers | registry id -> value -> phrases that mean it only as an answer to that question |
| anchors | registry id, or a name of our own -> phrases that say what a date, a sum or a place is |
| urgent | urgent id -> phrases |
| cues | name -> phrases that the readers ask for by name |
| values | name -> phrase -> value |
| common | frequent words that tell the language |
| stronger | fact -> its values, the one that says more first |
| together | urgent id -> lists of cue names that mean it when all of a list stand in one clause |
| tokens_per_word | 2 where every letter is a token, as in Chinese and Korean; distances grow with it |
| also | files of another language whose facts, answers, anchors and urgent phrases count here too |

A value with "|" between ids keeps several readings open. Phrases are written as in `phrases`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from rapidfuzz import process

from actions.reading.folding import tokenize
from actions.reading.inflection import Prefixes
from actions.reading.number_words import NumberWords
from actions.reading.phrases import PhraseError, Slot, parse, wordings
from actions.reading.reading import FactSpec
from actions.reading.stretches import month_names, weekday_names
from actions.reading.yamlfile import read_yaml

SECTIONS = frozenset(
    {
        "lists",
        "facts",
        "answers",
        "anchors",
        "urgent",
        "cues",
        "values",
        "common",
        "stronger",
        "together",
        "tokens_per_word",
        "also",
    }
)
URGENT_IDS = (
    "detained", "ice_at_door", "ice_at_work", "hearing_soon", "removal_order", "check_in_soon",
    "signed_papers", "about_to_sign", "about_to_plead", "about_to_travel", "violence_now", "self_harm",
)  # fmt: skip
SHARED = "shared"
BORROWED = ("facts", "answers", "anchors", "urgent")
PREFIX = "prefix"
LETTERS = "letters"
_APART = (PREFIX, LETTERS)  # of letters, not of words: no phrases


class LexiconError(ValueError):
    """Lexicon files that cannot be used: one line for each problem, with file and name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of the lexicon and what it stands for."""

    section: str
    name: str
    value: Any
    slots: tuple[Slot, ...]


@dataclass
class Lexicon:
    """Everything the readers know of one language."""

    language: str
    entries: list[Entry] = field(default_factory=list)
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    stronger: dict[str, list[str]] = field(default_factory=dict)
    together: dict[str, list[list[str]]] = field(default_factory=dict)
    prefixes: Prefixes = field(default_factory=lambda: Prefixes({}))
    letters: dict[str, str] = field(default_factory=dict)
    tokens_per_word: int = 1

    @cached_property
    def number_words(self) -> NumberWords:
        """How the number words of the language add up."""
        return NumberWords(self.values)

    def words(self, name: str) -> Mapping[str, Any]:
        """The single words of a list of values, folded."""
        return self.values.get(name, {})

    def number(self, name: str) -> Mapping[str, float]:
        """A list of values that are numbers."""
        return self.values.get(name, {})

    def names(self) -> frozenset[str]:
        """The words that only names of cities use: a word nobody knows is not a city with a mistake in it."""
        used: dict[bool, set[str]] = {True: set(), False: set()}
        for entry in self.entries:
            used[entry.name == "city"].update(
                word for slot in entry.slots for words in slot.wordings for word in words
            )
        return frozenset(used[True] - used[False])

    def vocabulary(self) -> frozenset[str]:
        """Every word that any phrase uses."""
        slots = {slot for entry in self.entries for slot in entry.slots}
        names = {*month_names(self.language), *weekday_names(self.language)}
        return frozenset(word for slot in slots for words in slot.wordings for word in words) | names


def load_lexicon(folder: Path, language: str, registry: Mapping[str, FactSpec]) -> Lexicon:
    """Read the lexicon of a language.

    Raises LexiconError naming every file and phrase that cannot be used.
    """
    problems: list[str] = []
    files = [*_read(folder / SHARED, problems), *_read(folder / language, problems)]
    if not (folder / language).is_dir():
        problems.append(f"{folder.name}/{language}: there is no such folder")
    lists = _lists(data for _, data in files)
    lexicon = Lexicon(language, prefixes=Prefixes(_prefixes(files)), letters=_letters(files))
    bare = lexicon.prefixes.bare
    borrowed = _borrowed(folder, files, problems)
    for where, data, lists in [*((where, data, lists) for where, data in files), *borrowed]:
        lexicon.common |= frozenset(data.get("common") or ())
        lexicon.tokens_per_word = data.get("tokens_per_word", lexicon.tokens_per_word)
        lexicon.stronger.update(data.get("stronger") or {})
        for urgent, names in (data.get("together") or {}).items():
            lexicon.together.setdefault(urgent, []).extend(names)
        for section, name, value, phrase in _phrases(data):
            problem = _check(section, name, value, phrase, registry)
            if problem:
                problems.append(f"{where}: {problem}")
                continue
            try:
                slots = tuple(slot.worded(bare) for slot in parse(phrase, lists))
                lexicon.entries.append(Entry(section, name, value, slots))
                if section == "values":
                    words = lexicon.values.setdefault(name, {})
                    words.update({" ".join(map(bare, one)): value for one in wordings(phrase, lists)})
            except PhraseError as error:
                problems.append(f"{where}: {section}, {name}: {error}")
    if problems:
        raise LexiconError("\n".join(problems))
    return lexicon


def _read(folder: Path, problems: list[str]) -> list[tuple[str, dict[str, Any]]]:
    files = []
    for path in sorted(folder.glob("*.yml")):
        where = f"{folder.name}/{path.name}"
        data = read_yaml(path)
        for section in sorted(set(data) - SECTIONS):
            problems.append(f"{where}: {section!r} is not a section{_nearest(section, SECTIONS)}")
        files.append((where, data))
    return files


def _lists(files: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {name: words for data in files for name, words in (data.get("lists") or {}).items()}


def _borrowed(
    folder: Path, files: list[tuple[str, dict[str, Any]]], problems: list[str]
) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """The files that a language names under `also`, cut to what may be borrowed, each with its own lists."""
    found = []
    known: dict[Path, dict[str, Any]] = {}
    for where, data in files:
        for name in data.get("also") or ():
            path = folder / name
            if not path.is_file():
                problems.append(f"{where}: also: there is no file {name!r}")
                continue
            if path.parent not in known:
                of_its_own = [*_read(folder / SHARED, []), *_read(path.parent, [])]
                known[path.parent] = _lists(one for _, one in of_its_own)
            taken = read_yaml(path)
            found.append((name, {one: taken[one] for one in BORROWED if one in taken}, known[path.parent]))
    return found


def _prefixes(files: list[tuple[str, dict[str, Any]]]) -> dict[str, str]:
    """The prefixes of the language, folded; every other word of the lexicon depends on them."""
    listed = [(data.get("values") or {}).get(PREFIX) or {} for _, data in files]
    return {tokenize(str(one)).words[0]: str(kind) for own in listed for one, kind in own.items()}


def _letters(files: list[tuple[str, dict[str, Any]]]) -> dict[str, str]:
    """The letters by which the language is written in Latin ones: "zh" to "ж", "y" to "ы|и"."""
    listed = [(data.get("values") or {}).get(LETTERS) or {} for _, data in files]
    return {str(latin): str(own) for one in listed for latin, own in one.items()}


def _phrases(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Any, Any]]:
    for section in ("facts", "answers"):
        for name, choices in (data.get(section) or {}).items():
            for value, phrases in choices.items():
                yield from ((section, name, value, phrase) for phrase in phrases)
    for section in ("anchors", "urgent", "cues"):
        for name, phrases in (data.get(section) or {}).items():
            yield from ((section, name, None, phrase) for phrase in phrases)
    for name, values in (data.get("values") or {}).items():
        if name in _APART:
            continue
        yield from (("values", name, value, phrase) for phrase, value in values.items())


def _check(section: str, name: str, value: Any, phrase: Any, registry: Mapping[str, FactSpec]) -> str | None:
    """What is wrong with an entry, or None."""
    if not isinstance(phrase, str):
        return f"{section}, {name}: {phrase!r} is not text; put it in quotes"
    if section == "urgent" and name not in URGENT_IDS:
        return f"{name!r} is not an urgent id{_nearest(name, URGENT_IDS)}"
    if section not in ("facts", "answers"):
        return None
    if name not in registry:
        return f"{name!r} is not a fact{_nearest(name, registry)}"
    spec = registry[name]
    if spec.type == "yes_no":
        return None if isinstance(value, bool) else f"{section}, {name}: {value!r} is neither true nor false"
    for one in str(value).split("|") if spec.choices else ():
        if one not in spec.choices:
            return f"{section}, {name}: {one!r} is not a choice{_nearest(one, spec.choices)}"
    return None


def _nearest(word: str, known: Any) -> str:
    best = process.extractOne(str(word), [str(one) for one in known], score_cutoff=60)
    return f"; did you mean {best[0]!r}?" if best else ""
