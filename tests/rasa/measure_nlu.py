"""How well the kinds are told apart: `python -m tests.rasa.measure_nlu [--cross-validation]`.

Without the option: the phrasings of held_out.yml, which the model never saw, through a running Rasa and
without the app's reader. With it also Rasa's own five-fold cross-validation over data/nlu, which takes some
minutes, and what other values of weighing.SURE and weighing.UNSURE would do.
"""

import argparse
import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.rasa import launch
from bot.rasa.weighing import WISHES
from tests.rasa.support import RasaServer

HELD_OUT = Path(__file__).with_name("held_out.yml")
FOLDS = 5


@dataclass(frozen=True)
class Told:
    """One phrasing: its true kind, and what the classifier made of it."""

    kind: str
    found: str
    confidence: float
    language: str
    text: str

    @property
    def right(self) -> bool:
        return self.kind == self.found


def held_out(rasa: RasaServer) -> list[Told]:
    """Every phrasing of held_out.yml, classified."""
    told = []
    for language, kinds in yaml.safe_load(HELD_OUT.read_text(encoding="utf-8")).items():
        for kind, texts in kinds.items():
            for text in texts:
                intent = rasa.parse(text)["intent"]
                told.append(Told(kind, intent["name"], intent["confidence"], language, text))
    return told


def accuracy(told: list[Told]) -> float:
    return sum(one.right for one in told) / len(told)


def cross_validated(folder: Path) -> list[Told]:
    """Rasa's five-fold cross-validation: each example classified by a model that never saw it."""
    validation = ["--cross-validation", "--folds", str(FOLDS)]
    output = ["--successes", "--no-plot", "--out", str(folder)]
    subprocess.run(
        [str(launch.RASA / "rasa"), "test", "nlu", "--nlu", "data/nlu", *validation, *output],
        cwd=launch.ROOT,
        env=launch.environment("http://127.0.0.1:9/", "measuring", os.environ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    told = []
    for name in ("intent_successes.json", "intent_errors.json"):
        for one in json.loads((folder / name).read_text(encoding="utf-8")):
            found = one["intent_prediction"]
            told.append(Told(one["intent"], found["name"], found["confidence"], "", one["text"]))
    return told


def weighted_f1(folder: Path) -> float:
    report: dict[str, Any] = json.loads((folder / "intent_report.json").read_text(encoding="utf-8"))
    return float(report["weighted avg"]["f1-score"])


def print_thresholds(told: list[Told]) -> None:
    """What a confidence means: for the two numbers that weighing.py rests on."""
    right, wrong = [t for t in told if t.right], [t for t in told if not t.right]
    print("UNSURE  right kinds given up  wrong kinds caught")
    for limit in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        lost = sum(t.confidence < limit for t in right) / len(right)
        caught = sum(t.confidence < limit for t in wrong) / len(wrong)
        print(f"  {limit:.2f}  {lost:19.1%}  {caught:18.1%}")
    print("SURE    wishes that are named so strongly, and how many of those are right")
    for limit in (0.5, 0.6, 0.7, 0.8):
        named = [t for t in told if t.found in WISHES and t.confidence >= limit]
        share = len(named) / sum(t.found in WISHES for t in told)
        print(f"  {limit:.2f}  {share:6.1%}  {accuracy(named):6.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.rasa.measure_nlu")
    parser.add_argument("--cross-validation", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rasa = RasaServer("http://127.0.0.1:9/", Path(folder) / "log").start()
        try:
            told = held_out(rasa)
        finally:
            rasa.stop()
        for language in sorted({one.language for one in told}):
            of_language = [one for one in told if one.language == language]
            print(f"held out, {language}: {accuracy(of_language):.1%} of {len(of_language)}")
        for one in told:
            if not one.right:
                print(f"  {one.language} {one.kind} taken for {one.found} ({one.confidence:.2f}): {one.text}")
        if arguments.cross_validation:
            validated = cross_validated(Path(folder))
            print(f"cross-validation of {len(validated)}: accuracy {accuracy(validated):.1%}", end=", ")
            print(f"weighted F1 {weighted_f1(Path(folder)):.3f}")
            print_thresholds(validated)


if __name__ == "__main__":
    main()
