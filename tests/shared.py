"""What many tests read and none changes: made once in each process.

It stays to the end, so the collector of garbage is told to leave it alone: going through the law again and
again took a third of the time of its tests.
"""

import atexit
import gc
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from actions.casefile.migrate import upgrade
from actions.messages import Catalogue, load_catalogues
from actions.messages.faq import FaqFinder, load_faq
from actions.reading import Reader
from actions.screening.loader import load_law
from actions.screening.model import Law

DATA = Path(__file__).resolve().parents[1] / "data"


@cache
def the_law() -> Law:
    """data/law."""
    law = load_law(DATA / "law")
    stays()
    return law


@cache
def the_catalogues() -> Mapping[str, Catalogue]:
    """data/locales."""
    catalogues = load_catalogues(DATA / "locales")
    stays()
    return catalogues


@cache
def the_faq() -> FaqFinder:
    """The keywords of data/locales."""
    return load_faq(DATA / "locales")


@cache
def the_reader() -> Reader:
    """A reader over data/lexicon and the facts of the law; it loads a language when it first reads one."""
    return Reader(DATA / "lexicon", the_law().registry)


def migrated_database(path: Path) -> str:
    """A SQLite database with today's tables at `path`, a copy of one that was migrated once; its URL.

    One that is there already stays as it is.
    """
    if not path.exists():
        shutil.copy(_migrated(), path)
    return f"sqlite:///{path}"


@cache
def _migrated() -> Path:
    folder = tempfile.mkdtemp(prefix="advisal-migrated-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = Path(folder) / "cases.db"
    upgrade(f"sqlite:///{path}")
    return path


def stays() -> None:
    """Everything that is there now stays."""
    gc.collect()
    gc.freeze()
