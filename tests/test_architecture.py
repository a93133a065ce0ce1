"""The rules of the house, read from the files themselves.

Which way imports point, who may read the clock, how long a file may be, and what no file may hold.
"""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# What each package may import of ours, itself apart.
MAY_IMPORT = {
    "actions.screening": set(),
    "actions.casefile": {"actions.screening"},
    "actions.reading": {"actions.screening"},
    "actions.messages": {"actions.screening"},
    "actions.dialogue": {"actions.messages", "actions.reading", "actions.casefile", "actions.screening"},
    "actions.counsel": {"actions.messages", "actions.reading", "actions.casefile", "actions.screening"},
    "bot.rasa": set(),
}
# The engine is pure: these would give it a disk, a network, a database or a dialogue.
NOT_IN_SCREENING = {"sqlalchemy", "sqlite3", "rasa", "rasa_sdk", "fastapi", "httpx", "socket", "requests"}
FOLDERS = [
    *("bot/cli", "bot/rasa", "bot/web", "bot/widget"),
    *(f"actions/{name}" for name in ("casefile", "counsel", "dialogue", "messages", "reading", "screening")),
    *(f"data/{name}" for name in ("law", "lexicon", "locales", "nlu", "rules")),
    *("docs", "models", "requirements", "scripts"),
]
# Source files over MOST_LINES, each with the reason why it reads better whole.
MOST_LINES = 400
LONG_FILES: dict[str, str] = {}
SOURCE = {".py", ".ts", ".js", ".mjs", ".css", ".sh"}
RASA_KEYS = "nlu|rules|stories|responses|intents|entities|slots|actions|forms|e2e_actions|session_config"
MACHINE_PATH = re.compile(r"(?<![\w./~$}-])/(?:home|root|work|Users|private|mnt)/[\w.-]+")
REGISTRY_HOST = re.compile(r"pypi\.org|pythonhosted\.org|registry\.\w+\.(?:org|com)|/simple/?[\"'\s]")


@cache
def files() -> tuple[Path, ...]:
    """Every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        hidden = {".venv", ".venv-rasa", ".git", ".tools", "node_modules", "var"}
        found = [path for path in ROOT.rglob("*") if not hidden & set(path.relative_to(ROOT).parts)]
    else:
        found = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return tuple(sorted(path for path in set(found) if path.is_file()))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def sources(*folders: str) -> list[Path]:
    return [path for path in files() if path.suffix == ".py" and name_of(path).startswith(folders)]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=name_of(path))


@cache
def imports(path: Path) -> tuple[tuple[int, str], ...]:
    """The line and the full name of everything a file imports, also inside functions."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    package = list(path.relative_to(ROOT).parent.parts)
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *filter(None, [node.module])])
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def ours(name: str) -> bool:
    return name.partition(".")[0] in {"actions", "bot", "tests"}


@pytest.mark.parametrize("package", sorted(MAY_IMPORT))
def test_imports_point_one_way(package):
    allowed = {package, *MAY_IMPORT[package]}
    wrong = [
        f"{name_of(path)}:{line} imports {name}"
        for path in sources(package.replace(".", "/") + "/")
        for line, name in imports(path)
        if ours(name) and not any(within(name, other) for other in allowed)
    ]
    assert wrong == []


def test_nothing_in_actions_imports_bot_or_tests():
    wrong = [
        f"{name_of(path)}:{line} imports {name}"
        for path in sources("actions/")
        for line, name in imports(path)
        if within(name, "bot") or within(name, "tests")
    ]
    assert wrong == []


def test_nothing_that_ships_imports_the_tests():
    wrong = [
        f"{name_of(path)}:{line}"
        for path in sources("bot/")
        for line, name in imports(path)
        if within(name, "tests")
    ]
    assert wrong == []


def test_the_engine_is_pure():
    wrong = [
        f"{name_of(path)}:{line} imports {name}"
        for path in sources("actions/screening/")
        for line, name in imports(path)
        if name.partition(".")[0] in NOT_IN_SCREENING
    ]
    assert wrong == []


def test_rasa_is_imported_in_its_own_process_only():
    wrong = [
        f"{name_of(path)}:{line} imports {name}"
        for path in sources("actions/", "bot/")
        for line, name in imports(path)
        if within(name, "rasa") and not name_of(path).startswith("bot/rasa/")
    ]
    assert wrong == []


def reads_the_clock(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute)):
        return False
    owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
    return (owner, node.attr) in {
        *((kind, name) for kind in ("date", "datetime", "dt") for name in ("today", "now", "utcnow")),
        *(("time", name) for name in ("time", "time_ns", "localtime", "gmtime")),
    }


def test_the_clock_is_a_parameter_in_actions():
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in sources("actions/")
        for node in ast.walk(tree(path))
        if reads_the_clock(node)
    ]
    assert wrong == []


def test_the_clock_rule_sees_what_it_forbids():
    def seen(code: str) -> bool:
        return any(reads_the_clock(node) for node in ast.walk(ast.parse(code)))

    assert seen("import datetime\ndatetime.date.today()")
    assert seen("from datetime import datetime\ndatetime.now(tz)")
    assert seen("import time\ntime.time()")
    assert not seen("case.today, time.perf_counter()")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_of_the_layout_exists(folder):
    assert (ROOT / folder).is_dir()


def test_every_python_folder_is_a_package():
    folders = {path.parent for path in sources("actions/", "bot/")}
    by_path = ("bot/widget", "actions/casefile/migrations")  # run by their path, never imported
    packages = [folder for folder in folders if not name_of(folder).startswith(by_path)]
    assert [name_of(folder) for folder in packages if not (folder / "__init__.py").is_file()] == []


def test_no_source_file_is_too_long_without_a_reason():
    lengths = {
        name_of(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in files()
        if path.suffix in SOURCE
    }
    long = {name: lines for name, lines in lengths.items() if lines > MOST_LINES}
    assert {name: lines for name, lines in long.items() if name not in LONG_FILES} == {}
    assert [name for name in LONG_FILES if name not in long] == [], "no longer long: take it off the list"


def text_files() -> Iterator[tuple[str, str]]:
    for path in files():
        if path == Path(__file__).resolve():
            continue
        content = path.read_bytes()
        if b"\0" not in content[:8192]:
            yield name_of(path), content.decode("utf-8", errors="replace")


def places(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {found[0]}"
        for name, text in text_files()
        for number, line in enumerate(text.splitlines(), start=1)
        if (found := pattern.search(line))
    ]


def test_no_file_holds_a_path_of_somebodys_machine():
    assert places(MACHINE_PATH) == []


def test_no_file_names_a_package_registry():
    assert places(REGISTRY_HOST) == []


def test_data_of_ours_is_not_taken_for_training_data():
    key = re.compile(rf"^({RASA_KEYS})\s*:", re.MULTILINE)
    training = ("data/nlu/", "data/rules/", "data/stories/")
    wrong = [
        f"{name}: {found[1]}"
        for name, text in text_files()
        if name.startswith("data/") and name.endswith((".yml", ".yaml")) and not name.startswith(training)
        if (found := key.search(text))
    ]
    assert wrong == []
