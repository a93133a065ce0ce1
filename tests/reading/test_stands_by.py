"""A writer hurt by the one they ask for is the victim of that case, and asks for that one all the same."""

import pytest

from tests.reading.conftest import Read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my husband was convicted of domestic violence in Texas in 2021, the victim was me and he "
               "got ten days in jail, I'm a citizen"),
        ("es", "a mi esposo lo condenaron por violencia domestica en Houston en 2021, yo fui la victima, "
               "soy ciudadana y quiero ayudarlo"),
        ("fr", "mon mari a été condamné pour violence conjugale en 2021 au Texas, la victime c'était moi, "
               "je l'ai pardonné, il a la carte verte"),
        ("ht", "yo kondane mari m pou vyolans domestik nan Teksas an 2021, viktim nan se mwen, mwen "
               "padone l deja, li gen grinkat"),
        ("pt-BR", "meu marido foi condenado por violência doméstica no Texas em 2021, a vítima sou eu, já "
                  "perdoei ele, ele tem green card"),
        ("tl", "nahatulan ang asawa ko ng domestic violence sa Texas noong 2021, ako ang biktima pero "
               "pinatawad ko na siya, green card holder siya"),
        ("vi", "chồng tôi bị kết án bạo hành gia đình ở Texas năm 2021, nạn nhân là tôi, tôi tha thứ cho "
               "anh ấy rồi, anh ấy có thẻ xanh"),
        ("zh-Hans", "我老公2021年在德州因为家暴被定罪，受害人就是我，我已经原谅他了，他有绿卡"),
        ("ko", "남편이 2021년에 텍사스에서 가정폭력으로 유죄 판결 받았어요. 피해자는 저예요. 저는 이미 "
               "용서했어요. 남편은 영주권자예요"),
        ("ar", "زوجي انحكم بعنف منزلي في تكساس سنة 2021، الضحية انا وسامحته، عنده كرت اخضر"),
        ("ru", "мужа осудили за домашнее насилие в Техасе в 2021, потерпевшая это я, я его простила, "
               "у него грин-карта"),
        ("uk", "чоловіка засудили за домашнє насильство в Техасі у 2021, потерпіла це я, я його "
               "пробачила, у нього грін-карта"),
    ],
)  # fmt: skip
def test_the_case_is_the_spouses_and_the_writer_its_victim(read: Read, language: str, text: str) -> None:
    said = read(language, text)
    facts = {fact.path: fact.value for fact in said.facts}
    assert said.someone_else == "spouse"
    assert facts["convictions.0.offense"] == "domestic_battery"
    assert facts["convictions.0.jurisdiction"] == "TX"
    assert facts["convictions.0.victim_relationship"] == "spouse"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my husband was convicted of domestic violence in Texas in 2021, i was the victim. i came "
               "in 2015 with a visa"),
        ("en", "my husband hit me and he got convicted of assault in texas, did 30 days. i have no papers"),
        ("en", "my husband hits me, he was convicted of assault in 2020 in texas and he has a green card, "
               "i dont want to press charges, i have no papers"),
        ("en", "my husband was convicted of domestic violence in texas in 2020, i was the victim, he has "
               "a green card, we are still married. i came in 2015 with a visa"),
        ("es", "mi esposo me golpeo y lo condenaron en 2021 en Texas, yo fui la victima y quiero la visa U"),
    ],
)  # fmt: skip
def test_who_was_hurt_and_asks_for_themselves_has_no_charge(read: Read, language: str, text: str) -> None:
    said = read(language, text)
    assert said.someone_else is None
    assert not [fact for fact in said.facts if fact.path.startswith("convictions.")]
