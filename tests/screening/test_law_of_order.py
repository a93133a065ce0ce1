"""The law that a later order names, as papers write it."""

import pytest

from actions.screening.citations import law_of_order, statute_key


@pytest.mark.parametrize(
    ("place", "text", "law"),
    [
        ("CA", "Penal Code section 1473.7(a)(1)", "CA PC 1473.7(A)(1)"),
        ("CA", "Proposition 47", "CA PROP 47"),
        ("NY", "Criminal Procedure Law 440.10(1)(h)", "NY CPL 440.10(1)(H)"),
        ("TX", "Code of Criminal Procedure article 11.072", "TX CCP 11.072"),
        ("TX", "art. 11.07", "TX CCP 11.07"),
        ("TX", "Gov't Code 411.0725", "TX GOV'T 411.0725"),
        ("FL", "Fla. R. Crim. P. 3.850", "FL RULE 3.850"),
        ("NJ", "R. 3:22", "NJ RULE 3:22"),
        ("MA", "G.L. c. 278, s. 29D", "MA 278 29D"),
        ("federal", "28 U.S.C. § 2255", "28 USC 2255"),
        (None, "PC 1473.7", "PC 1473.7"),
    ],
)
def test_law_of_order(place: str | None, text: str, law: str) -> None:
    assert law_of_order(statute_key(text), place) == law
