"""Charges told apart by their number keep to themselves what is said of each."""

from typing import Any

import pytest

from tests.reading.conftest import Read


def facts(read: Read, language: str, text: str) -> dict[str, Any]:
    return {fact.path: fact.value for fact in read(language, text).facts}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i got two DUIs, one in texas and the other in ohio"),
        ("es", "tengo dos dui, uno en texas y el otro en ohio"),
        ("fr", "j'ai deux dui, un au texas et l'autre en ohio"),
        ("ht", "mwen gen de dui, youn nan teksas lot la nan ohio"),
        ("pt-BR", "tenho dois dui, um no texas e o outro em ohio"),
        ("tl", "dalawang DUI ko, yung isa sa texas yung isa pa sa ohio"),
        ("vi", "tôi bị hai lần dui, một lần ở texas một lần ở ohio"),
        ("zh-Hans", "我有两次酒驾，一次在德州，另一次在俄亥俄"),
        ("ko", "음주운전 두 번 있어요, 하나는 텍사스에서, 다른 하나는 오하이오에서요"),
        ("ar", "عندي تنين dui، وحدة في تكساس والثانية في اوهايو"),
        ("ru", "у меня два dui, одно в техасе другое в огайо"),
        ("uk", "у мене два dui, одне в техасі інше в огайо"),
    ],
)
def test_each_of_two_cases_has_the_place_told_of_it(read: Read, language: str, text: str) -> None:
    found = facts(read, language, text)
    assert found["convictions.0.jurisdiction"] == "TX"
    assert found["convictions.1.jurisdiction"] == "OH"
    assert "convictions.2.offense" not in found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "theft and a dui. the first one was dismissed and for the second i pled guilty"),
        ("es", "robo en tienda y dui, el primero lo desestimaron y del segundo me declare culpable"),
        ("ht", "vol nan magazen ak dui, premye a yo rejte l, dezyem nan mwen plede koupab"),
        ("pt-BR", "furto em loja e dui, o primeiro foi arquivado e no segundo me declarei culpado"),
        ("tl", "shoplifting at dui, yung una na-dismiss, sa pangalawa nag plead guilty ako"),
        ("vi", "ăn cắp trong tiệm với dui, vụ đầu được bãi bỏ, vụ sau tôi nhận tội"),
        ("zh-Hans", "偷店里东西和酒驾，第一个撤销了，第二个我认罪了"),
        ("ko", "가게 절도하고 음주운전이요. 첫 번째는 기각됐고 두 번째는 유죄 인정했어요"),
        ("ar", "سرقة من محل و dui، الاولى سكروها والثانية اعترفت فيها"),
        ("ru", "кража в магазине и dui, первое прекратили, по второму признал вину"),
        ("uk", "крадіжка в магазині і dui, перше закрили, по другому визнав вину"),
    ],
)
def test_each_of_two_charges_ended_as_told_of_it(read: Read, language: str, text: str) -> None:
    found = facts(read, language, text)
    assert found["convictions.0.disposition"] == "dismissed_no_plea"
    assert found["convictions.1.disposition"] == "convicted"
    assert found["convictions.1.plea"] == "guilty"
    assert "convictions.0.plea" not in found


def test_sentences_told_by_number_stay_with_their_charges(read: Read) -> None:
    text = (
        "a theft in texas in 2012 and an assault in ohio in 2016. "
        "for the first one i got 30 days for the second a year"
    )
    found = facts(read, "en", text)
    assert found["convictions.0.sentence_ordered_days"] == 30
    assert found["convictions.1.sentence_ordered_days"] == 365


def test_a_first_and_a_second_are_two_cases(read: Read) -> None:
    found = facts(read, "en", "i had a dui, the first one was in 2012 and the second in 2016 in ohio")
    assert found["convictions.0.offense"] == found["convictions.1.offense"] == "dui"
    assert found["convictions.1.jurisdiction"] == "OH"
    assert "convictions.0.jurisdiction" not in found


@pytest.mark.parametrize(
    "text",
    [
        "i have two kids, the first one was born in texas the second in ohio. dui in 2015",
        "i have a dui. my first wife was a citizen, my second one is a resident",
        "dui, one in texas",
    ],
)
def test_ordinals_of_other_things_make_no_second_case(read: Read, text: str) -> None:
    assert "convictions.1.offense" not in facts(read, "en", text)
