"""The operator's keys: 32 bytes each, from `ADVISAL_KEYS`, or one of its own in development."""

import base64
import binascii
import os
import secrets
import sys
from pathlib import Path

KEY_BYTES = 32
MAKE_A_KEY = "make one with `openssl rand -base64 32`"


def decode_keys(text: str) -> tuple[bytes, ...]:
    """The keys in `text`, base64 with commas between, current one first.

    Raises ValueError naming the place of a bad key, never its content.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    keys = tuple(_decode_key(part, place) for place, part in enumerate(parts, start=1))
    if not keys:
        raise ValueError(f"holds no key; {MAKE_A_KEY}")
    if len(set(keys)) < len(keys):
        raise ValueError("holds the same key twice; remove one")
    return keys


def _decode_key(text: str, place: int) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError(f"key {place} is not base64; {MAKE_A_KEY}") from None
    if len(key) != KEY_BYTES:
        raise ValueError(f"key {place} is not {KEY_BYTES} bytes long; {MAKE_A_KEY}")
    if len(set(key)) < KEY_BYTES // 4:
        raise ValueError(f"key {place} is a placeholder, not a random key; {MAKE_A_KEY}")
    return key


def development_key(folder: Path) -> bytes:
    """The key in `folder/dev-key`, made on first use with mode 0600 and said so on standard error."""
    path = folder / "dev-key"
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _write_once(path, base64.b64encode(secrets.token_bytes(KEY_BYTES))):
            print(
                "advisal: ADVISAL_KEYS is not set; a key for development was made in var/dev-key. "
                "Whoever holds that file can read the answers beside it.",
                file=sys.stderr,
                flush=True,
            )
    try:
        return decode_keys(path.read_text(encoding="ascii"))[0]
    except (ValueError, OSError) as error:
        raise ValueError(
            f"var/dev-key cannot be used ({error}); delete it to start anew: what it encrypted is then lost"
        ) from None


def _write_once(path: Path, content: bytes) -> bool:
    """Write a private file whole or not at all; False where another process was first."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink(missing_ok=True)
    return True
