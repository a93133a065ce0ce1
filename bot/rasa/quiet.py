"""No word of a person in anything the Rasa process writes.

Rasa and its libraries log whole messages: in f-strings, in log arguments, in tracebacks (structlog's carry
local variables), in warnings, in the bodies of failed requests. So nothing is filtered here; instead every
line is built anew from what cannot hold a person's words: time, level, logger, line number, exception
classes, the places in the code they passed, and the message only where it is a literal in the calling code.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
import traceback
import warnings
from types import TracebackType
from typing import Any, Dict, List, Optional, Tuple, Type

PLACES = 6
"""How many steps of a traceback are written, innermost last."""

_make_record = logging.Logger.makeRecord


class _Safe(str):
    """A line that was built here and may be written."""


def install() -> None:
    """Makes every log, warning and traceback of this process safe. Calling it again changes nothing."""
    if logging.Logger.makeRecord is _safe_record:
        return
    logging.Logger.makeRecord = _safe_record  # type: ignore[method-assign]
    logging.Handler.format = _safe_format  # type: ignore[method-assign]
    # Otherwise a handler that fails writes the record's message and arguments to stderr.
    logging.raiseExceptions = False
    warnings.showwarning = _safe_warning
    sys.excepthook = _safe_uncaught
    threading.excepthook = lambda args: _safe_uncaught(args.exc_type, args.exc_value, args.exc_traceback)
    sys.unraisablehook = lambda args: _safe_uncaught(args.exc_type, args.exc_value, args.exc_traceback)
    _quiet_structlog()


def _safe_record(
    logger: logging.Logger,
    name: str,
    level: int,
    path: str,
    line: int,
    message: Any,
    arguments: Any,
    exception: Any,
    function: Optional[str] = None,
    extra: Any = None,
    stack: Optional[str] = None,
) -> logging.LogRecord:
    parts = [_literal(message, path, line), _exceptions(exception[1]) if exception else ""]
    text = _line(logging.getLevelName(level), f"{name}:{line}", " ".join(part for part in parts if part))
    # No arguments, no exception, no extra attributes: a formatter has nothing else to write.
    return _make_record(logger, name, level, path, line, _Safe(text), (), None, function)


def _safe_format(handler: logging.Handler, record: logging.LogRecord) -> str:
    if isinstance(record.msg, _Safe):
        return str(record.msg)
    return _line(record.levelname, f"{record.name}:{record.lineno}", "")


def _safe_warning(
    message: Any, category: Type[Warning], filename: str, lineno: int, file: Any = None, line: Any = None
) -> None:
    # Deprecations are for those who write Rasa's libraries, and those are frozen.
    if issubclass(category, (DeprecationWarning, PendingDeprecationWarning)):
        return
    _write(_line("WARNING", f"{os.path.basename(filename)}:{lineno}", category.__name__))


def _safe_uncaught(
    kind: Type[BaseException], error: Optional[BaseException], trace: Optional[TracebackType]
) -> None:
    _write(_line("CRITICAL", "uncaught", _exceptions(error) or kind.__name__))


def _write(line: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(line + "\n")


def _quiet_structlog() -> None:
    try:
        import structlog
    except ImportError:
        return
    structlog.configure(
        processors=[_event_only],
        logger_factory=structlog.stdlib.LoggerFactory(),
        # Levels that nobody reads cost nothing; Rasa calls debug a dozen times in a turn.
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(_level())),
        cache_logger_on_first_use=True,
    )


def _level() -> str:
    return os.environ.get("LOG_LEVEL") or "INFO"


def _event_only(logger: Any, method: str, event: Dict[str, Any]) -> Tuple[Tuple[Any], Dict[str, Any]]:
    # The event's name alone; whether it may be written is decided where all records are made.
    return (event.get("event"),), {"exc_info": event.get("exc_info")}


def _line(level: str, place: str, rest: str) -> str:
    return f"{time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())} {level} {place} {rest}".rstrip()


def _literal(message: Any, path: str, line: int) -> str:
    """The message if it is written out in the calling code; an f-string never is."""
    if type(message) is not str:
        return ""
    frame = sys._getframe(2)
    while frame is not None:
        code = frame.f_code
        if frame.f_lineno == line and os.path.normcase(code.co_filename) == path:
            return repr(message) if message in code.co_consts else ""
        frame = frame.f_back  # type: ignore[assignment]
    return ""


def _exceptions(error: Optional[BaseException]) -> str:
    """Classes and places of an exception and its causes, without their messages."""
    chain: List[str] = []
    while error is not None and len(chain) < 4:
        steps = traceback.extract_tb(error.__traceback__)[-PLACES:]
        places = " > ".join(f"{'/'.join(s.filename.split(os.sep)[-2:])}:{s.lineno}" for s in steps)
        chain.append(f"{type(error).__name__} at {places}" if places else type(error).__name__)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return " <- ".join(chain)
