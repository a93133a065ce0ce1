"""What all plain pages work with, and what most of them do."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from actions.messages.apart import all_apart, apart
from bot.settings import Settings
from bot.turns import Turns
from bot.web.errors import RefusedError, asked_language
from bot.web.gate import Gate
from bot.web.plain.forms import Form, check_key, check_origin, read_form
from bot.web.plain.inputs import Answer, Fault
from bot.web.plain.pages import Pages
from bot.web.plain.result import sections_of
from bot.web.plain.session import Session, Sessions, in_language
from bot.web.plain.shown import Reply, question_of, said_last
from bot.web.svg import timeline_svg

NOW, ENDED = "/plain/now", "/plain/ended"
EMPTY = Form(())


@dataclass(frozen=True)
class Entered:
    """What a person has entered and what is wrong with it, for the page that shows it again."""

    fault: Fault | None = None
    filled: Form = EMPTY
    kept: str = ""
    params: dict[str, Any] = field(default_factory=dict)

    @property
    def faults(self) -> dict[str, Any]:
        """For the templates: the field at fault, and the words."""
        if self.fault is None:
            return {"field": "", "message": "", "params": {}}
        return {"field": self.fault.field, "message": self.fault.message, "params": self.params}


class Plain:
    """The conversation, the pages, the cookie and the count of requests."""

    def __init__(self, turns: Turns, settings: Settings, gate: Gate) -> None:
        services = turns.desk.services
        self.turns, self.settings, self.gate = turns, settings, gate
        self.messages, self.languages = services.messages, services.languages
        self.pages = Pages(services.messages, services.languages, services.organisation.name)
        secure = settings.public_url.startswith("https:")
        self.sessions = Sessions(settings.key_ring(), secure=secure)

    def language(self, request: Request) -> str:
        """The language of the session, of `lang` in the address, or of the browser."""
        session = self.sessions.read(request)
        asked = session.language if session else request.query_params.get("lang", "")
        if asked in self.languages:
            return asked
        return asked_language(request.headers.get("accept-language", ""), self.languages)

    def session(self, request: Request) -> Session:
        """The session of a request that is counted. Raises RefusedError."""
        self.gate.request(request)
        found = self.sessions.read(request)
        if found is None:
            raise RefusedError("no_session", 404)
        return found

    async def sent(self, request: Request) -> tuple[Session, Form]:
        """The session and the form of a page of its own. Raises RefusedError."""
        found = self.sessions.read(request)
        self.gate.request(request, found.conversation if found else None)
        check_origin(request, self.settings.public_url)
        form = await read_form(request)
        return check_key(form, found, self.sessions), form

    async def reply(self, session: Session) -> Reply:
        """All that was said, and what is open now."""
        return await self.turns.since(session.conversation, session.token, 0)

    async def take(self, session: Session, form: Form, answer: Answer, question: str | None) -> Reply:
        """One turn."""
        return await self.turns.take(
            session.conversation,
            session.token,
            turn=form.turn,
            text=answer.text,
            choice=answer.choice,
            question=question,
        )

    def form(self, session: Session, question: str = "") -> dict[str, str]:
        """The hidden fields of the forms of one page."""
        page = secrets.token_hex(8)
        return {"page": page, "key": self.sessions.form_key(session, page), "question": question}

    def show(self, session: Session, name: str, **context: Any) -> Response:
        """A page of a conversation."""
        known: dict[str, Any] = {"session": True, "form": self.form(session)}
        return self.pages.page(name, session.language, **known | context)

    def question_page(
        self, session: Session, reply: Reply, entered: Entered = Entered(), status: int = 200
    ) -> Response:
        """The page of the open question."""
        question = question_of(all_apart(reply))
        return self.show(
            in_language(session, reply["language"]),
            "question",
            status=status,
            form=self.form(session, question["id"]),
            said=all_apart(said_last(reply, self.messages)),
            question=question,
            left=reply["progress"]["left"],
            **self._entered(entered),
        )

    async def result_page(
        self, session: Session, reply: Reply, entered: Entered = Entered(), status: int = 200
    ) -> Response:
        """The page of the result."""
        result = await self.turns.result(session.conversation, session.token)
        if result is None:
            return to(NOW)
        result = all_apart(result)
        language, timeline = reply["language"], result["timeline"]
        return self.show(
            in_language(session, language),
            "result",
            status=status,
            form=self.form(session, "none"),
            said=all_apart(said_last(reply, self.messages)),
            result=result,
            sections=sections_of(result, lambda name, **given: self.messages.text(name, language, **given)),
            drawing=Markup(timeline_svg(timeline)) if timeline else "",  # noqa: S704 - svg.py escapes
            tools=all_apart(question_of(reply)["tools"]),
            **self._entered(entered),
        )

    def over(self, request: Request, heading: str, texts: list[str], status: int = 200) -> Response:
        """A page without a conversation: what has ended, and how to begin again."""
        language = self.language(request)

        def say(name: str) -> str:
            return apart(self.messages.text(name, language, "web"))

        links = [
            (f"/plain?lang={language}", say("ui.ended.new")),
            (f"/plain/resume?lang={language}", say("plain.resume.title")),
        ]
        shown = [say(one) for one in texts]
        return self.pages.page(
            "notice", language, status=status, heading=say(heading), texts=shown, links=links
        )

    def _entered(self, entered: Entered) -> dict[str, Any]:
        return {
            "faults": entered.faults,
            "filled": entered.filled,
            "kept": entered.kept,
            "limit": self.settings.limits.text_length,
        }


def to(address: str) -> RedirectResponse:
    """Go on at another page, by GET: loading that again sends nothing again."""
    return RedirectResponse(address, status_code=303)
