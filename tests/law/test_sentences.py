"""Sentences in a case file: what cannot be right is a warning, and what was suspended counts."""

import pytest
import yaml

from actions.screening.case import parse_case
from actions.screening.errors import ExpressionError
from actions.screening.expression import Names, compile_expression
from actions.screening.world import build_world
from tests.law.test_cases import AS_OF, law


@pytest.mark.parametrize(
    ("item", "says"),
    [
        ("{sentence_ordered_days: 0, sentence_suspended_days: 365}",
         "convictions.0.sentence_suspended_days: longer than sentence_ordered_days"),
        ("{sentence_ordered_days: 60, time_served_days: 61}",
         "convictions.0.time_served_days: longer than sentence_ordered_days"),
        ("{sentence_ordered_days: {min: 30, max: 60}, time_served_days: {min: 61}}",
         "convictions.0.time_served_days: longer than sentence_ordered_days"),
        ("{sentence_ordered_days: 400, max_sentence_days: 365}",
         "convictions.0.sentence_ordered_days: longer than max_sentence_days"),
        ("{sentence_ordered_days: 60, sentence_suspended_days: 60, time_served_days: 60}", None),
        ("{sentence_ordered_days: {min: 30}, time_served_days: 61}", None),
        ("{sentence_ordered_days: unknown, sentence_suspended_days: 365, time_served_days: 9}", None),
    ],
)  # fmt: skip
def test_a_part_that_is_longer_than_the_whole_is_a_warning(item: str, says: str | None) -> None:
    _, _, warnings = parse_case(yaml.safe_load(f"convictions: [{item}]"), law().registry)
    assert [one for one in warnings if "longer" in one] == ([says] if says else [])


@pytest.mark.parametrize(
    ("ordered", "suspended", "counts"),
    [
        ("0", "365", (365, 365)),
        ("30", "365", (365, 365)),
        ("400", "365", (400, 400)),
        ("unknown", "365", (365, float("inf"))),
        ("100", "unknown", (100, 100)),
        ("{min: 30, max: 240}", "{min: 60, max: 90}", (60, 240)),
        ("unknown", "unknown", (0, float("inf"))),
    ],
)
def test_a_sentence_is_at_least_what_was_suspended_of_it(
    ordered: str, suspended: str, counts: tuple[float, float]
) -> None:
    told = f"convictions: [{{sentence_ordered_days: {ordered}, sentence_suspended_days: {suspended}}}]"
    case, _, _ = parse_case(yaml.safe_load(told), law().registry)
    world = build_world(case, law().registry, float(AS_OF.toordinal()), law().statutes)
    node = law().rules["sentence_with_suspended_days"].node
    assert node.value(world, world.items["convictions"][0]) == counts


def test_only_numbers_include_each_other() -> None:
    with pytest.raises(ExpressionError, match="including needs two numbers"):
        compile_expression(
            "including(offense_date, sentence_ordered_days) > 1", Names(law().registry, scope="convictions")
        )
