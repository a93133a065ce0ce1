"""The result as files to keep: a PDF, and its days for a calendar."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from bot.web.documents import CALENDAR, PDF, calendar_or_refusal, file, pdf_or_refusal
from bot.web.plain.site import Plain


def saving(plain: Plain) -> APIRouter:
    """The routes of the files, under names that tell nothing."""
    router = APIRouter(prefix="/plain", include_in_schema=False)

    @router.get("/notes.pdf")
    async def pdf(request: Request) -> Response:
        """The result as a PDF."""
        session = plain.session(request)
        plain.gate.document(request)
        return file(await pdf_or_refusal(plain.turns, session.conversation, session.token), PDF)

    @router.get("/days.ics")
    async def calendar(request: Request) -> Response:
        """The days that are known."""
        session = plain.session(request)
        plain.gate.document(request)
        return file(await calendar_or_refusal(plain.turns, session.conversation, session.token), CALENDAR)

    return router
