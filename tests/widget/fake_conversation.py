"""One scripted conversation of the fake chat API: where it stands, and what it answers."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from actions.messages.languages import direction_of
from tests.widget.script import QUESTIONS, script

KEPT_DAYS = 30


class Conversation:
    """Where one scripted conversation stands."""

    def __init__(self, language: str) -> None:
        self.id = uuid.uuid4().hex
        self.token = uuid.uuid4().hex
        self.language = language
        self.at = 0
        self.seq = 0
        self.messages: list[dict[str, Any]] = []
        self.deleting = False
        self.done = False
        self.replies: dict[str, dict[str, Any]] = {}
        self.given: dict[str, str] = {}
        self.until = datetime.now(UTC) + timedelta(days=KEPT_DAYS)

    @property
    def words(self) -> dict[str, Any]:
        return script(self.language)

    def say(self, text: str, kind: str = "text", sender: str = "bot", **more: Any) -> None:
        self.seq += 1
        self.messages.append(
            {"seq": self.seq, "from": sender, "kind": kind, "lang": self.language, "text": text, **more}
        )

    def question(self) -> dict[str, Any]:
        if self.done and not self.deleting:
            tools = self.words["result_tools"]
            return {"id": "none", "type": "none", "text": "", "choices": [], "tools": tools}
        open_one = self.words["delete"] if self.deleting else self.words["questions"][self.at]
        return {**open_one, "tools": self.words["tools"]}

    def ask(self) -> None:
        if text := self.question()["text"]:
            self.say(text, "question")

    def reply(self, after: int, phase: str = "interview") -> dict[str, Any]:
        return {
            "seq": self.seq,
            "language": self.language,
            "direction": direction_of(self.language),
            "phase": "result" if self.done else phase,
            "messages": [message for message in self.messages if message["seq"] > after],
            "question": self.question(),
            "progress": {"answered": self.at, "left": 0 if self.done else len(QUESTIONS) - self.at},
            "result": self.done,
            "until": self.until.isoformat(),
        }

    def answers(self) -> list[dict[str, str]]:
        """What was answered so far, as the review list shows it."""
        asked = {each["id"]: each for each in self.words["questions"]}
        return [
            {
                "id": id,
                "group": self.words["groups"]["conviction" if "." in id else "person"],
                "question": asked[id]["text"],
                "label": asked[id]["text"],
                "answer": answer,
                "change": f"do:change:{id}",
                "remove": "do:remove:convictions.1" if "." in id else "",
            }
            for id, answer in self.given.items()
        ]

    def take(self, turn: dict[str, Any]) -> dict[str, Any]:
        """Plays one turn; the same client id gets the same reply again."""
        if turn["client_id"] not in self.replies:
            before = self.seq
            if "choice" in turn:
                self._tap(turn["choice"])
            else:
                self._text(turn["text"])
            phase = "deleted" if turn.get("choice") == "do:delete_yes" else "interview"
            self.replies[turn["client_id"]] = self.reply(before, phase)
        return self.replies[turn["client_id"]]

    def _text(self, text: str) -> None:
        shown = re.sub(r"\d{9}", "[number removed]", text)
        self.say(shown, sender="person")
        if "zzz" in text:
            self.say(self.words["not_understood"], "notice")
            self.ask()
        elif self.done:
            self.say(self.words["why"], "faq")
        else:
            self._next(shown)

    def _tap(self, choice: str) -> None:
        label = self._label(choice)
        self.say(label, sender="person")
        if choice == "do:why":
            self.say(self.words["why"], "faq")
            return
        if choice.startswith("do:language:"):
            self.language = choice.rsplit(":", 1)[1]
        elif choice == "do:human":
            phone = {"label": "202-555-0142", "href": "tel:+12025550142"}
            self.say(**self.words["person"], kind="card", phone=phone)
        elif choice == "do:back":
            self.at = max(0, self.at - 1)
        elif choice.startswith("do:change:"):
            self.at = [each["id"] for each in QUESTIONS].index(choice.removeprefix("do:change:"))
            self.done = False
        elif choice not in ("do:repeat", "do:delete_yes", "do:result"):
            self.deleting = False
            if "detained_by_immigration" in choice:
                self.say("", "card", **self.words["detained"])
            self._next(label)
            return
        self.ask()

    def _label(self, choice: str) -> str:
        question = self.question()
        labels = {each["id"]: each["label"] for each in [*question["choices"], *question["tools"]]}
        return "; ".join(labels.get(part, part) for part in choice.split("+"))

    def _next(self, answer: str) -> None:
        if not self.done and self.question()["type"] != "confirm":
            self.given[self.question()["id"]] = answer
        self.at += 1
        self.done = self.at >= len(QUESTIONS)
        self.ask()

    def result(self) -> dict[str, Any]:
        return {"language": self.language, "direction": direction_of(self.language), **self.words["result"]}
