"""Sends text messages through Twilio's own client, and says what became of each."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from requests.exceptions import RequestException
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.http import HttpClient
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

TIMEOUT_SECONDS = 10.0
OPTED_OUT = 21610
NEVER_AGAIN = frozenset({
    21211, 21214, 21217,  # no valid number
    21408, 21612, 30008,  # cannot be reached from here
    OPTED_OUT,
    21614, 30005, 30006,  # no mobile phone, unknown, a landline
    21617,                # the text is too long
    30004, 30007, 30034,  # blocked, filtered, not registered with the carriers
})  # fmt: skip
"""Twilio's codes for what stays as it is, however often it is tried."""
MAY_PASS = frozenset({401, 403, 408, 409, 425, 429})
"""Refusals that somebody else mends: a wrong token, too many at once."""


@dataclass(frozen=True)
class Sent:
    """Twilio has taken a text under this id."""

    carrier_id: str


@dataclass(frozen=True)
class NotSent:
    """Twilio has not taken a text. `again`: trying later may help. `code` is Twilio's, or the HTTP status."""

    code: int | None
    again: bool

    @property
    def stopped(self) -> bool:
        """Whether the person asked the carrier for no more texts."""
        return self.code == OPTED_OUT


class Sends(Protocol):
    """What can send a text."""

    async def send(self, number: str, text: str) -> Sent | NotSent: ...


class QuietHttpClient(TwilioHttpClient):  # type: ignore[misc]
    """Twilio's HTTP client, which otherwise logs and remembers whom it wrote to and what."""

    def __init__(self) -> None:
        super().__init__(timeout=TIMEOUT_SECONDS, logger=logging.getLogger("advisal.sms.http"))

    def log_request(self, kwargs: Any) -> None:
        """Nothing."""

    def log_response(self, status_code: int, response: Any) -> None:
        """Nothing."""

    def request(self, *args: Any, **kwargs: Any) -> Any:
        answer = super().request(*args, **kwargs)
        self._test_only_last_request = self._test_only_last_response = None
        return answer


class TwilioSender:
    """Texts from a messaging service or a number of one account; the first token signs."""

    def __init__(
        self,
        account_sid: str,
        tokens: Sequence[str],
        *,
        messaging_service: str = "",
        from_number: str = "",
        status_url: str = "",
        http: HttpClient | None = None,
    ) -> None:
        self._client = Client(account_sid, tokens[0], http_client=http or QuietHttpClient())
        self._from: dict[str, str] = (
            {"messaging_service_sid": messaging_service} if messaging_service else {"from_": from_number}
        )
        self._status = {"status_callback": status_url} if status_url else {}

    async def send(self, number: str, text: str) -> Sent | NotSent:
        """Send one text. Never raises, never logs: who and what stay here."""
        return await asyncio.to_thread(self._send, number, text)

    def _send(self, number: str, text: str) -> Sent | NotSent:
        try:
            message = self._client.messages.create(to=number, body=text, **self._from, **self._status)
        except TwilioRestException as error:
            code = error.code or error.status
            again = code not in NEVER_AGAIN and (error.status >= 500 or error.status in MAY_PASS)
            return NotSent(code, again)
        except (TwilioException, RequestException, OSError, ValueError):
            return NotSent(None, again=True)
        if not message.sid:
            return NotSent(None, again=True)
        return Sent(message.sid)
