"""Statutes as people and papers write them."""

import pytest

from actions.screening.citations import is_or_within
from actions.screening.statutes import statute_key
from actions.screening.truth import LIKELY, NO, UNLIKELY
from tests.screening.support import case, law, screened, value, world
from tests.shared import the_law


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Cal. Health & Safety Code § 11378(a)", "CA HS 11378(A)"),
        ("PC 459", "PC 459"),
        ("21 U.S.C. § 841(a)(1)", "21 USC 841(A)(1)"),
        ("Penal Code section 273.5", "PC 273.5"),
        ("459 PC", "PC 459"),
        ("PC459", "PC 459"),
        ("P.C. 459", "PC 459"),
        ("11378 H&S", "HS 11378"),
        ("Cal. Pen. Code, § 459", "CA PC 459"),
        ("Health & Saf. Code, § 11351", "HS 11351"),
        ("California Health and Safety Code Section 11378", "CA HS 11378"),
        ("Veh. Code § 23152(b)", "VC 23152(B)"),
        ("N.Y. Penal Law § 220.16", "NY PL 220.16"),
        ("N. Y. Vehicle and Traffic Law 1192 (3)", "NY VTL 1192(3)"),
        ("Tex. Penal Code Ann. § 31.03", "TX PC 31.03"),
        ("Fla. Stat. § 893.13(1)(a)", "FL 893.13(1)(A)"),
        ("18 USC §922(g)(1)", "18 USC 922(G)(1)"),
        ("8 U.S.C. Section 1326", "8 USC 1326"),
        ("Penal Code 484(a) (California)", "CA PC 484(A)"),
        ("pc § 487(a) CA", "CA PC 487(A)"),
        ("Penal Code 1203.4", "PC 1203.4"),
        ("M.G.L. c. 266 s. 127", "MA 266 127"),
        ("G.L. c.266, s.30A", "MA 266 30A"),
        ("Tex. Health & Safety Code 481.121(b)(1) and 481.134(f)", "TX HS 481.121/481.134"),
        ("something else", "SOMETHING ELSE"),
        ("IN I.C. § 35-43-4-2", "IN 35-43-4-2"),
        ("A.C.A. 5-36-103", "AR 5-36-103"),
        ("MD CR 7-104", "MD CRIM LAW 7-104"),
        ("Tex. Health & Safety Code 481.121(b)(1), 481.134(f) drug-free zone", "TX HS 481.121/481.134"),
        ("VTL 511-3-a-i", "NY VTL 511(3)(A)(I)"),
        ("VTL 1192-03", "NY VTL 1192(3)"),
        ("VTL 511-a", "NY VTL 511-A"),
        ("22 USC 2778(b)(2) and (c)", "22 USC 2778(B)(2),(C)"),
        ("C.R.S. 18-18-403.5(1), (2)(a)", "CO 18-18-403.5(1),(2)(A)"),
        ("21 U.S.C. § 841(a)(1), and (b)(1)(C)", "21 USC 841(A)(1),(B)(1)(C)"),
    ],
)
def test_they_have_one_form(written: str, key: str) -> None:
    assert statute_key(written) == key
    assert statute_key(key) == key


@pytest.mark.parametrize(
    ("written", "place", "row"),
    [
        ("CA PC 459", None, "CA PC 459"),
        ("Penal Code 459", "CA", "CA PC 459"),
        ("Penal Code 459", "NV", None),
        ("Penal Code 459", None, None),
        ("CA PC 460(b)", None, "CA PC 460(b)"),
        ("CA PC 460(a)", None, None),
        ("CA HS 11378(a)(1)", None, "CA HS 11378"),
        ("21 U.S.C. 841(a)(1)", "federal", "21 USC 841"),
        ("CA PC 459.5", None, None),
    ],
)
def test_a_subsection_falls_back_to_its_section(written: str, place: str | None, row: str | None) -> None:
    found = world(case(convictions=[{"statute": written, "jurisdiction": place}])).items["convictions"][0].row
    assert (found and found.statute) == row


@pytest.mark.parametrize(
    ("written", "row"),
    [
        ("18 Pa.C.S. 3929(a)(1), M1", "PA 18 3929(a)(1)"),
        ("Tex. Penal Code 31.03(e)(2), Class B", "TX PC 31.03(e)(2)"),
        ("PL 155.25 petit larceny", "NY PL 155.25"),
        ("RCW 46.61.024, attempting to elude a pursuing police vehicle", "WA RCW 46.61.024"),
        ("21 USC 841(a)(1) possession with intent to distribute", "21 USC 841"),
        ("C.R.S. 18-18-403.5(1), (2)(a)", "CO 18-18-403.5(2)(a)"),
        ("C.R.S. 18-18-403.5(1) and (2)(a)", "CO 18-18-403.5(2)(a)"),
        ("C.R.S. 18-18-403.5(1), (2)(c)", "CO 18-18-403.5"),
        ("PL 155.25 attempted", None),
        ("PC 192(a) attempted voluntary manslaughter", None),
        ("PC 664/192(a), attempted voluntary manslaughter", "CA PC 664/192(a)"),
        ("PL 110/265.03(3), attempted criminal possession of a weapon", "NY PL 265.03(3)"),
        ("PL 155.25 conspiracy", None),
    ],
)
def test_words_after_a_section_are_left_out_unless_they_make_it_another_crime(
    written: str, row: str | None
) -> None:
    found = the_law().statutes.get(written)
    assert (found and found.statute) == row


def test_of_several_subsections_each_is_within_its_section() -> None:
    key = statute_key("C.R.S. 18-18-403.5(1), (2)(a)")
    for section in ("CO 18-18-403.5", "CO 18-18-403.5(1)", "CO 18-18-403.5(2)(A)"):
        assert is_or_within(key, section)
    assert not is_or_within(key, "CO 18-18-403.5(1)(2)")
    assert not is_or_within(key, "CO 18-18-403")


@pytest.mark.parametrize("written", ["PL 110/155.25", "PL 110/155.25, att. petit larceny"])
def test_an_attempt_carries_another_sentence_than_its_section(written: str) -> None:
    row = the_law().statutes[written]
    assert row.offenses == ("petty_theft",)
    assert not {"level", "max_sentence_days"} & set(row.facts)


def test_the_statute_tells_the_category_whatever_the_person_called_it() -> None:
    told = case(convictions=[{"statute": "CA PC 459", "offense": "trespass", "disposition": "convicted"}])
    assert value("offense == burglary", told, "convictions") == 4
    assert screened(told).convictions[0].readings == ["burglary"]


def test_the_statute_fills_what_is_not_known_and_leaves_what_is() -> None:
    def item(**told: object) -> dict[str, object]:
        return world(case(convictions=[{"statute": "CA PC 459", **told}])).items["convictions"][0].facts

    level = law().registry["convictions.level"]
    assert item()["max_sentence_days"] == (1095.0, 1095.0)
    assert item(max_sentence_days=365)["max_sentence_days"] == (365.0, 365.0)
    assert item(level="unknown")["level"] == level.bit("felony")
    assert item(level="misdemeanor")["level"] == level.bit("misdemeanor")


CONVICTED = {"disposition": "convicted", "order_type": "none", "sentence_ordered_days": 400}


@pytest.mark.parametrize(
    ("statute", "ground", "answer"),
    [
        ("CA PC 459", "base_crime", LIKELY),  # as its category
        ("CA PC 460(b)", "base_crime", UNLIKELY),  # weaker than its category
        ("CA PC 460(b)", "grave_crime", LIKELY),  # not said: as its category
        ("CA PC 484", "grave_crime", NO),  # taken out
        ("CA PC 602", "base_crime", LIKELY),  # added, on a condition
    ],
)
def test_a_statute_says_where_it_differs_from_its_category(statute: str, ground: str, answer: int) -> None:
    told = case(convictions=[{"statute": statute, "level": "felony", **CONVICTED}])
    assert value(ground, told, "convictions") == answer


def test_the_condition_of_a_statute_counts() -> None:
    told = case(convictions=[{"statute": "CA PC 602", "level": "misdemeanor", **CONVICTED}])
    assert value("base_crime", told, "convictions") == NO
