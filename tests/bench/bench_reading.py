"""What is understood of phrasings that were written apart from the lexicon and the training data.

Each file of tests/reading holds the phrasings of one language; kinds also come from
tests/rasa/held_out.yml. Kinds are those of the whole way: reader, Rasa, and the weighing of both.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from actions.reading import Reader
from tests.rasa.measure_nlu import HELD_OUT
from tests.rasa.support import RasaServer
from tests.reading.measure import Figures, faults, known_languages, phrasings, read
from tests.shared import the_reader

FIRST = ("en", "es")
"""The languages of which more is asked."""

Row = tuple[str, float, str, str]


def run() -> list[Row]:
    """(what, figure, unit, bar) of each language."""
    reader = the_reader()
    reader.warm_up()
    with tempfile.TemporaryDirectory() as folder:
        rasa = RasaServer("http://127.0.0.1:9/", Path(folder) / "log").start()
        try:
            return [row for language in known_languages() for row in _language(language, reader, rasa)]
        finally:
            rasa.stop()


def _language(language: str, reader: Reader, rasa: RasaServer) -> list[Row]:
    figures = Figures()
    right: list[bool] = []
    for entry in _texts(language):
        begun = time.perf_counter()
        reading = read(reader, entry, language)
        found = rasa.parse(entry["text"], **reading.evidence())["intent"]["name"]
        figures.seconds.append(time.perf_counter() - begun)
        if "kind" in entry:
            right.append(found == entry["kind"])
        if not entry.get("kind_only"):
            figures.texts += 1
            faults(entry, reading, figures)
    kinds = 92 if language in FIRST else 85
    found_urgent = figures.urgent - figures.urgent_missed
    return [
        (f"{language}: kind right, of {len(right)}", _share(sum(right), len(right)), "%", f">= {kinds}"),
        (f"{language}: facts right, of {figures.facts}", _share(figures.right, figures.facts), "%", ">= 85"),
        (f"{language}: facts wrong", _share(figures.wrong, figures.facts), "%", "<= 2"),
        (f"{language}: facts invented", _share(figures.invented, figures.facts), "%", "<= 3"),
        (f"{language}: urgent found, of {figures.urgent}", _share(found_urgent, figures.urgent), "%", "100"),
        (f"{language}: false alarms", _share(figures.urgent_false, figures.texts), "%", "<= 3"),
        (f"{language}: NLU and reading, median", median(figures.seconds) * 1000, "ms", "<= 15"),
    ]


def _texts(language: str) -> Iterator[dict[str, Any]]:
    """The phrasings, and the texts of which only the kind is known."""
    yield from phrasings(language)
    held_out = yaml.safe_load(HELD_OUT.read_text(encoding="utf-8")).get(language, {})
    for kind, texts in held_out.items():
        yield from ({"text": text, "kind": kind, "kind_only": True} for text in texts)


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0
