"""What must hold for the widget's sources, read from the files themselves."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WIDGET = ROOT / "bot" / "widget"
SOURCES = sorted((WIDGET / "src").rglob("*.ts"))
SHARED = ROOT / "bot" / "web" / "pages"
STYLES = [*sorted((WIDGET / "src").rglob("*.css")), SHARED / "palette.css", SHARED / "plain.css"]
PAGES = sorted((ROOT / "bot" / "web" / "pages").glob("*.html"))

NEVER = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser|srcdoc|"
    r"localStorage|sessionStorage|indexedDB|document\.cookie|\.setAttribute\(\"style\"|console\."
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_a_source_neither_parses_markup_nor_keeps_anything_on_the_device(path: Path) -> None:
    assert NEVER.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_loads_nothing_and_knows_no_left_or_right(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"url\(|@import|-(?:left|right)\b|\b(?:left|right):", text) == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_colours_stand_in_the_palette_alone(path: Path) -> None:
    on_screen = path.read_text(encoding="utf-8").partition("@media print")[0]
    assert path.name == "palette.css" or re.findall(r"#[0-9a-fA-F]{3,8}\b", on_screen) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_has_nothing_inline_and_loads_from_its_own_place_only(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", text) == []
    assert re.findall(r"(?:src|<link[^>]*href)=\"(?!/)[^\"]*\"", text) == []


def test_the_lock_names_no_registry_and_nothing_ships_at_run_time() -> None:
    lock = (WIDGET / "package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in lock
    assert "dependencies" not in json.loads((WIDGET / "package.json").read_text(encoding="utf-8"))
    packages = json.loads(lock)["packages"]
    assert [name for name, package in packages.items() if name and not package.get("integrity")] == []
