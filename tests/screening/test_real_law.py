"""What must hold for every law holds for the real one, whoever comes."""

import json
from random import Random
from typing import Any

import pytest

from actions.screening.assess import assess
from actions.screening.case import Case
from actions.screening.status import LIKELY_AVAILABLE, LIKELY_BARRED
from tests.screening.interview import asked_once, interview
from tests.screening.random_law import AS_OF, THOROUGH
from tests.screening.random_people import a_person, a_value, partly_told, real_law

pytestmark = pytest.mark.slow

SEEDS = range(6 * THOROUGH)


def screened(case: Case) -> Any:
    return assess(case, real_law(), AS_OF)


def decided(case: Case) -> dict[str, str]:
    found = screened(case)
    words = {name: one.status for name, one in found.conclusions.items()} | found.flags
    for one in found.convictions:
        words |= {f"{one.index}.{name}": word for name, word in one.flags.items()}
    opposites = (LIKELY_AVAILABLE, LIKELY_BARRED, "yes", "no")
    return {name: word for name, word in words.items() if word in opposites}


@pytest.mark.parametrize("seed", SEEDS)
def test_anybody_gets_a_result_that_is_plain_json(seed: int) -> None:
    random = Random(seed)
    person = a_person(random)
    for share in (0.0, 0.3, 0.8):
        data = screened(partly_told(person, random, share)).to_json()
        assert json.loads(json.dumps(data)) == data


@pytest.mark.parametrize("seed", SEEDS)
def test_more_knowledge_never_turns_a_result_into_its_opposite(seed: int) -> None:
    random = Random(seed)
    told = [a_person(random)]
    for share in (0.2, 0.4):
        told.append(partly_told(told[-1], random, share))
    more = decided(told[0])
    for case in told[1:]:
        less = decided(case)
        assert {
            name: (less[name], more[name]) for name in less.keys() & more.keys() if less[name] != more[name]
        } == {}
        more = less


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_convictions_changes_nothing(seed: int) -> None:
    random = Random(seed)
    case = partly_told(a_person(random), random, 0.2)
    turned = case.copy()
    turned.groups["convictions"].reverse()
    one, other = screened(case), screened(turned)
    assert one.flags == other.flags
    assert [found.flags for found in one.convictions] == [found.flags for found in other.convictions[::-1]]
    assert {name: found.status for name, found in one.conclusions.items()} == {
        name: found.status for name, found in other.conclusions.items()
    }
    assert sum(len(found.opens) for found in one.what_if) == sum(len(found.opens) for found in other.what_if)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_interview_ends_and_asks_nothing_twice(seed: int) -> None:
    random, law = Random(seed), real_law()

    def answer(case: Case, path: str) -> Any:
        return "unknown" if random.random() < 0.15 else a_value(law.registry.at(path), random)

    asked = [asked_once(case, path) for case, path in interview(law, AS_OF, answer, most_items=2)]
    assert len(asked) == len(set(asked))
    assert len(asked) < 150
