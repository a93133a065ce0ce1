"""No word of a person in what a process writes that quiet.py was installed in."""
# Run by unittest inside Rasa's environment, which has no pytest.
# ruff: noqa: PT009

import subprocess
import sys
import unittest
from pathlib import Path

CANARY = "canary-5d21"
ROOT = Path(__file__).resolve().parents[2]
START = """
import asyncio, logging, sys, threading, warnings
import structlog
CANARY = sys.argv[1]  # not written out: a literal of the code may be logged
from bot.rasa import quiet
quiet.install()
quiet.install()
logging.basicConfig(level=logging.DEBUG, format="%(message)s %(extra)s")
log = logging.getLogger("rasa.somewhere")
"""


def written_by(program):
    """What a process wrote, and how it ended."""
    done = subprocess.run(
        [sys.executable, "-c", START + program, CANARY],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stdout + done.stderr


class Quiet(unittest.TestCase):
    def assert_quiet(self, program, *parts):
        written = written_by(program)
        self.assertNotIn(CANARY, written)
        for part in parts:
            self.assertIn(part, written)

    def test_a_message_is_written_only_if_it_is_a_literal(self):
        self.assert_quiet("log.error('Server is up.')", "ERROR rasa.somewhere:", "'Server is up.'")
        self.assert_quiet("log.error(f'got {CANARY}')", "ERROR rasa.somewhere:")
        self.assert_quiet("log.error('got ' + CANARY)", "ERROR rasa.somewhere:")

    def test_arguments_are_left_out(self):
        self.assert_quiet("log.warning('got %s', CANARY)", "'got %s'")
        self.assert_quiet("log.warning('got %(it)s', {'it': CANARY})", "WARNING")
        self.assert_quiet("log.warning('too few %s %s', CANARY)", "WARNING")

    def test_extra_attributes_are_left_out(self):
        self.assert_quiet("log.warning('access', extra={'extra': CANARY, 'request': CANARY})", "'access'")

    def test_an_exception_is_written_as_its_class_and_its_place(self):
        program = """
def fail(text):
    try:
        int(text)
    except ValueError as error:
        raise KeyError(text) from error
try:
    fail(CANARY)
except KeyError:
    log.exception("failed")
    log.error("failed", exc_info=True, stack_info=True)
    structlog.get_logger("rasa.struct").exception("it.failed", text=CANARY)
"""
        self.assert_quiet(program, "KeyError at", "<- ValueError at", "'it.failed'")

    def test_structlog_writes_the_name_of_an_event_only(self):
        program = "structlog.get_logger('rasa.struct').warning('message.parsed', text=CANARY, user=CANARY)"
        self.assert_quiet(program, "'message.parsed'")
        self.assert_quiet("structlog.get_logger('rasa.struct').error(CANARY)", "ERROR")

    def test_structlog_as_rasa_configures_it_is_quiet_too(self):
        program = """
from rasa.utils.log_utils import configure_structlog
configure_structlog()
try:
    raise ValueError(CANARY)
except ValueError:
    structlog.get_logger("rasa.struct").exception("it.failed", text=CANARY)
"""
        self.assert_quiet(program, "ERROR")

    def test_handlers_and_formatters_of_others_are_quiet(self):
        program = """
class Own(logging.Formatter):
    def format(self, record):
        return record.getMessage() + str(record.exc_info) + CANARY
handler = logging.StreamHandler()
handler.setFormatter(Own())
log.addHandler(handler)
log.error("got %s", CANARY)
logging.getLogger("sanic.access").propagate = False
logging.getLogger("sanic.access").error(CANARY)
"""
        self.assert_quiet(program, "ERROR sanic.access:")

    def test_a_handler_that_fails_writes_nothing(self):
        program = """
class Broken(logging.StreamHandler):
    def emit(self, record):
        try:
            raise ValueError(CANARY)
        except ValueError:
            self.handleError(record)
log.addHandler(Broken())
log.error(CANARY)
"""
        self.assert_quiet(program)

    def test_warnings_are_written_as_their_class(self):
        self.assert_quiet("warnings.warn(CANARY)", "UserWarning")
        raised = "import rasa.shared.utils.io\nrasa.shared.utils.io.raise_warning(CANARY)"
        self.assert_quiet(raised, "UserWarning")

    def test_uncaught_errors_are_written_as_their_class(self):
        self.assert_quiet("raise ValueError(CANARY)", "CRITICAL uncaught ValueError")
        thread = (
            "def fail(): raise ValueError(CANARY)\nt = threading.Thread(target=fail); t.start(); t.join()"
        )
        self.assert_quiet(thread, "CRITICAL uncaught ValueError")
        deleted = "class A:\n    def __del__(self): raise ValueError(CANARY)\nA()"
        self.assert_quiet(deleted, "CRITICAL uncaught ValueError")

    def test_a_task_that_nobody_waits_for_is_quiet(self):
        program = """
async def fail():
    raise ValueError(CANARY)
async def main():
    asyncio.ensure_future(fail())
    await asyncio.sleep(0.01)
    asyncio.get_running_loop().call_exception_handler({"message": CANARY, "exception": ValueError(CANARY)})
asyncio.new_event_loop().run_until_complete(main())
import gc; gc.collect()
"""
        self.assert_quiet(program, "ERROR asyncio:", "ValueError")


if __name__ == "__main__":
    unittest.main()
