"""What the fields of each kind of form say, and what of them cannot be right."""

from __future__ import annotations

from datetime import date

import pytest

from bot.web.plain.forms import Form
from bot.web.plain.inputs import Answer, Fault, read_answer
from tests.dialogue.talk import GOLDEN
from tests.plain.visitor import Visitor
from tests.web.site import Site

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 22)
RUBBISH = [
    *("", " ", "-1", "+1", "1e3", "0x10", "NaN", "inf", "½", "1.2.3", "1,2,3", "five", "9" * 40),
    *("<b>1</b>", "\x00", "1\x00", "\u202e31", "--1", "1;2", "' OR 1=1"),
]


def read(kind: str, *fields: tuple[str, str]) -> Answer | Fault:
    return read_answer(Form((("as", kind), *fields)), TODAY)


@pytest.mark.parametrize(
    ("kind", "typed", "number"),
    [
        ("count", "0", "0"),
        ("count", "003", "3"),
        ("count", "1,500", "1500"),
        ("count", "1.500", "1500"),
        ("count", "١٢", "12"),
        ("count", "３", "3"),
        ("money", "10000", "10000"),
        ("money", "$10,000.50", "10000.50"),
        ("money", "10.000,50", "10000.50"),
        ("money", "$ 950", "950"),
        ("money", "٩٥٠", "950"),
        ("money", "0", "0"),
        ("grams", "30", "30"),
        ("grams", "28.35 g", "28.35"),
        ("grams", "28,35 gramos", "28.35"),
        ("grams", "0.5", "0.5"),
        ("grams", "٣٠", "30"),
    ],
)
def test_a_number_is_read_as_people_write_it(kind: str, typed: str, number: str) -> None:
    assert read(kind, ("number", typed)) == Answer(number)


@pytest.mark.parametrize("kind", ["count", "money", "grams"])
@pytest.mark.parametrize("typed", RUBBISH)
def test_what_is_no_number_is_told_at_its_field(kind: str, typed: str) -> None:
    wrong = {"count": "ui.whole.error"}.get(kind, "ui.number.error")
    assert read(kind, ("number", typed)) == Fault("number", wrong)


@pytest.mark.parametrize(("kind", "typed"), [("count", "2.5"), ("count", "1000000"), ("grams", "1,500")])
def test_a_number_that_could_be_two_is_not_guessed(kind: str, typed: str) -> None:
    assert isinstance(read(kind, ("number", typed)), Fault)


@pytest.mark.parametrize(
    ("years", "months", "days", "total"),
    [
        ("1", "", "", "365"),
        ("", "12", "", "365"),
        ("", "6", "", "180"),
        ("1", "6", "", "545"),
        ("", "", "364", "364"),
        ("0", "0", "0", "0"),
        ("2", "0", "1", "731"),
    ],
)
def test_a_length_of_time_counts_as_in_law(years: str, months: str, days: str, total: str) -> None:
    assert read("days", ("years", years), ("months", months), ("days", days)) == Answer(total)


@pytest.mark.parametrize("typed", [one for one in RUBBISH if one.strip("\x00 ")])
@pytest.mark.parametrize("field", ["years", "months", "days"])
def test_a_length_that_cannot_be_right_is_told_at_its_field(field: str, typed: str) -> None:
    assert read("days", (field, typed)) == Fault(field, "ui.whole.error")


def test_no_length_at_all_is_told_at_the_first_field() -> None:
    assert read("days") == read("days", ("years", " ")) == Fault("years", "ui.whole.error")


def test_ticks_are_one_answer_and_none_stands_alone() -> None:
    assert read("set", ("tick", "a"), ("tick", "b")) == Answer("a+b")
    assert read("set", ("tick", "none")) == Answer("none")
    assert read("set", ("tick", "none"), ("tick", "a")) == Fault("tick", "act.hint.set")
    assert read("set") == Fault("tick", "ui.set.error")


@pytest.mark.parametrize(
    ("kind", "offense", "value", "shown"),
    [
        ("money", "fraud", "10,500", "$10,500"),
        ("count", "statutory_rape", "15", "15"),
        ("grams", "drug_possession", "20,5 g", "20.5 grams"),
    ],
)
@pytest.mark.asyncio(loop_scope="module")
async def test_a_number_is_told_wrong_where_it_is_wrong_and_taken_where_it_is_right(
    site: Site, kind: str, offense: str, value: str, shown: str
) -> None:
    visitor = await Visitor(site).start()
    await visitor.until(kind, GOLDEN | {"offense": offense, "drug": "marijuana"})
    at = visitor.open
    await visitor.send(visitor.answer, number="a lot")
    assert (visitor.page.status_code, visitor.open) == (422, at)
    for mark in ('value="a lot"', 'aria-invalid="true"', 'id="fault"', 'href="#number"'):
        assert mark in visitor.page.text
    await visitor.send(visitor.answer, number=value)
    assert visitor.open != at
    await visitor.go("/plain/answers")
    assert shown in visitor.text
