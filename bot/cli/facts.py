"""`advisal facts`: the fact registry."""

from typing import Annotated

import typer

from actions.messages import Messages, load_catalogues
from bot.cli.output import as_json, fail, law_or_fail
from bot.settings import ROOT


def facts(
    format: Annotated[str, typer.Option("--format", help="text or json")] = "text",
    lang: Annotated[str, typer.Option("--lang", help="language of the questions")] = "en",
) -> None:
    """List every fact: id, type, choices, where it belongs, question."""
    if format not in ("text", "json"):
        fail(f"--format is text or json, not {format!r}")
    registry = law_or_fail().registry
    messages = Messages(load_catalogues(ROOT / "data" / "locales"), registry, strict=False)
    if lang not in messages.languages:
        fail(f"--lang is one of {', '.join(messages.languages)}, not {lang!r}")
    found = [
        {
            "id": fact.id,
            "type": fact.type,
            "choices": list(fact.choices),
            "group": None if fact.scope == "case" else fact.scope,
            "topic": fact.topic,
            "question": messages.text(f"question.{fact.id}", lang),
        }
        for fact in registry.values()
    ]
    if format == "json":
        print(as_json(found, pretty=True))
        return
    for one in found:
        choices = f" ({', '.join(one['choices'])})" if one["choices"] else ""
        print(f"{one['id']}: {one['type']}{choices}\n    {one['question']}")
