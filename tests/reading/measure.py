"""Compares what is read with what should be read, for the phrasings and for anyone's own list of them.

    python -m tests.reading.measure en es

prints the figures, the portion that is set aside apart from the rest; where there is an
unseen_<language>.yml, written last and never worked on, that too.
"""

import statistics
import sys
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from actions.reading import OpenQuestion, Reader, Reading
from tests.shared import the_reader

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
SET_ASIDE = 3  # every third phrasing
ANSWER = "the answer"


def ask(reader: Reader, path: str) -> OpenQuestion:
    """The open question for a path such as "convictions.0.offense"."""
    spec = reader.registry[".".join(part for part in path.split(".") if not part.isdigit())]
    return OpenQuestion(path, spec.type, tuple(spec.choices))


def known_languages() -> list[str]:
    """The languages that have phrasings, English and Spanish first."""
    folder = ROOT / "tests" / "reading"
    found = {path.stem.removeprefix("phrasings_") for path in folder.glob("phrasings_*.yml")}
    return sorted(found, key=lambda one: (one not in ("en", "es"), one))


def phrasings(language: str) -> list[dict[str, Any]]:
    """The phrasings of a language, each with `set_aside`."""
    entries = _entries(f"phrasings_{language}.yml")
    return [
        {**entry, "set_aside": number % SET_ASIDE == SET_ASIDE - 1} for number, entry in enumerate(entries)
    ]


def _entries(name: str) -> list[dict[str, Any]]:
    """The phrasings of a file beside this one; none where it is missing."""
    path = ROOT / "tests" / "reading" / name
    return yaml.load(path.read_bytes(), yaml.CSafeLoader)["phrasings"] if path.is_file() else []


@dataclass
class Figures:
    """Counts over a list of phrasings. Facts include the answers to the open questions."""

    texts: int = 0
    facts: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    invented: int = 0
    urgent: int = 0
    urgent_missed: int = 0
    urgent_false: int = 0
    other: int = 0
    seconds: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.texts} texts, {self.facts} facts: {self.right} right, {self.wrong} wrong, "
            f"{self.missed} missed, {self.invented} invented; urgent {self.urgent}, missed "
            f"{self.urgent_missed}, false {self.urgent_false}; yes/no, person or correction wrong in "
            f"{self.other}; median {statistics.median(self.seconds) * 1000:.2f} ms"
        )


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same; readings stand in any order."""
    if isinstance(one, dict) and isinstance(other, dict) and "any_of" in one and "any_of" in other:
        return sorted(one["any_of"]) == sorted(other["any_of"])
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def faults(entry: dict[str, Any], reading: Reading, figures: Figures) -> list[str]:
    """What is not as it should be in the reading of one phrasing; counts it in `figures`."""
    wanted = {**entry.get("facts", {}), **({ANSWER: entry["answer"]} if "answer" in entry else {})}
    got = {fact.path: fact.value for fact in reading.facts}
    if reading.answer is not None:
        got[ANSWER] = reading.answer
    found = []
    for path, value in wanted.items():
        figures.facts += 1
        if path not in got:
            figures.missed += 1
            found.append(f"missed {path}: {value}")
        elif same(got[path], value):
            figures.right += 1
        else:
            figures.wrong += 1
            found.append(f"read {path}: {got[path]}, not {value}")
    allowed = entry.get("may", {})
    for path, value in got.items():
        if path not in wanted and not (path in allowed and same(allowed[path], value)):
            figures.invented += 1
            found.append(f"invented {path}: {value}")
    urgent, read = set(entry.get("urgent", ())), set(reading.urgent)
    figures.urgent += len(urgent)
    figures.urgent_missed += len(urgent - read)
    figures.urgent_false += len(read - urgent)
    found += [f"urgent {one} missed" for one in urgent - read] + [
        f"urgent {one} cried" for one in read - urgent
    ]
    beside = {
        "yes_no": (entry.get("yes_no", reading.yes_no), reading.yes_no),
        "person": (entry.get("who"), reading.someone_else),
        "correction": (bool(entry.get("correction")), reading.correction),
    }
    wrong = [
        f"{name}: {value}, not {expected}" for name, (expected, value) in beside.items() if value != expected
    ]
    figures.other += bool(wrong)
    return found + wrong


def read(reader: Reader, entry: dict[str, Any], language: str) -> Reading:
    """Read one phrasing as it was typed, with its question open."""
    question = ask(reader, entry["q"]) if "q" in entry else None
    return reader.read(entry["text"], language=language, question=question, today=TODAY)


def main() -> None:
    """Print the figures of the languages named on the command line."""
    reader = the_reader()
    reader.warm_up()
    for language in sys.argv[1:] or known_languages():
        parts = {
            "worked on:": [entry for entry in phrasings(language) if not entry["set_aside"]],
            "set aside:": [entry for entry in phrasings(language) if entry["set_aside"]],
            "unseen:": _entries(f"unseen_{language}.yml"),
        }
        for name, entries in parts.items():
            figures = Figures()
            for entry in entries:
                begun = time.perf_counter()
                reading = read(reader, entry, language)
                figures.seconds.append(time.perf_counter() - begun)
                figures.texts += 1
                faults(entry, reading, figures)
            if entries:
                print(language, name, figures)


if __name__ == "__main__":
    main()
