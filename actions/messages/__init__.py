"""Message ids to plain text, per language and channel.

Everything a person reads comes from `data/locales`; nothing else turns an id into a sentence.
"""

from actions.messages.catalogue import Catalogue, UnknownMessageError, load_catalogues
from actions.messages.render import Messages

__all__ = ["Catalogue", "Messages", "UnknownMessageError", "load_catalogues"]
