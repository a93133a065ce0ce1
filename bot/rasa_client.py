"""Asks the Rasa process what a person is doing; it calls our custom action before it answers."""

from collections.abc import Mapping
from typing import Any

import httpx


class RasaUnavailableError(Exception):
    """Rasa did not answer, or answered with nothing. Carries no word of anybody."""


class RasaClient:
    """Talks to Rasa's own input channel over loopback."""

    def __init__(self, url: str, key: str, timeout_seconds: float) -> None:
        self._http = httpx.AsyncClient(
            base_url=f"{url.rstrip('/')}/webhooks/advisal",
            headers={"X-Advisal-Key": key},
            timeout=httpx.Timeout(timeout_seconds, connect=0.5),
            trust_env=False,
        )

    async def turn(
        self, conversation: str, turn: str, *, text: str | None, act: str | None, metadata: Mapping[str, Any]
    ) -> dict[str, Any]:
        """One turn: a text goes through the NLU, an act (a kind) skips it. Raises RasaUnavailableError."""
        body = {
            "conversation": conversation,
            "turn": turn,
            "text": text,
            "act": act,
            "metadata": dict(metadata),
        }
        return await self._post("/turn", body)

    async def parse(self, text: str, metadata: Mapping[str, Any]) -> dict[str, Any]:
        """The kind of a text, without a conversation. Raises RasaUnavailableError."""
        return await self._post("/parse", {"text": text, "metadata": dict(metadata)})

    async def ready(self) -> bool:
        """Whether Rasa can parse a message right now."""
        try:
            response = await self._http.get("/ready", timeout=2.0)
        except httpx.HTTPError:
            return False
        return response.status_code == httpx.codes.OK

    async def close(self) -> None:
        await self._http.aclose()

    async def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        try:
            response = await self._http.post(path, json=body)
            answer = response.json() if response.status_code == httpx.codes.OK else None
        except (httpx.HTTPError, ValueError) as error:
            raise RasaUnavailableError(type(error).__name__) from None
        if not isinstance(answer, dict):
            raise RasaUnavailableError(f"status {response.status_code}")
        return answer
