"""The application: FastAPI with the chat API, the demo page, and the route that Rasa calls."""

import asyncio
import contextlib
import gc
import logging
import secrets
import sys
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from actions.casefile import CaseFileError, purge_regularly
from actions.casefile.migrate import upgrade
from actions.dialogue.desk import Desk
from actions.screening.errors import LawError
from bot.compose import compose, now
from bot.document.fonts import without_fonts
from bot.logs import keep_quiet
from bot.rasa_client import RasaClient
from bot.settings import Settings, load
from bot.settings_report import SettingsError
from bot.sms.setup import texting
from bot.sms.webhook import BODY_BYTES as TEXT_BYTES
from bot.sms.webhook import PATH as TEXT_PATH
from bot.turns import Turns
from bot.web import errors
from bot.web.api import chat_api
from bot.web.demo import pages
from bot.web.documents import documents_api
from bot.web.gate import Gate
from bot.web.headers import SecurityHeaders
from bot.web.internal import action_route
from bot.web.limits import BodyLimit
from bot.web.plain.keeping import keeping
from bot.web.plain.refusals import Refusals
from bot.web.plain.saving import saving
from bot.web.plain.site import Plain
from bot.web.plain.talking import talking
from bot.web.resume import resume_api

log = logging.getLogger("advisal")
PURGE_EVERY = timedelta(hours=1)
WARM_AT_START = 2  # languages that are loaded before the first answer
WARM_UP_PAUSE = 1.0  # seconds
ACTION_BYTES = 1_048_576


def create_app(settings: Settings | None = None) -> FastAPI:
    """Put the application together. With settings, raises what is wrong; without, says it and exits."""
    if settings is not None:
        return _create(settings)
    keep_quiet()
    try:
        return _create(load())
    except (SettingsError, LawError, CaseFileError) as error:
        cannot_start(error)
        raise SystemExit(1) from None


def cannot_start(error: Exception) -> None:
    """Tell the operator why, in the words of the error."""
    sys.stderr.write(f"advisal cannot start:\n{error}\n")


def warm_up(desk: Desk, languages: Sequence[str]) -> None:
    """Load languages; what is there then, such as the law, stays, and need not be gone through again.

    Without that the collector of garbage takes a third of the time of a screening.
    """
    desk.services.reader.warm_up(*languages)
    gc.collect()
    gc.freeze()


def say_what_no_font_writes(languages: Sequence[str]) -> None:
    """Tell the operator once which languages have no PDF here."""
    if missing := without_fonts(languages):
        names = ", ".join(missing)
        log.warning("no PDF in %s: install fonts, such as fonts-noto-core and fonts-noto-cjk", names)


async def warm_up_slowly(desk: Desk, languages: Sequence[str]) -> None:
    """Load languages one by one, with pauses in which people are answered as fast as ever; then the fonts."""
    for language in languages:
        await asyncio.sleep(WARM_UP_PAUSE)
        await asyncio.to_thread(warm_up, desk, [language])
    await asyncio.to_thread(say_what_no_font_writes, desk.services.languages)


def _create(settings: Settings) -> FastAPI:
    desk, engine = compose(settings)
    key = settings.rasa_key.get_secret_value() if settings.rasa_key else secrets.token_urlsafe(32)
    rasa = RasaClient(settings.rasa_url, key, settings.rasa.timeout_ms / 1000)
    turns = Turns(desk, rasa)
    texts = texting(settings, turns, engine, now) if settings.sms.on else None

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        try:
            await asyncio.to_thread(upgrade, settings.database_url)
            await desk.services.files.ready()
        except CaseFileError as error:
            cannot_start(error)
            raise
        languages = desk.services.languages
        await asyncio.to_thread(warm_up, desk, languages[:WARM_AT_START])
        warm = asyncio.create_task(warm_up_slowly(desk, languages[WARM_AT_START:]))
        regular = [purge_regularly(desk.services.files, every=PURGE_EVERY, clock=now)]
        if texts:
            await texts.intake.boxes.ready()
            regular += [purge_regularly(texts, every=PURGE_EVERY, clock=now), texts.worker.run()]
        tasks = [asyncio.create_task(one) for one in regular]
        yield
        for task in (*tasks, warm):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await rasa.close()
        await engine.dispose()

    app = FastAPI(title="Advisal", version="1", lifespan=lifespan, docs_url=None, redoc_url=None)
    app.state.turns, app.state.texts = turns, texts
    gate = Gate(settings.limits)
    plain = Plain(turns, settings, gate)
    answer = errors.install(app, desk.services.messages, Refusals(plain).of)
    app.include_router(chat_api(turns, settings, gate))
    app.include_router(resume_api(turns, gate))
    app.include_router(talking(plain))
    app.include_router(keeping(plain))
    app.include_router(saving(plain))
    app.include_router(documents_api(turns, gate))
    app.include_router(action_route(desk, key))
    app.include_router(pages())
    if texts:
        app.include_router(texts.routes)
    app.add_middleware(
        BodyLimit,
        most_bytes=settings.limits.body_bytes,
        refusal=lambda request: answer(request, "too_long", 413, limit=settings.limits.text_length),
        larger={"/internal/actions": ACTION_BYTES, TEXT_PATH: TEXT_BYTES},
    )
    app.add_middleware(SecurityHeaders, embed_origins=settings.server.embed_origins)
    if settings.server.embed_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.server.embed_origins),
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["authorization", "content-type"],
        )
    return app
