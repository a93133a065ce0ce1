"""No word that a person typed, and no fact that they told, in any log, error, address or file.

Unusual words are told in whole conversations while everything fails that can, with the words in the
failure; then every place where they could have been left is searched.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy.exc import OperationalError

from actions.casefile import CaseFiles
from actions.dialogue import interview, summary
from actions.dialogue.base import Act
from actions.messages import Messages
from bot import logs
from bot.rasa_client import RasaClient
from bot.turns import Turns
from tests.dialogue.talk import the_reader
from tests.web.site import DATABASE, RASA_KEY, Chat, Site, running_site

TOWN, NAME, CHOICE = "Quokkaville", "Zyzzyvas", "xylophone-canary"
A_NUMBER, SOCIAL_SECURITY, STATUTE = "135792468", "867-53-0909", "91827364"
CANARIES = (TOWN, NAME, CHOICE, A_NUMBER, SOCIAL_SECURITY, STATUTE)
STORY = (
    f"My name is {NAME}, A-number A{A_NUMBER}, social {SOCIAL_SECURITY}. I live in {TOWN}. I got my green "
    f"card in 2009 and in 2018 I pled guilty in California to Penal Code {STATUTE}, burglary, 365 days."
)
NEVER_KEPT = (A_NUMBER, SOCIAL_SECURITY)
KINDS = ("answer", "multi_fact_story", "correction", "question_faq", "urgent", "human", "change_language")

Break = Callable[[pytest.MonkeyPatch, Site], None]


def fails(*_: Any, **__: Any) -> Any:
    raise RuntimeError(STORY)


async def fails_later(*_: Any, **__: Any) -> Any:
    raise RuntimeError(STORY)


async def database_fails(*_: Any, **__: Any) -> Any:
    raise OperationalError("INSERT INTO messages VALUES (?)", {"text": STORY}, Exception(STORY))


def _engine(patch: pytest.MonkeyPatch, _: Site) -> None:
    patch.setattr(interview, "next_questions", fails)


def _assessment(patch: pytest.MonkeyPatch, _: Site) -> None:
    patch.setattr(summary, "assess", fails)


def _messages(patch: pytest.MonkeyPatch, _: Site) -> None:
    patch.setattr(Messages, "text", fails)


def _reader(patch: pytest.MonkeyPatch, _: Site) -> None:
    patch.setattr(type(the_reader()), "read", fails)


def _saving(patch: pytest.MonkeyPatch, _: Site) -> None:
    patch.setattr(CaseFiles, "save", database_fails)


def _opening(patch: pytest.MonkeyPatch, _: Site) -> None:
    patch.setattr(CaseFiles, "open_for", database_fails)


def _actions(patch: pytest.MonkeyPatch, _: Site) -> None:
    patch.setattr(Act, "perform", fails_later)


def _faq(patch: pytest.MonkeyPatch, site: Site) -> None:
    patch.setattr(site.app.state.turns.desk.services, "faq", fails)


def _reply(patch: pytest.MonkeyPatch, _: Site) -> None:
    """A reply of the wrong shape: the message of pydantic's error holds all of it."""
    patch.setattr(Turns, "reply", lambda *_: {"seq": STORY, "messages": [STORY], "question": {"id": STORY}})


def _rasa_down(_: pytest.MonkeyPatch, site: Site) -> None:
    site.rasa.down = True


def _rasa_silent(_: pytest.MonkeyPatch, site: Site) -> None:
    site.rasa.silent = True


def _rasa_fails(patch: pytest.MonkeyPatch, site: Site) -> None:
    patch.setattr(site.rasa, "turn", fails_later)


def _rasa_babbles(patch: pytest.MonkeyPatch, site: Site) -> None:
    """The real client, and something at the other end that repeats what it was told as no JSON."""
    client = RasaClient("http://rasa.test", RASA_KEY, 1.0)

    def babble(request: httpx.Request) -> httpx.Response:
        assert not [word for word in CANARIES if word in str(request.url)]
        return httpx.Response(200, content=request.content[:-1])

    patch.setattr(
        client, "_http", httpx.AsyncClient(transport=httpx.MockTransport(babble), base_url="http://r")
    )
    patch.setattr(site.app.state.turns, "rasa", client)


BREAKS: dict[str, Break | None] = {
    "nothing": None,
    "the engine": _engine,
    "the assessment": _assessment,
    "the messages": _messages,
    "the reader": _reader,
    "saving": _saving,
    "opening": _opening,
    "the actions": _actions,
    "the answers to questions": _faq,
    "the reply": _reply,
    "Rasa is down": _rasa_down,
    "Rasa lets no action run": _rasa_silent,
    "talking to Rasa": _rasa_fails,
    "Rasa answers nonsense": _rasa_babbles,
}


async def tell(chat: Chat) -> list[httpx.Response]:
    """A conversation with the words in everything that a person and a client can send."""
    answers = []
    for kind in KINDS:
        answers.append(await chat.say(STORY, kind))
        answers.append(await chat.tap("do:confirm"))
        answers.append(await chat.say(f"no wait, I live in {TOWN}, under PC {STATUTE}", kind))
    for choice in (CHOICE, f"do:change:{CHOICE}", f"do:drop:convictions.0.{CHOICE}", "do:retry", "do:result"):
        answers.append(await chat.tap(choice))
    for body in ({"text": {NAME: TOWN}}, {"text": TOWN, NAME: 1}, {"text": TOWN * 500}, {"choice": [TOWN]}):
        answers.append(await chat.send(body))
    http, url, headers = chat.site.http, f"{chat.path}/turns", chat.headers
    for content in (f'{{"text": "{STORY}"', f'"{STORY}"', f'{{"{NAME}": ' * 2000):
        answers.append(await http.post(url, content=content, headers=headers))
    for what in ("messages", "result", "result.pdf", "deadlines.ics"):
        answers.append(await chat.get(what))
    answers.append(await http.get(url, headers={"Authorization": f"Bearer {NAME}"}))
    answers.append(await http.post(f"{chat.path}/code", headers=chat.headers))
    if answers[-1].is_success:
        chat.code = answers[-1].json()["code"]
    for code in (STORY, STATUTE, f"{chat.code} {NAME}", [TOWN]):
        answers.append(await http.post("/api/resume", json={"code": code, NAME: TOWN}))
        answers.append(await http.post("/api/resume", json={"code": code}))
    return answers


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(
            broken, id=what, marks=() if what in ("nothing", "the engine", "saving") else pytest.mark.slow
        )
        for what, broken in BREAKS.items()
    ],
)
async def test_nothing_told_is_left_anywhere(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    broken: Break | None,
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "aiosqlite")  # it tells of every statement, sealed values and all
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        async with running_site(tmp_path) as site:
            chat = await site.begin()
            if broken:
                broken(monkeypatch, site)
            answers = await tell(chat)
            files = {name: (tmp_path / name).read_bytes() for name in os.listdir(tmp_path)}
            monkeypatch.undo()
            history = str((await site.http.get(f"{chat.path}/messages", headers=chat.headers)).json())
    printed = capfd.readouterr()
    places = {
        "the log": caplog.text + str([one.__dict__ for one in caplog.records]),
        "what was printed": printed.out + printed.err,
        "a warning": " ".join(str(one.message) for one in warned),
        "an error": " ".join(one.text for one in answers if one.is_error),
        "an address": " ".join(str(one.url) for one in answers),
    }
    assert {place: _found(text, chat) for place, text in places.items() if _found(text, chat)} == {}
    assert DATABASE in files
    assert f"{DATABASE}-wal" in files
    for name, content in files.items():
        assert not _found(content.decode("latin-1"), chat), name
        assert not _found(content.decode("utf-16-le", "ignore"), chat), name
    assert not [word for word in NEVER_KEPT if word in history]
    if broken is None:
        assert TOWN in history


def _found(text: str, chat: Chat) -> list[str]:
    return [word for word in (*CANARIES, chat.token, chat.code) if word.lower() in text.lower()]


def test_a_failure_that_nobody_caught_is_logged_by_its_class_alone(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hook in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, hook, getattr(sys, hook))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(warnings, "showwarning", warnings.showwarning)
    monkeypatch.setattr(logging, "raiseExceptions", True)
    logs.keep_quiet()
    try:
        fails()
    except RuntimeError as error:
        sys.excepthook(RuntimeError, error, error.__traceback__)
        caplog.handler.addFilter(logs.without_traces)
        logging.getLogger("asyncio").error("Task failed: %r", error, exc_info=True)
        caplog.handler.removeFilter(logs.without_traces)
    warnings.showwarning(UserWarning(STORY), UserWarning, "a.py", 1)
    assert caplog.messages == ["uncaught: RuntimeError", "failed: RuntimeError", "warning: UserWarning"]
