"""The rules drive the interview: it ends, repeats nothing, and asks only what can matter."""

from typing import Any

import pytest
from hypothesis import assume, given, note
from hypothesis import strategies as st

from actions.screening.case import Case
from actions.screening.conclusions import final_standing
from actions.screening.model import Law
from actions.screening.relevance import next_questions
from actions.screening.targets import DeadlineTarget, FlagTarget
from actions.screening.truth import NO
from tests.screening.interview import asked_once, interview
from tests.screening.random_law import (
    AS_OF,
    FURTHER,
    REGISTRY,
    Spec,
    Told,
    build,
    cases,
    completions,
    examples,
    laws,
    put,
    values_of,
    world_of,
)


@examples(25)
@given(laws(), st.randoms(use_true_random=False))
def test_it_ends_and_asks_nothing_twice(spec: Spec, random: Any) -> None:
    law = build(spec)

    def answer(case: Case, path: str) -> Any:
        fact = law.registry.at(path)
        values = ["CA PC 459"] if fact.type == "statute" else values_of(fact)
        return random.choice([*values, "unknown"])

    asked = [asked_once(case, path) for case, path in interview(law, AS_OF, answer, most_items=2)]
    assert len(asked) == len(set(asked))


@pytest.mark.slow
@examples(40)
@given(laws(), cases(most_unknown=4))
def test_what_it_asks_next_can_change_the_result(spec: Spec, told: Told) -> None:
    law = build(spec)
    case = told.case()
    for item in case.groups["convictions"]:
        item["statute"] = "unknown"
    asked = next_questions(law, case, world_of(law, case))
    if not asked:
        return
    every = completions(told, besides=asked[0], most=60)
    assume(every is not None)
    vacated = can_be_vacated(law, case)
    note(f"{spec}\n{told}")
    assert any(differs(law, other, asked[0], vacated) for other in every or ()), asked[0]


def can_be_vacated(law: Law, case: Case) -> list[int]:
    world = world_of(law, case)
    change = law.changes["vacated_for_legal_defect"]
    return [item.index for item in world.items["convictions"] if change.when.value(world, item) != NO]


def differs(law: Law, case: Case, path: str, vacated: list[int]) -> bool:
    """Whether two values of a fact give two results, as the case stands or with convictions vacated."""
    found = []
    for variant in variants(case, path):
        found.append(results(law, variant, vacated))
        if found[-1] != found[0]:
            return True
    return False


def variants(case: Case, path: str) -> list[Case]:
    """The case with each value of a fact; for that of a whole list, with each further item."""
    found = []
    if path in ("any_conviction", "more_convictions"):
        for further in ([], *([one] for one in FURTHER)):
            variant = case.copy()
            variant.groups["convictions"].extend(dict(one) for one in further)
            variant.facts["any_conviction"] = bool(variant.groups["convictions"])
            found.append(variant)
        return found
    for value in values_of(REGISTRY.at(path)):
        variant = case.copy()
        put(variant, path, value)
        found.append(variant)
    return found


def results(law: Law, case: Case, vacated: list[int]) -> Any:
    """What a screening decides of a case in which everything is known."""
    world = world_of(law, case)
    other = case.copy()
    for index in vacated:
        other.groups["convictions"][index]["order_type"] = "vacated"
    best = world_of(law, other)
    flag = FlagTarget(law.rules["flag"].node)
    return (
        [final_standing(one, law, world, stale=False) for one in law.relief.values()],
        [final_standing(one, law, best, stale=False) for one in law.relief.values() if one.kind == "relief"],
        flag.side(flag.look(world)[0]),
        DeadlineTarget(law.deadlines["deadline"]).look(world)[0],
    )
