"""`advisal replay` names whose results a change of the law files changes, and how."""

import asyncio
import json
import shutil
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
import yaml
from click.testing import Result
from typer.testing import CliRunner

from actions.casefile import CaseFiles, Keys, create_engine_for
from actions.casefile.migrate import upgrade
from actions.dialogue.state import State
from actions.screening.loader import load_law
from bot.cli import app, replay

pytestmark = pytest.mark.slow

LAW = Path(__file__).resolve().parents[2] / "data" / "law"
RESIDENT = {"lpr_status": "current", "lpr_since": "2015-03-01", "naturalized": False}
CASE = {
    "as_of": "2026-11-22",
    "state": "NV",
    "facts": RESIDENT,
    "entries": [{"manner": "inspected_visa", "date": "2009-03-01"}],
    "convictions": [{"offense": "burglary", "disposition": "convicted", "sentence_ordered_days": 200}],
}


@pytest.fixture(autouse=True)
def each_law_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test changes a law that another one has loaded."""
    monkeypatch.setattr(replay, "load_law", _loaded_once)


_loaded_once = cache(load_law)


@pytest.fixture(scope="module")
def stricter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The law as it would be if a theft or burglary were an aggravated felony from 100 days."""
    folder = tmp_path_factory.mktemp("law") / "stricter"
    shutil.copytree(LAW, folder)
    file = folder / "grounds" / "aggravated_felony.yml"
    text = file.read_text(encoding="utf-8")
    assert "sentence_days >= 365" in text
    file.write_text(text.replace("sentence_days >= 365", "sentence_days >= 100"), encoding="utf-8")
    return folder


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    file = tmp_path / "case.yml"
    file.write_text(yaml.safe_dump_all([CASE | {"name": "burglar"}, CASE | {"convictions": []}]))
    return file


def replayed(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["replay", *map(str, arguments)])


def test_who_is_concerned_is_named_with_before_and_after(case_file: Path, stricter: Path) -> None:
    told = replayed(case_file, "--before", stricter)
    assert told.exit_code == 0
    lines = told.output.splitlines()
    assert lines[0] == "burglar"
    assert "  conviction 1 flag aggravated_felony: possible > no" in lines
    assert any(line.startswith("  relief lpr_cancellation: likely_barred > ") for line in lines)
    assert lines[-1] == "1 of 2 results change"


def test_the_same_law_changes_nothing(case_file: Path) -> None:
    assert replayed(case_file, "--before", LAW).output.strip() == "0 of 2 results change"


def test_json_lines(case_file: Path, stricter: Path) -> None:
    told = replayed(case_file, "--before", stricter, "--format", "json").output.splitlines()
    found = [json.loads(line) for line in told]
    assert [one["case"] for one in found] == ["burglar"]
    flag = {"what": "conviction 1 flag aggravated_felony", "before": "possible", "after": "no"}
    assert flag in found[0]["changes"]


def test_a_wrong_case_file_is_named_and_the_others_are_replayed(tmp_path: Path, case_file: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("facts: {lpr_statos: current}")
    told = replayed(wrong, case_file, "--before", LAW)
    assert told.exit_code == 2
    assert "lpr_statos" in told.output
    assert "lpr_status" in told.output
    assert "0 of 2 results change" in told.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "name case files, or --stored"),
        (["none.yml"], "none.yml: No such file"),
        (["-", "--format", "xml"], "--format is text or json, not 'xml'"),
        (["-", "--before", "no-such-commit"], "a commit of this repository: there is no 'no-such-commit'"),
        (["-", "--as-of", "soon"], "--as-of is a date"),
    ],
)
def test_bad_input_says_what_to_do(arguments: list[str], says: str) -> None:
    told = replayed(*arguments)
    assert told.exit_code == 2
    assert says in told.output
    assert "Traceback" not in told.output


def test_stored_cases_are_replayed_by_the_id_of_their_conversation(
    tmp_path: Path, stricter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, key = f"sqlite:///{tmp_path / 'cases.db'}", Keys.new_text()
    monkeypatch.setenv("ADVISAL_DATABASE_URL", url)
    monkeypatch.setenv("ADVISAL_KEYS", key)
    nothing = replayed("--stored", "--before", stricter)
    assert (nothing.exit_code, "cannot be read" in nothing.output) == (2, True)
    upgrade(url)
    conversation = asyncio.run(stored(url, key))
    told = replayed("--stored", "--before", stricter)
    assert told.exit_code == 0, told.output
    assert told.output.splitlines()[0] == conversation
    assert told.output.splitlines()[-1] == "1 of 1 results change"


async def stored(url: str, key: str) -> str:
    """The id of a new conversation in which the case was told."""
    engine = create_engine_for(url)
    later = {"order_type": "none", "pardon": "none", "direct_appeal_pending": False}
    groups = {"entries": CASE["entries"], "convictions": [CASE["convictions"][0] | later]}  # type: ignore[index]
    facts = RESIDENT | {"any_entry": True, "more_entries": False, "more_convictions": False}
    state = State(facts=facts, groups=groups)  # type: ignore[arg-type]
    files = CaseFiles(engine, Keys.parse(key), retention=timedelta(days=30))
    case, _ = await files.create(
        state=state.to_json(), language="en", channel="web", messages=[], now=datetime.now(UTC)
    )
    await engine.dispose()
    return case.conversation
