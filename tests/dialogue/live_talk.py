"""One person talking with the whole of it over its API: Rasa itself says what kind of act each text is."""

import uuid
from typing import Any

import httpx


class LiveTalk:
    """Has what a Talk has, against a running app. The kind that a test names is not told to anybody."""

    def __init__(self, url: str) -> None:
        self._client = httpx.AsyncClient(base_url=f"{url}/api", timeout=30, trust_env=False)
        self._conversation = ""
        self.reply: dict[str, Any] = {}

    async def begin(self, language: str = "en") -> "LiveTalk":
        started = (await self._client.post("/conversations", json={"language": language})).json()
        self._client.headers["Authorization"] = f"Bearer {started['token']}"
        self._conversation, self.reply = f"/conversations/{started['conversation']}", started["reply"]
        return self

    async def say(self, text: str, kind: str) -> dict[str, Any]:
        return await self._turn(text=text)

    async def tap(self, choice: str) -> dict[str, Any]:
        return await self._turn(choice=choice, question=self.open or None)

    async def told(self) -> set[str] | None:
        """Not asked of a running app: what a text is taken for is Rasa's to say."""
        return None

    async def result(self) -> dict[str, Any]:
        answer = await self._client.get(f"{self._conversation}/result")
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found

    @property
    def open(self) -> str:
        return self.reply["question"]["id"] if self.reply["question"] else ""

    async def close(self) -> None:
        await self._client.aclose()

    async def _turn(self, **turn: Any) -> dict[str, Any]:
        body = {"client_id": uuid.uuid4().hex, **turn}
        answer = await self._client.post(f"{self._conversation}/turns", json=body)
        answer.raise_for_status()
        self.reply = answer.json()
        return self.reply
