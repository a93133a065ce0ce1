"""The whole app without a network, with somebody who says what Rasa would say."""

from __future__ import annotations

import json
import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx
from fastapi import FastAPI

from actions.casefile import Keys
from actions.dialogue.acts import KIND_ACTIONS
from actions.messages import Catalogue
from bot.app import create_app
from bot.rasa_client import RasaUnavailableError
from bot.settings import Settings
from tests.shared import migrated_database, the_catalogues, the_faq, the_law, the_reader

RASA_KEY = "the-key-that-the-app-and-rasa-share"
DATABASE = "cases.db"
UNLIMITED = dict.fromkeys(
    (
        "turns_per_minute",
        "turns_per_minute_per_source",
        "codes_per_minute_per_source",
        "documents_per_minute_per_source",
    ),
    1_000_000,
)


class RouteRasa:
    """Stands where Rasa stands: calls the route of the custom actions as Rasa would, for the kind named.

    `down` answers nothing at all, `silent` takes the turn and lets no action run.
    """

    def __init__(self, app: FastAPI) -> None:
        self._http = httpx.AsyncClient(
            transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url="http://rasa.test"
        )
        self.reset()

    def reset(self) -> None:
        """Be up, take every text for an answer, and remember nothing."""
        self.kind = "answer"
        self.down = self.silent = False
        self.answers: list[httpx.Response] = []

    async def turn(
        self, conversation: str, turn: str, *, text: str | None, act: str | None, metadata: Mapping[str, Any]
    ) -> dict[str, Any]:
        if self.down:
            raise RasaUnavailableError("ConnectError")
        if not self.silent:
            action = KIND_ACTIONS[act or self.kind].rasa_name  # type: ignore[attr-defined]
            self.answers.append(await self.run(action, conversation, text, metadata))
        return {"turn": turn}

    async def run(
        self,
        action: str,
        conversation: str,
        text: str | None,
        metadata: Mapping[str, Any],
        key: str = RASA_KEY,
    ) -> httpx.Response:
        """Call one action with the tracker that Rasa 3.6 sends."""
        message = {"text": text, "intent": {"name": self.kind}, "entities": [], "metadata": dict(metadata)}
        tracker = {"sender_id": conversation, "slots": {}, "latest_message": message, "events": [],
                   "paused": False, "latest_action_name": "action_listen", "active_loop": {}}  # fmt: skip
        call = {"next_action": action, "sender_id": conversation, "tracker": tracker, "domain": {},
                "version": "3.6.21"}  # fmt: skip
        return await self._http.post("/internal/actions", json=call, headers={"X-Advisal-Key": key})

    async def ready(self) -> bool:
        return not self.down

    async def close(self) -> None:
        await self._http.aclose()


class Site:
    """A running app, and a client of it."""

    def __init__(self, app: FastAPI, folder: Path) -> None:
        self.app, self.folder = app, folder
        self.rasa = RouteRasa(app)
        app.state.turns.rasa = self.rasa
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url="http://site.test"
        )

    async def begin(self, language: str = "en") -> Chat:
        response = await self.http.post("/api/conversations", json={"language": language})
        assert response.status_code == 201, response.text
        return Chat(self, response.json())


class Chat:
    """One conversation as a client of the API holds it."""

    def __init__(self, site: Site, opened: dict[str, Any]) -> None:
        self.site, self.id, self.token = site, opened["conversation"], opened["token"]
        self.reply: dict[str, Any] = opened["reply"]
        self.code = "no-code-yet"

    @property
    def path(self) -> str:
        return f"/api/conversations/{self.id}"

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    @property
    def open(self) -> str:
        question = self.reply.get("question")
        return question["id"] if question else ""

    @property
    def said(self) -> str:
        """Everything the bot said in the last turn."""
        found = [one for one in self.reply["messages"] if one["from"] == "bot"]
        return "\n".join(
            " ".join([one.get("title", ""), one["text"], *one.get("items", ())]) for one in found
        )

    async def send(self, body: Mapping[str, Any]) -> httpx.Response:
        """POST a turn as it is; a reply of 200 becomes the chat's."""
        # By escapes, as a browser may send what is no character.
        content = json.dumps({"client_id": uuid.uuid4().hex, **body})
        headers = {**self.headers, "Content-Type": "application/json"}
        response = await self.site.http.post(f"{self.path}/turns", content=content, headers=headers)
        if response.status_code == httpx.codes.OK:
            self.reply = response.json()
        return response

    async def say(self, text: str, kind: str = "answer") -> httpx.Response:
        self.site.rasa.kind = kind
        return await self.send({"text": text})

    async def tap(self, choice: str) -> httpx.Response:
        return await self.send({"choice": choice, "question": self.open})

    async def get(self, what: str) -> httpx.Response:
        return await self.site.http.get(f"{self.path}/{what}", headers=self.headers)

    async def answer(self, answers: Mapping[str, str], most: int = 90) -> None:
        """Tap through the questions to the end: answers by the fact's name, the rest with "I don't know"."""
        for _ in range(most):
            if self.reply["result"]:
                return
            name = self.open if self.open.startswith("list:") else self.open.split(".")[-1]
            response = await self.tap(answers.get(name, "do:dont_know"))
            assert response.status_code == httpx.codes.OK, response.text
        raise AssertionError(f"no end after {most} questions; open: {self.open}")


def app_for(folder: Path, *, catalogues: Mapping[str, Catalogue] | None = None, **settings: Any) -> FastAPI:
    """An app with a database and keys of its own; `settings` are sections of advisal.toml.

    Its law, its reader and, but for `catalogues`, its words are those of all tests: they take long to load
    and never change.
    """
    with (
        patch("bot.compose.Reader", lambda *_: the_reader()),
        patch("bot.compose.load_catalogues", lambda _: catalogues or the_catalogues()),
        patch("bot.compose.load_faq", lambda _: the_faq()),
        patch("bot.compose.the_law", the_law),
    ):
        return create_app(
            Settings(
                database={"url": migrated_database(folder / DATABASE)},
                keys=Keys.new_text(),
                rasa_key=RASA_KEY,
                **settings,
            )
        )


@asynccontextmanager
async def running_site(folder: Path, **settings: Any) -> AsyncIterator[Site]:
    """An app that has started, and a client of it."""
    app = app_for(folder, **settings)
    async with app.router.lifespan_context(app):
        site = Site(app, folder)
        try:
            yield site
        finally:
            await site.http.aclose()
            await site.rasa.close()
