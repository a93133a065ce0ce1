"""The command `advisal`."""

import sys

import typer

from bot.cli import facts, law, messages, read, replay, run, screen, sms

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
                  help="Guided immigration self-screening for people with a criminal record.")  # fmt: skip
app.command("screen")(screen.screen)
app.command("replay")(replay.replay)
app.command("read")(read.read)
app.command("facts")(facts.facts)
app.command("run")(run.run)
app.command("sms")(sms.sms)
app.add_typer(law.app, name="law")
app.add_typer(messages.app, name="messages")


def main() -> None:
    """Run the command line; a closed pipe ends it quietly."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
