"""The operator's keys: a list of which the first wraps and all unwrap, so that keys can be rotated.

An operator's key never touches an answer. It wraps the random data key of each case; deleting the
wrapped data key makes the case unreadable, even in a copy of the rest of the database.
"""

import base64
import binascii
import re
import secrets
from collections.abc import Sequence
from typing import Final, NamedTuple, Self

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from actions.casefile.errors import KeyTextError, UnknownKey
from actions.casefile.sealing import KEY_BYTES, seal, unseal

_HOW_TO_MAKE_ONE: Final = "a key is 32 random bytes in base64, such as `openssl rand -base64 32` prints"


class Wrapped(NamedTuple):
    """A data key, sealed under the operator's key that has this id."""

    key_id: str
    sealed: bytes


class _OperatorKey:
    """One key of the operator, split by HKDF (RFC 5869) into a wrapping key and a public id."""

    def __init__(self, raw: bytes) -> None:
        self.id = _derive(raw, "id", 8).hex()
        self.wrapping = _derive(raw, "wrap", KEY_BYTES)


class Keys:
    """The operator's keys, 32 bytes each, the one that wraps first; KeyTextError where they are not."""

    def __init__(self, raw: Sequence[bytes]) -> None:
        _check(raw)
        self._keys = [_OperatorKey(key) for key in raw]
        self._by_id = {key.id: key for key in self._keys}

    def __repr__(self) -> str:
        return f"Keys({', '.join(self._by_id)})"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read base64 keys of 32 bytes, separated by commas, the one that encrypts first.

        Takes the plain and the URL-safe alphabet, with or without padding. KeyTextError says
        which key is wrong and why, and repeats nothing of it.
        """
        parts = [part.strip() for part in text.split(",")]
        if not any(parts):
            return cls([])
        return cls([_decode(part, f"key {number} of {len(parts)}") for number, part in enumerate(parts, 1)])

    @staticmethod
    def new_text() -> str:
        """Make a new random key, as the text that `parse` reads."""
        return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()

    @property
    def first_id(self) -> str:
        """The id of the key that wraps (16 hex digits; tells nothing about the key)."""
        return self._keys[0].id

    def wrap(self, data_key: bytes, at: str) -> Wrapped:
        """Seal a data key under the first key, for the place `at`."""
        return Wrapped(self.first_id, seal(self._keys[0].wrapping, at, data_key))

    def unwrap(self, wrapped: Wrapped, at: str) -> bytes:
        """Open a data key; UnknownKey if its operator's key is not listed, BrokenSeal if tampered with."""
        key = self._by_id.get(wrapped.key_id)
        if key is None:
            raise UnknownKey(wrapped.key_id)
        return unseal(key.wrapping, at, wrapped.sealed)


def _derive(raw: bytes, purpose: str, length: int) -> bytes:
    info = f"advisal case file {purpose}".encode()
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=None, info=info).derive(raw)


def _check(raw: Sequence[bytes]) -> None:
    if not raw:
        raise KeyTextError(f"no key is given: {_HOW_TO_MAKE_ONE}")
    for number, key in enumerate(raw, 1):
        which = f"key {number} of {len(raw)}"
        if len(key) != KEY_BYTES:
            raise KeyTextError(f"{which} has {len(key)} bytes, not {KEY_BYTES}: {_HOW_TO_MAKE_ONE}")
        if (first := raw.index(key) + 1) != number:
            raise KeyTextError(f"{which} is the same as key {first}: take one out")


def _decode(text: str, which: str) -> bytes:
    if not text:
        raise KeyTextError(f"{which} is empty: is there a comma too many?")
    plain = text.translate(str.maketrans("-_", "+/")).rstrip("=")
    if not re.fullmatch(r"[A-Za-z0-9+/]+", plain):
        raise KeyTextError(f"{which} is not base64: {_HOW_TO_MAKE_ONE}")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except binascii.Error:
        raise KeyTextError(f"{which} is not base64, perhaps cut short: {_HOW_TO_MAKE_ONE}") from None
