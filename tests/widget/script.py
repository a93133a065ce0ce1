"""The scripted conversation of the fake chat API, from `script.yml`, in one language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("en", "es")
_WHOLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))


@cache
def script(language: str) -> dict[str, Any]:
    """Everything the server says, each {en, es} pair replaced by the language's text or the English one."""

    def worded(value: Any) -> Any:
        if isinstance(value, list):
            return [worded(each) for each in value]
        if not isinstance(value, dict):
            return value
        if value.keys() == set(LANGUAGES):
            return value.get(language, value["en"])
        return {key: worded(each) for key, each in value.items()}

    return dict(worded(_WHOLE))


QUESTIONS: list[dict[str, Any]] = script("en")["questions"]
