"""Everything that must last: the case file of each conversation, sealed under a key of its own.

A turn is `CaseFiles.open_for`, `CaseFiles.answered` (was this very turn answered before?), and
`CaseFiles.save`. Start-up is `migrate.upgrade`, `create_engine_for`, `Keys.parse`, `CaseFiles.ready`,
and a task of `purge_regularly`.
"""

from actions.casefile.boxes import Boxes
from actions.casefile.calls import Calls
from actions.casefile.case import CaseFile, StoredMessage
from actions.casefile.engine import check, create_engine_for
from actions.casefile.errors import (
    AliasTaken,
    BrokenSeal,
    CaseExpired,
    CaseFileError,
    CaseNotFound,
    ContinuedElsewhere,
    DatabaseSettingError,
    DatabaseUnreachable,
    KeyTextError,
    NotJson,
    StaleCase,
    UnknownKey,
    WrongToken,
)
from actions.casefile.keys import Keys
from actions.casefile.retention import DEFAULT_RETENTION, purge_regularly
from actions.casefile.rotation import rotate
from actions.casefile.store import CaseFiles

__all__ = [
    "DEFAULT_RETENTION",
    "AliasTaken",
    "Boxes",
    "BrokenSeal",
    "Calls",
    "CaseExpired",
    "CaseFile",
    "CaseFileError",
    "CaseFiles",
    "CaseNotFound",
    "ContinuedElsewhere",
    "DatabaseSettingError",
    "DatabaseUnreachable",
    "KeyTextError",
    "Keys",
    "NotJson",
    "StaleCase",
    "StoredMessage",
    "UnknownKey",
    "WrongToken",
    "check",
    "create_engine_for",
    "purge_regularly",
    "rotate",
]
