"""`advisal law`: check the law files, write them as pages."""

from collections import Counter
from collections.abc import Sized
from typing import Annotated

import typer

from actions.messages import Messages, load_catalogues
from actions.screening.satisfiable import never_true
from bot.cli.casefiles import day_of
from bot.cli.output import fail, law_or_fail
from bot.compose import LOCALES, today

MARKS = ("yes", "partly", "no")

app = typer.Typer(no_args_is_help=True, help="The law files.")


@app.command("check")
def check(
    as_of: Annotated[str, typer.Option("--as-of", help="day to check against, such as 2026-11-22")] = "",
    verbose: Annotated[
        bool, typer.Option("--verbose", help="name each rule that is stale or unverified")
    ] = False,
) -> None:
    """Check the law files; list what is stale or not verified."""
    law = law_or_fail()
    day = day_of(as_of) or today()
    wrong = never_true(law, day)
    if wrong:
        fail("\n".join(str(one) for one in wrong))
    sources = law.sources()
    future = sorted(name for name, source in sources.items() if source.inert(day))
    stale = sorted(name for name, source in sources.items() if source.stale(day))
    unverified = sorted(name for name, source in sources.items() if source.verified != "yes")
    tables: dict[str, Sized] = {
        "relief and vehicles": law.relief,
        "grounds": law.grounds,
        "offences": law.offences,
        "statutes": law.statutes,
        "definitions": law.rules,
        "facts": law.registry,
    }
    print(f"{', '.join(f'{len(table)} {name}' for name, table in tables.items())}: no problem")
    marks = Counter(source.verified for source in sources.values())
    print(f"{len(sources)} rules, verified: {', '.join(f'{marks[mark]} {mark}' for mark in MARKS)}")
    for title, names in (
        (f"stale on {day.isoformat()}", stale),
        ("not fully verified", unverified),
        (f"not in force yet on {day.isoformat()}", future),
    ):
        print(f"{len(names)} of {len(sources)} rules {title}")
        for name in names if verbose else ():
            source = sources[name]
            place = f"{source.file.name}:{source.line}"
            print(f"  {name}  ({source.verified})  {place}  {'; '.join(source.authority)}")


@app.command("docs")
def docs(out: Annotated[str, typer.Option("--out", help="folder to write to")] = "results/law") -> None:
    """Write the law files as browsable pages."""
    from bot.cli.lawdocs import write_pages

    law = law_or_fail()
    count = write_pages(law, Messages(load_catalogues(LOCALES), law.registry, strict=False), out, today())
    print(f"{count} pages in {out}")
