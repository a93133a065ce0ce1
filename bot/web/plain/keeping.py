"""The pages beside the conversation: all answers, language, a code to go on, delete, and what ends it."""

from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from actions.casefile import CaseNotFound
from actions.messages.apart import all_apart
from bot.web.plain.forms import check_origin, read_form
from bot.web.plain.inputs import Fault
from bot.web.plain.session import Session
from bot.web.plain.site import ENDED, NOW, Entered, Plain, to


def keeping(plain: Plain) -> APIRouter:
    """The routes beside the conversation."""
    router = APIRouter(prefix="/plain", include_in_schema=False)

    async def beside(request: Request, name: str, **context: Any) -> Response:
        session = plain.session(request)
        return plain.show(session, name, back=await back_words(session), **context)

    async def back_words(session: Session) -> str:
        """The words that lead back to the question, or to the result."""
        at_end = (await plain.reply(session))["result"]
        name = "plain.back_to_result" if at_end else "plain.back_to_question"
        return plain.messages.text(name, session.language, "web")

    @router.get("/answers")
    async def answers(request: Request) -> Response:
        """Every answer given so far, each with a button to change it."""
        session = plain.session(request)
        found = all_apart(await plain.turns.answers(session.conversation, session.token))
        by_name = groupby(found, lambda one: one["group"])
        groups = [{"name": name, "members": list(members)} for name, members in by_name]
        return plain.show(session, "answers", groups=groups, back=await back_words(session))

    @router.get("/language")
    async def language(request: Request) -> Response:
        """All languages, each in its own name."""
        return await beside(request, "language")

    @router.get("/code")
    async def about_code(request: Request) -> Response:
        """What a code is for."""
        return await beside(request, "code", code="")

    @router.post("/code")
    async def give_code(request: Request) -> Response:
        """A code to go on elsewhere, shown once: it is kept nowhere, so this page cannot be loaded by GET."""
        session, _ = await plain.sent(request)
        code, until = await plain.turns.give_code(session.conversation, session.token)
        back = await back_words(session)
        return plain.show(session, "code", code=code, until=until.date(), back=back)

    @router.get("/resume")
    async def ask_code(request: Request) -> Response:
        """Where a code can be entered."""
        plain.gate.request(request)
        return plain.pages.page("resume", plain.language(request), faults=Entered().faults)

    @router.post("/resume")
    async def resume(request: Request) -> Response:
        """Go on with the conversation of a code, in its own language."""
        plain.gate.code(request)
        check_origin(request, plain.settings.public_url)
        form = await read_form(request)
        try:
            conversation, token, reply = await plain.turns.resume(form.get("code"), "web")
        except CaseNotFound:
            asked = form.get("language")
            known = asked if asked in plain.languages else plain.language(request)
            faults = Entered(Fault("code", "error.wrong_code")).faults
            return plain.pages.page("resume", known, status=404, faults=faults)
        response = to(NOW)
        plain.sessions.write(response, request, Session(conversation, token, reply["language"]))
        return response

    @router.get("/delete")
    async def ask_delete(request: Request) -> Response:
        """Asks once more."""
        return await beside(request, "delete")

    @router.post("/delete")
    async def delete(request: Request) -> Response:
        """Delete everything, at once and for good."""
        session, _ = await plain.sent(request)
        await plain.turns.delete(session.conversation, session.token)
        response = to(f"{ENDED}?lang={session.language}")
        plain.sessions.clear(response)
        return response

    @router.get("/ended")
    async def ended(request: Request) -> Response:
        """Everything is deleted."""
        return plain.over(request, "ui.ended.title", ["act.deleted", "plain.ended.history"])

    return router
