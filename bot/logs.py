"""What the app's process writes: our own lines, and of everybody else's failures the kind alone.

A trace, a warning or an exception that nobody caught can hold what somebody said; the class of the
failure and the logger must do.
"""

import logging
import sys
import threading
import warnings
from types import TracebackType
from typing import Any


def keep_quiet() -> None:
    """Set up logging for this process. No access log: addresses are nobody's business."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("advisal").setLevel(logging.INFO)
    logging.getLogger("rasa_sdk").setLevel(logging.CRITICAL)
    logging.getLogger("uvicorn.access").disabled = True
    for handler in (*logging.getLogger().handlers, *logging.getLogger("uvicorn").handlers):
        handler.addFilter(without_traces)
    # Otherwise a handler that fails writes the record with its arguments.
    logging.raiseExceptions = False
    warnings.showwarning = _warned  # type: ignore[assignment]
    sys.excepthook = _uncaught
    threading.excepthook = lambda failed: _uncaught(failed.exc_type, failed.exc_value, failed.exc_traceback)
    sys.unraisablehook = lambda failed: _uncaught(failed.exc_type, failed.exc_value, failed.exc_traceback)


def without_traces(record: logging.LogRecord) -> bool:
    """Make a record with a trace into one line with the class of the failure; drop one that is a trace."""
    if isinstance(record.msg, str) and record.msg.startswith("Traceback"):
        return False
    if record.exc_info:
        kind = record.exc_info[0].__name__ if record.exc_info[0] else "error"
        record.msg, record.args, record.exc_info, record.exc_text = f"failed: {kind}", (), None, None
    return True


def _warned(message: Any, category: type[Warning], *_: Any) -> None:
    logging.getLogger("advisal").warning("warning: %s", category.__name__)


def _uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    logging.getLogger("advisal").critical("uncaught: %s", kind.__name__)
