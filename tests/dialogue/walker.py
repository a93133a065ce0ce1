"""Somebody who talks at random: any act at any place, typed or tapped, then straight to the end."""

import re
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.dialogue.live_talk import LiveTalk
from tests.dialogue.talk import Talk, the_messages
from tests.reading.measure import phrasings

ROOT = Path(__file__).resolve().parents[2]
MOST_TURNS = 25
MOST_TO_THE_END = 110
ONLY_ASKING = frozenset(
    "question_faq why_asking human greeting repeat privacy_concern abusive out_of_scope".split()
)
ACTS = (
    *sorted(ONLY_ASKING), "dont_know", "correction", "go_back", "skip", "change_language", "urgent",
    "multi_fact_story", "affirm", "deny", "answer",
)  # fmt: skip
TOOLS = ("do:why", "do:back", "do:skip", "do:repeat", "do:human", "do:change", "do:dont_know")
SHORT_ANSWERS = ("do:confirm", "do:delete_no", "do:repeat", "no", "none")
TYPED = {
    "date": ("2009", "2014-03", "2018-06-01"),
    "days": ("365", "180", "0"),
    "money": ("500", "12000"),
    "grams": ("2", "31"),
    "count": ("1", "19"),
    "statute": ("459", "HS 11378"),
    "text": ("x",),
}
RAW_ID = re.compile(
    r"\b(?:act|question|choice|fact|relief|element|ground|why|find|ui|offense|warning|paper|result)\.[a-z_]+"
    r"|\{\w+\}|\bdo:\w+|\b(?:None(?! of)|True|False(?! [a-z]))\b"
)
CYRILLIC = "\u0400-\u04ff"
SCRIPTS = {
    "zh-Hans": "\u4e00-\u9fff",
    "ar": "\u0600-\u06ff",
    "ko": "\uac00-\ud7af",
    "ru": CYRILLIC,
    "uk": CYRILLIC,
}


class WrongError(AssertionError):
    """What must never happen; holds the whole conversation for whoever reads it."""


@lru_cache(maxsize=64)
def examples(language: str, kind: str) -> list[str]:
    """Texts of the training data of one kind; none where a language has no file for it."""
    path = ROOT / "data" / "nlu" / language / f"{kind}.yml"
    if not path.is_file():
        return []
    found = yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
    return [line[2:] for each in found for line in each["examples"].splitlines() if line.startswith("- ")]


@lru_cache(maxsize=16)
def stories(language: str) -> list[str]:
    """The phrasings of a language, if it has some."""
    known = (ROOT / "tests" / "reading" / f"phrasings_{language}.yml").is_file()
    return [str(entry["text"]) for entry in phrasings(language)] if known else []


class Walker:
    """One random conversation. `dice` decides everything, so that it can be walked again."""

    def __init__(
        self, talk: Talk | LiveTalk, language: str, languages: tuple[str, ...], dice: Random
    ) -> None:
        self.talk, self.language, self.languages, self.dice = talk, language, languages, dice
        self.log: list[str] = []

    async def walk(self) -> None:
        """Talk at random, then answer until the end. Raises WrongError for anything that must not happen."""
        await self.talk.begin(self.language)
        self.check("start")
        for _ in range(self.dice.randrange(3, MOST_TURNS)):
            if self.talk.reply["phase"] == "result":
                break
            await self.anything()
        await self.to_the_end()
        await self.check_end()

    async def anything(self) -> None:
        """One turn of any kind."""
        roll = self.dice.random()
        if roll < 0.55:
            await self.answer()
        elif roll < 0.7:
            await self.tap(self.dice.choice(TOOLS))
        elif roll < 0.76:
            await self.tap(f"do:language:{self.dice.choice(self.languages)}")
        else:
            await self.say()

    async def say(self) -> None:
        """A text of any kind, with the kind that it is or, now and then, one that it is not."""
        kind = self.dice.choice(ACTS)
        texts = examples(self.language, kind) or examples("en", kind)
        if kind in ("answer", "multi_fact_story") and self.dice.random() < 0.5:
            texts = stories(self.language) or texts
        text = self.dice.choice(texts)
        before = await self.talk.told()
        await self.turn(f"says ({kind}) {text!r}", self.talk.say(text, kind))
        after = await self.talk.told()
        if kind in ONLY_ASKING and before is not None and after is not None and not before <= after:
            self.fail(f"lost {before - after}")

    async def answer(self) -> None:
        """A tap on one of the choices, or a value typed where there are none."""
        question = self.talk.reply["question"]
        ids = [choice["id"] for choice in question["choices"]]
        if question["type"] == "set" and len(ids) > 1:
            chosen = self.dice.sample(ids, self.dice.randrange(1, min(3, len(ids))))
            await self.tap("+".join(chosen))
        elif ids:
            safe = [one for one in ids if not one.startswith(("do:delete_yes", "do:change:", "do:drop:"))]
            await self.tap(self.dice.choice(safe or ids))
        elif question["type"] in TYPED:
            text = self.dice.choice(TYPED[question["type"]])
            await self.turn(f"types {text!r}", self.talk.say(text, "answer"))
        else:
            await self.tap("do:dont_know")

    async def tap(self, choice: str) -> None:
        await self.turn(f"taps {choice}", self.talk.tap(choice))

    async def to_the_end(self) -> None:
        """Answer everything that is still asked, shortly."""
        for _ in range(MOST_TO_THE_END):
            if self.talk.reply["phase"] == "result":
                return
            ids = [choice["id"] for choice in self.talk.reply["question"]["choices"]]
            short = next(
                (one for one in ("do:confirm", "do:delete_no", "do:repeat", "no", "none") if one in ids), None
            )
            own = next((one for one in ids if one.startswith("do:language:")), None)
            await self.tap(short or own or "do:dont_know")
        self.fail(f"no end after {MOST_TO_THE_END} short answers")

    async def turn(self, what: str, taken: Any) -> None:
        self.log.append(f"{self.language} {self.talk.open}: {what}")
        await taken
        self.language = self.talk.reply["language"]
        self.check(what)

    def check(self, what: str) -> None:
        """Something is said, in the person's language, without an id; and something can be answered."""
        reply = self.talk.reply
        said = [message for message in reply["messages"] if message["from"] == "bot"]
        if not said and reply["phase"] != "result":
            self.fail(f"nothing was said after: {what}")
        for message in said:
            if message["lang"] != reply["language"]:
                self.fail(f"said in {message['lang']}: {message['text']}")
            texts = [message.get("title") or "", message["text"], *message.get("items", ())]
            for text in texts:
                self.check_text(text, reply["language"])
        if reply["question"] is None:
            self.fail("nothing is open")
        self.check_text(reply["question"]["text"], reply["language"])
        for choice in reply["question"]["choices"]:
            if RAW_ID.search(choice["label"]) or not choice["label"]:
                self.fail(f"the choice {choice}")

    def check_text(self, text: str, language: str) -> None:
        if found := RAW_ID.search(text):
            self.fail(f"an id is shown: {found[0]!r} in {text!r}")
        script = SCRIPTS.get(language)
        if script and len(re.findall(r"[A-Za-z]{3,}", text)) > 4 and not re.search(f"[{script}]", text):
            self.fail(f"not {language}: {text!r}")

    async def check_end(self) -> None:
        """The end names counsel, in the language of the conversation."""
        result = await self.talk.result()
        if result["language"] != self.language:
            self.fail(f"the result is in {result['language']}")
        if "counsel" not in [section["id"] for section in result["sections"]]:
            self.fail("the end names no counsel")
        for section in result["sections"]:
            for item in section["items"]:
                for text in (item["title"], item["text"], *item["points"]):
                    self.check_text(text, self.language)

    def fail(self, what: str) -> None:
        raise WrongError("\n".join([*self.log[-12:], what]))


def released() -> tuple[str, ...]:
    """The languages whose texts are complete."""
    return the_messages().languages
