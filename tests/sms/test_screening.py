"""A whole screening by text, from the first word to the link, in three languages."""

import re

import httpx
import pytest

from tests.dialogue.talk import GOLDEN
from tests.sms.office import Office

CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")
LANGUAGES = {"en": "1", "es": "2", "ht": "3"}
MOST = 250


async def answer(bureau: Office) -> list[str]:
    """Answer the open question as the resident of GOLDEN would; what came back."""
    session = await bureau.session()
    name = session.asked if session.asked.startswith("list:") else session.asked.split(".")[-1]
    wanted = set(GOLDEN.get(name, "do:dont_know").split("+"))
    here = [digit for digit, choice in session.numbers.items() if choice in wanted]
    if session.many:
        return await bureau.text(" ".join(here) or ("7" if wanted == {"do:dont_know"} else "6"))
    if here:
        return await bureau.text(here[0])
    if wanted == {"do:dont_know"}:
        return await bureau.text(_unsure(session.language), kind="dont_know")
    if name in ("state", "jurisdiction"):
        return await bureau.text("California")
    if not session.numbers or set(session.numbers.values()) == {"do:dont_know"}:
        return await bureau.text(_typed(name, session.language, GOLDEN[name]))
    group = await _group(bureau, session.numbers, GOLDEN[name])
    return await bureau.text(group or "8")


def _unsure(language: str) -> str:
    return {"en": "not sure", "es": "no sé", "ht": "mwen pa konnen"}[language]


def _typed(name: str, language: str, value: str) -> str:
    return (
        f"{value} {({'en': 'days', 'es': 'días', 'ht': 'jou'})[language]}"
        if name.endswith("_days")
        else value
    )


async def _group(bureau: Office, numbers: dict[str, str], choice: str) -> str:
    services, language = bureau.texts.intake.conversation.services, (await bureau.session()).language
    for digit, one in numbers.items():
        for name, members in services.law.offence_groups.items():
            if choice in members and one == "group:" + services.messages.text(
                f"offense_group.{name}", language
            ):
                return digit
    return ""


async def screen(bureau: Office, language: str) -> list[str]:
    """From the first text to the end of the questions; the last texts that came."""
    await bureau.text("hi")
    await bureau.text(LANGUAGES[language])
    heard = await bureau.text("1")
    for _ in range(MOST):
        if (await bureau.session()).asked == "none":
            return heard
        heard = await answer(bureau)
        assert heard, await bureau.session()
    raise AssertionError(f"no end; open: {(await bureau.session()).asked}")


@pytest.mark.parametrize(
    "language", ["en", *(pytest.param(one, marks=pytest.mark.slow) for one in LANGUAGES if one != "en")]
)
async def test_a_whole_screening_by_text(bureau, language):
    heard = await screen(bureau, language)
    state = await bureau.state()
    assert state is not None
    assert state.phase == "result"
    assert state.facts["for_whom"] == "self"
    assert state.facts["state"] == "CA"
    assert state.groups["convictions"][0]["offense"] == "drug_sale"
    assert state.groups["convictions"][0]["sentence_ordered_days"] == 365
    assert state.groups["convictions"][0]["conviction_date"] == "2018"
    last = "\n".join(heard)
    assert "https://q.example.org" in last
    assert CODE.search(last)
    for word in ("cancel", "deport", "relief", "1473", "asylum", "asilo", "azil"):
        assert word not in last.lower()
    assert all(len(body) <= 1600 for body in bureau.twilio.bodies())
    case = await bureau.files.open_by_alias("sms:+12135550123", now=bureau.clock())
    assert case is not None
    result = await bureau.texts.intake.conversation.turns.result(case.conversation, None)
    assert result is not None
    assert result["language"] == language


@pytest.mark.slow
async def test_days_duplicates_disorder_and_another_worker_change_nothing(bureau):
    await bureau.text("hi")
    await bureau.text("1")
    await bureau.text("1")
    await bureau.text("3")
    form = bureau.form("6")
    assert (await bureau.post(form)).status_code == httpx.codes.OK
    assert (await bureau.post(form)).status_code == httpx.codes.OK
    bureau.restart_worker()
    await bureau.work()
    await bureau.post(form)
    await bureau.work()
    bureau.clock.pass_by(days=2)
    await bureau.text("1")
    state = await bureau.state()
    assert state is not None
    assert state.facts["urgent_now"] == ["court_or_check_in_soon"]
    assert state.facts["for_whom"] == "self"
    bureau.clock.pass_by(days=5)
    bureau.restart_worker()
    for _ in range(MOST):
        if (await bureau.session()).asked == "none":
            break
        await answer(bureau)
    assert CODE.search("\n".join(bureau.twilio.bodies()[-2:]))


@pytest.mark.slow
async def test_after_the_end_a_new_code_or_a_change(bureau):
    await screen(bureau, "en")
    first = CODE.findall("\n".join(bureau.twilio.bodies()))
    heard = "\n".join(await bureau.text("1"))
    again = CODE.findall(heard)
    assert len(again) == 1
    assert again[0] not in first
    turns = bureau.texts.intake.conversation.turns
    _, _, reply = await turns.resume(again[0], "web")
    assert reply["phase"] == "result"
    heard = "\n".join(await bureau.text("2"))
    assert "Which answer should I change" in heard
    assert "0 back" in heard or "8 More" in heard


async def test_a_stop_in_the_middle_ends_it(bureau):
    await bureau.text("hola")
    await bureau.text("2")
    await bureau.text("1")
    for _ in range(5):
        await answer(bureau)
    assert "no le enviaremos" in (await bureau.text("ya no me escriban por favor"))[0].lower()
    before = len(bureau.twilio.texts)
    for text in ("1", "hola", "sí", "perdón"):
        assert await bureau.text(text) == []
    assert len(bureau.twilio.texts) == before
