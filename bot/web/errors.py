"""Errors as people and programs read them: an id, what is wrong, what to do. Never a trace."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from actions.casefile import CaseExpired, CaseFileError, CaseNotFound, StaleCase, WrongToken
from actions.messages import Messages

log = logging.getLogger("advisal.web")
LANGUAGE_HEADER = "accept-language"


class RefusedError(Exception):
    """A request that is refused: an error id of the catalogue, a status, and its parameters."""

    def __init__(self, error: str, status: int, **params: object) -> None:
        self.error, self.status, self.params = error, status, params
        super().__init__(error)


def install(app: FastAPI, messages: Messages) -> None:
    """Make every failure of the app end as an error body."""

    def answer(request: Request, error: str, status: int, **params: object) -> JSONResponse:
        language = request.headers.get(LANGUAGE_HEADER, "en")[:2].lower()
        language = language if language in messages.languages else "en"
        text = messages.text(f"error.{error}", language, "web", **params)
        return JSONResponse({"error": {"id": error, "text": text}}, status_code=status)

    @app.exception_handler(RefusedError)
    async def refused(request: Request, error: RefusedError) -> JSONResponse:
        return answer(request, error.error, error.status, **error.params)

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
        fields = {".".join(str(part) for part in one["loc"] if part != "body") for one in error.errors()}
        named = ", ".join(sorted(field for field in fields if field.isidentifier())) or "the request"
        return answer(request, "bad_request", 400, what=named)

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> JSONResponse:
        name = {404: "not_found", 405: "bad_request", 413: "too_long", 429: "too_many"}.get(error.status_code)
        if name == "bad_request":
            return answer(request, name, error.status_code, what="the method")
        return answer(request, name or "internal", error.status_code)

    @app.exception_handler(Exception)
    async def anything(request: Request, error: Exception) -> JSONResponse:
        log.error("request failed: %s", type(error).__name__)
        return answer(request, "internal", 500)
