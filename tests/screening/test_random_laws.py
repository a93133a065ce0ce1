"""What must hold for every law and every case."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from actions.screening.assess import assess
from actions.screening.case import Case
from actions.screening.conclusions import final_standing
from actions.screening.model import Law, Relief
from actions.screening.patch import with_further_item, with_values
from actions.screening.possibilities import settled
from actions.screening.registry import registry_id
from actions.screening.status import LIKELY_AVAILABLE, LIKELY_BARRED, NOT_APPLICABLE, Standing
from actions.screening.targets import FlagTarget
from actions.screening.truth import LIKELY, NO, UNKNOWN, UNLIKELY, YES, join
from actions.screening.values import abstract
from actions.screening.world import World
from tests.screening.random_law import (
    AS_OF,
    REGISTRY,
    Spec,
    Told,
    build,
    cases,
    completions,
    examples,
    laws,
    paths_of,
    put,
    values_of,
    world_of,
)
from tests.screening.reference import OpenDayError, Reference

pytestmark = pytest.mark.slow


def case_rules(law: Law, world: World) -> dict[str, int]:
    """The truth values of the law's rules of the case, and of its rules and grounds per conviction."""
    found = {name: rule.node.value(world, None) for name, rule in law.rules.items() if rule.scope == "case"}
    for item in world.items["convictions"]:
        rules = {name: rule.node for name, rule in law.rules.items() if rule.scope == "convictions"}
        for name, node in {**rules, **law.ground_flags}.items():
            found[f"{item.index}.{name}"] = node.value(world, item)
    return found


def final(relief: Relief, law: Law, world: World) -> Standing:
    return final_standing(relief, law, world, stale=False)


def agrees(known: int, complete: int) -> bool:
    """Whether a value on what is known allows for a value when everything is known."""
    if known == UNKNOWN:
        return True
    if known in (YES, NO):
        return complete == known
    return complete >= LIKELY if known == LIKELY else complete <= UNLIKELY


@examples(30)
@given(laws(), cases(most_unknown=0, open_list=False))
def test_with_everything_known_a_rule_says_what_its_words_say(spec: Spec, told: Told) -> None:
    law = build(spec)
    reference = Reference(spec, told.truth)
    found = case_rules(law, world_of(law, told.truth))
    for name, value in found.items():
        index, _, rule = name.rpartition(".")
        item = told.truth.groups["convictions"][int(index)] if index else None
        try:
            assert value == reference.flag(rule, item), name
        except OpenDayError:
            continue


@examples(30)
@given(laws(), cases())
def test_what_is_decided_holds_whatever_the_unknown_turns_out_to_be(spec: Spec, told: Told) -> None:
    law = build(spec)
    every = completions(told)
    assume(every is not None)
    known = case_rules(law, world_of(law, told.case()))
    for case in every or ():
        complete = case_rules(law, world_of(law, case))
        assert {name: value for name, value in known.items() if not agrees(value, complete[name])} == {}


@examples(30)
@given(laws(), cases(finite=True, open_list=False))
def test_a_flag_is_open_only_if_what_is_unknown_decides_it(spec: Spec, told: Told) -> None:
    law = build(spec)
    every = completions(told)
    assume(every is not None)
    node = law.rules["flag"].node
    world = world_of(law, told.case())
    value, trace = FlagTarget(node).look(world)
    found = settled(FlagTarget(node), law, world, budget=10_000) if trace.missing else value
    expected = join(node.value(world_of(law, case), None) for case in every or ())
    if found is None:
        assert expected == UNKNOWN
    else:
        assert agrees(int(str(found)), expected)


@examples(30)
@given(laws(), cases(finite=True, open_list=False))
def test_a_relief_is_open_only_if_what_is_unknown_decides_it(spec: Spec, told: Told) -> None:
    law = build(spec)
    every = completions(told)
    assume(every is not None)
    world = world_of(law, told.case())
    for name in ("first", "second"):
        relief = law.relief[name]
        found = final(relief, law, world).status
        complete = {
            final_standing(relief, law, world_of(law, case), stale=False).status for case in every or ()
        }
        if found in (LIKELY_AVAILABLE, NOT_APPLICABLE):
            assert complete == {found}
        elif found == LIKELY_BARRED:
            assert complete <= {LIKELY_BARRED, NOT_APPLICABLE}
        else:
            assert not (len(complete) == 1 and complete <= {LIKELY_AVAILABLE, LIKELY_BARRED, NOT_APPLICABLE})


def decided(law: Law, case: Case) -> dict[str, str]:
    """Everything a screening decides that must not turn into its opposite."""
    found = assess(case, law, AS_OF)
    opposites = (LIKELY_AVAILABLE, LIKELY_BARRED, "yes", "no")
    words = {name: one.status for name, one in found.conclusions.items()} | found.flags
    for one in found.convictions:
        words |= {f"{one.index}.{name}": word for name, word in one.flags.items()}
    return {name: word for name, word in words.items() if word in opposites}


@examples(25)
@given(laws(), cases(most_unknown=6), st.data())
def test_more_knowledge_never_turns_a_result_into_its_opposite(spec: Spec, told: Told, data: Any) -> None:
    law = build(spec)
    less = decided(law, told.case())
    learned = data.draw(st.lists(st.sampled_from(told.unknown), unique=True)) if told.unknown else []
    more = decided(law, Told(told.truth, [path for path in told.unknown if path not in learned]).case())
    turned = {name for name in less.keys() & more.keys() if less[name] != more[name]}
    assert turned == set()


@examples(20)
@given(laws(), cases(most_unknown=6))
def test_saying_that_one_does_not_know_decides_nothing(spec: Spec, told: Told) -> None:
    law = build(spec)
    silent = told.case()
    said = told.case()
    for path in told.unknown:
        put(said, path, "unknown")
    assert assess(silent, law, AS_OF).conclusions == assess(said, law, AS_OF).conclusions
    assert assess(silent, law, AS_OF).flags == assess(said, law, AS_OF).flags


@examples(20)
@given(laws(), cases(most_unknown=6))
def test_the_order_of_convictions_changes_nothing(spec: Spec, told: Told) -> None:
    law = build(spec)
    case = told.case()
    items = case.groups["convictions"]
    first = assess(case, law, AS_OF)
    for order in permutations(range(len(items))):
        turned = Case(case.facts, {"convictions": [items[index] for index in order]})
        found = assess(turned, law, AS_OF)
        assert {name: one.status for name, one in found.conclusions.items()} == {
            name: one.status for name, one in first.conclusions.items()
        }
        assert found.flags == first.flags
        assert [one.flags for one in found.convictions] == [first.convictions[index].flags for index in order]
        assert opened(found.what_if, order) == opened(first.what_if, range(len(items)))


def opened(changes: Any, order: Any) -> set[Any]:
    """What opens by which changes, with the convictions named by their place in the first order."""
    return {
        (
            frozenset((order[step["conviction"]], step["change"]) for step in one.changes),
            frozenset((opens["id"], opens["to"]) for opens in one.opens),
        )
        for one in changes
    }


@examples(25)
@given(laws(), cases(most_unknown=5), st.data())
def test_a_patched_world_is_the_world_of_the_changed_case(spec: Spec, told: Told, data: Any) -> None:
    law = build(spec)
    case = told.case()
    world = world_of(law, case)
    case_rules(law, world)  # remember everything first
    assess_all(law, world)
    paths = data.draw(st.lists(st.sampled_from(paths_of(told.truth)), min_size=1, max_size=3, unique=True))
    values = {path: data.draw(st.sampled_from(values_of(REGISTRY.at(path)))) for path in paths}
    for path, value in values.items():
        put(case, path, value)
    patch = {path: abstract(REGISTRY[registry_id(path)], value) for path, value in values.items()}
    same(law, with_values(law, world, patch), world_of(law, case))


@examples(20)
@given(laws(), cases(most_unknown=3, open_list=False))
def test_a_world_with_a_further_item_is_the_world_of_the_longer_case(spec: Spec, told: Told) -> None:
    law = build(spec)
    case = told.case()
    del case.facts["more_convictions"], case.facts["any_conviction"]
    world = world_of(law, case)
    assess_all(law, world)
    case.groups["convictions"].append({})
    case.facts |= {"any_conviction": True, "more_convictions": False}
    same(law, with_further_item(law, world, "convictions"), world_of(law, case))


def same(law: Law, one: World, other: World) -> None:
    assert case_rules(law, one) == case_rules(law, other)
    for relief in law.relief.values():
        assert final_standing(relief, law, one, stale=False) == final_standing(
            relief, law, other, stale=False
        )
    for item, twin in zip(one.items["convictions"], other.items["convictions"], strict=True):
        assert law.ground_flags["ground"].why(one, item) == law.ground_flags["ground"].why(other, twin)
    assert law.rules["flag"].node.why(one, None) == law.rules["flag"].node.why(other, None)


def assess_all(law: Law, world: World) -> None:
    """Let the world remember everything that a screening looks at."""
    for relief in law.relief.values():
        final(relief, law, world)
    same(law, world, world)
