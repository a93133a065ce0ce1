"""Case files as they come on the command line: YAML or JSON, one or many in a file, or standard input."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from actions.screening.errors import CaseError
from bot.cli.output import fail


def read_cases(path: Path) -> list[Any]:
    """The documents of a file; `-` is standard input. Ends with a plain line when it cannot be read."""
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
        return [data for data in yaml.safe_load_all(text) if data is not None]
    except OSError as error:
        fail(f"{path}: {error.strerror}")
    except UnicodeDecodeError:
        fail(f"{path}: not a text file in UTF-8")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        fail(f"{path}:{mark.line + 1 if mark else 1}: not valid YAML: {getattr(error, 'problem', '')}")


def case_name(data: Any) -> str | None:
    """What the case calls itself."""
    name = data.get("id") or data.get("name") if isinstance(data, dict) else None
    return str(name) if name else None


def complain(path: Path, error: CaseError) -> None:
    """Name every field that is wrong."""
    for field, text in error.problems:
        sys.stderr.write(f"{path}: {field}: {text}\n")


def day_of(text: str) -> date | None:
    """The day of --as-of; None when it is not given."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        fail(f"--as-of is a date such as 2026-11-22, not {text!r}")
