"""`advisal replay`: whose results a change of the law files changes, and how."""

import asyncio
import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import SQLAlchemyError

from actions.casefile.errors import CaseFileError
from actions.dialogue.state import State
from actions.screening.assess import assess
from actions.screening.case import Case, parse_case
from actions.screening.difference import differences
from actions.screening.errors import CaseError, LawError
from actions.screening.loader import load_law
from actions.screening.model import Law
from bot.cli.casefiles import case_name, complain, day_of, read_cases
from bot.cli.output import BROKEN_LAW, WRONG_INPUT, as_json, fail, law_or_fail
from bot.compose import LAW_FOLDER, compose, now, today
from bot.settings import ROOT, load
from bot.settings_report import SettingsError

Named = tuple[str, Case, date | None]


def replay(
    cases: Annotated[
        list[Path] | None, typer.Argument(help="case files, YAML or JSON; - is standard input")
    ] = None,
    before: Annotated[
        str, typer.Option("--before", help="the law before: a folder, or a commit, branch or tag")
    ] = "HEAD",
    stored: Annotated[bool, typer.Option("--stored", help="the case files of the database, too")] = False,
    as_of: Annotated[str, typer.Option("--as-of", help="day of the screening, such as 2026-11-22")] = "",
    format: Annotated[str, typer.Option("--format", help="text, or json (JSON Lines)")] = "text",
) -> None:
    """Screen cases with the law before and the law now; print what comes out otherwise.

    Without --before the law of the last commit is compared with the files as they are. Nothing is changed.
    Exit code 2 when a case file is wrong.
    """
    if not cases and not stored:
        fail("name case files, or --stored for those of the database")
    if format not in ("text", "json"):
        fail(f"--format is text or json, not {format!r}")
    law, day = law_or_fail(), day_of(as_of)
    with _law_before(before) as old:
        wrong, changed, count = False, 0, 0
        for name, case, own_day in (*_given(cases or [], law), *(_stored(law) if stored else ())):
            if case is None:
                wrong = True
                continue
            count += 1
            changed += _tell(name, case, (old, law), day or own_day or today(), as_lines=format == "json")
    if format == "text":
        print(f"{changed} of {count} results change")
    if wrong:
        raise SystemExit(WRONG_INPUT)


def _tell(name: str, case: Case, laws: tuple[Law, Law], day: date, *, as_lines: bool) -> bool:
    """Print what changes for one case; whether anything does."""
    found = differences(*(assess(case, law, day, questions=False) for law in laws))
    if not found:
        return False
    if as_lines:
        changes = [{"what": one.what, "before": one.before, "after": one.after} for one in found]
        print(as_json({"case": name, "changes": changes}))
        return True
    print(name)
    for one in found:
        print(f"  {one.what}: {one.before} > {one.after}")
    return True


@contextmanager
def _law_before(before: str) -> Iterator[Law]:
    """The law of a folder, or of a commit of this repository."""
    if Path(before).is_dir():
        yield _loaded(Path(before), before)
        return
    path = LAW_FOLDER.relative_to(ROOT).as_posix()
    told = subprocess.run(["git", "-C", ROOT, "archive", before, path], capture_output=True, check=False)
    if told.returncode:
        fail(f"--before is a folder of law files, or a commit of this repository: there is no {before!r}")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(told.stdout)) as archive:
            archive.extractall(folder, filter="data")
        yield _loaded(Path(folder) / path, before)


def _loaded(folder: Path, name: str) -> Law:
    try:
        return load_law(folder)
    except LawError as error:
        fail(f"the law of {name} cannot be read: {error}", BROKEN_LAW)


def _given(paths: list[Path], law: Law) -> Iterator[tuple[str, Case | None, date | None]]:
    for path in paths:
        for number, data in enumerate(read_cases(path), start=1):
            try:
                case, day, _ = parse_case(data, law.registry)
            except CaseError as error:
                complain(path, error)
                yield "", None, None
                continue
            yield case_name(data) or f"{path}, case {number}", case, day


def _stored(law: Law) -> list[Named]:
    """Every case of the database by the id of its conversation. Ends with a plain line without a database."""
    try:
        desk, engine = compose(load())
    except SettingsError as error:
        fail(str(error))
    files = desk.services.files

    async def read() -> list[Named]:
        try:
            return [
                (one, State.from_json((await files.open(one, now=now())).state).case(law.registry), None)
                for one in await files.conversations(now=now())
            ]
        finally:
            await engine.dispose()

    try:
        return asyncio.run(read())
    except (SQLAlchemyError, CaseFileError) as error:
        reason = error if isinstance(error, CaseFileError) else "it was not set up, or cannot be reached"
        fail(f"the case files of the database cannot be read: {reason}")
