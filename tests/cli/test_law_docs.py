"""`advisal law docs`: every rule stands on a page, with its authority, and every link leads somewhere."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.compose import the_law

LINK = re.compile(r"\]\(([\w.-]+)(?:#([\w.-]+))?\)")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("law")
    told = CliRunner().invoke(app, ["law", "docs", "--out", str(folder)])
    assert told.exit_code == 0, told.output
    return {path.name: path.read_text(encoding="utf-8") for path in Path(folder).iterdir()}


@pytest.mark.slow
def test_each_relief_and_vehicle_has_a_page_with_every_test_and_its_authority(pages: dict[str, str]) -> None:
    for relief in the_law().relief.values():
        page = pages[f"{relief.kind}-{relief.id}.md"]
        assert all(one in page for one in relief.source.authority)
        for test in relief.tests:
            assert f"**{test.id}**" in page
            assert all(one in page for one in test.source.authority), test.id


def test_every_other_rule_stands_on_a_page(pages: dict[str, str]) -> None:
    law = the_law()
    assert all(f"## {name}" in pages["grounds.md"] for name in law.grounds)
    assert all(f"### {name}\n" in pages["offences.md"] for name in law.offences)
    assert all(f"## {name}\n" in pages["definitions.md"] for name in law.rules)
    assert all(f"**{name}**" in pages["deadlines.md"] for name in law.deadlines)
    assert all(f"**{name}**" in pages["urgent.md"] for name in law.urgent)
    for row in law.statutes.values():
        assert f"| {row.statute} |" in pages[f"statutes-{row.source.file.stem}.md"]


def test_every_word_of_the_conditions_is_explained(pages: dict[str, str]) -> None:
    explained = set(re.findall(r"^\| `(\w+)\(", pages["definitions.md"], re.MULTILINE))
    used = {
        word for text in pages.values() for word in re.findall(r"`[^`]*?\b(told|presumed|or_else)\(", text)
    }
    assert used == {"told", "presumed", "or_else"}
    assert used <= explained


def test_what_is_not_verified_is_listed(pages: dict[str, str]) -> None:
    unverified = [name for name, one in the_law().sources().items() if one.verified == "no"]
    assert f"## Not verified: {len(unverified)} of " in pages["checked.md"]
    assert all(f"| {name} |" in pages["checked.md"] for name in unverified)


def test_every_link_leads_to_a_heading(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        for page, heading in LINK.findall(text):
            assert page in pages, (name, page)
            assert not heading or f"# {heading}\n" in pages[page], (name, page, heading)
