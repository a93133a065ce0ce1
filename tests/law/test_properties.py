"""What must hold for the whole law, whoever comes: worse facts open nothing, nothing is asked in vain."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from actions.screening.assess import assess
from actions.screening.case import parse_case
from actions.screening.model import Law
from actions.screening.result import Assessment
from actions.screening.status import LIKELY_BARRED, NOT_APPLICABLE, NOT_ENOUGH_INFORMATION, OPENNESS
from tests.law.test_cases import AS_OF, cases, law

pytestmark = pytest.mark.slow
Told = dict[str, Any]
EVERY = 11
"""Which share of the law's cases is made worse: each eleventh one."""

ONLY_FOR_A_RECORD = {
    "adjustment_245a": "Matter of Rainford, 20 I&N Dec. 598 (BIA 1992): who is deportable may adjust",
    "section_212h": "INA 212(h): waives grounds of inadmissibility that a conviction raises",
    "post_conviction_relief": "a court can only reopen a conviction that is there",
}
"""Relief that a worse record can open, because it is made for that, with its authority."""

NEVER_OPEN = {
    "post_conviction_18_5": "Matter of Thomas & Thompson: a cut because the law changed does not count",
}
"""A way that people are told of so that they do not rely on it, with its authority."""


@cache
def told_cases() -> list[tuple[str, Told]]:
    return [(param.values[0]["name"], param.values[0]["case"]) for param in cases()]


@cache
def as_it_stands() -> Law:
    """The law without what a criminal court could change: a good part of the time that a screening takes."""
    return replace(law(), changes={}, charges={})


def screened(told: Told) -> Assessment:
    case, as_of, _ = parse_case(told, law().registry)
    return assess(case, as_it_stands(), as_of or AS_OF, questions=False)


def one_more_conviction(told: Told) -> Iterator[Told]:
    for worse in (
        {"offense": "drug_sale", "drug": "cocaine", "sentence_ordered_days": 800},
        {"offense": "petty_theft", "sentence_ordered_days": 10, "max_sentence_days": 180},
    ):
        when = {
            "offense_date": "2019-02-01",
            "conviction_date": "2019-05-01",
            "plea": "guilty",
            "level": "felony",
        }
        if "convictions" in told:
            yield told | {
                "convictions": [*told["convictions"], {"disposition": "convicted", **when, **worse}]
            }


def a_longer_sentence(told: Told) -> Iterator[Told]:
    for index, one in enumerate(told.get("convictions", [])):
        if isinstance(one.get("sentence_ordered_days"), int):
            longer = one | {"sentence_ordered_days": one["sentence_ordered_days"] + 400}
            if isinstance(one.get("max_sentence_days"), int):
                longer["max_sentence_days"] = one["max_sentence_days"] + 400
            yield told | {
                "convictions": [*told["convictions"][:index], longer, *told["convictions"][index + 1 :]]
            }


def a_later_admission(told: Told) -> Iterator[Told]:
    facts, entries = told.get("facts", {}), told.get("entries", [])
    # an admission after the offense is another case: what came before it does not make a person deportable
    offenses = [one.get("offense_date") for one in told.get("convictions", [])]
    dates = [facts.get("lpr_since"), *(one.get("date") for one in entries)]
    if all(isinstance(one, date) for one in dates) and not any(
        isinstance(offense, date) and one < offense <= one + relativedelta(years=4)
        for offense in offenses
        for one in dates
    ):
        moved = [one | {"date": one["date"] + relativedelta(years=4)} for one in entries]
        later = told | {"facts": facts | {"lpr_since": facts["lpr_since"] + relativedelta(years=4)}}
        yield later | {"entries": moved} if moved else later  # an empty list would tell that there was none


@pytest.mark.parametrize("worse", [one_more_conviction, a_longer_sentence, a_later_admission])
def test_a_worse_fact_never_opens_a_path(worse: Callable[[Told], Iterator[Told]]) -> None:
    opened: defaultdict[str, list[str]] = defaultdict(list)
    for name, told in told_cases()[::EVERY]:
        changed = list(worse(told))
        before = screened(told) if changed else None
        for one in changed:
            after = screened(one)
            assert before is not None
            for relief, conclusion in after.conclusions.items():
                old = before.conclusions[relief].status
                if conclusion.kind != "relief" or relief in ONLY_FOR_A_RECORD:
                    continue
                if OPENNESS[conclusion.status] > max(OPENNESS[old], OPENNESS[NOT_ENOUGH_INFORMATION]):
                    opened[relief].append(f"{name}: {old} > {conclusion.status}")
    assert not opened, "\n".join(f"{relief}: {found[:3]}" for relief, found in opened.items())


@cache
def outcomes() -> dict[str, set[str]]:
    """By relief, every status that some case of the law's tests gives it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for _, told in told_cases():
        for name, one in screened(told).conclusions.items():
            found[name].add(one.status)
    return found


def test_every_relief_is_open_for_somebody_and_closed_for_somebody() -> None:
    never_open = [
        name
        for name, seen in outcomes().items()
        if not seen & {"likely_available", "possibly_available"} and name not in NEVER_OPEN
    ]
    never_closed = [name for name, seen in outcomes().items() if not seen & {LIKELY_BARRED, NOT_APPLICABLE}]
    assert (never_open, never_closed) == ([], [])


def test_every_relief_has_a_next_step_and_papers() -> None:
    assert [one.id for one in law().relief.values() if not one.next_steps] == []
    assert [one.id for one in law().relief.values() if not one.documents] == []


def test_what_is_open_for_want_of_a_fact_names_the_fact() -> None:
    for name, told in told_cases()[::EVERY]:
        found = screened(told)
        for conclusion in found.conclusions.values():
            if conclusion.status == NOT_ENOUGH_INFORMATION:
                assert conclusion.missing, f"{name}: {conclusion.id}"
        for flag, word in found.flags.items():
            assert (word == "not_enough_information") == bool(found.missing.get(flag)), f"{name}: {flag}"


def test_nothing_is_decided_for_who_has_said_nothing() -> None:
    """With nothing known no flag and no relief is decided."""
    found = screened({"facts": {}})
    decided = {name: word for name, word in found.flags.items() if word in ("yes", "no")}
    assert decided == {}
    assert {one.status for one in found.conclusions.values()} <= {
        NOT_ENOUGH_INFORMATION,
        "possibly_available",
    }


def test_nothing_is_likely_open_by_a_fact_that_is_asked_and_was_not_told() -> None:
    """Where a law file takes an untold fact to be one way, the path is possible at most."""
    told = {
        "lpr_status": "current",
        "lpr_since": "2015-01-01",
        "naturalized": False,
        "proceeding_type": "none",
    }
    entries = [{"manner": "inspected_visa", "date": "2015-01-01"}]
    for fact, wanted in (({}, "possibly_available"), ({"on_probation_parole": True}, LIKELY_BARRED)):
        found = screened({"facts": told | fact, "entries": entries, "convictions": []})
        assert found.conclusions["naturalization"].status == wanted
