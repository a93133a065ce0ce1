"""What is new with Korean: numerals that are small words too, endings that close a sentence."""

from typing import Any

import pytest

from tests.reading.conftest import Read

LOSS, SINCE, BORN = "convictions.0.loss_amount", "lpr_since", "date_of_birth"


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("만이천오백불", LOSS, 12_500),
        ("삼만 달러", LOSS, 30_000),
        ("피해액이 만불이요", LOSS, 10_000),  # 이 is a particle, not a two
        ("천구백구십팔년", SINCE, "1998"),
        ("이천십오년", SINCE, "2015"),
        ("구십팔년도에요", SINCE, "1998"),
        ("2011.6.23", SINCE, "2011-06-23"),
        ("2011. 6. 23.", SINCE, "2011-06-23"),
        ("열아홉 살 때요", "convictions.0.age_at_offense", 19),
    ],
)
def test_numerals_that_are_small_words_too(read: Read, text: str, path: str, value: Any) -> None:
    assert read("ko", text, path).answer == value


@pytest.mark.parametrize("text", ["영주권만 있어요", "그것만 천천히 했어요", "이 일만 아니면 돼요"])
def test_a_small_word_is_no_number(read: Read, text: str) -> None:
    assert read("ko", text, LOSS).answer is None


def test_an_ending_closes_a_sentence_without_a_full_stop(read: Read) -> None:
    reading = read("ko", "저는 2010년에 왔어요 아내는 영주권자예요 음주운전 하나 있어요")
    found = {fact.path: fact.value for fact in reading.facts}
    assert found["family.0.status"] == "lpr"
    assert "lpr_status" not in found
    assert found["convictions.0.offense"] == "dui"
    assert reading.someone_else is None


def test_relatives_are_counted_after_their_name(read: Read) -> None:
    found = {fact.path: fact.value for fact in read("ko", "아이가 둘인데 시민권자예요").facts}
    assert found["family.1.relation"] == "child"


@pytest.mark.parametrize(("text", "said"), [("네 무서워요", "yes"), ("네가 했어요", None)])
def test_a_yes_is_one_only_where_it_is_written_apart(read: Read, text: str, said: str | None) -> None:
    assert read("ko", text).yes_no == said


def test_whom_it_is_for_may_be_said_after_the_person(read: Read) -> None:
    assert read("ko", "아들 일로 문의드려요 2019년에 체포됐어요").someone_else == "child"
