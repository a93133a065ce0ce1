"""What the reader can do for languages that write differently: stems, prefixes, number words, dates."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.reading import OpenQuestion, Reader, Reading
from actions.reading.digits_for_letters import Wholes
from actions.reading.folding import tokenize
from actions.reading.inflection import Prefixes
from tests.reading.measure import ROOT, TODAY

CHINESE = {
    "common": ["我"],
    "tokens_per_word": 2,
    "values": {
        "number": dict(zip("零一二三四五六七八九", range(10), strict=True)),
        "multiplier": {"十": 10, "百": 100, "千": 1000, "万": 10000},
        "multiplier_first": {"十": 10},
        "number_and": {"零": True},
        "and_more": {"多": True},
        "space_parts": {"缓": True},
        "dates_first": {"年": True},
        "times": {"次": True},
        "unit": {"年": "year", "个月": "month", "天": "day"},
        "date_mark": {"年": "year", "月": "month", "日": "day", "号": "day"},
        "part_after": {"年底": "late", "底": "late"},
        "relative_period": {"去年": "year -1", "下周": "week 1"},
        "day_of_week": {"二": 1},
        "weekday": {"星期五": 4},
        "money_unit": {"美元": 1},
        "relation": {"老公": "spouse"},
    },
    "cues": {
        "ago_after": ["前"],
        "before_date_after": ["以前"],
        "approximately_after": ["左右"],
        "at_most_after": ["以下"],
        "self": ["我"],
        "possessive": ["我"],
        "negation": ["没"],
        "not_negation": ["没想到"],
        "marked_year": ["年被"],
        "not_a_year_after": ["住了"],
        "third_person": ["她"],
        "beside": ["跟"],
    },
    "anchors": {
        "lpr_since": ["拿绿卡"],
        "convictions.conviction_date": ["认罪"],
        "convictions.sentence_ordered_days": ["判了"],
        "other.days": ["缓刑"],
    },
    "facts": {"lpr_status": {"current": ["有绿卡"]}, "any_criminal_record": {True: ["被抓过"]}},
}
ARABIC = {
    "common": ["انا"],
    "values": {
        "prefix": {"و": "apart", "ب": "dropped", "ال": "always"},
        "number": {"خمسة": 5, "عشرين": 20},
        "ones_first": {"نعم": True},
        "number_and": {"و": True},
        "unit": {"سنة": "year"},
        "counted_unit": {"سنتين": "2 year"},
    },
    "cues": {"ago_before": ["قبل"]},
    "facts": {"convictions.disposition": {"convicted": ["حكم~ المحكمة"]}},
}
VIETNAMESE = {
    "common": ["tôi"],
    "values": {
        "number": {"một": 1, "hai": 2, "ba": 3, "sáu": 6, "lăm": 5},
        "multiplier": {"mươi": 10, "trăm": 100},
        "unit": {"năm": "year", "tháng": "month", "ngày": "day"},
        "date_mark_before": {"năm": "year", "tháng": "month", "ngày": "day"},
    },
}
RUSSIAN = {
    "common": ["я"],
    "facts": {"convictions.disposition": {"convicted": ["(осуд~|осужд~) .. за"], "acquitted": ["оправда~"]}},
}
FRENCH = {
    "common": ["je"],
    "values": {
        "number": {"quatre-vingt-dix": 90, "sept": 7},
        "number_and": {"-": True},
        "unit": {"jours": "day"},
    },
}

CREOLE = {
    "common": ["mwen"],
    "values": {"spelling": {"m": "mwen", "mpat": "mwen pa te", "'": ""}},
    "facts": {"any_criminal_record": {True: ["mwen te arete"], False: ["mwen pa te arete"]}},
}


@pytest.fixture(scope="module")
def several(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """A reader over small lexicons of six languages."""
    folder = tmp_path_factory.mktemp("lexicon")
    shutil.copytree(ROOT / "data" / "lexicon" / "shared", folder / "shared")
    for code, data in {
        "zh-Hans": CHINESE, "ar": ARABIC, "vi": VIETNAMESE, "ru": RUSSIAN, "fr": FRENCH,
        "ht": CREOLE,
    }.items():  # fmt: skip
        _write(folder / code, data)
    return Reader(folder, reader.registry)


def _write(folder: Path, data: dict[str, Any]) -> None:
    folder.mkdir()
    (folder / "language.yml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


def _read(several: Reader, language: str, text: str, path: str | None, today: date = TODAY) -> Reading:
    registry_path = ".".join(part for part in (path or "").split(".") if not part.isdigit())
    fact = several.registry[registry_path] if path else None
    question = OpenQuestion(path, fact.type, tuple(fact.choices)) if path and fact else None
    return several.read(text, language=language, question=question, today=today)


SINCE, ORDERED = "lpr_since", "convictions.0.sentence_ordered_days"


@pytest.mark.parametrize(
    ("language", "text", "path", "value"),
    [
        ("zh-Hans", "2009年6月15日", SINCE, "2009-06-15"),
        ("zh-Hans", "二零一五年三月", SINCE, "2015-03"),
        ("zh-Hans", "09年6月", SINCE, "2009-06"),
        ("zh-Hans", "十年前", SINCE, "2016"),
        ("zh-Hans", "去年三月", SINCE, "2025-03"),
        ("zh-Hans", "三百六十五天", ORDERED, 365),
        ("zh-Hans", "十五天", ORDERED, 15),
        ("zh-Hans", "一百零五天", ORDERED, 105),
        ("zh-Hans", "18个月", ORDERED, 545),
        ("zh-Hans", "一万二千美元", "convictions.0.loss_amount", 12000),
        ("zh-Hans", "1万5千美元", "convictions.0.loss_amount", 15000),
        ("zh-Hans", "九百多美元", "convictions.0.loss_amount", {"min": 900}),
        ("zh-Hans", "365天左右", ORDERED, {"min": 329, "max": 401}),
        ("zh-Hans", "一年以下", ORDERED, {"max": 365}),
        ("zh-Hans", "18年3月", SINCE, "2018-03"),
        ("zh-Hans", "2013年底", SINCE, {"min": "2013-09", "max": "2013-12"}),
        ("zh-Hans", "去年年底", SINCE, {"min": "2025-09", "max": "2025-12"}),
        ("zh-Hans", "2010年以前", SINCE, {"max": "2009"}),
        ("zh-Hans", "2010年左右", SINCE, {"min": "2009", "max": "2011"}),
        ("zh-Hans", "下周二", "next_hearing_date", "2026-11-24"),
        ("zh-Hans", "星期五", "next_hearing_date", "2026-11-27"),
        ("ar", "قبل سنتين", SINCE, "2024"),
        ("ar", "٢٠٠٩", SINCE, "2009"),
        ("ar", "خمسة وعشرين سنة", ORDERED, 9125),
        ("vi", "ngày 15 tháng 6 năm 2009", SINCE, "2009-06-15"),
        ("vi", "thang 6 nam 2009", SINCE, "2009-06"),
        ("vi", "tháng 6/2009", SINCE, "2009-06"),
        ("vi", "ba trăm sáu mươi ngày", ORDERED, 360),
        ("vi", "hai mươi lăm tháng", ORDERED, 760),
        ("fr", "quatre-vingt-dix-sept jours", ORDERED, 97),
    ],
)
def test_dates_and_numbers_are_read_as_a_language_writes_them(
    several: Reader, language: str, text: str, path: str, value: Any
) -> None:
    assert _read(several, language, text, path).answer == value


@pytest.mark.parametrize("text", ["осудили за кражу", "меня осудил за это суд", "осуждён за кражу"])
def test_a_stem_stands_for_every_ending(several: Reader, text: str) -> None:
    found = _read(several, "ru", text, None).facts
    assert [(fact.path, fact.value) for fact in found] == [("convictions.0.disposition", "convicted")]


def test_a_prefix_is_taken_off_and_the_article_says_nothing(several: Reader) -> None:
    found = _read(several, "ar", "وحكمت محكمة", None).facts
    assert [(fact.path, fact.value) for fact in found] == [("convictions.0.disposition", "convicted")]


def test_and_is_taken_off_short_words_too() -> None:
    prefixes = Prefixes({"و": "apart", "ب": "dropped"})
    assert prefixes.parted(tokenize("وما بما"), {"ما", "وما"}.__contains__).words == ("وما", "بما")
    assert prefixes.parted(tokenize("وما بما"), {"ما"}.__contains__).words == ("و", "ما", "بما")


def test_letters_of_two_scripts_are_two_words(several: Reader) -> None:
    assert _read(several, "zh-Hans", "我有green card从2009年", SINCE).answer == "2009"


@pytest.mark.parametrize(("text", "value"), [("m' te arete", True), ("mpat arete", False)])
def test_a_spelling_may_be_several_words_or_none(several: Reader, text: str, value: bool) -> None:
    found = _read(several, "ht", text, None).facts
    assert [(fact.path, fact.value) for fact in found] == [("any_criminal_record", value)]


def test_a_word_for_the_writer_before_a_relative_is_only_my(several: Reader) -> None:
    assert _read(several, "zh-Hans", "我老公有绿卡", None).facts[0].path == "family.0.relation"
    assert _read(several, "zh-Hans", "我有绿卡", None).facts[0].path == "lpr_status"


def test_a_longer_phrase_takes_back_a_word_that_it_holds(several: Reader) -> None:
    assert _read(several, "zh-Hans", "我没被抓过", None).facts == ()
    assert _read(several, "zh-Hans", "没想到我被抓过", None).facts[0].value is True


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("2009年拿绿卡2015年认罪", "lpr_since", "2009"),
        ("18年被抓过", "any_criminal_record", True),
        ("我有绿卡 老公没有", "lpr_status", "current"),
        ("我跟老公住 她有绿卡", "lpr_status", None),
    ],
)
def test_what_stands_together_in_chinese(several: Reader, text: str, path: str, value: Any) -> None:
    found = {fact.path: fact.value for fact in _read(several, "zh-Hans", text, None).facts}
    assert found.get(path) == value


def test_a_space_before_probation_parts_nothing(several: Reader) -> None:
    assert _read(several, "zh-Hans", "三年 缓刑", ORDERED).answer is None
    assert _read(several, "zh-Hans", "判了90天 三年 缓刑", ORDERED).answer == 90


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ma3i 3andi", ("ma 3 i", "3 andi")),
        ("ma 3 i", ("ma", "3", "i")),
        ("sa7 2009", ("sa", "7", "2009")),
    ],
)
def test_digits_that_stand_for_letters_join_their_pieces(text: str, words: tuple[str, ...]) -> None:
    assert Wholes(["ma 3 i", "3 andi", "bab"]).put_together(tokenize(text)).words == words
