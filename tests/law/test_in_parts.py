"""Each relief is decided by itself, so that a case may be tried with those alone that it speaks of."""

from datetime import date

import pytest

from actions.screening.assess import assess
from actions.screening.case import parse_case
from tests.law.test_cases import FOLDER, with_relief, written
from tests.shared import the_law as law

pytestmark = pytest.mark.slow
EVERY = 160


def test_a_relief_comes_out_the_same_without_all_others() -> None:
    cases = [one for path in sorted(FOLDER.glob("*.yml")) for one in written(path)][::EVERY]
    for case in cases:
        parsed, as_of, _ = parse_case(case["case"], law().registry)
        day = as_of or date(2026, 11, 22)
        whole = assess(parsed, law(), day, questions=False).conclusions
        for name, conclusion in list(whole.items())[:: 1 + len(case["name"]) % 7]:
            alone = assess(parsed, with_relief(frozenset({name})), day, questions=False).conclusions[name]
            assert (alone.status, alone.missing) == (conclusion.status, conclusion.missing), name
