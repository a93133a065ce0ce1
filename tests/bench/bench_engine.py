"""The engine on the real law: a case with five convictions, its what-if, the next question, loading."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from actions.screening.assess import assess
from actions.screening.case import Case, parse_case
from actions.screening.loader import load_law
from actions.screening.relevance import next_questions
from actions.screening.whatif import what_if
from actions.screening.world import World, build_world

LAW = Path(__file__).resolve().parents[2] / "data" / "law"
AS_OF = date(2026, 11, 22)
ROUNDS = 60
Row = tuple[str, float, str, str]

CASE = """
state: CA
facts:
  {urgent_now: [none], for_whom: self, lpr_status: current, lpr_since: 2009-06, fear_return: yes,
   proceeding_type: removal_240, procedural_posture: first_hearings, nta_date: 2025-03-01}
entries: [{manner: inspected_visa, date: 2003}, {manner: lpr_card, date: 2018-04}]
convictions:
  - {statute: CA HS 11378, offense_date: 2016-01, conviction_date: 2016-05-02, plea: guilty,
     sentence_ordered_days: 365}
  - {offense: petty_theft, offense_date: 2012, conviction_date: 2012, plea: no_contest,
     sentence_ordered_days: 10, max_sentence_days: 180}
  - {offense: {any_of: [burglary, petty_theft]}, conviction_date: 2014, plea: guilty,
     sentence_ordered_days: 400}
  - {statute: CA PC 273.5, conviction_date: 2018, plea: guilty, sentence_ordered_days: 365}
  - {offense: dui, conviction_date: 2019, plea: guilty, sentence_ordered_days: 30}
family: [{relation: spouse, status: usc}, {relation: child, status: usc, age: 9}]
"""


def run() -> list[Row]:
    """(what, figure, unit, bar), each the median of many rounds."""
    law = load_law(LAW)
    case, _, _ = parse_case(yaml.safe_load(CASE), law.registry)
    beginning = Case({"urgent_now": ["none"], "for_whom": "self"})

    def world(of: Case = case) -> World:
        return build_world(of, law.registry, float(AS_OF.toordinal()), law.statutes)

    def ask(of: Case) -> list[str]:
        return next_questions(law, of, world(of))

    known, found = world(), assess(case, law, AS_OF)
    as_it_stands = replace(law, changes={})
    return [
        (
            "assessment of 5 convictions",
            median(lambda: assess(case, as_it_stands, AS_OF, questions=False)),
            "ms",
            "<= 5",
        ),
        ("what-if over them", median(lambda: what_if(law, known, found.conclusions)), "ms", "<= 50"),
        ("both, and what could still be asked", median(lambda: assess(case, law, AS_OF)), "ms", ""),
        (
            "assessment with all its reasons, as JSON",
            median(lambda: assess(case, as_it_stands, AS_OF, questions=False).to_json()),
            "ms",
            "",
        ),
        ("next question, at the beginning", median(lambda: ask(beginning)), "ms", "< 5"),
        ("next question, 5 convictions told", median(lambda: ask(case)), "ms", "< 5"),
        ("loading the law", median(lambda: load_law(LAW), rounds=5), "ms", "<= 500"),
    ]


def median(work: Callable[[], Any], rounds: int = ROUNDS) -> float:
    """Milliseconds of the processor: the engine only computes, and nobody else's work counts."""
    work()
    times = []
    gc.disable()
    try:
        for _ in range(rounds):
            started = time.process_time()
            work()
            times.append((time.process_time() - started) * 1000)
    finally:
        gc.enable()
    return statistics.median(times)
