"""What the commands share: exit codes, errors in plain lines, the law."""

import json
import sys
from typing import Any, NoReturn

from actions.screening.errors import LawError
from actions.screening.model import Law
from bot.compose import the_law

OK, WRONG_INPUT, BROKEN_LAW, UNAVAILABLE = 0, 2, 3, 4


def fail(text: str, code: int = WRONG_INPUT) -> NoReturn:
    """Say what is wrong and end."""
    sys.stderr.write(f"advisal: {text}\n")
    raise SystemExit(code)


def law_or_fail() -> Law:
    """The law, or its problems with file and line."""
    try:
        return the_law()
    except LawError as error:
        sys.stderr.write(f"{error}\n")
        count = len(error.problems)
        fail(f"the law files have {count} problem{'s' if count > 1 else ''} (above)", BROKEN_LAW)


def as_json(value: Any, *, pretty: bool = False) -> str:
    """JSON with letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2 if pretty else None)
