"""What one setting may hold. Each check returns the value or says what is wanted instead."""

import ipaddress
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError


def refuse(text: str) -> PydanticCustomError:
    """An error whose message is `text`, shown to the operator after the name of the setting."""
    return PydanticCustomError("advisal", "{text}", {"text": text})


def one_of(known: tuple[str, ...], what: str) -> AfterValidator:
    """A validator for a closed list of codes."""

    def check(value: str) -> str:
        if value not in known:
            raise refuse(f"holds an unknown {what}; known: {', '.join(known)}")
        return value

    return AfterValidator(check)


def phone(value: str) -> str:
    if value and not 7 <= len(re.sub(r"\D", "", value)) <= 15:
        raise refuse('must be a phone number people can dial, such as "+1 213 555 0100"')
    return value


def twilio_id(prefix: str, what: str) -> Callable[[str], str]:
    """A check of one of Twilio's ids: its two letters and 32 hex digits."""

    def check(value: str) -> str:
        if value and not re.fullmatch(rf"{prefix}[0-9a-fA-F]{{32}}", value):
            raise refuse(f"must be the SID of your Twilio {what}: {prefix} and 32 letters and digits")
        return value

    return check


def mobile(value: str) -> str:
    number = re.sub(r"[\s().-]", "", value)
    if value and not re.fullmatch(r"\+[1-9][0-9]{6,14}", number):
        raise refuse('must be a number with + and the country, such as "+12135550100"')
    return number


def email(value: str) -> str:
    if value and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
        raise refuse('must be an e-mail address, such as "intake@example.org"')
    return value


def web_address(value: str) -> str:
    if value and not _web_host(value):
        raise refuse('must be a web address that begins with "https://"')
    return value.rstrip("/")


def origin(value: str) -> str:
    parts = urlsplit(value) if _web_host(value) else None
    if parts is None or parts.path or parts.query or parts.fragment or parts.username:
        raise refuse('must list origins alone, without a path, such as "https://www.example.org"')
    return value.lower()


def proxy(value: str) -> str:
    try:
        ipaddress.ip_network(value)
    except ValueError:
        raise refuse('must list addresses or networks, such as "10.0.0.0/8"') from None
    return value


def database_url(value: str) -> str:
    if not re.match(r"(sqlite|postgresql)(\+\w+)?://", value):
        raise refuse('must begin with "sqlite:///" or "postgresql://"')
    return value


def comma_list(value: Any) -> Any:
    """A variable holds a list as text with commas."""
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _web_host(value: str) -> str | None:
    """The host of a web address; None where it is not one."""
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018  # raises where the port is not a number
    except ValueError:
        return None
    return parts.hostname if parts.scheme in {"http", "https"} else None
