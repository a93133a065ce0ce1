"""The YAML files of the lexicon, read by the quick reader where it is there."""

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> dict[str, Any]:
    """What a file holds; nothing for an empty one. Raises yaml.YAMLError."""
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), _LOADER) or {}  # noqa: S506
    return found
