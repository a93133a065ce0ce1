"""Trains the language model where it is not up to date, as a process of its own: `python -m bot.model`."""

import sys

from bot.rasa.launch import RASA, ROOT, ensure_model


def main() -> int:
    """Train if needed; the exit code. A failure is told in Rasa's own last lines."""
    if not (ROOT / RASA / "python").exists():
        print("Rasa is not set up; run `scripts/setup.sh rasa`.", file=sys.stderr)
        return 1
    try:
        ensure_model()
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
