"""The days of a case as a drawing: what stands on it, where it stands, and the same in sentences."""

from actions.messages.drawn.drawing import timeline_of

__all__ = ["timeline_of"]
