"""Failures as a log may hold them: what kind and where, without a word of what anybody said."""

import logging

from actions.casefile import CaseFileError

log = logging.getLogger("advisal.dialogue")


def report(error: Exception, where: str) -> None:
    """Log that something failed, by its type and its place in the code."""
    if isinstance(error, CaseFileError):
        log.warning("turn failed in %s: %s", where, type(error).__name__)
        return
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = f"{frame.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{frame.tb_lineno}" if frame else "?"
    log.error("turn failed in %s: %s at %s", where, type(error).__name__, place)
