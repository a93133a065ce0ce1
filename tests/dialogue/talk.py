"""A conversation without Rasa: the test says what kind of act each text is, the rest is real."""

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from actions.casefile import CaseFiles, Keys, create_engine_for
from actions.dialogue.acts import KIND_ACTIONS
from actions.dialogue.desk import Desk
from actions.dialogue.services import Organisation, Services
from actions.dialogue.state import State
from actions.messages import Messages
from bot.rasa_client import RasaUnavailableError
from bot.turns import Turns
from tests.shared import migrated_database, the_catalogues, the_faq, the_law, the_reader

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@lru_cache(maxsize=1)
def the_messages() -> Messages:
    return Messages(the_catalogues(), the_law().registry, strict=True)


class ScriptedRasa:
    """Stands where Rasa stands: calls the action of the kind that the test names."""

    def __init__(self) -> None:
        self.desk: Desk | None = None
        self.kind: str | None = None
        self.down = False

    async def turn(
        self, conversation: str, turn: str, *, text: Any, act: str | None, metadata: Any
    ) -> dict[str, Any]:
        if self.down:
            raise RasaUnavailableError("down")
        assert self.desk is not None
        kind = act or self.kind or "answer"
        await KIND_ACTIONS[kind](self.desk).perform(self.desk.pending[conversation, turn])
        return {"turn": turn}

    async def ready(self) -> bool:
        return not self.down


class Talk:
    """One person talking."""

    def __init__(self, turns: Turns, rasa: ScriptedRasa) -> None:
        self.turns, self.rasa = turns, rasa
        self.conversation = self.token = ""
        self.reply: dict[str, Any] = {}

    async def begin(self, language: str = "en") -> "Talk":
        self.conversation, self.token, self.reply = await self.turns.start(language, "web")
        return self

    async def say(self, text: str, kind: str = "answer") -> dict[str, Any]:
        self.rasa.kind = kind
        return await self._take(text=text, choice=None, question=None)

    async def tap(self, choice: str, question: str | None = None) -> dict[str, Any]:
        return await self._take(text=None, choice=choice, question=question or self.open)

    async def answer(self, answers: dict[str, str], most: int = 90) -> None:
        """Answer questions from a table by fact name until the result, the rest with "I don't know"."""
        for _ in range(most):
            if self.reply["phase"] == "result":
                return
            name = self.open if self.open.startswith("list:") else self.open.split(".")[-1]
            await self.tap(answers.get(name, "do:dont_know"))
        raise AssertionError(f"no end after {most} questions; open: {self.open}")

    async def until(self, name: str, answers: dict[str, str]) -> None:
        """Answer until the question of that name is open."""
        for _ in range(90):
            if self.open.split(".")[-1] == name:
                return
            key = self.open if self.open.startswith("list:") else self.open.split(".")[-1]
            await self.tap(answers.get(key, "do:dont_know"))
        raise AssertionError(f"{name} was never asked")

    async def result(self) -> dict[str, Any]:
        found = await self.turns.result(self.conversation, self.token)
        assert found is not None
        return found

    async def state(self) -> State:
        case = await self.turns.desk.services.files.open(self.conversation, now=NOON)
        return State.from_json(case.state)

    async def told(self) -> set[str] | None:
        """The paths of all facts that were told."""
        return {path for path, _ in (await self.state()).answered()}

    @property
    def open(self) -> str:
        return self.reply["question"]["id"] if self.reply["question"] else ""

    @property
    def said(self) -> str:
        """Everything the bot said in the last turn, with titles and items."""
        parts: list[str] = []
        for message in self.reply["messages"]:
            if message["from"] == "bot":
                parts += [message.get("title") or "", message["text"], *message.get("items", ())]
        return "\n".join(parts)

    @property
    def kinds(self) -> list[str]:
        return [message["kind"] for message in self.reply["messages"] if message["from"] == "bot"]

    async def _take(self, **turn: Any) -> dict[str, Any]:
        self.reply = await self.turns.take(self.conversation, self.token, turn=uuid.uuid4().hex, **turn)
        return self.reply


@asynccontextmanager
async def talking(
    folder: Path, organisation: Organisation | None = None, languages: tuple[str, ...] = ("en", "es")
) -> AsyncIterator[Talk]:
    """A conversation on a database of its own."""
    engine = create_engine_for(migrated_database(folder / "cases.db"))
    files = CaseFiles(engine, Keys.parse(Keys.new_text()), retention=timedelta(days=30))
    desk = Desk(
        Services(
            law=the_law(),
            messages=the_messages(),
            reader=the_reader(),
            files=files,
            organisation=organisation or Organisation(),
            now=lambda: NOON,
            languages=languages,
            faq=the_faq().find,
        )
    )
    rasa = ScriptedRasa()
    rasa.desk = desk
    try:
        yield Talk(Turns(desk, rasa), rasa)  # type: ignore[arg-type]
    finally:
        await engine.dispose()


GOLDEN = {
    "urgent_now": "court_or_check_in_soon",
    "for_whom": "self",
    "list:citizenship": "none",
    "lpr_status": "current",
    "lpr_since": "2009",
    "any_criminal_record": "yes",
    "state": "CA",
    "offense": "drug_sale",
    "jurisdiction": "CA",
    "disposition": "convicted",
    "plea": "guilty",
    "conviction_date": "2018",
    "offense_date": "2018",
    "sentence_ordered_days": "365",
    "order_type": "none",
    "drug": "methamphetamine",
    "level": "felony",
    "immigration_advice": "nothing_said",
    "court_gave_immigration_warning": "no",
    "more_convictions": "no",
    "any_entry": "yes",
    "manner": "inspected_visa",
    "date": "2005",
    "more_entries": "no",
    "proceeding_type": "removal_240",
    "procedural_posture": "first_hearings",
    "any_family_status": "no",
    "serious_hardship_family": "no",
    "list:fear": "fear_return+torture_fear",
    "list:household": "none",
    "nta_date": "2026-05",
    "list:afterwards": "none",
    "list:plea_hearing": "convictions.0.immigration_advice:nothing_said",
}
"""A resident since 2009, admitted 2005 on a visa, one plea in 2018 in California to possession for sale of
methamphetamine, 365 days, never told about immigration, now in immigration court."""
