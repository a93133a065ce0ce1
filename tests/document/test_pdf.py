"""The result on paper: everything of the page, in order, tagged, in the person's language, no network."""

from __future__ import annotations

import asyncio
import re
import socket
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from actions.messages.explanation import Contact, Explanation, explain
from actions.screening.assess import assess
from actions.screening.case import parse_case
from bot.document import pdf as module
from bot.document.fonts import SPECIAL, fonts_for
from bot.document.pdf import LEFT_OUT, NoFontError, document, parts_of, result_pdf
from bot.document.press import MOST_WAITING, Press, PressBusyError
from tests.document.pdf_reader import Pdf
from tests.messages.test_explanation import AS_OF, cases, law, words

PERSON = "asylum seeker with one marijuana possession"
ORDER = ("urgent", "may_help", "in_the_way", "what_could_change", "do", "do_not", "papers", "counsel")


@cache
def result_in(language: str, name: str = PERSON) -> dict[str, Any]:
    case, _, _ = parse_case(cases()[name], law().registry)
    found = assess(case, law(), AS_OF, questions=False)
    contact = Contact("Example", "+1 213 555 0100", "Monday, 9 am", "tel:+12135550100")
    return explain(Explanation(found, case, words(), language, {}, contact, 30))


@cache
def written(language: str) -> bytes:
    return result_pdf(result_in(language), words(), AS_OF)


def flat(text: str) -> str:
    """Without what a line break adds or takes, and without what Arabic may leave out."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u064b-\u0652\u2066-\u2069]+", "", text)


def needs_fonts(language: str) -> None:
    if not fonts_for(language):
        pytest.skip(f"no font of this machine writes {language}")


@pytest.mark.slow
@pytest.mark.parametrize("language", words().languages)
def test_all_of_the_page_is_there_in_order_and_in_the_language(language: str) -> None:
    needs_fonts(language)
    result, pdf = result_in(language), Pdf(written(language))
    said = flat(pdf.root.words)
    at = -1
    for section in sorted(
        result["sections"], key=lambda one: ORDER.index(one["id"]) if one["id"] in ORDER else 99
    ):
        if section["id"] in LEFT_OUT:
            continue
        at = said.find(flat(section["title"]), at + 1)
        assert at >= 0, section["id"]
        for item in section["items"]:
            for text in (item["title"], item["text"], *item["points"], *item["sources"]):
                assert flat(text) in said, text
    assert flat(result["disclaimer"]) in said
    assert f"/Lang({language.partition('-')[0]}".encode() in pdf.catalogue
    assert b"/MarkInfo<</Marked true" in pdf.catalogue
    assert (b"/Direction/R2L" in pdf.catalogue) == (language == "ar")


def test_a_screen_reader_finds_headings_lists_and_the_drawing_in_words() -> None:
    result, pdf = result_in("en"), Pdf(written("en"))
    elements = list(pdf.root.walk())
    roles = [one.role for one in elements]
    assert roles.count("Title") == 1
    headings = [flat(one.words) for one in elements if one.role == "H1"]
    titles = [flat(one["title"]) for one in result["sections"] if one["id"] not in LEFT_OUT]
    assert [one for one in headings if one in titles] == titles
    assert {"H2", "L", "LI", "Lbl", "LBody", "Figure", "Link"} <= set(roles)
    alternatives = [one.alt for one in elements if one.role == "Figure"]
    assert alternatives == result["timeline"]["description"]
    papers = next(one for one in result["sections"] if one["id"] == "papers")
    assert len(papers["items"]) <= roles.count("Strong")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_pdf_ua_asks_of_a_document(language: str) -> None:
    """Read anew, whatever typst promises: title shown, every page tagged, no heading skipped, lists whole."""
    needs_fonts(language)
    content = written(language)
    pdf = Pdf(content)
    assert b"/DisplayDocTitle true" in content
    assert b"pdfuaid" in content
    pages = [body for body in pdf.objects.values() if body.startswith(b"<</Type/Page/")]
    assert pages
    assert all(b"/StructParents" in body and b"/Tabs/S" in body for body in pages)
    elements = list(pdf.root.walk())
    levels = [int(one.role[1]) for one in elements if one.role in ("H1", "H2", "H3")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(one.alt for one in elements if one.role == "Figure")
    assert all({child.role for child in one.children} <= {"LI"} for one in elements if one.role == "L")
    assert all("LBody" in [child.role for child in one.children] for one in elements if one.role == "LI")


def test_what_is_urgent_comes_first_and_whom_to_call_after_the_dates() -> None:
    said = flat(Pdf(written("en")).root.words)
    first, dates = (
        ("Do this first", "What may help", "Papers to gather"),
        result_in("en")["timeline"]["title"],
    )
    in_order = (*first, dates, "Whom to call", "for your lawyer", "Written on November")
    places = [said.index(flat(one)) for one in in_order]
    assert places == sorted(places)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_number_to_call_can_be_read_and_dialled(language: str) -> None:
    needs_fonts(language)
    links = [one for one in Pdf(written(language)).root.walk() if one.role == "Link"]
    assert [flat(one.words) for one in links] == ["+12135550100"]
    assert b"/URI(tel:+12135550100)" in written(language)


def test_words_are_shown_and_never_run() -> None:
    odd = '#eval("1") $x$ *b* @ref <l> \\ ]] #import "@preview/a:1.0.0" `'
    result = {**result_in("en"), "intro": odd, "timeline": None}
    assert flat(odd) in flat(Pdf(result_pdf(result, words(), AS_OF)).root.words)


def test_nothing_is_asked_of_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise AssertionError("a document needs no network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert result_pdf(result_in("es"), words(), AS_OF).startswith(b"%PDF-1.7")
    template = module.TEMPLATE.read_text()
    assert "@preview" not in template
    assert "import" not in template


def test_nothing_tells_who_made_it_where() -> None:
    content = written("en")
    assert b"/Author" not in content
    assert b"/CreationDate" not in content


def test_a_machine_without_the_letters_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fonts_for("ko", ["Noto Sans", "Libertinus Serif"]) == []
    assert fonts_for("ru", ["Libertinus Serif"]) == ["Libertinus Serif"]
    assert fonts_for("ar", ["DejaVu Sans"])[0] == "DejaVu Sans"
    monkeypatch.setattr(module, "fonts_for", lambda _: [])
    with pytest.raises(NoFontError):
        document(result_in("ko"), words(), AS_OF)


@pytest.mark.parametrize("language", SPECIAL)
def test_every_letter_has_a_font(language: str) -> None:
    needs_fonts(language)
    pdf = Pdf(written(language))
    assert "\ufffd" not in pdf.root.words
    assert len(flat(pdf.root.words)) > 2_000


def test_the_parts_of_the_drawing_hold_all_of_it() -> None:
    timeline = result_in("en", "resident with two thefts and a robbery")["timeline"]
    parts = parts_of(timeline)["parts"]
    assert sum(len(one["shapes"]) for one in parts) == len(timeline["shapes"])
    assert round(sum(one["height"] for one in parts)) == round(timeline["height"])
    assert [one["alt"] for one in parts] == timeline["description"]


async def test_documents_are_made_one_at_a_time_and_a_crowd_is_sent_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    working = most = 0

    async def slowly(*_: Any) -> bytes:
        nonlocal working, most
        working, most = working + 1, max(most, working + 1)
        await asyncio.sleep(0.001)
        working -= 1
        return b"%PDF"

    monkeypatch.setattr(asyncio, "to_thread", slowly)
    press = Press(words())
    made = await asyncio.gather(
        *(press.pdf({}, AS_OF) for _ in range(MOST_WAITING + 3)), return_exceptions=True
    )
    assert most == 1
    assert [type(one) for one in made].count(bytes) == MOST_WAITING
    assert [type(one) for one in made].count(PressBusyError) == 3
    assert await press.pdf({}, AS_OF) == b"%PDF"
