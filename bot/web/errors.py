"""Errors as people and programs read them: an id, what is wrong, what to do. Never a trace."""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from actions.casefile import (
    CaseExpired,
    CaseFileError,
    CaseNotFound,
    ContinuedElsewhere,
    StaleCase,
    WrongToken,
)
from actions.messages import Messages
from bot.web.failures import Failures

log = logging.getLogger("advisal.web")
FIELDS = frozenset({"language", "client_id", "text", "choice", "question", "after", "conversation", "code"})
NAMES = {400: "bad_request", 404: "no_page", 405: "bad_request", 413: "too_long", 429: "too_many"}


Answer = Callable[..., Response]
AsPage = Callable[
    [Request, str, int, Mapping[str, str] | None, Mapping[str, object]],
    Response | None,
]
"""Of a request, an error id, its status, headers and parameters: the page, None where a body is due."""


class RefusedError(Exception):
    """A request that is refused: an error id of the catalogue, a status, headers, and its parameters.

    `language` is one that the request itself names, over that of its Accept-Language.
    """

    def __init__(
        self,
        error: str,
        status: int,
        headers: Mapping[str, str] | None = None,
        language: str | None = None,
        **params: object,
    ) -> None:
        self.error, self.status, self.headers, self.params = error, status, headers, params
        self.language = language
        super().__init__(error)


def error_body(messages: Messages, accept_language: str, error: str, **params: object) -> dict[str, Any]:
    """The body of an error, in the language that a request asks for, or in English."""
    try:
        language = asked_language(accept_language, messages.languages)
        text = messages.text(f"error.{error}", language, "web", **params)
    except Exception as failure:
        # An error about errors would be a bare one: without its words the id must do.
        log.error("no words for an error: %s", type(failure).__name__)
        text = ""
    return {"error": {"id": error, "text": text}}


def asked_language(accept_language: str, spoken: Sequence[str]) -> str:
    """The first language of an Accept-Language header that is spoken, or English."""
    for part in accept_language.lower().split(","):
        tag = part.partition(";")[0].strip()
        for one in spoken:
            if tag and (tag == one.lower() or tag.partition("-")[0] == one.lower().partition("-")[0]):
                return one
    return "en"


def install(app: FastAPI, messages: Messages, as_page: AsPage) -> Answer:
    """Make every failure of the app end as an error body, or as a page where `as_page` makes one.

    Returns what answers with an error, for what stands before the routes.
    """

    def answer(
        request: Request,
        error: str,
        status: int,
        headers: Mapping[str, str] | None = None,
        language: str | None = None,
        **params: object,
    ) -> Response:
        page = as_page(request, error, status, headers, params)
        if page is not None:
            return page
        asked = language or request.headers.get("accept-language", "")
        body = error_body(messages, asked, error, **params)
        return JSONResponse(body, status_code=status, headers=headers)

    @app.exception_handler(RefusedError)
    async def refused(request: Request, error: RefusedError) -> Response:
        return answer(request, error.error, error.status, error.headers, error.language, **error.params)

    @app.exception_handler(CaseFileError)
    async def case_file(request: Request, error: CaseFileError) -> Response:
        if isinstance(error, CaseNotFound | CaseExpired | WrongToken):
            return answer(request, "not_found", 404)
        if isinstance(error, ContinuedElsewhere):
            return answer(request, "continued_elsewhere", 410)
        if isinstance(error, StaleCase):
            return answer(request, "conflict", 409)
        log.error("case file: %s", type(error).__name__)
        return answer(request, "internal", 500)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        return answer(request, "bad_request", 400, what=_named(error))

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        name = NAMES.get(error.status_code, "internal")
        what = {"what": "the method" if error.status_code == 405 else "the request"}
        params = what if name == "bad_request" else {}
        return answer(request, name, error.status_code, error.headers, **params)

    app.add_middleware(Failures, answer=lambda request: answer(request, "internal", 500))
    return answer


def _named(error: RequestValidationError) -> str:
    """The fields that could not be read; never their values, nor names that we do not know."""
    known = {part for one in error.errors() for part in one["loc"][1:] if part in FIELDS}
    return ", ".join(sorted(known)) or "the request"
