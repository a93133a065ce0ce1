"""Law files that cannot be used say so with file, line, wrong name and nearest right name."""

from datetime import date
from pathlib import Path

import pytest

from actions.screening.assess import assess
from actions.screening.errors import LawError
from actions.screening.loader import load_law
from actions.screening.satisfiable import never_true
from tests.screening.support import AS_OF, law, law_with, whole

LAW = Path(__file__).resolve().parents[2] / "data" / "law"

RELIEF = """\
id: other_relief
decides: judge
authority: ["Made-up Act 99"]
verified: yes
applies: afraid
elements:
  held: {is: held, authority: ["Made-up Act 99(a)"]}
"""
RULES = """\
verified: yes
authority: ["Made-up Act 98"]
definitions:
  one: {scope: case, type: flag, is: held}
"""
ROWS = "verified: no\nauthority: [Table]\nrows:\n  - "


def problems(folder: Path, **files: str) -> list[str]:
    with pytest.raises(LawError) as error:
        law_with(folder, **files)
    return [f"{one.file.name}:{one.line}: {one.text}" for one in error.value.problems]


def test_the_made_up_law_loads() -> None:
    assert sorted(law().relief) == ["refuge", "reopen_plea", "stay"]
    assert [rule.id for rule in law().flags("case")] == ["deportable"]
    assert law().version == law().version


def test_what_a_rule_does_not_say_stands_at_the_top_of_its_file(tmp_path: Path) -> None:
    found = law_with(tmp_path, gates__more=RULES).rules["one"].source
    assert (found.authority, found.verified, found.line) == (("Made-up Act 98",), "yes", 4)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("is: held,", "is: hold,", "other_relief.yml:7: there is no 'hold' (did you mean 'held'?)"),
        ("applies:", "aplies:", "relief.yml:5: 'aplies' does not belong here (did you mean 'applies'?)"),
        ("verified: yes", "verified: maybe", "relief.yml:4: verified is yes, partly or no, not 'maybe'"),
        ("verified: yes", "verify_by: soon", "other_relief.yml:4: 'soon' is not a date: write 2026-07-03"),
        (', authority: ["Made-up Act 99(a)"]', ", when: held", "other_relief.yml:7: 'when' does not belong"),
        ("{is: held,", "{", "other_relief.yml:7: an expression is missing here"),
        ("id: other_relief", "id: stay", "other_relief.yml:1: the id 'stay' differs from the file's name"),
        ("decides: judge", "per: conviction", "'conviction' is not a list (did you mean 'convictions'?)"),
        ("  held: {is:", "  held: {is: held}\n  held: {is:", "other_relief.yml:8: 'held' stands here twice"),
        ("elements:", "elements: [", "other_relief.yml:"),
        ("  held:", "  held:\n  next:", "other_relief.yml:7: 'held' has nothing under it"),
        ("authority: [\"Made-up Act 99\"]\n", "", "other_relief.yml:1: no authority: every rule"),
        ("verified: yes", "documents: [crad]", "no paper 'crad' in documents.yml (did you mean 'card'?)"),
        ("elements:", "bars: {held: {is: held}}\nelements:", "'held' is an element and a bar"),
    ],
)  # fmt: skip
def test_a_relief_that_cannot_be_read(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in RELIEF
    found = problems(tmp_path, relief__other_relief=RELIEF.replace(old, new))
    assert any(says in one for one in found), found


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "one: {scope: case, type: flag, is: two}\n  two: {type: flag, is: one}",
            "on itself: one -> two",
        ),
        (
            "one: {scope: case, type: flag, is: one}",
            "gates.yml:4: a definition that rests on itself",
        ),
        ("held: {type: flag, is: afraid}", "gates.yml:4: the name 'held' is taken already"),
        ("level: {type: flag, is: afraid}", "the name 'level' is taken already"),
        ("deportable: {type: flag, is: afraid}", "the name 'deportable' is taken already"),
        ("grave_crime: {type: flag, is: afraid}", "the name 'grave_crime' is taken already"),
        ("one: {type: flog, is: afraid}", "type is flag, date, days, count or money"),
        ("one: {type: flag, scope: conviction, is: held}", "'conviction' is not a scope (did you mean 'conv"),
        ("one: {type: date, is: held}", "this gives a flag, but a date is needed: held"),
        ("big one: {type: flag, is: held}", "'big one' is not a name"),
        ("one: held", "gates.yml:4: 'one' has nothing under it"),
    ],
)
def test_a_definition_that_cannot_be_used(tmp_path: Path, text: str, says: str) -> None:
    rules = RULES.replace("one: {scope: case, type: flag, is: held}", text)
    found = problems(tmp_path, gates__gates=rules)
    assert any(says in one for one in found), found


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("offences__theft", "id: theft\nraises: [{part: bass, strength: yes, authority: [x], verified: no}]",
         "theft.yml:2: no ground has a part 'bass' (did you mean 'base'?)"),
        ("offences__theft", "id: theft\nraises: [{part: base, strength: sure, authority: [x], verified: no}]",
         "strength is yes, likely, open or unlikely, not 'sure'"),
        ("offences__theft", "id: thefts", "the id 'thefts' differs from the file's name"),
        ("grounds__more", "id: more\nverified: no\nparts: {base: {authority: [x]}}",
         "the part 'base' stands in another ground too"),
        ("statutes__more", ROWS + '{statute: "CA PC 1", offense: thef}', "no offence 'thef' (did you mean"),
        ("statutes__more", ROWS + '{statute: "CA PC 1", offense: theft, levle: felony}', "no fact 'levle'"),
        ("statutes__more", ROWS + '{statute: "CA PC 1", offense: theft, level: crime}', "'crime' is not one"),
        ("statutes__more", ROWS + '{statute: "Cal. Penal Code 459", offense: theft}',
         "more.yml:4: 'Cal. Penal Code 459' has a row in california.yml already"),
        ("statutes__more", ROWS + '{statute: "CA PC 1", offense: theft, raises: [{part: bse, strength: no}]}',
         "no ground has a part 'bse' (did you mean 'base'?)"),
        ("statutes__more", ROWS + '{statute: "CA PC 1", offense: theft, raises: [{part: base, strength: no}, '
         "{part: base, strength: open, when: held}]}", "'base' stands here twice; each needs a `when`"),
        ("urgent__held", "id: held\nwhen: held\nlevel: purple\nauthority: [x]\nverified: no",
         "held.yml:3: the level is red, orange or yellow, not 'purple'"),
        ("deadlines__appeal", "id: appeal\nfrom: order_date\nperiod: a month\nauthority: [x]\nverified: no",
         "appeal.yml:3: a period is written '30 days', '6 months' or '1 year'"),
        ("clocks__seven_years", "id: seven_years\nstart: order_date\nyears: 7.5\nauthority: x\nverified: no",
         "years is a whole number of years, not 7.5"),
        ("facts__more", "facts: {mood: {type: choice, choices: [good], reads: {fine: god}}}",
         "'fine' is read as 'god', which is no choice (did you mean 'good'?)"),
        ("facts__more", "facts: {mood: {type: yes_no, also: [held]}}", "'held' is a fact itself"),
        ("offence_groups", "groups: {all: [burglry]}", "no offence 'burglry' (did you mean 'burglary'?)"),
        ("offence_groups", "groups: {all: [theft, theft]}", "'theft' stands in two groups"),
        ("offence_groups", "groups: {all: [theft]}", "'burglary' stands in no group"),
        ("what_if", "charges: {x: {when: yes, asks: [offence]}}", "no fact 'offence' of a conviction"),
        ("what_if", "changes: {x: {set: {order_tipe: vacated}}}", "no fact 'order_tipe' of a conviction"),
        ("what_if", "changes: {x: {set: {order_type: gone}}}", "'gone' is not one of none, vacated"),
        ("documents", "papers: {card: {from: home, settles: [residence]}}", "there is no fact 'residence'"),
        ("warnings", "notices: [{id: x, kind: hint, authority: [x], verified: no}]",
         "kind is warning, do or dont, not 'hint'"),
        ("facts__more", "facts: {one: {type: yesno}}", "'yesno' is not a type of fact (did you mean"),
        ("facts__more", "facts: {one: {type: choice}}", "'one' has no choices"),
        ("facts__more", "facts: {one: {type: date, choises: [a]}}", "'choises' is not a key of a fact"),
        ("facts__more", "facts: {conviction.one: {type: date}}", "'conviction' is not a group (did you"),
        ("facts__more", "facts: {held: {type: yes_no}}", "the fact 'held' stands in more.yml too"),
        ("facts__more", "facts: {one: {type: date, opens: family}}", "only a yes_no fact opens a list"),
        ("facts__more", "facts: {one: }", "'one' has no type"),
        ("facts__more", "- one", "more.yml:1: a law file is a mapping"),
        ("facts__more", "", "more.yml:1: a law file is a mapping"),
        ("facts__more", "facts: {one: [}", "more.yml:1:"),
    ],
)  # fmt: skip
def test_other_files_that_cannot_be_used(tmp_path: Path, name: str, text: str, says: str) -> None:
    found = problems(tmp_path, **{name: text})
    assert any(says in one for one in found), found


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        relief__other_relief=RELIEF.replace("is: held", "is: hold"),
        gates__gates=RULES.replace("is: held", "is: hold"),
    )
    assert [one.partition(":")[0] for one in found] == ["gates.yml", "other_relief.yml"]


def test_grounds_need_to_know_what_a_conviction_is(tmp_path: Path) -> None:
    text = "no definition 'conviction_for_immigration': grounds need it"
    assert any(text in one for one in problems(tmp_path, gates__convictions="definitions: {}"))


def test_a_list_needs_its_two_questions(tmp_path: Path) -> None:
    record = (tmp_path / "law" / "facts" / "record.yml", "  more_convictions:")
    law_with(tmp_path)
    text = record[0].read_text(encoding="utf-8")
    without = text[: text.index(record[1])]
    says = "convictions needs a fact that opens the list and one that extends it"
    assert any(says in one for one in problems(tmp_path, facts__record=without))


FUTURE = """
id: other_relief
authority: ["Made-up Act 99"]
verified: yes
elements: {always: {is: yes}, soon: {is: held, in_force: 2026-12-01}}
bars: {later: {is: afraid, in_force: 2026-12-01}}
"""


@pytest.mark.parametrize(
    ("facts", "day", "status"),
    [
        ({"held": False, "afraid": True}, date(2026, 11, 30), "likely_available"),
        ({"held": False, "afraid": False}, date(2026, 12, 1), "likely_barred"),
        ({"held": True, "afraid": True}, date(2026, 12, 1), "likely_barred"),
        ({"held": True, "afraid": False}, date(2026, 12, 1), "likely_available"),
        ({}, date(2026, 11, 30), "likely_available"),
    ],
)
def test_future_law_is_inert_until_its_day(
    tmp_path: Path, facts: dict[str, bool], day: date, status: str
) -> None:
    found = assess(whole(facts), law_with(tmp_path, relief__other_relief=FUTURE), day)
    assert found.conclusions["other_relief"].status == status


def test_a_whole_relief_can_be_future_law(tmp_path: Path) -> None:
    text = RELIEF.replace("verified: yes", "verified: yes\nin_force: 2026-12-01", 1)
    later = law_with(tmp_path, relief__other_relief=text)
    statuses = [
        assess(whole({"held": True}), later, day).conclusions["other_relief"].status
        for day in (date(2026, 11, 30), date(2026, 12, 1))
    ]
    assert statuses[0] == "not_applicable" != statuses[1]


@pytest.mark.parametrize(
    "condition",
    [
        "resident == current and resident == none",
        "resident_since > as_of and resident_since < as_of",
        "held and not (held or afraid)",
        "count(convictions, disposition == convicted and disposition == dismissed) >= 1",
    ],
)
def test_a_condition_that_no_case_can_meet_is_found(tmp_path: Path, condition: str) -> None:
    text = RELIEF.replace("is: held,", f'is: "{condition}",')
    assert text != RELIEF
    found = [str(one) for one in never_true(law_with(tmp_path, relief__other_relief=text), AS_OF)]
    assert len(found) == 1
    assert "other_relief.yml:7: other_relief.held: this can never be true" in found[0]


@pytest.mark.slow
def test_the_made_up_law_and_the_real_one_can_be_met() -> None:
    assert never_true(law(), AS_OF) == []
    assert never_true(load_law(LAW), AS_OF) == []


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("told(afraid)", "afraid is asked"),
        ("not told(not (afraid or counsel_only))", "afraid is asked"),
        ("told(both)", "afraid is asked"),
        ("told(any(convictions, yes))", "the list of convictions"),
    ],
)
def test_told_is_refused_for_what_is_asked(tmp_path: Path, told: str, asked: str) -> None:
    facts = "order: 99\nfacts: {counsel_only: {type: yes_no, never_asked: true}}"
    rules = RULES.replace("is: held", f'is: "{told}"')
    rules += "  both: {scope: case, type: flag, is: counsel_only and afraid}\n"
    found = problems(tmp_path, facts__more=facts, gates__more=rules)
    assert found[0].startswith(f"more.yml:4: {told[told.index('told') :].rstrip(')')}"[:20]), found
    assert asked in found[0]
    assert "silence is not no" in found[0]


def test_told_is_for_what_is_not_asked_alone_or_in_a_condition(tmp_path: Path) -> None:
    facts = "order: 99\nfacts: {counsel_only: {type: yes_no, never_asked: true}}"
    rules = RULES.replace("is: held", "is: told(both)")
    rules += "  both: {scope: case, type: flag, is: counsel_only and not likely(counsel_only)}\n"
    assert "one" in law_with(tmp_path, facts__more=facts, gates__more=rules).rules


UNASKED = "is: told(afraid), unasked: Few can tell"


def test_told_of_what_is_asked_elsewhere_gives_its_reason(tmp_path: Path) -> None:
    rules = RULES.replace("is: held", UNASKED)
    assert law_with(tmp_path, gates__more=rules).rules["one"].unasked == "Few can tell"


def test_a_reason_for_not_asking_stands_only_where_something_is_taken_as_told(tmp_path: Path) -> None:
    found = problems(tmp_path, gates__more=RULES.replace("is: held", "is: held, unasked: Few can tell"))
    assert len(found) == 1
    assert "no told(...) here rests on a fact that is asked" in found[0]
