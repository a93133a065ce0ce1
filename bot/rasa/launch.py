"""How the app trains and starts its Rasa process. Standard library only, any Python from 3.10 on.

The commands, from the root of the repository:

    train   .venv-rasa/bin/python -m bot.rasa.train --data data/nlu data/rules data/stories \\
                --skip-validation --out models --fixed-model-name advisal-<fingerprint>
    run     ADVISAL_RASA_KEY=<key> ADVISAL_ACTIONS_URL=http://127.0.0.1:8080/internal/actions \\
                .venv-rasa/bin/python -m bot.rasa.serve --port 5005 \\
                --model models/advisal-<fingerprint>.tar.gz

`bot.rasa.train` is `rasa train` without what makes it slow; both make the same model. Rasa's validation
takes as long again and belongs to the checks:

    .venv-rasa/bin/rasa data validate --data data/nlu data/rules data/stories
    .venv-rasa/bin/rasa test core --stories tests/rasa/test_stories.yml
    .venv-rasa/bin/rasa test nlu --nlu data/nlu --cross-validation --folds 5

Rasa's own commands work on the same files. To talk to the running app in a terminal, start the app with
ADVISAL_RASA_KEY set to a value of your own, and with the same two variables as above:

    .venv-rasa/bin/rasa shell --model models/advisal-<fingerprint>.tar.gz

`rasa shell` sends no conversation of the app's, so the actions answer as to a person they do not know.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Dict, Iterator, List, Mapping

ROOT = Path(__file__).resolve().parents[2]
RASA = Path(".venv-rasa") / "bin"
DATA = ("data/nlu", "data/rules", "data/stories")
SOURCES = ("config.yml", "domain.yml", *DATA, "bot/rasa/kind_classifier.py", "requirements/rasa.txt")
"""What a model depends on. Another content, another fingerprint, another model."""

DEFAULT_PORT = 5005


def environment(actions_url: str, key: str, base: Mapping[str, str]) -> Dict[str, str]:
    """The environment of every Rasa command.

    `actions_url` is the app's route for custom actions, `key` the secret both processes share, `base` the
    environment to start from; what belongs to another Python is taken out of it.
    """
    kept = {name: value for name, value in base.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return {
        **kept,
        "ADVISAL_ACTIONS_URL": actions_url,
        "ADVISAL_RASA_KEY": key,
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "ignore",
        "PYTHONHASHSEED": "0",
        "RASA_TELEMETRY_ENABLED": "false",
        "SANIC_WORKERS": "1",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        # Each message is one small sum; threads would only take the second core from the app.
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def train_command(out: Path, name: str) -> List[str]:
    """Trains `out`/`name`.tar.gz; to be run in `ROOT`."""
    command = [str(RASA / "python"), "-m", "bot.rasa.train", "--quiet", "--skip-validation", "--data", *DATA]
    return [*command, "--out", str(out), "--fixed-model-name", name]


def run_command(model: Path, port: int = DEFAULT_PORT) -> List[str]:
    """Serves `model` on 127.0.0.1:`port`; to be run in `ROOT` with `environment`."""
    return [str(RASA / "python"), "-m", "bot.rasa.serve", "--port", str(port), "--model", str(model)]


def port(environ: Mapping[str, str]) -> int:
    """The port of ADVISAL_RASA_PORT, 5005 if it is not set. Raises ValueError if it is not a number."""
    return int(environ.get("ADVISAL_RASA_PORT") or DEFAULT_PORT)


def fingerprint() -> str:
    """Sixteen hex digits that change with anything the model is made from."""
    digest = hashlib.sha256()
    for path in _sources():
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    for source in SOURCES:
        path = ROOT / source
        yield from sorted(path.rglob("*.yml")) if path.is_dir() else [path]


def model_path() -> Path:
    """Where the model of the present sources belongs, whether it exists or not."""
    return ROOT / "models" / f"advisal-{fingerprint()}.tar.gz"


def ensure_model(environ: Mapping[str, str] = os.environ) -> Path:
    """The up-to-date model; trains it first if there is none, which takes about half a minute.

    Raises RuntimeError with the last lines of Rasa's output if the training fails. Two trainings at once
    do not disturb each other: each works in a folder of its own.
    """
    model = model_path()
    if model.exists():
        return model
    model.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".training-", dir=model.parent) as folder:
        name = model.name[: -len(".tar.gz")]
        done = subprocess.run(
            train_command(Path(folder), name),
            cwd=ROOT,
            env=environment("http://127.0.0.1:9/", "training", environ),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        trained = Path(folder) / model.name
        if done.returncode != 0 or not trained.exists():
            raise RuntimeError(
                "Rasa could not train the model:\n" + "\n".join(done.stdout.splitlines()[-20:])
            )
        os.replace(trained, model)
    return model
