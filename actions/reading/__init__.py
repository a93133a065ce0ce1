"""What a text says, given the question that is open."""

from actions.reading.lexicon import LexiconError
from actions.reading.masking import mask
from actions.reading.reader import Reader
from actions.reading.reading import FactSpec, OpenQuestion, ReadFact, Reading, Value

__all__ = ["FactSpec", "LexiconError", "OpenQuestion", "ReadFact", "Reader", "Reading", "Value", "mask"]
