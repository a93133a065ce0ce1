"""Twilio's signature on what it sends us, against the address that the operator gave it.

The address comes from the settings, never from the request: behind a web server the request's own may be
another one, and a forged Host header must not decide. Several tokens serve while they are rotated.
"""

from collections.abc import Sequence
from urllib.parse import parse_qsl

from twilio.request_validator import RequestValidator, get_signature_algorithm

SIGNATURE, SETTINGS = "x-twilio-signature", "x-twilio-webhooks-signature-settings"
MOST_FIELDS = 200
FORM = "application/x-www-form-urlencoded"


class Form(dict[str, str]):
    """The fields of a request: of a field that came several times the last value, and all in a list."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__(pairs)
        self._pairs = tuple(pairs)

    def getlist(self, name: str) -> list[str]:
        """Every value of a field, as the validator asks for them."""
        return [value for key, value in self._pairs if key == name]


def form_of(content_type: str, body: bytes) -> Form | None:
    """The fields of a body; None where it is no form in UTF-8."""
    if content_type.partition(";")[0].strip().lower() != FORM:
        return None
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError:
        return None
    return Form(pairs)


class Signatures:
    """Knows what Twilio has signed."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._validators = [RequestValidator(token) for token in tokens]

    def fits(self, url: str, form: Form, signature: str, settings: str = "") -> bool:
        """Whether one of the tokens has signed this form for this address."""
        if not signature:
            return False
        algorithm = get_signature_algorithm(settings)
        # All of them are tried: how long it takes must not tell which one was near.
        found = [one.validate(url, form, signature, algorithm) for one in self._validators]
        return any(found)
