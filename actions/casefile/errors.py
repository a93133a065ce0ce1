# ruff: noqa: N818
"""What can go wrong with a case file. No text here carries a state, a message, a token or a key.

The names say what is the case, as their callers read them: `except StaleCase`.
"""


class CaseFileError(Exception):
    """Anything the case files refuse or cannot do."""


class CaseNotFound(CaseFileError):
    """No such case for whoever asks.

    A case that never was, is deleted, is expired, or is asked for with the wrong token
    all say the same, so that the answer tells nobody whether a conversation exists.
    """

    def __init__(self) -> None:
        super().__init__("there is no such conversation: it was deleted, it expired, or it never was")


class CaseExpired(CaseNotFound):
    """Its last turn is longer ago than the retention; it counts as deleted."""


class WrongToken(CaseNotFound):
    """The token is not the one this conversation was created with."""


class ContinuedElsewhere(CaseFileError):
    """The token was right until the conversation was resumed with a code."""

    def __init__(self) -> None:
        super().__init__("this conversation was continued elsewhere: its token was replaced")


class StaleCase(CaseFileError):
    """Another turn was saved since this case file was opened; nothing of this save was stored."""

    def __init__(self) -> None:
        super().__init__("the case file changed since it was opened: open it again and repeat the turn")


class AliasTaken(CaseFileError):
    """A live case already answers to this alias."""

    def __init__(self) -> None:
        super().__init__("this alias already belongs to a conversation: open it by its alias")


class NotJson(CaseFileError, ValueError):
    """A state or a message holds something that JSON does not have."""


class BrokenSeal(CaseFileError):
    """Sealed bytes do not authenticate for the place they were read from."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"the sealed {what} does not open: its bytes were changed, moved from another place,"
            " or sealed under another key"
        )


class KeyTextError(CaseFileError, ValueError):
    """The operator's list of keys is not usable; the text says which key and why."""


class UnknownKey(CaseFileError):
    """A data key is wrapped under an operator's key that is not in the list."""

    def __init__(self, key_id: str) -> None:
        super().__init__(
            f"the database was written under the operator's key {key_id}, which is not in the list of keys:"
            " add it after the first one, rotate, and only then take it out"
        )


class DatabaseSettingError(CaseFileError, ValueError):
    """The database URL is not usable; the text says why and never shows a password."""


class DatabaseUnreachable(CaseFileError):
    """The database did not let us in; the text says where and why and never shows a password."""
