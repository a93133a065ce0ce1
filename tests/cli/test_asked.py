"""What `advisal read` takes: a line that is wrong names what is wrong, and stops no other."""

from datetime import date

import pytest

from bot.cli.asked import AskedError, asked, object_in
from tests.shared import the_law

TODAY = date(2026, 11, 22)
LANGUAGES = ("en", "es", "zh-Hans", "pt-BR", "tl")


def of(**one):
    return asked({"text": "hi", **one}, the_law().registry, LANGUAGES, TODAY)


@pytest.mark.parametrize(
    ("wanted", "read_as"),
    [(None, "en"), ("ES", "es"), ("zh", "zh-Hans"), ("zh-CN", "zh-Hans"), ("pt", "pt-BR"), ("fil", "tl")],
)
def test_a_language_is_known_by_its_other_names(wanted, read_as):
    assert of(lang=wanted).language == read_as


@pytest.mark.parametrize("path", ["convictions.0.plea", "convictions[0].plea", "convictions[].plea", "plea"])
def test_the_open_question_may_be_named_without_its_list(path):
    assert (of(question=path).question.path, of(question=path).question.type) == (
        "convictions.0.plea",
        "choice",
    )


def test_what_is_left_out_is_filled_in():
    found = of()
    assert (found.id, found.language, found.question, found.today) == (None, "en", None, TODAY)
    assert of(id=7, today="2024-02-29").today == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"today": "tomorrow"}, "'tomorrow' is not a day"),
        ({"text": 5}, "not a text"),
    ],
)
def test_what_is_wrong_is_named_with_the_id_of_its_line(wrong, says):
    with pytest.raises(AskedError, match=says) as raised:
        of(id="a", **wrong)
    assert raised.value.id == "a"


@pytest.mark.parametrize("line", ["{", "[]", "5"])
def test_a_line_that_is_no_object_is_told(line):
    with pytest.raises(AskedError):
        object_in(line)
