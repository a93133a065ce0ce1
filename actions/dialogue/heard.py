"""What cannot wait, as Rasa's classifier heard it in words that the reader does not know."""

from collections.abc import Mapping
from typing import Any

from actions.reading import Reading
from actions.reading.lexicon import URGENT_IDS

SURE = 0.5
"""The likelihood of one part by itself, from which its card is shown. Of 252 cries that neither had seen the
reader missed 71; of these the classifier named 22 from here on, 18 of them rightly."""


def heard(intent: Mapping[str, Any], reading: Reading | None) -> str | None:
    """The urgent id that only the classifier found.

    None where it is not sure, and where the reader found one, or one that is past, denied or supposed.
    """
    part = intent.get("part") or {}
    if intent.get("name") != "urgent" or (reading is not None and (reading.urgent or reading.calm)):
        return None
    return part["name"] if part.get("name") in URGENT_IDS and part.get("confidence", 0) >= SURE else None
