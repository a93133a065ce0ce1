"""A charge that ended as another is one case, and keeps the place told with the first."""

from typing import Any

import pytest

from tests.reading.conftest import Read


def facts(read: Read, language: str, text: str) -> dict[str, Any]:
    return {fact.path: fact.value for fact in read(language, text).facts}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the police in Newark arrested me for a bar fight. in the end i pleaded guilty to {}"),
        ("es", "en Newark me acusaron de asalto por una pelea. al final me declare culpable de {}"),
        ("fr", "la police m'a arrêté pour une bagarre. finalement j'ai plaidé coupable à {}"),
        ("zh-Hans", "2018年打架被抓了,最后认了扰乱秩序"),
        ("ru", "обвинили в краже, в итоге признал вину в {}"),
        ("uk", "звинуватили в крадіжці, врешті визнав вину в {}"),
        ("ko", "폭행으로 기소됐는데 결국 {}로 유죄 인정했어요"),
        ("vi", "bị bắt vì đánh nhau, cuối cùng nhận tội {}"),
        ("pt-BR", "fui acusado de agressao, no final me declarei culpado de {}"),
        ("tl", "kinasuhan ako ng assault, sa huli nag plead guilty ako sa {}"),
        ("ar", "اتهموني بالسرقة وبالنهاية اعترفت ب {}"),
        ("ht", "yo te akize m pou batay, alafen m plede koupab pou {}"),
    ],
)
def test_what_was_pleaded_to_in_the_end_is_the_case(read: Read, language: str, text: str) -> None:
    found = facts(read, language, text.format("disorderly conduct"))
    assert found["convictions.0.offense"] == "disorderly_conduct"
    assert found["convictions.0.plea"] == "guilty"
    assert not any(path.startswith("convictions.1.") for path in found)


def test_what_came_later_is_a_case_of_its_own(read: Read) -> None:
    found = facts(read, "en", "a DUI in 2012, later i pleaded guilty to theft in 2015")
    assert found["convictions.0.offense"] == "dui"
    assert found["convictions.1.plea"] == "guilty"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("they charged me with assault in Columbus Ohio, i took a plea to disorderly conduct", "OH"),
        ("arrested for DUI in Reno, pled to reckless driving", "NV"),
        ("in 2018 they charged me with robbery in Atlanta but it was reduced to simple assault", "GA"),
    ],
)
def test_the_place_of_the_charge_is_that_of_what_it_became(read: Read, text: str, state: str) -> None:
    assert facts(read, "en", text)["convictions.0.jurisdiction"] == state


def test_the_level_of_a_plea_that_lies_ahead_is_that_of_a_pending_case(read: Read) -> None:
    for language, text in (
        ("en", "they want him to plead to the felony tomorrow"),
        ("es", "quieren que me declare culpable de la felonia mañana"),
    ):
        found = facts(read, language, text)
        assert found["convictions.0.level"] == "felony"
        assert found["convictions.0.disposition"] == "pending"
    between_two = facts(read, "en", "the DA says plead to a misdemeanor instead of the felony tomorrow")
    assert "convictions.0.level" not in between_two
