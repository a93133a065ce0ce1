"""Which row of the tables a statute has, as papers and people write it."""

from pathlib import Path
from shutil import copytree

import pytest

from actions.screening.assess import assess
from actions.screening.case import parse_case
from actions.screening.errors import LawError
from actions.screening.loader import load_law
from actions.screening.result import ConvictionResult
from actions.screening.statutes import statute_key
from actions.screening.world import Item, build_world
from tests.law.test_cases import AS_OF, LAW, law


def conviction(**told: object) -> Item:
    case, _, _ = parse_case({"convictions": [told]}, law().registry)
    return build_world(case, law().registry, float(AS_OF.toordinal()), law().statutes).items["convictions"][0]


def screened(**told: object) -> ConvictionResult:
    case, _, _ = parse_case({"convictions": [told]}, law().registry)
    return assess(case, law(), AS_OF).convictions[0]


@pytest.mark.parametrize(
    ("written", "place", "row"),
    [
        ("NY VTL 1192.3", None, "NY VTL 1192(3)"),
        ("VTL § 1192.2-a", None, "NY VTL 1192(2-a)"),
        ("VTL 1192.1", None, "NY VTL 1192(1)"),
        ("Penal Law 155.25", None, "NY PL 155.25"),
        ("11378(a)", "CA", "CA HS 11378"),
        ("11378(a)", None, "CA HS 11378"),
        ("11378(a)", "NV", None),
        ("11378 H&S", "CA", "CA HS 11378"),
        ("11378 H&S", None, "CA HS 11378"),
        ("HS11378", "CA", "CA HS 11378"),
        ("Section 11378 of the Health and Safety Code", "CA", "CA HS 11378"),
        ("HS 11378.5", "CA", None),
        ("CPC 459", None, "CA PC 459"),
        ("CPC 459", "CA", "CA PC 459"),
        ("459(a)", "CA", "CA PC 459"),
        ("459(a)", None, None),
        ("PC 459.5", "CA", "CA PC 459.5"),
        ("273.5(a) PC", "CA", "CA PC 273.5"),
        ("273.5(a) PC", "NV", None),
        ("Pen. Code, § 243, subd. (e)(1)", "CA", "CA PC 243(e)(1)"),
        ("PC 243e1", "CA", "CA PC 243(e)(1)"),
        ("PC 484e", "CA", "CA PC 484e"),
        ("484(a) of the Penal Code of California", None, "CA PC 484"),
        ("CVC 23152(a)", None, "CA VC 23152"),
        ("21 U.S.C. 841(b)(1)(B)", None, "21 USC 841"),
        ("21 U.S.C. 841(b)(1)(B)", "federal", "21 USC 841"),
        ("Texas Penal Code 31.03(e)(2)", None, "TX PC 31.03(e)(2)"),
        ("Tex. Penal Code Ann. § 31.03(a)", "TX", "TX PC 31.03"),
        ("TX 481.112", None, "TX HS 481.112"),
        ("481.112(c)", "TX", "TX HS 481.112"),
        ("CA PC 9999", "CA", None),
        ("PC 459/460(b)", "CA", "CA PC 460(b)"),
        ("PC 459, 460(b), 488", "CA", "CA PC 460(b)"),
        ("VC 23152(a)/(b)", "CA", "CA VC 23152"),
        ("PC 664/211", "CA", "CA PC 211"),
        ("Fla. Stat. § 812.014(3)(a)", None, "FL 812.014(3)(a)"),
        ("F.S. 316.193(3)(c)2", None, "FL 316.193(3)(c)2"),
        ("section 784.03, Florida Statutes", None, "FL 784.03"),
        ("FL FS 893.13(1)(a)(2)", None, "FL 893.13(1)(a)2"),
        ("893.13(6)(a)", "FL", "FL 893.13(6)(a)"),
        ("Wash. Rev. Code § 9A.36.041(1)", None, "WA RCW 9A.36.041"),
        ("RCW 46.61.502(1)", None, "WA RCW 46.61.502"),
        ("9A.56.210", "WA", "WA RCW 9A.56.210"),
        ("A.R.S. § 28-1383(A)(1)", None, "AZ ARS 28-1383(A)(1)"),
        ("ARS 13-1204A2", "AZ", "AZ ARS 13-1204(A)(2)"),
        ("Arizona Revised Statutes 13-3415(A)", None, "AZ ARS 13-3415"),
        ("13-1203(A)(1), 13-3601", "AZ", "AZ ARS 13-1203(A)(1)"),
        ("N.J.S.A. 2C:35-10a(1)", None, "NJ 2C:35-10(a)(1)"),
        ("NJSA 2C:20-11b", None, "NJ 2C:20-11(b)"),
        ("2C:12-1b(1)", "NJ", "NJ 2C:12-1(b)(1)"),
        ("N.J. Stat. Ann. § 39:4-50(a)", None, "NJ 39:4-50"),
        ("720 ILCS 5/16-25(a)(2)", None, "IL 720 ILCS 5/16-25"),
        ("720 Ill. Comp. Stat. 5/12-3.2(a)(2)", None, "IL 720 ILCS 5/12-3.2(a)(2)"),
        ("ILCS 625 5/11-501", "IL", "IL 625 ILCS 5/11-501"),
        ("Tex. Transp. Code § 550.021(a)", None, "TX TC 550.021"),
        ("TX HSC 481.115(b)", None, "TX HS 481.115"),
        ("18 U.S.C. §§ 1343, 1349", None, "18 USC 1349"),
        ("8 U.S.C. § 1326(a), (b)(2)", None, "8 USC 1326"),
        ("18 USC 922(g)(1)", None, "18 USC 922(g)(1)"),
    ],
)
def test_a_statute_finds_its_row_or_that_of_its_section(
    written: str, place: str | None, row: str | None
) -> None:
    found = conviction(statute=written, jurisdiction=place).row
    assert (found and found.statute) == row
    assert statute_key(statute_key(written)) == statute_key(written)


def test_every_row_is_found_by_its_own_statute() -> None:
    for row in law().statutes.values():
        assert law().statutes[row.statute] is row


def test_a_statute_that_is_not_in_the_tables_leaves_the_category_and_the_result_says_so() -> None:
    told = {"jurisdiction": "CA", "disposition": "convicted", "level": "misdemeanor"}
    unlisted = screened(statute="CA PC 490.9", offense="petty_theft", **told)
    listed = screened(statute="CA PC 488", offense="petty_theft", **told)
    assert (unlisted.statute_known, listed.statute_known) == (False, True)
    assert unlisted.readings == listed.readings == ["petty_theft"]
    assert unlisted.flags["cimt"] == "possible"


def test_an_unlisted_statute_without_a_category_leaves_every_ground_open() -> None:
    result = screened(statute="CA PC 9999", disposition="convicted")
    assert not result.statute_known
    assert result.flags["aggravated_felony"] == "not_enough_information"


def test_a_statute_of_several_categories_leaves_those_that_fit_what_the_person_said() -> None:
    assert screened(statute="TX PC 31.03", disposition="convicted").readings == ["grand_theft", "petty_theft"]
    assert screened(statute="TX PC 31.03", offense="petty_theft").readings == ["petty_theft"]
    assert screened(statute="TX PC 31.03", offense="dui").readings == ["grand_theft", "petty_theft"]
    assert screened(statute="TX PC 31.03(e)(4)", offense="petty_theft").readings == ["grand_theft"]


def test_a_row_of_several_categories_raises_its_own_in_each_and_keeps_the_rest_of_each() -> None:
    told = {"statute": "CA PC 647(b)", "disposition": "convicted", "conviction_date": "2023-06-01"}
    found = {}
    for offense in ("prostitution", "solicitation_of_prostitution", "unknown"):
        written = {"state": "CA", "convictions": [{**told, "offense": offense}]}
        case, _, _ = parse_case(written, law().registry)
        found[offense] = assess(case, law(), AS_OF).convictions[0]
    assert found["unknown"].readings == ["prostitution", "solicitation_of_prostitution"]
    assert {one.flags["cimt"] for one in found.values()} == {"yes"}
    assert found["prostitution"].flags["prostitution_ground"] != "no"
    assert found["solicitation_of_prostitution"].flags["prostitution_ground"] == "no"


@pytest.mark.slow
def test_a_row_of_no_category_is_reported_with_the_nearest(tmp_path: Path) -> None:
    copytree(LAW, tmp_path / "law")
    rows = tmp_path / "law" / "statutes" / "texas.yml"
    rows.write_text(rows.read_text().replace("[petty_theft, grand_theft]", "petty_thft", 1))
    with pytest.raises(LawError, match=r"no offence 'petty_thft' \(did you mean 'petty_theft'\?\)"):
        load_law(tmp_path / "law")


def test_a_texas_theft_carries_what_its_class_does() -> None:
    assert conviction(statute="Texas Penal Code 31.03(e)(2)").facts["max_sentence_days"] == (180, 180)
    assert conviction(statute="Texas Penal Code 31.03(e)(3)").facts["max_sentence_days"] == (365, 365)
