"""The routes that Twilio calls: a text came in, and what became of one we sent."""

import logging

from fastapi import APIRouter, Request, Response

from bot.sms.intake import Intake, Text
from bot.sms.signature import SETTINGS, SIGNATURE, Form, Signatures, form_of

log = logging.getLogger("advisal.sms")

PATH, STATUS_PATH = "/sms/twilio", "/sms/twilio/status"
BODY_BYTES = 65_536
"""1,600 characters of four bytes each, escaped, with Twilio's own fields beside them."""
NOTHING = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'
_LONGEST_ID = 68


def twilio_routes(intake: Intake, signatures: Signatures, public_url: str, account_sid: str) -> APIRouter:
    """POST /sms/twilio and /sms/twilio/status. What is not signed, or for another account, gets 403."""
    router = APIRouter(include_in_schema=False)

    async def signed(request: Request, path: str) -> Form | None:
        form = form_of(request.headers.get("content-type", ""), await request.body())
        if form is None or form.get("AccountSid") != account_sid:
            return None
        signature, settings = (request.headers.get(name, "") for name in (SIGNATURE, SETTINGS))
        return form if signatures.fits(f"{public_url}{path}", form, signature, settings) else None

    @router.post(PATH)
    async def came(request: Request) -> Response:
        """A text came in: kept, and answered later by the worker."""
        form = await signed(request, PATH)
        if form is None:
            return _refused()
        carrier_id = form.get("MessageSid") or form.get("SmsSid") or ""
        if 0 < len(carrier_id) <= _LONGEST_ID:
            media = form.get("NumMedia", "0") not in ("", "0")
            text = Text(
                form.get("From", ""), carrier_id, form.get("Body", ""), media, form.get("OptOutType", "")
            )
            await intake.take(text)
        return Response(NOTHING, media_type="text/xml")

    @router.post(STATUS_PATH)
    async def status(request: Request) -> Response:
        """What became of a text."""
        form = await signed(request, STATUS_PATH)
        if form is None:
            return _refused()
        code = form.get("ErrorCode", "")
        error = int(code) if code.isascii() and code.isdecimal() and len(code) <= 6 else None
        await intake.status(form.get("MessageSid", ""), form.get("MessageStatus", ""), error)
        return Response(status_code=204)

    return router


def _refused() -> Response:
    log.warning("a request to the text message route was not signed by Twilio, and refused")
    return Response(status_code=403)
