"""The result to keep: as a PDF, and its days for a calendar."""

from fastapi import APIRouter, Request, Response

from bot.document.pdf import NoFontError
from bot.document.press import PressBusyError
from bot.turns import Turns
from bot.web.bearer import Bearer, token_of
from bot.web.errors import RefusedError
from bot.web.gate import Gate
from bot.web.schemas import errors

PDF, CALENDAR = "application/pdf", "text/calendar"
FILE_NAMES = {PDF: "notes.pdf", CALENDAR: "days.ics"}
"""Names that tell nobody who sees them among the downloads what is inside."""


def documents_api(turns: Turns, gate: Gate) -> APIRouter:
    """The routes of the files."""
    router = APIRouter(prefix="/api/conversations/{conversation}", tags=["documents"])

    @router.get("/result.pdf", response_class=Response, responses=_described(PDF))
    async def pdf(request: Request, conversation: str, bearer: Bearer) -> Response:
        """The result as a tagged PDF, in the language of the conversation."""
        gate.document(request)
        return file(await pdf_or_refusal(turns, conversation, token_of(bearer)), PDF)

    @router.get("/deadlines.ics", response_class=Response, responses=_described(CALENDAR))
    async def calendar(request: Request, conversation: str, bearer: Bearer) -> Response:
        """The days that are known, one event each, in words that tell nothing."""
        gate.document(request)
        return file(await calendar_or_refusal(turns, conversation, token_of(bearer)), CALENDAR)

    return router


async def pdf_or_refusal(turns: Turns, conversation: str, token: str | None) -> bytes:
    """The PDF for a channel of the web. Raises RefusedError: no_result, no_pdf, too_many."""
    try:
        found = await turns.pdf(conversation, token)
    except NoFontError as error:
        raise RefusedError("no_pdf", 503, language=error.language) from None
    except PressBusyError:
        raise RefusedError("too_many", 429, {"Retry-After": "10"}) from None
    if found is None:
        raise RefusedError("no_result", 404)
    return found


async def calendar_or_refusal(turns: Turns, conversation: str, token: str | None) -> bytes:
    """The calendar file for a channel of the web. Raises RefusedError: no_dates."""
    found = await turns.calendar(conversation, token)
    if found is None:
        raise RefusedError("no_dates", 404)
    return found


def file(content: bytes, kind: str) -> Response:
    """A file to keep, under a name that tells nothing."""
    name = {"Content-Disposition": f'attachment; filename="{FILE_NAMES[kind]}"'}
    return Response(content, media_type=kind, headers=name)


def _described(kind: str) -> dict[int | str, dict[str, object]]:
    content = {kind: {"schema": {"type": "string", "format": "binary"}}}
    return {200: {"description": "The file", "content": content}, **errors(401, 404, 410, 429)}
