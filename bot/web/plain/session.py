"""Which conversation a browser holds: one cookie for as long as the browser is open, sealed.

It holds the conversation's id, its token and its language, encrypted under a key of this purpose alone:
what is in it cannot be read, made up or changed outside. No page and no address holds the token.
"""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from fastapi import Request
from starlette.responses import Response

from actions.casefile.errors import BrokenSeal
from actions.casefile.sealing import KEY_BYTES, place, seal, unseal

COOKIE = "page"
PATH = "/plain"
LONGEST_COOKIE = 1_000
LONGEST_KEY = 64
_PLACE = place("plain pages")


@dataclass(frozen=True)
class Session:
    """One conversation as a browser holds it."""

    conversation: str
    token: str = field(repr=False)
    language: str


class Sessions:
    """Reads and writes the cookie, and the keys that forms carry.

    `keys` are the operator's, 32 bytes each; the first seals, all open. `secure` is whether people reach
    the app by https, whatever a request says.
    """

    def __init__(self, keys: Sequence[bytes], *, secure: bool) -> None:
        self._sealing = [_derive(key, b"cookie") for key in keys]
        self._signing = _derive(keys[0], b"forms")
        self._secure = secure

    def read(self, request: Request) -> Session | None:
        """The session of a request; None where there is none that we sealed."""
        value = request.cookies.get(COOKIE, "")
        if not 0 < len(value) <= LONGEST_COOKIE:
            return None
        try:
            sealed = base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        for key in self._sealing:
            try:
                return Session(*json.loads(unseal(key, _PLACE, sealed)))
            except BrokenSeal:
                continue
        return None

    def write(self, response: Response, request: Request, session: Session) -> None:
        """Let the browser hold a session until it is closed."""
        held = json.dumps([session.conversation, session.token, session.language]).encode()
        sealed = base64.urlsafe_b64encode(seal(self._sealing[0], _PLACE, held)).rstrip(b"=").decode()
        response.set_cookie(
            COOKIE,
            sealed,
            path=PATH,
            httponly=True,
            samesite="strict",
            secure=self._secure or request.url.scheme == "https",
        )

    def clear(self, response: Response) -> None:
        """Let the browser forget."""
        response.delete_cookie(COOKIE, path=PATH, httponly=True, samesite="strict", secure=self._secure)

    def form_key(self, session: Session, page: str) -> str:
        """What a form of a page of this conversation carries, so that no other site can make one up."""
        text = f"{session.conversation}\n{session.token}\n{page}".encode()
        return hmac.new(self._signing, text, hashlib.sha256).hexdigest()[:LONGEST_KEY]

    def allows(self, session: Session, page: str, key: str) -> bool:
        """Whether a form came from a page of this conversation."""
        return hmac.compare_digest(self.form_key(session, page).encode(), key.encode())


def in_language(session: Session, language: str) -> Session:
    """The same session in another language."""
    return replace(session, language=language)


def _derive(key: bytes, purpose: bytes) -> bytes:
    info = b"advisal plain pages " + purpose
    return HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=None, info=info).derive(key)
