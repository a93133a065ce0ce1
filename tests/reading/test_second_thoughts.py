"""A change of mind within the answer is an answer; it puts no earlier answer right."""

from typing import Any

import pytest

from tests.reading.conftest import Read

DATE = "convictions.0.conviction_date"


@pytest.mark.parametrize(
    ("language", "text", "path", "answer"),
    [
        ("en", "2016.. no sorry 2017. february 2017", DATE, "2017-02"),
        ("es", "fue en el 2011, no, perdón, fue en el 2012", DATE, "2012"),
        ("fr", "coupable. euh non attendez, c'est écrit nolo contendere", "convictions.0.plea", "no_contest"),
        ("tl", "2013 yata po.. ay hindi, 2014 pala, September 2014", DATE, "2014-09"),
        ("ru", "в 2015, ой нет, в 2016", DATE, "2016"),
        ("ko", "2015년이요, 아 아니다 2016년이요", DATE, "2016"),
    ],
)
def test_the_second_value_answers(read: Read, language: str, text: str, path: str, answer: Any) -> None:
    reading = read(language, text, path)
    assert reading.thinks_again
    assert reading.answer == answer


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "no wait it was 2017"),
        ("en", "I said 2016 sorry I meant 2017"),
        ("en", "not 2016, I meant 2017"),
        ("es", "le dije 2011, perdón, fue en el 2012"),
        ("fr", "j'ai dit 2011, pardon non, 2012"),
        ("ru", "я сказал в 2015, ой нет, в 2016"),
        ("zh-Hans", "我刚才说2015年，不对，是2016年"),
        ("ko", "아까 2015년이라고 말했는데 아 아니다 2016년이요"),
    ],
)
def test_what_was_told_before_may_be_meant(read: Read, language: str, text: str) -> None:
    assert not read(language, text, DATE).thinks_again


@pytest.mark.parametrize(
    ("language", "text", "offense"),
    [
        (
            "en",
            "oops i told you assault but the paper actually says disorderly conduct",
            "disorderly_conduct",
        ),
        ("en", "i said theft but it was burglary", "burglary"),
        ("fr", "jai dit vol mais sur le papier cest cambriolage", "burglary"),
        ("zh-Hans", "我刚才说是盗窃，其实纸上写的是抢劫", "robbery"),
    ],
)
def test_the_offense_told_before_gives_way(read: Read, language: str, text: str, offense: str) -> None:
    facts = {fact.path: fact.value for fact in read(language, text).facts}
    assert facts == {"convictions.0.offense": offense}


def test_two_offenses_named_together_are_two(read: Read) -> None:
    facts = {fact.path: fact.value for fact in read("en", "i mentioned theft and also burglary").facts}
    assert facts["convictions.1.offense"] == "burglary"
