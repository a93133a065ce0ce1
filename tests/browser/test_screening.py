"""People and their conversations, through the widget on a phone, with the real app and the real Rasa."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenLive
from tests.browser.live_chat import LiveChat
from tests.dialogue.talk import GOLDEN
from tests.dialogue.test_golden import PROMISES

pytestmark = pytest.mark.full

LANGUAGES = ["en-US", "es-US"]
REASSURES = re.compile(r"\b(you are safe|you'll be fine|est[aá] a salvo|no se preocupe)\b", re.IGNORECASE)
STORY = {
    "en-US": "I'm a resident since 2009, came in 2005 on a tourist visa, in 2018 I pled guilty in California "
    "to possession of meth for sale, 365 days, nobody told me about immigration, now in immigration court",
    "es-US": "Soy residente desde 2009, llegué en 2005 con visa de turista. En 2018 me declaré culpable en "
    "California de posesión de metanfetamina para la venta, me dieron 365 días, nadie me dijo nada de "
    "inmigración y ahora estoy en la corte de inmigración.",
}
RIGHT = {"en-US": "yes, that is right", "es-US": "sí, está bien"}

# What a person writes where the table of taps has a choice. What is not here is tapped.
TYPED = {
    "en-US": {
        "urgent_now": "I have immigration court soon",
        "for_whom": "it's for me",
        "list:citizenship": "none of these",
        "state": "California",
        "lpr_status": "yes, a green card",
        "lpr_since": "since 2009",
        "proceeding_type": "I got a notice to appear",
        "procedural_posture": "first hearings",
        "manner": "with a tourist visa",
        "date": "in 2005",
        "more_entries": "no",
        "any_criminal_record": "yes",
        "offense": "possession of meth for sale",
        "disposition": "I pleaded guilty",
        "conviction_date": "2018",
        "offense_date": "2018",
        "sentence_ordered_days": "365 days",
        "jurisdiction": "California",
        "list:plea_hearing": "my lawyer said nothing about immigration",
        "more_convictions": "no",
    },
    "es-US": {
        "urgent_now": "tengo corte de inmigración pronto",
        "for_whom": "es para mí",
        "list:citizenship": "ninguna de estas",
        "state": "California",
        "lpr_status": "sí, tengo green card",
        "lpr_since": "desde 2009",
        "proceeding_type": "me dieron un notice to appear",
        "procedural_posture": "primeras audiencias",
        "manner": "con visa de turista",
        "date": "en 2005",
        "more_entries": "no",
        "any_criminal_record": "sí",
        "offense": "posesión de metanfetamina para la venta",
        "disposition": "me declaré culpable",
        "conviction_date": "2018",
        "offense_date": "2018",
        "sentence_ordered_days": "365 días",
        "jurisdiction": "California",
        "list:plea_hearing": "mi abogado no dijo nada de inmigración",
        "more_convictions": "no",
    },
}
SAYS = {
    "en-US": {
        "may_help": ["torture", "No crime by itself blocks it"],
        "in_the_way": ["cancellation of removal", "may be an \"aggravated felony\"", "It could open if"],
        "what_could_change": ["Then this could open: cancellation of removal", "1473.7", "legal mistake"],
        "papers": ["Plea form", "Transcript of the plea hearing", "Sentencing minutes"],
        "counsel": ["lawyer"],
        "do": ["criminal and immigration"],
    },
    "es-US": {
        "may_help": ["tortura", "Ningún delito por sí solo"],
        "in_the_way": ["cancelación de deportación", "\"aggravated felony\""],
        "what_could_change": ["cancelación de deportación", "1473.7", "error legal"],
        "papers": ["declaración", "Transcripción", "sentencia"],
        "counsel": ["abogado"],
        "do": ["penal", "inmigración"],
    },
}  # fmt: skip


def holds_the_golden_result(chat: LiveChat, locale: str) -> None:
    """What a resident with one plea to a sale must read at the end, and must not."""
    expect(chat.find(".result")).to_be_visible()
    for section, phrases in SAYS[locale].items():
        text = chat.section(section)
        assert [phrase for phrase in phrases if phrase.lower() not in text.lower()] == [], (section, text)
    expect(chat.find(".section-counsel a").first).to_be_visible()
    everything = chat.find(".shell").inner_text()
    assert not PROMISES.search(everything)
    assert not REASSURES.search(everything)
    assert "{" not in everything


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_resident_with_one_plea_by_tapping(open_live: OpenLive, locale: str) -> None:
    chat = open_live(locale).start()
    asked = chat.interview(GOLDEN)
    holds_the_golden_result(chat, locale)
    assert len(asked) <= 30


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_resident_with_one_plea_by_typing(open_live: OpenLive, locale: str) -> None:
    chat = open_live(locale).start()
    asked = []
    for _ in range(60):
        if chat.reply["result"]:
            break
        asked.append(chat.open)
        before, text = chat.open, TYPED[locale].get(chat.name)
        if text is None:
            chat.answer(GOLDEN.get(chat.name, "do:dont_know"))
            continue
        chat.say(text)
        if chat.open == "confirm":
            chat.say(RIGHT[locale])
        assert chat.open != before, f"{text!r} did not answer {before}: {chat.said}"
    holds_the_golden_result(chat, locale)


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_whole_story_in_one_message(open_live: OpenLive, locale: str) -> None:
    chat = open_live(locale).start()
    chat.say(STORY[locale])
    assert chat.reply["phase"] == "confirm"
    assert "2009" in chat.said
    assert chat.reply["progress"]["answered"] == 0
    chat.say(RIGHT[locale])
    told = {"lpr_status", "lpr_since", "offense", "conviction_date", "sentence_ordered_days", "manner"}
    asked = {path.split(".")[-1] for path in chat.interview(GOLDEN)}
    assert not asked & told
    holds_the_golden_result(chat, locale)


def test_what_a_story_tells_counts_only_once_confirmed(chat: LiveChat) -> None:
    chat.say(STORY["en-US"])
    chat.press("do:change_pending")
    wrong = next(one["id"] for one in chat.reply["question"]["choices"] if "lpr_since" in one["id"])
    chat.press(wrong)
    assert "2009" not in chat.said
    chat.press("do:confirm")
    chat.until("lpr_since", GOLDEN)


@pytest.mark.parametrize(
    ("locale", "unsure", "why", "question", "correction", "back"),
    [
        ("en-US", "I don't know", "why do you ask?", "what is removal?", "no wait, it was 2017", "go back"),
        (
            "es-US",
            "no sé",
            "¿por qué pregunta?",
            "¿qué es la deportación?",
            "no, espera, fue en 2017",
            "atrás",
        ),
    ],
)
def test_what_a_person_can_say_at_any_time(
    open_live: OpenLive, locale: str, unsure: str, why: str, question: str, correction: str, back: str
) -> None:
    chat = open_live(locale).start()
    chat.until("offense_date", GOLDEN)
    opened = chat.open
    chat.say(why)
    assert chat.open == opened
    assert chat.kinds[-1] == "question"
    chat.say(question)
    assert "faq" in chat.kinds
    assert chat.open == opened
    chat.say(correction)
    assert "2017" in chat.said
    assert chat.open == opened
    chat.say("2016")
    assert chat.open != opened
    chat.say(back)
    assert chat.open == opened
    chat.say(unsure)
    assert chat.open != opened
    assert "2017" in " ".join(_answers(chat))


def _answers(chat: LiveChat) -> list[str]:
    chat.page.get_by_role("button", name=re.compile("^(My answers|Mis respuestas)$")).click()
    expect(chat.find(".answers li").first).to_be_visible()
    shown = chat.find(".answers .given").all_inner_texts()
    chat.page.keyboard.press("Escape")
    return shown


def test_an_answer_is_changed_from_the_list_and_the_interview_goes_on_where_it_was(chat: LiveChat) -> None:
    chat.until("lpr_since", GOLDEN)
    chat.answer("2009")
    opened = chat.open
    assert "2009" in " ".join(_answers(chat))
    chat.page.get_by_role("button", name="My answers").click()
    chat.turn(lambda: chat.find(".answers [data-choice='do:change:lpr_since']").click())
    assert chat.open == "lpr_since"
    chat.answer("2011")
    assert chat.open == opened
    assert "2011" in " ".join(_answers(chat))


def test_a_chat_goes_on_in_another_window_with_a_code_and_the_first_one_is_told(open_live: OpenLive) -> None:
    first = open_live("es-US").start()
    first.until("lpr_since", GOLDEN)
    before = first.texts()
    first.find("[data-more=code]").click()
    first.find(".window .primary").click()
    code = first.find(".code").inner_text()
    second = open_live()
    second.find(".resume summary").click()
    second.find(".resume input").fill(f" {code.lower().replace('-', ' ')} ")
    with second.page.expect_response(lambda one: one.url.endswith("/api/resume")) as opened:
        second.find(".resume form button").click()
    second.reply = opened.value.json()["reply"]
    expect(second.find(".shell")).to_have_attribute("lang", "es")
    assert second.texts() == before
    second.answer("2009")
    assert second.open != "lpr_since"
    second.interview(GOLDEN)
    first.page.keyboard.press("Escape")
    first.find("textarea").fill("2009")
    first.find("textarea").press("Enter")
    expect(first.find(".cover")).to_contain_text("otro lugar")
    assert first.texts() == []


@pytest.mark.parametrize("locale", ["en-US", "ar"])
def test_the_result_is_kept_as_a_pdf_and_days_that_are_not_known_are_said(
    open_live: OpenLive, locale: str
) -> None:
    chat = open_live(locale).start()
    chat.interview(GOLDEN)
    expect(chat.find("svg[role=img]")).to_have_attribute("aria-label", re.compile("."))
    with chat.page.expect_download(timeout=30_000) as download:
        chat.find("[data-file='result.pdf']").click()
    assert download.value.suggested_filename.endswith(".pdf")
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    with chat.page.expect_response(lambda one: one.url.endswith("/deadlines.ics")) as days:
        chat.find("[data-file='deadlines.ics']").click()
    if not days.value.ok:
        expect(chat.find(".foot .notice p")).to_have_text(days.value.json()["error"]["text"])


def test_the_language_is_switched_by_asking_and_by_the_menu(chat: LiveChat) -> None:
    chat.until("lpr_since", GOLDEN)
    chat.say("en español por favor")
    expect(chat.find(".shell")).to_have_attribute("lang", "es")
    assert chat.open == "lpr_since"
    chat.answer("2009")
    chat.find(".bar button").first.click()
    chat.turn(lambda: chat.page.get_by_role("button", name="English").click())
    expect(chat.find(".shell")).to_have_attribute("lang", "en")
    assert chat.reply["language"] == "en"


@pytest.mark.parametrize(
    ("locale", "text", "where"),
    [("en-US", "can I talk to a real person?", "EOIR"), ("es-US", "quiero hablar con una persona", "EOIR")],
)
def test_a_person_is_offered_whenever_asked_for(
    open_live: OpenLive, locale: str, text: str, where: str
) -> None:
    chat = open_live(locale).start()
    opened = chat.open
    chat.say(text)
    assert chat.kinds[0] == "card"
    assert where in chat.said
    assert chat.open == opened


@pytest.mark.parametrize(
    ("locale", "text", "yes"),
    [("en-US", "delete everything", "yes"), ("es-US", "borrar todo", "sí")],
)
def test_everything_is_deleted_after_one_question(
    open_live: OpenLive, locale: str, text: str, yes: str
) -> None:
    chat = open_live(locale).start()
    chat.say(text)
    assert chat.open == "delete"
    with chat.page.expect_response(lambda one: one.url.endswith("/turns")) as answered:
        chat.find("textarea").fill(yes)
        chat.find("textarea").press("Enter")
    assert answered.value.json()["phase"] == "deleted"
    expect(chat.find(".cover h3")).to_be_visible()
    assert chat.texts() == []
    headers = {"Authorization": f"Bearer {chat.token}"}
    address = f"{chat.page.url}api/conversations/{chat.conversation}/messages"
    assert chat.page.request.get(address, headers=headers).status == 404


@pytest.mark.parametrize(
    ("locale", "text", "first"),
    [
        ("en-US", "ICE has my husband right now", "I want a lawyer"),
        ("es-US", "la migra tiene a mi esposo", "Quiero un abogado"),
    ],
)
def test_what_cannot_wait_comes_first(open_live: OpenLive, locale: str, text: str, first: str) -> None:
    chat = open_live(locale).start()
    chat.say(text)
    assert chat.kinds[0] == "card"
    card = chat.find(".message.card").last
    expect(card).to_contain_text(first)
    assert card.bounding_box()["y"] < chat.page.viewport_size["height"]
    asked = chat.interview({"list:household": "none"} | GOLDEN)
    assert "urgent_now" not in asked
    assert "for_whom" not in asked
    assert first in chat.section("urgent")


@pytest.mark.parametrize(("locale", "text"), [("en-US", "i want to die"), ("es-US", "me quiero morir")])
def test_somebody_in_despair_reads_whom_to_call_at_once(open_live: OpenLive, locale: str, text: str) -> None:
    chat = open_live(locale).start()
    chat.say(text)
    assert chat.kinds[0] == "card"
    assert "988" in chat.said


def test_a_reload_in_the_middle_leaves_nothing_and_starts_cleanly(chat: LiveChat) -> None:
    chat.until("lpr_since", GOLDEN)
    chat.page.reload()
    expect(chat.find(".cover .primary")).to_be_visible()
    assert chat.texts() == []
    first = chat.conversation
    chat.start()
    assert chat.conversation != first
    assert chat.open == "urgent_now"
    chat.answer("none")


@pytest.mark.parametrize(
    "text", ["/restart", '/inform{"x": 1}', "<b>hi</b><script>alert(1)</script>", "\u202eabc"]
)
def test_no_text_acts_as_a_command_or_as_markup(chat: LiveChat, text: str) -> None:
    chat.until("lpr_since", GOLDEN)
    chat.say(text)
    assert chat.open == "lpr_since"
    assert chat.reply["phase"] == "interview"
    expect(chat.find(".message b, .message script")).to_have_count(0)
    assert text.strip("\u202e") in chat.texts()


@pytest.mark.parametrize(("locale", "scheme"), [("en-US", "light"), ("es-US", "dark"), ("ar", "light")])
def test_axe_finds_nothing_from_the_start_to_the_result(
    open_live: OpenLive, locale: str, scheme: str
) -> None:
    chat = open_live(locale, scheme=scheme)
    expect(chat.find(".cover")).to_be_visible()
    found = {"start": chat.visit.axe()}
    chat.start()
    seen = set()
    while not chat.reply["result"]:
        kind = chat.reply["question"]["type"]
        if kind not in seen:
            seen.add(kind)
            found[kind] = chat.visit.axe()
        chat.answer(GOLDEN.get(chat.name, "do:dont_know"))
    expect(chat.find(".result")).to_be_visible()
    found["result"] = chat.visit.axe()
    assert {where: findings for where, findings in found.items() if findings} == {}
    assert {"set", "choice", "date", "days", "yes_no", "state", "offense", "jurisdiction"} <= seen
