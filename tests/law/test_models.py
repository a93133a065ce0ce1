"""The element logic of the relief, checked against the models that clingo finds."""

import pytest

from actions.screening.case import parse_case
from actions.screening.status import LIKELY_AVAILABLE, LIKELY_BARRED, NOT_APPLICABLE
from actions.screening.targets import ReliefTarget
from actions.screening.world import build_world
from tests.law.models import always_never
from tests.law.test_cases import AS_OF, cases, law

pytestmark = pytest.mark.slow
RELIEF = (
    *("adjustment_245a", "asylum", "cat_deferral", "daca", "lpr_cancellation", "motion_to_reopen"),
    *("naturalization", "nonlpr_cancellation", "section_209c", "section_212c", "section_212h", "tps"),
    *("u_visa", "vawa_cancellation", "voluntary_departure", "withholding"),
)
EVERY = 60
"""Which share of the law's cases is solved: each sixtieth one."""


@pytest.mark.parametrize("name", [name for name in RELIEF if name in law().relief])
def test_the_status_is_what_all_models_have_in_common(name: str) -> None:
    compared = 0
    for told in [param.values[0]["case"] for param in cases()][::EVERY]:
        case, as_of, _ = parse_case(told, law().registry)
        world = build_world(case, law().registry, float((as_of or AS_OF).toordinal()), law().statutes)
        status, trace = ReliefTarget(law().relief[name]).look(world)
        if status == NOT_APPLICABLE:
            continue
        compared += 1
        always, never = always_never(law(), world, name)
        assert (status == LIKELY_BARRED) == never, (status, told)
        assert status != LIKELY_AVAILABLE or always, (status, told)
        assert not always or status == LIKELY_AVAILABLE or trace.missing, (status, told)
    assert compared
