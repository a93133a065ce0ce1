"""The drawing of the days: everything told is on it, nothing unknown looks known, and no words meet."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.messages.drawn.drawing import MARGIN, WIDTH, timeline_of
from actions.messages.drawn.marks import Mark, clock_marks
from actions.messages.drawn.measure import lines, width
from actions.messages.drawn.scale import scale_for
from actions.messages.explanation import Contact, Explanation
from actions.screening.assess import assess
from actions.screening.case import Case, parse_case
from actions.screening.result import Assessment, TimelineEntry
from bot.web.svg import LOOKS, timeline_svg
from tests.messages.test_explanation import AS_OF, RAW_ID, cases, law, words

LANGUAGES = words().languages


@cache
def assessed(name: str) -> tuple[Case, Assessment]:
    case, _, _ = parse_case(cases()[name], law().registry)
    return case, assess(case, law(), AS_OF, questions=False)


def drawn_for(name: str, language: str = "en") -> dict[str, Any] | None:
    """The drawing for one of the people of tests/personas.yml and screened.yml."""
    case, found = assessed(name)
    return timeline_of(Explanation(found, case, words(), language, {}, Contact(), 30))


def drawn(told: dict[str, Any], language: str = "en") -> dict[str, Any] | None:
    case, _, _ = parse_case(told, law().registry)
    found = assess(case, law(), AS_OF, questions=False)
    return timeline_of(Explanation(found, case, words(), language, {}, Contact(), 30))


def one(facts: dict[str, Any] | None = None, **groups: list[dict[str, Any]]) -> dict[str, Any]:
    timeline = drawn({"facts": facts or {}, **groups})
    assert timeline is not None
    return timeline


def texts(timeline: dict[str, Any], *kinds: str) -> list[dict[str, Any]]:
    return [
        one for one in timeline["shapes"] if one["kind"] == "text" and (not kinds or one["class"] in kinds)
    ]


def kinds(timeline: dict[str, Any]) -> list[str]:
    return [one["class"] for one in timeline["shapes"] if one["kind"] == "rect"]


def box(text: dict[str, Any], *, mirrored: bool) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a text."""
    wide, high = width(text["text"], text["size"]), text["size"]
    left = {"start": -wide if mirrored else 0, "middle": -wide / 2, "end": 0 if mirrored else -wide}
    x = text["x"] + left[text["anchor"]]
    return x, text["y"] - high * 0.95, x + wide, text["y"] + high * 0.25


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_meet_and_all_is_inside(language: str) -> None:
    drawings = [timeline for name in cases() if (timeline := drawn_for(name, language))]
    assert len(drawings) > 20
    for timeline in drawings:
        mirrored = timeline["direction"] == "rtl"
        assert mirrored == (language == "ar")
        boxes = [box(text, mirrored=mirrored) for text in texts(timeline)]
        for left, top, right, bottom in boxes:
            assert 0 <= left < right <= WIDTH
            assert 0 <= top < bottom <= timeline["height"]
        for (a, b, c, d), (e, f, g, h) in combinations(boxes, 2):
            assert c <= e or g <= a or d <= f or h <= b
        for shape in timeline["shapes"]:
            for name in ("x", "x1", "x2"):
                assert 0 <= shape.get(name, 0) <= WIDTH
        for said in (
            timeline["title"],
            *timeline["description"],
            *(text["text"] for text in texts(timeline)),
        ):
            assert said.strip()
            assert not RAW_ID.search(said), said
            assert ".." not in said


def test_what_is_known_to_the_day_the_month_the_year_or_not_at_all_looks_so() -> None:
    told = {"lpr_since": "2009-06-15", "nta_date": "2019-05", "final_order_date": 2021}
    timeline = one(told, entries=[{"date": "unknown"}, {"date": {"min": 2001, "max": 2003}}])
    description = "\n".join(timeline["description"])
    for said in ("Green card since: June 15, 2009", "given on: May 2019", "removal order: 2021",
                 "Came in on: not sure", "Came in on: between 2001 and 2003"):  # fmt: skip
        assert said in description
    events = kinds(timeline)[:5]
    assert sorted(events) == ["day", "day", "days", "days", "unknown"]
    assert "?" in [text["text"] for text in texts(timeline, "mark")]


def test_a_case_is_named_and_holds_its_days_in_order() -> None:
    case = {"offense": "robbery", "offense_date": 2016, "conviction_date": 2017, "order_date": "unknown"}
    timeline = one({"lpr_status": "current"}, convictions=[{"offense_date": 2020}, case])
    days = "Date on the charge: 2016; Date of conviction: 2017; Date of the later order: not sure"
    assert f"Case 2: Robbery: {days}" in timeline["description"]
    titles = [text["text"] for text in texts(timeline, "title")]
    assert titles.index("Case 2: Robbery") < titles.index("Case 1")


def test_a_day_of_birth_is_not_drawn_and_without_any_day_there_is_no_drawing() -> None:
    assert drawn({"facts": {"date_of_birth": "1980", "lpr_status": "unknown"}}) is None


def entry(**days: str) -> TimelineEntry:
    told: dict[str, Any] = {"id": "any", "kind": "clock", "first": None, "last": None, **days}
    return TimelineEntry(**told)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


TODAY = day("2026-11-22")


YEAR_2009 = {"first": "2009-01-01", "last": "2009-12-31"}
NEW_YEAR_2009 = {"first": "2009-01-01", "last": "2009-01-01"}
NEW_YEAR_2024 = {"first": "2024-01-01", "last": "2024-01-01"}


def ends(first: str, last: str, reached: str, **stops: str) -> dict[str, str]:
    return {"ends_first": first, "ends_last": last, "reached": reached, **stops}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (
            NEW_YEAR_2009 | ends("2014-01-01", "2014-01-01", "yes"),
            [("clock", "2009-01-01", "2014-01-01")],
        ),
        (
            YEAR_2009 | ends("2014-01-01", "2014-12-31", "yes"),
            [
                ("perhaps", "2009-01-01", "2009-12-31"),
                ("clock", "2009-12-31", "2014-01-01"),
                ("perhaps", "2014-01-01", "2014-12-31"),
            ],
        ),
        (
            NEW_YEAR_2024 | ends("2034-01-01", "2034-01-01", "no"),
            [("clock", "2024-01-01", "2026-11-22"), ("ahead", "2026-11-22", "2034-01-01")],
        ),
        (
            NEW_YEAR_2009
            | ends("2016-01-01", "2016-01-01", "no", stops_first="2012-01-01", stops_last="2012-01-01"),
            [
                ("clock", "2009-01-01", "2012-01-01"),
                ("ahead", "2012-01-01", "2016-01-01"),
                ("stop", "2012-01-01", "2012-01-01"),
            ],
        ),
        (
            NEW_YEAR_2009 | ends("2016-01-01", "2016-01-01", "unknown", stops_last="2020-01-01"),
            [("unknown", "2009-01-01", "2016-01-01")],
        ),
    ],
)
def test_a_clock_shows_what_ran_what_may_have_run_and_what_did_not(
    days: dict[str, str], expected: list[tuple[str, str, str]]
) -> None:
    assert clock_marks(entry(**days), TODAY) == tuple(Mark(kind, day(a), day(b)) for kind, a, b in expected)


def test_a_clock_that_began_nobody_knows_when_is_unknown_throughout() -> None:
    assert clock_marks(entry(reached="unknown"), TODAY) == (Mark("unknown", None, None),)


@given(days=st.lists(st.integers(700_000, 760_000), min_size=1, max_size=8), mirrored=st.booleans())
def test_later_days_stand_further_in_the_direction_of_reading(days: list[int], mirrored: bool) -> None:
    scale = scale_for(days, MARGIN, WIDTH - 2 * MARGIN, mirrored=mirrored)
    places = [scale.at(one) for one in sorted(set(days))]
    assert places == sorted(places, reverse=mirrored)
    years = [x for _, x in scale.years(40)]
    assert years
    assert all(abs(a - b) >= 30 for a, b in pairwise(years))


@given(text=st.text(st.sampled_from("abc xyz 日期。（）абв عربي "), max_size=80), most=st.integers(60, 300))
def test_lines_lose_no_letter_and_keep_to_their_width(text: str, most: int) -> None:
    found = lines(text, 14, most)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(width(line, 14) <= most or " " not in line for line in found)


def test_the_picture_says_what_it_shows_and_needs_no_style_sheet() -> None:
    told = {"facts": {"lpr_since": 2009}, "convictions": [{"offense_date": "unknown"}]}
    timeline = drawn(told, "ar")
    assert timeline is not None
    picture = timeline_svg(timeline)
    root = ElementTree.fromstring(picture)
    assert root.get("role") == "img"
    assert root.get("direction") == "rtl"
    title, words = root[0], root[1]
    assert (title.text, words.text) == (timeline["title"], " ".join(timeline["description"]))
    assert root.get("aria-labelledby", "").split() == [title.get("id"), words.get("id")]
    assert "style" not in picture
    assert len(root) == 2 + len(timeline["shapes"])


def test_words_of_a_person_cannot_leave_their_place_in_the_picture() -> None:
    shape = {"kind": "text", "class": "label", "x": 1.0, "y": 1.0, "size": 13.0, "anchor": "start",
             "text": '</text><script>"x"&'}  # fmt: skip
    timeline = {"title": "<b>", "description": ["</desc>"], "direction": "ltr", "width": 320.0, "height": 9.0,
                "shapes": [shape]}  # fmt: skip
    assert ElementTree.fromstring(timeline_svg(timeline))[2].text == shape["text"]


def test_every_kind_of_shape_has_a_look() -> None:
    used = {
        shape["class"] for name in cases() if (timeline := drawn_for(name)) for shape in timeline["shapes"]
    }
    assert used <= set(LOOKS)
