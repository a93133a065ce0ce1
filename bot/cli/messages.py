"""`advisal messages`: check the catalogues."""

import typer

from bot.cli.output import WRONG_INPUT, law_or_fail
from bot.compose import LAW_FOLDER
from bot.settings import ROOT

app = typer.Typer(no_args_is_help=True, help="The catalogues of texts.")


@app.command("check")
def check() -> None:
    """Check the catalogues: missing ids, placeholders, forbidden words, readability."""
    from actions.messages.check import check as problems_of

    problems = problems_of(ROOT / "data" / "locales", LAW_FOLDER, law_or_fail().registry)
    for problem in problems:
        print(problem)
    print(f"catalogues: {len(problems)} problem{'s' if len(problems) != 1 else ''}")
    if problems:
        raise SystemExit(WRONG_INPUT)


@app.callback()
def _group() -> None:
    """The catalogues of texts."""
