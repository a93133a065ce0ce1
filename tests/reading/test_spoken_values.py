"""Years said digit by digit, one number or the next, days without a mark, endings that close a clause."""

from typing import Any

import pytest

from tests.reading.conftest import Read

SAID = [
    ("zh-Hans", "零八年", "lpr_since", "2008"),
    ("zh-Hans", "一三年拿的卡", "lpr_since", "2013"),
    ("zh-Hans", "九八年三月", "lpr_since", "1998-03"),
    ("ko", "공팔년에 나왔어요", "lpr_since", "2008"),
    ("zh-Hans", "三四个月", "convictions.0.time_served_days", {"min": 90, "max": 120}),
    ("vi", "hai ba năm", "convictions.0.sentence_ordered_days", {"min": 730, "max": 1095}),
    ("zh-Hans", "两三年前", "convictions.0.conviction_date", {"min": "2023", "max": "2024"}),
    ("zh-Hans", "三四百块", "convictions.0.loss_amount", {"min": 300, "max": 400}),
    ("vi", "ba bốn trăm đô", "convictions.0.loss_amount", {"min": 300, "max": 400}),
    ("zh-Hans", "2018年5月20认罪", "convictions.0.conviction_date", "2018-05-20"),
    ("vi", "12 tháng 3 năm 2018", "convictions.0.conviction_date", "2018-03-12"),
    ("vi", "30 tháng", "convictions.0.sentence_ordered_days", 910),
    ("ru", "двенадцать с половиной тысяч", "convictions.0.loss_amount", 12_500),
    ("uk", "п'ять з половиною тисяч доларів", "convictions.0.loss_amount", 5500),
    ("ru", "в мае пятнадцатого года", "entries.0.date", "2015-05"),
    ("ru", "в мае десять лет назад", "entries.0.date", "2016-05"),
    ("ru", "летом двадцать второго", "entries.0.date", {"min": "2022-06", "max": "2022-09"}),
    ("uk", "з дев'яносто восьмого року", "lpr_since", "1998"),
    ("uk", "у серпні двадцять другого", "entries.0.date", "2022-08"),
    ("zh-Hans", "11月30天", "convictions.0.time_served_days", 30),
    ("ko", "칠팔년 전", "convictions.0.offense_date", {"min": "2018", "max": "2019"}),
    ("ko", "이십삼사년 전쯤", "entries.0.date", {"min": "2002", "max": "2003"}),
    ("ko", "서너 달", "convictions.0.sentence_ordered_days", {"min": 90, "max": 120}),
    ("ko", "이천팔년 오월 십이일", "convictions.0.conviction_date", "2008-05-12"),
    ("vi", "ba tới năm năm", "convictions.0.sentence_ordered_days", {"min": 1095, "max": 1825}),
    ("vi", "chừng năm sáu trăm", "convictions.0.loss_amount", {"min": 500, "max": 600}),
    ("vi", "hai năm sáu tháng", "convictions.0.sentence_ordered_days", 910),
    ("vi", "ba ngàn tư", "convictions.0.loss_amount", 3400),
    ("vi", "cách đây mười hai mười ba năm", "entries.0.date", {"min": "2013", "max": "2014"}),
    ("vi", "tháng mười một năm hai ngàn mười tám", "entries.0.date", "2018-11"),
    ("zh-Hans", "八年零两个月前", "convictions.0.offense_date", "2018-09"),
    ("zh-Hans", "九十年代末", "entries.0.date", {"min": "1997", "max": "1999"}),
]


@pytest.mark.parametrize(("language", "text", "question", "answer"), SAID)
def test_values_as_people_say_them(read: Read, language: str, text: str, question: str, answer: Any) -> None:
    assert read(language, text, question).answer == answer


def test_a_hearing_on_a_day_without_its_mark_is_soon(read: Read) -> None:
    assert "hearing_soon" in read("zh-Hans", "11月30上午移民法庭").urgent
    assert "hearing_soon" in read("vi", "30 tháng 11 ra tòa").urgent
    assert "hearing_soon" not in read("ko", "다음 심리가 1월 15일이에요").urgent


def test_a_part_takes_the_unit_of_the_length_beside_it(read: Read) -> None:
    text = "в 2012 за кражу дали 10 дней, в 2017 подрался в баре, получил 6 месяцев из них отсидел 2"
    found = {fact.path: fact.value for fact in read("ru", text).facts}
    assert found["convictions.1.time_served_days"] == 60


def test_an_ending_closes_a_clause(read: Read) -> None:
    text = "2003년에 학생비자로 와서 2010년에 영주권 받았고 2017년에 유죄 인정했어요"
    found = {fact.path: fact.value for fact in read("ko", text).facts}
    assert found["entries.0.date"] == "2003"
    assert found["lpr_since"] == "2010"
    assert found["convictions.0.conviction_date"] == "2017"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "이민국이 집에 오면 어떻게 해요?"),
        ("ko", "남편이 추방당할까 봐 걱정이에요"),
        ("zh-Hans", "假如在路上碰到ICE查身份要怎么回答"),
        ("vi", "lỡ ICE tới nhà thì có mở cửa không?"),
        ("vi", "gặp tư vấn viên"),
        ("vi", "tôi chưa ký gì hết"),
    ],
)
def test_what_is_supposed_or_sounds_alike_is_no_alarm(read: Read, language: str, text: str) -> None:
    assert read(language, text).urgent == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-Hans", "老婆是公民，两个小孩在美国出生，大的11岁小的7岁"),
        ("ko", "아내는 시민권자고 애 둘 다 여기서 태어났어요 열한 살 일곱 살"),
        ("vi", "vợ em quốc tịch Mỹ, hai đứa con sanh ở đây, đứa lớn 11 đứa nhỏ 7 tuổi"),
    ],
)
def test_ages_listed_after_children_are_theirs(read: Read, language: str, text: str) -> None:
    found = {fact.path: fact.value for fact in read(language, text).facts}
    assert (found["family.1.age"], found["family.2.age"]) == (11, 7)


def test_thousands_without_a_unit_are_dollars_after_what_was_taken(read: Read) -> None:
    found = {fact.path: fact.value for fact in read("zh-Hans", "骗了两万，还了一万").facts}
    assert found["convictions.0.loss_amount"] == 20_000
    assert "convictions.0.loss_amount" not in {fact.path for fact in read("vi", "tới Mỹ năm hai ngàn").facts}
