"""How the app trains and starts Rasa."""

import subprocess
from pathlib import Path

import pytest
import yaml

from bot.rasa import launch


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with everything that a model is made from."""
    monkeypatch.setattr(launch, "ROOT", tmp_path)
    for name in launch.SOURCES:
        path = tmp_path / name if "." in name else tmp_path / name / "one.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("one", encoding="utf-8")
    return tmp_path


def test_a_model_is_named_after_all_it_is_made_from(sources: Path):
    names = {launch.model_path().name}
    for path in sorted(path for path in sources.rglob("*") if path.is_file()):
        path.write_text("another", encoding="utf-8")
        names.add(launch.model_path().name)
    (sources / "data" / "nlu" / "two.yml").write_text("new", encoding="utf-8")
    names.add(launch.model_path().name)
    assert len(names) == len(launch.SOURCES) + 2
    assert all(name.startswith("advisal-") and name.endswith(".tar.gz") for name in names)


def test_what_no_model_is_made_from_changes_nothing(sources: Path):
    before = launch.fingerprint()
    (sources / "data" / "law").mkdir()
    (sources / "data" / "law" / "one.yml").write_text("law", encoding="utf-8")
    (sources / "data" / "nlu" / "notes.md").write_text("note", encoding="utf-8")
    assert launch.fingerprint() == before


def test_a_model_that_is_up_to_date_is_not_trained_again(sources: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(launch, "train_command", lambda out, name: ["/bin/false"])
    launch.model_path().parent.mkdir()
    launch.model_path().write_text("model", encoding="utf-8")
    assert launch.ensure_model({}) == launch.model_path()


def test_a_new_model_appears_all_at_once(sources: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        launch, "train_command", lambda out, name: ["/bin/sh", "-c", f"echo model > {out}/{name}.tar.gz"]
    )
    assert launch.ensure_model({}).read_text(encoding="utf-8") == "model\n"
    assert [path.name for path in (sources / "models").iterdir()] == [launch.model_path().name]


@pytest.mark.parametrize("script", ["echo what went wrong; exit 1", "echo what went wrong"])
def test_a_training_that_fails_says_what_rasa_said(
    sources: Path, monkeypatch: pytest.MonkeyPatch, script: str
):
    monkeypatch.setattr(launch, "train_command", lambda out, name: ["/bin/sh", "-c", script])
    with pytest.raises(RuntimeError, match="what went wrong"):
        launch.ensure_model({})
    assert list((sources / "models").iterdir()) == []


def test_the_environment_belongs_to_rasas_python_and_tells_nobody():
    given = {"PATH": "/bin", "PYTHONHOME": "/other", "PYTHONPATH": "/other", "VIRTUAL_ENV": "/other"}
    environment = launch.environment("http://127.0.0.1:1/actions", "the key", given)
    assert environment["PATH"] == "/bin"
    assert environment["PYTHONPATH"] == str(launch.ROOT)
    assert {"PYTHONHOME", "VIRTUAL_ENV"}.isdisjoint(environment)
    assert environment["RASA_TELEMETRY_ENABLED"] == "false"
    assert environment["ADVISAL_ACTIONS_URL"] == "http://127.0.0.1:1/actions"
    assert environment["ADVISAL_RASA_KEY"] == "the key"


def test_the_key_is_in_no_command():
    model = Path("models/m.tar.gz")
    assert "the key" not in " ".join(launch.run_command(model, 5005) + launch.train_command(Path("out"), "m"))


def test_the_port_comes_from_the_environment():
    assert launch.port({}) == launch.DEFAULT_PORT
    assert launch.port({"ADVISAL_RASA_PORT": ""}) == launch.DEFAULT_PORT
    assert launch.port({"ADVISAL_RASA_PORT": "5055"}) == 5055


def test_only_the_apps_channel_is_switched_on():
    credentials = yaml.safe_load((launch.ROOT / "credentials.yml").read_text(encoding="utf-8"))
    assert list(credentials) == ["bot.rasa.channel.AdvisalInput"]


def test_the_domain_holds_no_sentence():
    domain = yaml.safe_load((launch.ROOT / "domain.yml").read_text(encoding="utf-8"))
    assert {"responses", "slots", "forms"}.isdisjoint(domain)


@pytest.mark.full
@pytest.mark.parametrize(
    "command",
    [
        ["data", "validate", "--fail-on-warnings", "--data", *launch.DATA],
        ["test", "core", "--stories", "tests/rasa/test_stories.yml", "--fail-on-prediction-errors"],
    ],
    ids=["data validate", "test core"],
)
def test_rasas_own_commands_work(tmp_path: Path, command: list[str]):
    if command[0] == "test":
        command = [*command, "--model", str(launch.ensure_model()), "--out", str(tmp_path)]
    done = subprocess.run(
        [str(launch.RASA / "rasa"), *command],
        cwd=launch.ROOT,
        env=launch.environment(
            "http://127.0.0.1:9/", "key", {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
        ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
