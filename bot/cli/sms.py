"""`advisal sms`: a conversation by text in the terminal, without Twilio."""

import asyncio
import secrets
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.output import fail
from bot.cli.sms_table import print_table

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.sms.terminal import Terminal


def sms(
    numbers_only: Annotated[
        bool, typer.Option("--numbers-only", help="do not start Rasa; words are then read only in part")
    ] = False,
    segments: Annotated[
        bool, typer.Option("--segments", help="print what the questions cost in every language, and end")
    ] = False,
    calls: Annotated[bool, typer.Option("--calls", help="list who asked to be called, and end")] = False,
    called: Annotated[int, typer.Option("--called", help="the id of a call that was made: forget it")] = 0,
) -> None:
    """Text with the bot in this terminal; each answer is shown with its encoding and segments.

    Nothing is sent and nothing is kept: the conversation is in a folder that is gone at the end.
    ":wait 3d" lets three days pass (m, h, d), ":picture" sends a picture, ":quit" ends.
    """
    if segments:
        print_table()
        return
    from bot.settings import load
    from bot.settings_report import SettingsError

    try:
        settings = load()
    except SettingsError as error:
        fail(str(error))
    if calls or called:
        from bot.cli.sms_calls import tell_calls

        tell_calls(settings, called)
        return
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_text(settings, Path(folder), numbers_only=numbers_only))


async def _text(settings: "Settings", folder: Path, *, numbers_only: bool) -> None:
    from bot.rasa_client import RasaClient, RasaUnavailableError
    from bot.rasa_process import running_rasa
    from bot.sms.terminal import terminal

    if numbers_only:
        async with terminal(settings, folder, None) as phone:
            await _talk(phone)
        return
    key = settings.rasa_key.get_secret_value() if settings.rasa_key else secrets.token_urlsafe(32)
    try:
        async with running_rasa(settings, key) as url:
            client = RasaClient(url, key, 10.0)
            try:
                async with terminal(settings, folder, client) as phone:
                    await _talk(phone)
            finally:
                await client.close()
    except RasaUnavailableError as error:
        fail(f"Rasa does not answer ({error}); `make train` trains it, --numbers-only goes on without")


async def _talk(phone: "Terminal") -> None:
    from bot.sms.segments import cost

    print('Write a text and press Enter; say "hi" to begin. :quit ends.')
    while True:
        line = await asyncio.to_thread(_line)
        if line is None or line.strip() == ":quit":
            return
        arrived = await phone.send(line)
        if not arrived and not line.startswith(":wait"):
            print("   (nothing is sent)")
        for text in arrived:
            found = cost(text)
            print(f"   [{found.encoding}, {found.segments} segment{'s' * (found.segments > 1)}]")
            print("   " + text.replace("\n", "\n   ") + "\n")


def _line() -> str | None:
    """The next line; None at the end."""
    if sys.stdin.isatty():
        sys.stdout.write("> ")
        sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        return None
    if not sys.stdin.isatty():
        print(f"> {line.rstrip()}")
    return line.rstrip("\n")
