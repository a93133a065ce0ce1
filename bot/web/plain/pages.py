"""Renders a page: templates that always escape, words from the catalogue, no style and no script."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from actions.messages import Messages
from actions.messages.apart import apart
from actions.messages.languages import direction_of, own_name

TEMPLATES = Path(__file__).parent / "templates"


class Pages:
    """The pages, in every language that is offered."""

    def __init__(self, messages: Messages, languages: tuple[str, ...], organisation: str) -> None:
        self._messages, self._organisation = messages, organisation
        self._languages = [(one, own_name(one), direction_of(one)) for one in languages]
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def page(
        self,
        name: str,
        language: str,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        **context: Any,
    ) -> HTMLResponse:
        """The page of a template. `context` is what the template names, beside the words."""

        def say(message_id: str, **params: object) -> str:
            return apart(self._messages.text(message_id, language, "web", **params))

        known = {
            "language": language,
            "direction": direction_of(language),
            "languages": self._languages,
            "organisation": self._organisation,
            "say": say,
            "session": False,
        }
        body = self._templates.get_template(f"{name}.html").render(known | context)
        return HTMLResponse(body, status_code=status, headers=dict(headers or {}))


def is_plain(request: Request) -> bool:
    """Whether a request is for one of these pages."""
    return request.url.path == "/plain" or request.url.path.startswith("/plain/")
