"""What cannot wait, as Rasa's classifier heard it in words that the reader does not know."""

from collections.abc import Mapping
from typing import Any

from actions.reading import Reading
from actions.reading.lexicon import URGENT_IDS

SURE = 0.5
"""The likelihood of one part by itself, from which its card is shown. In 252 cries that neither had seen, 22
of the 71 that the reader missed were named with it, 4 of them wrongly."""


def heard(intent: Mapping[str, Any], reading: Reading | None) -> str | None:
    """The urgent id that only the classifier found; None where the reader found one, or it is not sure."""
    part = intent.get("part") or {}
    if intent.get("name") != "urgent" or (reading is not None and reading.urgent):
        return None
    return part["name"] if part.get("name") in URGENT_IDS and part.get("confidence", 0) >= SURE else None
