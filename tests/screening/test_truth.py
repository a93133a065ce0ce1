"""Five truth values in a row; readings that differ leave it open."""

import pytest

from actions.screening.truth import LIKELY, NO, UNKNOWN, UNLIKELY, YES, from_bool, join, negate


def test_they_are_ordered() -> None:
    assert NO < UNLIKELY < UNKNOWN < LIKELY < YES


def test_not_is_the_mirror_image() -> None:
    assert [negate(one) for one in (NO, UNLIKELY, UNKNOWN, LIKELY, YES)] == [
        YES,
        LIKELY,
        UNKNOWN,
        UNLIKELY,
        NO,
    ]


def test_unknown_is_not_no() -> None:
    assert [from_bool(one) for one in (True, False, None)] == [YES, NO, UNKNOWN]


@pytest.mark.parametrize(
    ("readings", "answer"),
    [
        ([], UNKNOWN),
        ([YES], YES),
        ([YES, YES], YES),
        ([YES, LIKELY], LIKELY),
        ([NO, UNLIKELY], UNLIKELY),
        ([YES, NO], UNKNOWN),
        ([LIKELY, UNKNOWN], UNKNOWN),
        ([NO, UNKNOWN], UNKNOWN),
        ([UNKNOWN, UNKNOWN], UNKNOWN),
    ],
)
def test_readings_that_agree_are_the_answer(readings: list[int], answer: int) -> None:
    assert join(readings) == answer
