"""The pages of the conversation itself: begin, the open question, an answer to it, the result, leave."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from bot.web.plain.forms import Form, check_origin, read_form
from bot.web.plain.inputs import Answer, Fault, Outcome, read_answer
from bot.web.plain.session import Session, in_language
from bot.web.plain.shown import Reply
from bot.web.plain.site import ENDED, NOW, Entered, Plain, to

NO_QUESTION = "none"
LATE = Answer(choice="late")
"""No choice of any question: the conversation says that it came late."""


def talking(plain: Plain) -> APIRouter:
    """The routes of the conversation."""
    router = APIRouter(prefix="/plain", include_in_schema=False)

    @router.api_route("", methods=["GET", "HEAD"])
    async def start(request: Request) -> Response:
        """What this is, in a language to choose. A conversation that is open goes on."""
        plain.gate.request(request)
        if plain.sessions.read(request):
            return to(NOW)
        days = plain.settings.privacy.retention_days
        return plain.pages.page("start", plain.language(request), days=days)

    @router.post("/start")
    async def begin(request: Request) -> Response:
        """Begin a conversation, unless one is open."""
        plain.gate.request(request)
        check_origin(request, plain.settings.public_url)
        language = (await read_form(request)).get("language")
        response = to(NOW)
        if plain.sessions.read(request) is None:
            known = language if language in plain.languages else plain.language(request)
            conversation, token, _ = await plain.turns.start(known, "web")
            plain.sessions.write(response, request, Session(conversation, token, known))
        return response

    @router.get("/now")
    async def now(request: Request) -> Response:
        """The open question, or the result."""
        session = plain.session(request)
        reply = await plain.reply(session)
        return to("/plain/result") if reply["result"] else plain.question_page(session, reply)

    @router.get("/result")
    async def result(request: Request) -> Response:
        """The result, once the questions are answered."""
        session = plain.session(request)
        reply = await plain.reply(session)
        return await plain.result_page(session, reply) if reply["result"] else to(NOW)

    @router.post("/turn")
    async def turn(request: Request) -> Response:
        """An answer, a tool, or words; then the page of what comes next."""
        session, form = await plain.sent(request)
        outcome = read_answer(form, plain.turns.desk.services.now().date())
        question = form.get("question") or None
        if form.get("as") == "text":
            again = await _words_again(plain, session, form, outcome)
            if again is not None:
                return again
        elif isinstance(outcome, Fault):
            reply = await plain.reply(session)
            if question == _open(reply) and not reply["result"]:
                return plain.question_page(session, reply, Entered(outcome, form), 422)
            outcome = LATE
        assert isinstance(outcome, Answer)
        reply = await plain.take(session, form, outcome, question)
        if reply["phase"] == "deleted":
            response = to(ENDED)
            plain.sessions.clear(response)
            return response
        response = to(NOW)
        if reply["language"] != session.language:
            plain.sessions.write(response, request, in_language(session, reply["language"]))
        return response

    @router.get("/leave")
    async def leave(request: Request) -> Response:
        """Away from here, to where the operator says or to an empty page; this browser holds nothing more."""
        away = plain.settings.server.exit_address
        response: Response = to(away) if away else plain.pages.page("left", plain.language(request))
        # Not for a page of another site, which could only mean to make the person lose the conversation.
        if request.headers.get("sec-fetch-site", "none") in ("same-origin", "none"):
            plain.sessions.clear(response)
        return response

    return router


async def _words_again(plain: Plain, session: Session, form: Form, outcome: Outcome) -> Response | None:
    """The page with the words still in their box, where they cannot be taken: none, too many, or too late."""
    reply = await plain.reply(session)
    text, most = form.get("text"), plain.settings.limits.text_length
    if isinstance(outcome, Fault):
        entered, status = Entered(Fault("words", outcome.message)), 422
    elif len(text) > most:
        count = {"count": len(text) - most}
        entered, status = Entered(Fault("words", "ui.composer.too_long"), kept=text, params=count), 413
    elif form.get("question") != _open(reply):
        entered, status = Entered(Fault("words", "plain.late_text"), kept=text), 409
    else:
        return None
    if reply["result"]:
        return await plain.result_page(session, reply, entered, status)
    return plain.question_page(session, reply, entered, status)


def _open(reply: Reply) -> str:
    return str(reply["question"]["id"]) if reply["question"] else NO_QUESTION
