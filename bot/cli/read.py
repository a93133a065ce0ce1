"""`advisal read`: what the bot understands of a text, through the real NLU and reader."""

import asyncio
import secrets
import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from actions.dialogue.heard import heard
from actions.reading import OpenQuestion, Reader, Reading
from actions.reading.reading import UNKNOWN
from actions.screening.registry import Registry
from bot.cli.asked import Asked, AskedError, asked, object_in
from bot.cli.output import UNAVAILABLE, WRONG_INPUT, as_json, fail, law_or_fail
from bot.compose import now
from bot.rasa_client import RasaClient, RasaUnavailableError
from bot.rasa_process import running_rasa
from bot.settings import ROOT, load

_NO_ANSWER = frozenset(
    """
    abusive change_language go_back greeting human out_of_scope privacy_concern repeat skip stop_delete
    why_asking
    """.split()
)
"""Kinds whose text answers nothing, so that the "no" in it stands for no value."""


def read(
    text: Annotated[
        str, typer.Argument(help="what somebody typed; without it, JSON Lines on standard input")
    ] = "",
    lang: Annotated[str, typer.Option("--lang", help="language of the conversation")] = "en",
    question: Annotated[str, typer.Option("--question", help="fact id of the open question")] = "",
) -> None:
    """Read a text, or JSON Lines {id, lang, channel, question, text, today}; starts Rasa if none runs.

    A line that cannot be read gets {id, error} in its place, and the exit code is 2 at the end.
    """
    registry = law_or_fail().registry
    lines = (
        iter([{"lang": lang, "question": question or None, "text": text}])
        if text
        else (line for line in sys.stdin if line.strip())
    )
    reader = Reader(ROOT / "data" / "lexicon", registry)
    if not asyncio.run(_read_all(lines, reader, registry)):
        raise SystemExit(WRONG_INPUT)


async def _read_all(lines: Iterator[str | dict[str, Any]], reader: Reader, registry: Registry) -> bool:
    """Print what each line says; whether all of them could be read."""
    settings = load()
    key = settings.rasa_key.get_secret_value() if settings.rasa_key else secrets.token_urlsafe(32)
    whole = True
    try:
        async with running_rasa(settings, key) as url:
            client = RasaClient(url, key, 10.0)
            try:
                for line in lines:
                    found = await _line(line, reader, registry, client)
                    whole = whole and "error" not in found
                    print(as_json(found), flush=True)
            finally:
                await client.close()
    except RasaUnavailableError as error:
        fail(
            f"Rasa does not answer ({error}); `make train` trains the model, `make run` starts everything",
            UNAVAILABLE,
        )
    return whole


async def _line(
    line: str | dict[str, Any], reader: Reader, registry: Registry, client: RasaClient
) -> dict[str, Any]:
    try:
        one = object_in(line) if isinstance(line, str) else line
        line_asked = asked(one, registry, reader.languages, now().date())
    except AskedError as error:
        sys.stderr.write(f"advisal: {error}\n")
        return {"id": error.id, "error": str(error)}
    for warning in line_asked.warnings:
        sys.stderr.write(f"advisal: warning: {warning}\n")
    return await understand(line_asked, reader, client)


async def understand(one: Asked, reader: Reader, client: RasaClient) -> dict[str, Any]:
    """{id, kind, facts, urgent, language} of one text. `facts` maps paths to values."""
    reading = reader.read(one.text, language=one.language, question=one.question, today=one.today)
    answer = await client.parse(one.text, reading.evidence())
    return {
        "id": one.id,
        "kind": answer["intent"]["name"],
        "facts": _facts(reading, one.question, answer["intent"]["name"]),
        "urgent": list(reading.urgent) or [one for one in (heard(answer["intent"], reading),) if one],
        "language": reading.language or one.language,
    }


def _facts(reading: Reading, question: OpenQuestion | None, kind: str) -> dict[str, Any]:
    facts = {fact.path: fact.value for fact in reading.facts}
    if reading.someone_else is not None:
        facts.setdefault("for_whom", reading.someone_else)
    unsaid = kind == "dont_know" and reading.answer == UNKNOWN  # the kind says it; no fact is stated
    if question is not None and reading.answer is not None and kind not in _NO_ANSWER and not unsaid:
        facts[question.path] = reading.answer
    return facts
