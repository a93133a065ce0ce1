"""`advisal screen`: screen case files without a conversation."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from actions.counsel.memo import Memo, write_memo
from actions.dialogue.summary import contact_link
from actions.messages import Messages, load_catalogues
from actions.messages.explanation import Contact, Explanation, explain
from actions.screening.assess import assess
from actions.screening.case import Case, parse_case
from actions.screening.errors import CaseError
from actions.screening.model import Law
from actions.screening.result import Assessment
from bot.cli.casefiles import case_name, complain, day_of, read_cases
from bot.cli.output import WRONG_INPUT, as_json, fail, law_or_fail
from bot.compose import today
from bot.settings import ROOT, load
from bot.settings_report import SettingsError


def screen(
    cases: Annotated[list[Path], typer.Argument(help="case files, YAML or JSON; - reads standard input")],
    as_of: Annotated[str, typer.Option("--as-of", help="day of the screening, such as 2026-11-22")] = "",
    lang: Annotated[str, typer.Option("--lang", help="language of the text")] = "en",
    format: Annotated[str, typer.Option("--format", help="text, json, or memo for counsel")] = "text",
) -> None:
    """Screen case files. JSON for one file, JSON Lines for many. Exit code 2 when a file is wrong."""
    if format not in ("text", "json", "memo"):
        fail(f"--format is text, json or memo, not {format!r}")
    day = day_of(as_of)
    law = law_or_fail()
    words = Words(law, lang)
    wrong = False
    for path in cases:
        for data in read_cases(path):
            try:
                case, own_day, warnings = parse_case(data, law.registry)
            except CaseError as error:
                wrong = True
                complain(path, error)
                continue
            for warning in warnings:
                sys.stderr.write(f"{path}: warning: {warning}\n")
            found = assess(case, law, day or own_day or today())
            if format == "json":
                print(as_json(_named(data, found, path, len(cases)), pretty=len(cases) == 1))
            elif format == "memo":
                print(write_memo(Memo(found, case, words.messages, words.language)))
            else:
                print(words.page(found, case))
    if wrong:
        raise SystemExit(WRONG_INPUT)


class Words:
    """The plain-language page of an assessment, as text."""

    def __init__(self, law: Law, language: str) -> None:
        self.law = law
        self.messages = Messages(load_catalogues(ROOT / "data" / "locales"), law.registry, strict=False)
        if language not in self.messages.languages:
            fail(f"--lang is one of {', '.join(self.messages.languages)}, not {language!r}")
        self.language = language

    def page(self, found: Assessment, case: Case) -> str:
        """Title, sections and disclaimer, line by line."""
        papers = {
            path: self.law.registry.at(path).paper
            for one in found.conclusions.values()
            for path in one.missing
        }
        result = explain(Explanation(found, case, self.messages, self.language, papers, _contact(), 30))
        lines = [result["title"], "=" * len(result["title"]), result["intro"], ""]
        for section in result["sections"]:
            lines += [section["title"], "-" * len(section["title"])]
            for item in section["items"]:
                lines.append("* " + ": ".join(part for part in (item["title"], item["text"]) if part))
                lines += [f"    - {point}" for point in item["points"]]
            lines.append("")
        return "\n".join([*lines, result["disclaimer"], ""])


def _contact() -> Contact:
    try:
        organisation = load().organisation
    except SettingsError:
        return Contact()
    reach = organisation.phone or organisation.email or organisation.site
    link = contact_link(organisation.phone, organisation.email, organisation.site)
    return Contact(organisation.name, reach, organisation.hours, link)


def _named(data: Any, found: Assessment, path: Path, count: int) -> dict[str, Any]:
    name = case_name(data)
    named = {"case": name or str(path)} if count > 1 or name else {}
    return named | found.to_json()
