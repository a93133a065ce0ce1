"""A person with a phone, without a carrier: what they send goes straight to the conversation."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from actions.dialogue.services import Organisation
from actions.dialogue.state import State
from bot.sms.conversation import Conversation, Inbound, alias_of
from bot.sms.discreet import Sender
from bot.sms.session import Session
from tests.dialogue.talk import NOON, ScriptedRasa, talking

NUMBER = "+12135550123"
SENDER = Sender("Example Line", "https://q.example.org", "+1 213 555 0100")
ALL = ("en", "es", "zh-Hans", "vi", "ht", "pt-BR", "uk", "ru", "ar", "fr", "ko", "tl")


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **amount: float) -> None:
        self.at += timedelta(**amount)


class Phone:
    """One number talking. `heard` holds the bodies that came back for the last text."""

    def __init__(self, conversation: Conversation, rasa: ScriptedRasa, clock: Clock) -> None:
        self.conversation, self.rasa, self.clock = conversation, rasa, clock
        self.session = Session()
        self.heard: list[str] = []
        self._ids = count(1)

    async def send(self, text: str, kind: str = "answer", **how: bool) -> str:
        """Send a text; everything that came back, in one string."""
        self.rasa.kind = kind
        self.clock.pass_by(seconds=20)
        inbound = Inbound(NUMBER, f"SM{next(self._ids)}", text, self.clock(), **how)
        self.heard = await self.conversation.hear(self.session, inbound)
        return "\n\n".join(self.heard)

    async def begin(self) -> str:
        """Choose English and to be asked here."""
        if len(self.conversation.services.languages) > 1:
            await self.send("hi")
        await self.send("1")
        return await self.send("1") if self.session.step != "full" else "\n\n".join(self.heard)

    async def pick(self, label: str) -> str:
        """Send the number that stands before a line, turning pages to find it."""
        for _ in range(20):
            for line in "\n".join(self.heard[-1:]).splitlines():
                number, _, rest = line.partition(" ")
                if number.isdecimal() and rest == label:
                    return await self.send(number)
            assert "8 " in self.heard[-1], f"{label!r} is not in {self.heard[-1]!r}"
            await self.send("8")
        raise AssertionError(f"no {label!r} on any page")

    async def choose(self, choice: str) -> str:
        """Send what stands for a choice id of the open question, through all its pages."""
        wanted = set(choice.split("+"))
        for _ in range(40):
            asked, numbers = self.session.asked, self.session.numbers
            here = [digit for digit, one in numbers.items() if one in wanted]
            if self.session.many:
                unsure = "7" if "unsure" in wanted and self.session.page + 1 >= self.session.pages else ""
                said = await self.send(" ".join(filter(None, [*here, unsure])) or "6")
                if self.session.asked != asked or self.session.page == 0:
                    return said
            elif here:
                return await self.send(here[0])
            elif group := self._group(choice):
                await self.send(group)
            else:
                assert "8" in numbers, f"{choice!r} is not in {self.heard[-1]!r}"
                await self.send("8")
        raise AssertionError(f"{choice!r} was never shown")

    def _group(self, choice: str) -> str:
        groups = self.conversation.services.law.offence_groups
        words = self.conversation.services.messages
        for digit, one in self.session.numbers.items():
            name = next((n for n, members in groups.items() if choice in members), "")
            if name and one == f"group:{words.text(f'offense_group.{name}', self.session.language)}":
                return digit
        return ""

    async def state(self) -> State:
        case = await self.conversation.services.files.open_by_alias(alias_of(NUMBER), now=self.clock())
        assert case is not None
        return State.from_json(case.state)


@asynccontextmanager
async def phone(
    folder: Path, languages: tuple[str, ...] = ("en",), organisation: Organisation | None = None
) -> AsyncIterator[Phone]:
    """A phone on a database of its own."""
    async with talking(folder, organisation, languages) as talk:
        clock = Clock()
        talk.turns.desk.services.now = clock
        yield Phone(Conversation(talk.turns, SENDER), talk.rasa, clock)
