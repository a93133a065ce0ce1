"""`advisal read`: what the bot understands of a text, through the real NLU and reader."""

import asyncio
import json
import secrets
import sys
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

import typer

from actions.reading import OpenQuestion, Reader, Reading
from actions.screening.errors import nearest
from actions.screening.registry import Registry
from bot.cli.output import UNAVAILABLE, as_json, fail, law_or_fail
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
    """Read a text, or JSON Lines {id, lang, channel, question, text, today}; starts Rasa if none runs."""
    registry = law_or_fail().registry
    if text:
        texts: Iterator[dict[str, Any]] = iter([{"lang": lang, "question": question or None, "text": text}])
    else:
        texts = _lines()
    reader = Reader(ROOT / "data" / "lexicon", registry)
    asyncio.run(_read_all(texts, reader, registry))


async def _read_all(texts: Iterator[dict[str, Any]], reader: Reader, registry: Registry) -> None:
    settings = load()
    key = settings.rasa_key.get_secret_value() if settings.rasa_key else secrets.token_urlsafe(32)
    try:
        async with running_rasa(settings, key) as url:
            client = RasaClient(url, key, 10.0)
            try:
                for one in texts:
                    print(as_json(await understand(one, reader, registry, client)), flush=True)
            finally:
                await client.close()
    except RasaUnavailableError as error:
        fail(
            f"Rasa does not answer ({error}); `make train` trains the model, `make run` starts everything",
            UNAVAILABLE,
        )


async def understand(
    one: dict[str, Any], reader: Reader, registry: Registry, client: RasaClient
) -> dict[str, Any]:
    """{id, kind, facts, urgent, language} of one text. `facts` maps paths to values."""
    language = str(one.get("lang") or "en")
    text = str(one.get("text") or "")
    question = _question(one.get("question"), registry)
    today = date.fromisoformat(str(one["today"])) if one.get("today") else now().date()
    reading = reader.read(text, language=language, question=question, today=today)
    answer = await client.parse(text, reading.evidence())
    return {
        "id": one.get("id"),
        "kind": answer["intent"]["name"],
        "facts": _facts(reading, question, answer["intent"]["name"]),
        "urgent": list(reading.urgent),
        "language": reading.language or language,
    }


def _facts(reading: Reading, question: OpenQuestion | None, kind: str) -> dict[str, Any]:
    facts = {fact.path: fact.value for fact in reading.facts}
    if reading.someone_else is not None:
        facts.setdefault("for_whom", reading.someone_else)
    if question is not None and reading.answer is not None and kind not in _NO_ANSWER:
        facts[question.path] = reading.answer
    return facts


def _question(path: Any, registry: Registry) -> OpenQuestion | None:
    if not path:
        return None
    try:
        fact = registry.at(str(path))
    except KeyError:
        fail(f"--question: there is no fact {path!r}{nearest(str(path), registry)}")
    return OpenQuestion(str(path), fact.type, fact.choices)


def _lines() -> Iterator[dict[str, Any]]:
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except ValueError:
            fail(f"standard input, line {number}: not JSON")
        if not isinstance(data, dict) or "text" not in data:
            fail(f'standard input, line {number}: each line is an object with "text"')
        yield data
