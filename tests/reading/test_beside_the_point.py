"""What a text tells besides is not taken for the thing itself."""

from typing import Any

import pytest

from tests.reading.conftest import Read


def facts(read: Read, language: str, text: str) -> dict[str, Any]:
    return {fact.path: fact.value for fact in read(language, text).facts}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "mi esposo me esta pegando otra vez estoy encerrada en el baño con los niños"),
        ("en", "my husband is hitting me again im locked in the bathroom"),
    ],
)
def test_who_is_shut_in_at_home_is_in_danger_and_not_detained(read: Read, language: str, text: str) -> None:
    reading = read(language, text)
    assert reading.urgent == ("violence_now",)
    assert reading.someone_else is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "зашёл через мексику по CBP One в марте 2023, на границе дали parole"),
        ("en", "came through mexico with CBP One in march 2023, they gave me parole at the border"),
        ("es", "entre por mexico con CBP One en marzo 2023, me dieron parole en la frontera"),
    ],
)
def test_parole_at_the_border_is_how_they_came(read: Read, language: str, text: str) -> None:
    found = facts(read, language, text)
    assert found["entries.0.manner"] == "parole"
    assert found["entries.0.date"] == "2023-03"
    assert not any(path.startswith("entries.1.") for path in found)


def test_the_day_of_a_seizure_is_no_entry(read: Read) -> None:
    found = facts(read, "tl", "hinuli ng ICE ang tatay ko kanina sa Home Depot dinala daw sa Adelanto")
    assert not any(path.startswith("entries.") for path in found)


def test_an_age_at_coming_is_none_of_a_later_offense(read: Read) -> None:
    found = facts(
        read, "vi", "em qua mỹ năm 1991 lúc đó 9 tuổi. năm 2003 bị bắt bên Georgia vì đánh người ta"
    )
    assert "convictions.0.age_at_offense" not in found
    assert found["convictions.0.jurisdiction"] == "GA"


def test_a_section_on_the_papers_of_the_one_charge_is_its_own(read: Read) -> None:
    for language, text in (
        ("en", "I was convicted of assault in 2011 in California. In the papers it says PC 245(a)(1)"),
        ("zh-Hans", "2011年在加州因为打人被定罪。文件上写的是PC 245(a)(1)"),
    ):
        found = facts(read, language, text)
        assert found["convictions.0.statute"] == "CA PC 245(a)(1)"
        assert not any(path.startswith("convictions.1.") for path in found)
    apart = facts(read, "en", "theft in 2010 in California and a DUI. it says PC 245(a)(1)")
    assert apart["convictions.2.statute"] == "CA PC 245(a)(1)"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "two convictions, one for theft and one for DUI"),
        ("es", "tengo dos condenas, una por robo y otra por DUI"),
        ("zh-Hans", "我有两个定罪,一个是盗窃一个是酒驾"),
        ("ru", "у меня две судимости, одна за кражу, другая за dui"),
    ],
)
def test_each_of_two_convictions_is_one(read: Read, language: str, text: str) -> None:
    found = facts(read, language, text)
    assert found["convictions.0.disposition"] == found["convictions.1.disposition"] == "convicted"


def test_both_in_one_place_are_there(read: Read) -> None:
    found = facts(read, "en", "two DUIs, both in Nashua New Hampshire")
    assert found["convictions.0.jurisdiction"] == found["convictions.1.jurisdiction"] == "NH"


def test_who_says_to_be_spared_tells_of_themselves_behind_hearsay(read: Read) -> None:
    text = "i heard ICE is around Queens, im fine here, my green card is from 2011"
    assert facts(read, "en", text)["lpr_since"] == "2011"
    assert facts(read, "en", "i heard that i lose my green card if i have a DUI") == {}


def test_a_parent_who_naturalized_is_dated_by_the_year_and_age_of_coming(read: Read) -> None:
    young = facts(read, "en", "I came in 99, I was 8, my dad became a citizen in 2006")
    grown = facts(read, "en", "I came in 99, I was 8, my dad became a citizen in 2016")
    between = facts(read, "en", "I came in 99, I was 8, my dad became a citizen in 2009")
    assert young["parent_naturalized_before_18"] is True
    assert grown["parent_naturalized_before_18"] is False
    assert "parent_naturalized_before_18" not in between
