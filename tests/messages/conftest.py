"""The real catalogues and the real registry, and a place to write small catalogues of one's own."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from actions.messages import Catalogue, Messages
from actions.screening.registry import Registry, load_registry
from tests.shared import the_catalogues

WriteCatalogue = Callable[..., Path]


@pytest.fixture(scope="session")
def locales(root: Path) -> Path:
    return root / "data" / "locales"


@pytest.fixture(scope="session")
def law_folder(root: Path) -> Path:
    return root / "data" / "law"


@pytest.fixture(scope="session")
def registry(law_folder: Path) -> Registry:
    categories = tuple(sorted(path.stem for path in (law_folder / "offences").glob("*.yml")))
    return load_registry(law_folder / "facts", categories)


@pytest.fixture(scope="session")
def catalogues(locales: Path) -> Mapping[str, Catalogue]:
    return the_catalogues()


@pytest.fixture(scope="session")
def messages(catalogues: Mapping[str, Catalogue], registry: Registry) -> Messages:
    return Messages(catalogues, registry)


@pytest.fixture
def write(tmp_path: Path) -> WriteCatalogue:
    """write("es", {"act.hello": "Hola"}) -> the folder of the catalogues."""

    def write_one(
        language: str,
        texts: Mapping[str, str],
        *,
        name: str = "acts",
        comments: str = "#. review: machine",
        channel: str = "",
    ) -> Path:
        folder = tmp_path / language
        folder.mkdir(exist_ok=True)
        head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        context = f'msgctxt "{channel}"\n' if channel else ""
        entries = [
            f'{comments}\n{context}msgid "{message_id}"\nmsgstr "{text}"\n'
            for message_id, text in texts.items()
        ]
        (folder / f"{name}.po").write_text("\n".join([head, *entries]), encoding="utf-8")
        return tmp_path

    return write_one
