"""Rules past the day until which they were checked: nothing is likely by them, and the result says so.

The law here is the law as it is, with dates of its own, so that a rule that is checked again changes nothing.
"""

import re
from datetime import date, timedelta
from shutil import copytree
from typing import Any

import pytest
import yaml

from actions.screening.assess import assess
from actions.screening.case import parse_case
from actions.screening.loader import load_law
from actions.screening.model import Law
from actions.screening.result import Assessment
from tests.law.test_cases import LAW

LAST_DAY = date(2027, 7, 3)
OLDER = date(2026, 9, 1)
BETWEEN = date(2026, 11, 22)
DAY = timedelta(days=1)
OLDER_RULES = (
    ("gates/detention.yml", "definitions", "no_bond_by_entry"),
    ("relief/asylum.yml", "bars", "recent_border_entry"),
    ("offences/drug_sale.yml", "raises", -1),
)

RESIDENT = {
    "urgent_now": ["none"],
    "lpr_status": "current",
    "lpr_since": "2005-01-01",
    "proceeding_type": "none",
    "procedural_posture": "not_started",
    "prior_relief_granted": ["none"],
    "residence_bars": ["none"],
    "lpr_obtained_lawfully_concern": False,
}
AFRAID = {**RESIDENT, "lpr_status": "none", "fear_return": True, "harm_reason": ["religion"]}
ENTRY = {"manner": "inspected_visa", "date": "2000-01-01"}
THEFT = {
    "offense": "grand_theft",
    "disposition": "convicted",
    "plea": "guilty",
    "level": "felony",
    "conviction_date": "2018-05-01",
    "offense_date": "2018-01-01",
    "sentence_ordered_days": 400,
}
SALE = {**THEFT, "offense": "drug_sale", "drug": "cocaine"}


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Law:
    """The law, checked until LAST_DAY; the rules of OLDER_RULES only until OLDER."""
    folder = tmp_path_factory.mktemp("dated") / "law"
    copytree(LAW, folder)
    for path in folder.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"verify_by: \S+", f"verify_by: {LAST_DAY}", text), encoding="utf-8")
    for name, group, key in OLDER_RULES:
        data = yaml.safe_load((folder / name).read_text(encoding="utf-8"))
        data[group][key]["verify_by"] = OLDER
        (folder / name).write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return load_law(folder)


def screened(law: Law, on: date, facts: dict[str, Any], *convictions: dict[str, Any]) -> Assessment:
    data = {"state": "NV", "facts": facts, "entries": [ENTRY], "convictions": list(convictions)}
    case, _, _ = parse_case(data, law.registry)
    return assess(case, law, on)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "status", "stale"),
    [
        (LAST_DAY - DAY, "likely_available", False),
        (LAST_DAY, "likely_available", False),
        (LAST_DAY + DAY, "possibly_available", True),
    ],
)
def test_nothing_is_likely_available_by_a_rule_past_its_date(
    law: Law, day: date, status: str, stale: bool
) -> None:
    found = screened(law, day, RESIDENT).conclusions["lpr_cancellation"]
    assert (found.status, found.stale) == (status, stale)


@pytest.mark.parametrize(("day", "stale"), [(LAST_DAY - DAY, False), (LAST_DAY + DAY, True)])
def test_what_is_barred_stays_barred_and_says_that_the_rule_is_old(law: Law, day: date, stale: bool) -> None:
    found = screened(law, day, RESIDENT, THEFT).conclusions["lpr_cancellation"]
    assert (found.status, found.stale) == ("likely_barred", stale)


@pytest.mark.parametrize(("day", "stale"), [(OLDER - DAY, False), (OLDER + DAY, True)])
def test_a_definition_that_a_bar_rests_on_counts(law: Law, day: date, stale: bool) -> None:
    detained = {**RESIDENT, "urgent_now": ["detained_by_immigration"]}
    bond = screened(law, day, detained).conclusions["bond"]
    assert (bond.status, bond.stale) == ("possibly_available", stale)
    assert [one.id for one in bond.findings if one.stale] == (["mandatory_detention"] if stale else [])


def test_an_old_rule_that_does_not_decide_leaves_a_barred_path_as_it_is(law: Law) -> None:
    open_ = screened(law, BETWEEN, AFRAID).conclusions["asylum"]
    assert [one.id for one in open_.findings if one.stale] == ["recent_border_entry"]
    assert open_.stale
    barred = screened(law, BETWEEN, AFRAID, THEFT).conclusions["asylum"]
    assert (barred.status, barred.stale) == ("likely_barred", False)


def test_what_does_not_apply_is_not_old_by_its_tests(law: Law) -> None:
    found = screened(law, BETWEEN, {**AFRAID, "fear_return": False}).conclusions["asylum"]
    assert (found.status, found.stale) == ("not_applicable", False)


@pytest.mark.parametrize(("offense", "stale"), [("drug_sale", True), ("drug_possession", False)])
def test_what_an_offense_raises_is_old_only_for_who_has_that_offense(
    law: Law, offense: str, stale: bool
) -> None:
    record = {**SALE, "offense": offense}
    assert any(name.startswith("offence drug_sale.reason_to_believe") for name in law.stale(BETWEEN))
    found = screened(law, BETWEEN, RESIDENT, record).conclusions["section_212h"]
    assert (found.status, found.stale) == ("likely_barred", stale)


@pytest.mark.parametrize(
    ("day", "status"), [(LAST_DAY, "likely_available"), (LAST_DAY + DAY, "possibly_available")]
)
def test_what_a_vacated_conviction_opens_is_no_more_than_possible_by_an_old_rule(
    law: Law, day: date, status: str
) -> None:
    opened = [
        one["to"]
        for change in screened(law, day, RESIDENT, THEFT).what_if
        for one in change.opens
        if one["id"] == "lpr_cancellation" and change.changes[0]["change"] == "vacated_for_legal_defect"
    ]
    assert opened == [status]
