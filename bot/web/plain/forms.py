"""What a browser sends with a form, and whether it was one of our own pages that sent it."""

import hashlib
import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import FormData

from bot.web.errors import RefusedError
from bot.web.plain.session import Session, Sessions
from bot.web.typed import as_typed

KINDS = ("application/x-www-form-urlencoded", "multipart/form-data")
MOST_FIELDS = 120
SEALED = frozenset({"page", "key"})


@dataclass(frozen=True)
class Form:
    """The fields of a form, with what nobody types taken out."""

    fields: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str:
        """The first value of a field, "" without one."""
        return next((value for found, value in self.fields if found == name), "")

    def all(self, name: str) -> list[str]:
        """Every value of a field."""
        return [value for found, value in self.fields if found == name]

    @property
    def turn(self) -> str:
        """The id of the turn: the same form of the same page with the same content is the same turn."""
        told = json.dumps([self.get("page"), *sorted(one for one in self.fields if one[0] not in SEALED)])
        return hashlib.sha256(told.encode()).hexdigest()[:32]


async def read_form(request: Request) -> Form:
    """The form of a request. Raises RefusedError for anything that no form of ours sends."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in KINDS:
        raise RefusedError("bad_request", 400, what="the form")
    found: FormData = await request.form(max_files=0, max_fields=MOST_FIELDS)
    fields = found.multi_items()
    if len(fields) > MOST_FIELDS:
        raise RefusedError("bad_request", 400, what="the form")
    return Form(tuple((as_typed(name), as_typed(value)) for name, value in fields if isinstance(value, str)))


def check_origin(request: Request, public_url: str) -> None:
    """Refuse what another site sent. Raises RefusedError.

    Every browser of today says where a form comes from, by Sec-Fetch-Site or by Origin; one that says
    neither is too old to, and then the key in the form must do.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is None and origin is None:
        return
    ours = {request.headers.get("host"), urlsplit(public_url).netloc} - {None, ""}
    if site != "same-origin" and urlsplit(origin or "").netloc not in ours:
        raise RefusedError("refused", 403)


def check_key(form: Form, session: Session | None, sessions: Sessions) -> Session:
    """The session whose page sent a form. Raises RefusedError."""
    if session is None or not sessions.allows(session, form.get("page"), form.get("key")):
        raise RefusedError("refused", 403)
    return session
