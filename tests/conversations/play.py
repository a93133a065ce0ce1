"""Plays a written conversation through the running app, and writes it down as people would read it.

    python -m tests.conversations.play [LANGUAGE...]

plays tests/conversations/<language>.yml and writes <language>.md beside it. A script holds:

| key | means |
|---|---|
| about | who talks, in English |
| turns | in order: `say` a text, or `tap` a choice by its id; `hears` is part of what the bot must say then |
| answers | what is tapped on every question that comes after, by fact name; what is not there is not known |
"""

import sys
import tempfile
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import yaml

from tests.browser.stack import Stack

FOLDER = Path(__file__).parent
MOST_QUESTIONS = 120


@dataclass
class Conversation:
    """One conversation as it was played. `missed`: what the bot should have said and did not."""

    language: str
    about: str
    lines: list[tuple[str, str]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    replies: list[dict[str, Any]] = field(default_factory=list)
    result: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The transcript in Markdown."""
        parts = [f"# {self.language}", self.about]
        parts += [f"**{who}**: {said}" for who, said in self.lines]
        for section in self.result["sections"]:
            parts.append(f"## {section['title']}")
            for item in section["items"]:
                points = "".join(f"\n  - {point}" for point in item["points"])
                parts.append(f"- {' '.join(filter(None, (item['title'], item['text'])))}{points}")
        return "\n\n".join(parts) + "\n"


def scripts() -> list[str]:
    """The languages that have a script."""
    return sorted(path.stem for path in FOLDER.glob("*.yml"))


def play(address: str, language: str) -> Conversation:
    """Play the script of a language against the app at an address."""
    script = yaml.safe_load((FOLDER / f"{language}.yml").read_text(encoding="utf-8"))
    done = Conversation(language, script["about"])
    with httpx.Client(base_url=f"{address}/api", trust_env=False, timeout=30) as client:
        started = client.post("/conversations", json={"language": language}).raise_for_status().json()
        path = f"/conversations/{started['conversation']}"
        client.headers["Authorization"] = f"Bearer {started['token']}"
        _hear(done, started["reply"])
        for turn in script["turns"]:
            body = {"text": turn["say"]} if "say" in turn else {"choice": str(turn["tap"])}
            _turn(client, path, done, body)
            said = _said(done.replies[-1])
            if turn.get("hears") and turn["hears"] not in said:
                done.missed.append(f"after {body}: {turn['hears']!r} is not in {said!r}")
        for _ in range(MOST_QUESTIONS):
            if done.replies[-1]["phase"] == "result":
                break
            _turn(client, path, done, {"choice": _answer(done.replies[-1]["question"], script["answers"])})
        done.result = client.get(f"{path}/result").raise_for_status().json()
    return done


def _turn(client: httpx.Client, path: str, done: Conversation, body: dict[str, str]) -> None:
    question = done.replies[-1]["question"]
    if "choice" in body and question:
        body = {**body, "question": question["id"]}
    reply = (
        client.post(f"{path}/turns", json={"client_id": uuid.uuid4().hex, **body}).raise_for_status().json()
    )
    _hear(done, reply)


def _hear(done: Conversation, reply: dict[str, Any]) -> None:
    done.replies.append(reply)
    for message in reply["messages"]:
        who = "Advisal" if message["from"] == "bot" else "Person"
        words = [message.get("title") or "", message["text"], *message.get("items", ())]
        done.lines.append((who, " ".join(filter(None, words))))


def _said(reply: dict[str, Any]) -> str:
    found = []
    for message in reply["messages"]:
        if message["from"] == "bot":
            found += [message.get("title") or "", message["text"], *message.get("items", ())]
    return "\n".join(found)


def _answer(question: dict[str, Any], answers: dict[str, Any]) -> str:
    name = question["id"] if question["id"].startswith("list:") else question["id"].split(".")[-1]
    return "do:confirm" if name == "confirm" else str(answers.get(name, "do:dont_know"))


def main() -> None:
    """Play the scripts of the languages named, or all, and write the transcripts."""
    languages = sys.argv[1:] or scripts()
    with tempfile.TemporaryDirectory() as folder:
        stack = Stack(Path(folder), ADVISAL_ORGANISATION_LANGUAGES=",".join(scripts())).start()
        try:
            for language in languages:
                done = play(stack.url, language)
                (FOLDER / f"{language}.md").write_text(done.text, encoding="utf-8")
                print(language, f"{len(done.lines)} lines", *done.missed, sep="\n  ")
        finally:
            stack.stop()


if __name__ == "__main__":
    main()
