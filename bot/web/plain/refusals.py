"""Refusals and failures as pages, in the person's language, with where to go from there."""

import logging
from collections.abc import Mapping

from fastapi import Request
from starlette.responses import HTMLResponse, Response

from actions.messages.apart import apart
from bot.web.plain.pages import is_plain
from bot.web.plain.site import Plain

log = logging.getLogger("advisal.web")
GONE = frozenset({"not_found", "continued_elsewhere", "wrong_token"})
"""Refusals after which there is no conversation to go on with in this browser."""


BARE = "<!doctype html><title>.</title><a href='/plain'>&#8635;</a>"

IN_WORDS = {"bad_request": "refused"}
"""Refusals that say on a page what another one says: nobody at a form can mend a request."""


class Refusals:
    """Answers what cannot be answered."""

    def __init__(self, plain: Plain) -> None:
        self._plain = plain

    def of(
        self,
        request: Request,
        error: str,
        status: int,
        headers: Mapping[str, str] | None,
        params: Mapping[str, object],
    ) -> Response | None:
        """The page of a refusal, a bare one where even that fails; None for what is no plain page."""
        if not is_plain(request):
            return None
        try:
            return self._page(request, error, status, headers, params)
        except Exception as failure:
            log.error("no page for an error: %s", type(failure).__name__)
            return HTMLResponse(BARE, status)

    def _page(
        self,
        request: Request,
        error: str,
        status: int,
        headers: Mapping[str, str] | None,
        params: Mapping[str, object],
    ) -> Response:
        plain = self._plain
        if error == "no_session":
            return plain.over(request, "ui.lost.title", ["ui.lost.text", "plain.no_cookie"], status)
        language, open_here = plain.language(request), plain.sessions.read(request) is not None

        def say(name: str, **given: object) -> str:
            return apart(plain.messages.text(name, language, "web", **given))

        goes_on = open_here and error not in GONE
        links = [("/plain/now", say("plain.to_question"))] if goes_on else []
        links += [] if goes_on else [(f"/plain?lang={language}", say("plain.to_start"))]
        response = plain.pages.page(
            "notice",
            language,
            status=status,
            headers=headers,
            heading=say("plain.error.title"),
            texts=[say(f"error.{IN_WORDS.get(error, error)}", **params)],
            links=links,
            session=goes_on,
        )
        if error in GONE:
            plain.sessions.clear(response)
        return response
