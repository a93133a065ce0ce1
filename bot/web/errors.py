"""Errors as people and programs read them: an id, what is wrong, what to do. Never a trace."""

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from actions.casefile import CaseExpired, CaseFileError, CaseNotFound, StaleCase, WrongToken
from actions.messages import Messages
from bot.web.failures import Failures

log = logging.getLogger("advisal.web")
FIELDS = frozenset({"language", "client_id", "text", "choice", "question", "after", "conversation"})
NAMES = {400: "bad_request", 404: "no_page", 405: "bad_request", 413: "too_long", 429: "too_many"}


class RefusedError(Exception):
    """A request that is refused: an error id of the catalogue, a status, headers, and its parameters."""

    def __init__(
        self, error: str, status: int, headers: Mapping[str, str] | None = None, **params: object
    ) -> None:
        self.error, self.status, self.headers, self.params = error, status, headers, params
        super().__init__(error)


def error_body(messages: Messages, accept_language: str, error: str, **params: object) -> dict[str, Any]:
    """The body of an error, in the language that a request asks for, or in English."""
    language = accept_language[:2].lower()
    try:
        language = language if language in messages.languages else "en"
        text = messages.text(f"error.{error}", language, "web", **params)
    except Exception as failure:
        # An error about errors would be a bare one: without its words the id must do.
        log.error("no words for an error: %s", type(failure).__name__)
        text = ""
    return {"error": {"id": error, "text": text}}


def install(app: FastAPI, messages: Messages) -> None:
    """Make every failure of the app end as an error body."""

    def answer(
        request: Request, error: str, status: int, headers: Mapping[str, str] | None = None, **params: object
    ) -> JSONResponse:
        body = error_body(messages, request.headers.get("accept-language", ""), error, **params)
        return JSONResponse(body, status_code=status, headers=headers)

    @app.exception_handler(RefusedError)
    async def refused(request: Request, error: RefusedError) -> JSONResponse:
        return answer(request, error.error, error.status, error.headers, **error.params)

    @app.exception_handler(CaseFileError)
    async def case_file(request: Request, error: CaseFileError) -> JSONResponse:
        if isinstance(error, CaseNotFound | CaseExpired | WrongToken):
            return answer(request, "not_found", 404)
        if isinstance(error, StaleCase):
            return answer(request, "conflict", 409)
        log.error("case file: %s", type(error).__name__)
        return answer(request, "internal", 500)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        return answer(request, "bad_request", 400, what=_named(error))

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> JSONResponse:
        name = NAMES.get(error.status_code, "internal")
        what = {"what": "the method" if error.status_code == 405 else "the request"}
        params = what if name == "bad_request" else {}
        return answer(request, name, error.status_code, error.headers, **params)

    app.add_middleware(Failures, answer=lambda request: answer(request, "internal", 500))


def _named(error: RequestValidationError) -> str:
    """The fields that could not be read; never their values, nor names that we do not know."""
    known = {part for one in error.errors() for part in one["loc"][1:] if part in FIELDS}
    return ", ".join(sorted(known)) or "the request"
