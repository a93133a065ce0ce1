"""What befalls the writer is stated, whatever they heard besides; what they only heard is not."""

import pytest

from tests.reading.conftest import Read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "my husband has to check in with ICE in Dallas tomorrow morning, i heard they just keep people",
        ),
        ("es", "mañana mi esposo tiene que presentarse con ICE en Dallas, dicen que ahí los dejan adentro"),
        (
            "vi",
            "sáng mai chồng tôi phải vô trình diện ICE ở Dallas, nghe nói vô là họ giữ luôn, có nên đi không",
        ),
        ("uk", "в середу треба їхати на чек-ін в ICE, всі кажуть що звідти не випускають"),
        ("ru", "в среду мне на чек-ин в ICE, говорят оттуда не выпускают"),
        ("fr", "demain matin mon mari doit se présenter à ICE, on dit qu'ils gardent les gens"),
    ],
)
def test_a_check_in_is_urgent_beside_what_people_say(read: Read, language: str, text: str) -> None:
    assert "check_in_soon" in read(language, text).urgent


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I heard ICE is taking people at the courts"),
        ("en", "i got court on the 3rd but its traffic court, a speeding ticket"),
        ("ko", "다음주 화요일에 트래픽 코트 가요 스피딩 티켓이요"),
        ("ru", "в среду суд, штраф за скорость"),
        ("zh-Hans", "下周二交通法庭"),
        ("ar", "عندي محكمة مرور بكرا"),
        ("vi", "mai tôi ra toà giao thông"),
    ],
)
def test_hearsay_and_traffic_courts_are_calm(read: Read, language: str, text: str) -> None:
    assert read(language, text).urgent == ()


@pytest.mark.parametrize(
    "text",
    ["immigration court tomorrow and i also have a speeding ticket", "i have court tomorrow for theft"],
)
def test_another_court_beside_a_ticket_stays_urgent(read: Read, text: str) -> None:
    assert "hearing_soon" in read("en", text).urgent
