"""Stories without a full stop or comma: each date, place and charge goes where it belongs."""

from datetime import date
from typing import Any

import pytest

from actions.reading import Reader

TODAY = date(2026, 11, 22)
THEFT = {"any_of": ["grand_theft", "petty_theft"]}
CAREER = {
    "entries.0.date": "2003",
    "lpr_since": "2010",
    "convictions.0.conviction_date": "2015",
    "convictions.0.jurisdiction": "TX",
    "convictions.0.time_served_days": 30,
}
TWO_CHARGES = {"convictions.0.conviction_date": "2010", "convictions.1.conviction_date": "2016"}

STORIES: list[tuple[str, str, dict[str, Any]]] = [
    ("en",
     "came in 2003 got my green card in 2010 got convicted of theft in 2015 in texas did 30 days",
     CAREER),
    ("es",
     "llegue en el 2003 saque la residencia en el 2010 me condenaron por robo en el 2015 en texas"
     " hice 30 dias",
     CAREER),
    ("pt-BR",
     "cheguei em 2003 peguei o green card em 2010 fui condenado por furto em 2015 no texas"
     " fiquei 30 dias preso",
     CAREER),
    ("fr",
     "arrivé en 2003 j'ai eu la carte verte en 2010 condamné pour vol en 2015 au texas j'ai fait 30 jours",
     CAREER),
    ("ht",
     "m vini an 2003 m jwenn green card an 2010 yo kondane m pou vol an 2015 nan texas m fe 30 jou",
     CAREER),
    ("ru",
     "приехал в 2003 получил грин карту в 2010 осудили за кражу в 2015 в техасе отсидел 30 дней",
     CAREER),
    ("uk",
     "приїхав у 2003 отримав грін карту у 2010 засудили за крадіжку у 2015 в техасі відсидів 30 днів",
     CAREER),
    ("vi", "em qua năm 2003 có thẻ xanh năm 2010 bị kết án ăn cắp năm 2015 ở texas ở tù 30 ngày", CAREER),
    ("zh-Hans", "我2003年来的2010年拿绿卡2015年在德州偷东西被定罪坐了30天牢", CAREER),
    ("ko", "2003년에 와서 2010년에 영주권 받고 2015년 텍사스에서 절도로 유죄 받아 30일 살았어요", CAREER),
    ("tl",
     "dumating ako 2003 nagka green card 2010 nahatulan ng theft 2015 sa texas 30 araw nakulong",
     CAREER),
    ("en", "convicted 2010 burglary 2016 convicted simple assault", TWO_CHARGES),
    ("en", "convicted in 2010 of burglary convicted in 2016 of simple assault", TWO_CHARGES),
    ("es", "me condenaron en 2010 por burglary me condenaron en 2016 por asalto simple", TWO_CHARGES),
    ("fr",
     "condamné en 2010 pour cambriolage condamné en 2016 pour violences simples 90 jours",
     TWO_CHARGES),
    ("ru", "осудили в 2010 за кражу со взломом осудили в 2016 за драку 90 дней", TWO_CHARGES),
    ("zh-Hans", "2010年因为入室盗窃被定罪2016年又因为打人被定罪90天", TWO_CHARGES),
    ("tl", "nahatulan 2010 ng burglary nahatulan 2016 ng simple assault 90 days", TWO_CHARGES),
]  # fmt: skip


def facts(reader: Reader, language: str, text: str) -> dict[str, Any]:
    found = reader.read(text, language=language, question=None, today=TODAY)
    return {fact.path: fact.value for fact in found.facts}


@pytest.mark.parametrize(("language", "text", "expected"), STORIES)
def test_each_date_goes_to_its_own_phrase(
    reader: Reader, language: str, text: str, expected: dict[str, Any]
) -> None:
    found = facts(reader, language, text)
    assert {path: found.get(path) for path in expected} == expected
    assert "entries.0.manner" not in found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i have a green card in 2015 they convicted me of theft"),
        ("es", "tengo la residencia en 2015 me condenaron por robo"),
        ("vi", "em có thẻ xanh năm 2015 bị kết án ăn cắp"),
        ("tl", "may green card ako nung 2015 nahatulan ako ng theft"),
        ("ar", "عندي جرين كارد في ٢٠١٥ ادانوني بسرقة"),
        ("fr", "j'ai la carte verte en 2015 j'ai été condamné pour vol"),
        ("pt-BR", "tenho green card em 2015 fui condenado por furto"),
        ("ht", "mwen gen green card an 2015 yo kondane m pou vol"),
        ("ru", "у меня грин карта в 2015 осудили за кражу"),
    ],
)
def test_a_status_that_somebody_has_takes_no_year_from_what_follows(
    reader: Reader, language: str, text: str
) -> None:
    found = facts(reader, language, text)
    assert found["convictions.0.conviction_date"] == "2015"
    assert "lpr_since" not in found


def test_a_status_keeps_its_year_where_what_follows_has_its_own(reader: Reader) -> None:
    found = facts(reader, "vi", "em có thẻ xanh năm 2010 em bị kết án ăn cắp năm 2015")
    assert found["lpr_since"] == "2010"
    assert found["convictions.0.conviction_date"] == "2015"


def test_who_tells_of_their_children_goes_on_about_themselves(reader: Reader) -> None:
    found = facts(
        reader, "en", "crossed the border in 2005 have 2 kids born here got a dui last year in georgia"
    )
    assert found["entries.0.date"] == "2005"
    assert found["convictions.0.offense"] == "dui"
    assert found["convictions.0.jurisdiction"] == "GA"


def test_who_married_a_citizen_is_none(reader: Reader) -> None:
    found = facts(reader, "en", "married a citizen in 2010")
    assert found["family.0.status"] == "usc"
    assert "naturalized" not in found


def test_a_plea_that_was_advised_years_ago_is_not_pending(reader: Reader) -> None:
    found = facts(
        reader, "en", "lawyer told me in 2014 to take the plea it was possession of meth in arizona"
    )
    assert found["convictions.0.offense"] == "drug_possession"
    assert "convictions.0.disposition" not in found
