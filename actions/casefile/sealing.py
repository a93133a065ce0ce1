"""Authenticated encryption of one blob, bound to the place where it belongs.

AES-256-GCM with a random 96-bit nonce. The place (a purpose, the conversation, a number) is
the associated data: a blob that is moved to another case, another message or another version
of a state does not open there. Nothing is compressed: a compressed length would tell of its content.
"""

import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from actions.casefile.errors import BrokenSeal, NotJson

KEY_BYTES = 32
_FORMAT = b"\x01"
_NONCE_BYTES = 12
_TAG_BYTES = 16


def place(what: str, conversation: str = "", number: int = 0) -> str:
    """Name the one place a blob may be opened at, e.g. ``message/<conversation>/12``."""
    return f"{what}/{conversation}/{number}"


def seal(key: bytes, at: str, plain: bytes) -> bytes:
    """Encrypt `plain` under `key` (32 bytes) for the place `at`; 29 bytes longer than `plain`."""
    nonce = os.urandom(_NONCE_BYTES)
    return _FORMAT + nonce + AESGCM(key).encrypt(nonce, plain, at.encode())


def unseal(key: bytes, at: str, sealed: bytes) -> bytes:
    """Decrypt what `seal` made with the same key for the same place; else BrokenSeal."""
    what = at.partition("/")[0]
    if sealed[:1] != _FORMAT or len(sealed) < len(_FORMAT) + _NONCE_BYTES + _TAG_BYTES:
        raise BrokenSeal(what)
    nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, body, at.encode())
    except InvalidTag:
        raise BrokenSeal(what) from None


def seal_json(key: bytes, at: str, value: dict[str, Any]) -> bytes:
    """Seal a JSON object; NotJson where it holds dates, NaN or other things JSON has no word for."""
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except TypeError as error:  # its text names a type, never a value
        raise NotJson(f"a state or message must be plain JSON: {error}") from None
    except ValueError:
        raise NotJson("a state or message must be plain JSON: no NaN, no infinity, no loops") from None
    return seal(key, at, text.encode("utf-8", "surrogatepass"))


def unseal_json(key: bytes, at: str, sealed: bytes) -> dict[str, Any]:
    """Open what `seal_json` sealed for the same place; else BrokenSeal."""
    value: dict[str, Any] = json.loads(unseal(key, at, sealed))
    return value
