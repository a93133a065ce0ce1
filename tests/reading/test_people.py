"""Whose case a text is about, where it begins a conversation."""

import pytest

from tests.reading.conftest import Read


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("en", "my brother got caught with 2 grams of coke in Honolulu, plea was june 14 2019", "sibling"),
        ("es", "a mi hermano lo agarraron con 2 gramos de coca en Honolulu en 2019", "sibling"),
        ("fr", "mon frère a été condamné en 2019 à Boston pour vol, 6 mois avec sursis", "sibling"),
        ("ht", "frè m te pran 6 mwa prizon pou vòl nan Miami an 2019", "sibling"),
        ("zh-Hans", "我哥哥2019年在纽约因为偷东西被判了6个月", "sibling"),
        ("ko", "우리 오빠가 2019년에 뉴욕에서 절도로 6개월 받았어요", "sibling"),
        ("ru", "моего брата осудили за кражу в 2019 в Нью-Йорке, дали 6 месяцев", "sibling"),
        ("en", "my brother had a DUI in texas in 2019 but i have never been arrested", None),
        ("en", "my dad was deported in 2010 for a DUI and i have daca", None),
        ("en", "my cousin got deported in 2015 for selling drugs", None),
        ("en", "my ex got convicted of domestic violence against me in 2020 in california", None),
        ("en", "my neighbor was convicted of robbery in 2015 in Texas and they deported him", None),
        ("en", "my wife is a citizen, got a DUI in 2019 in Texas", None),
    ],
)
def test_a_relatives_record_alone_begins_the_story_of_that_relative(
    read: Read, language: str, text: str, person: str | None
) -> None:
    reading = read(language, text)
    assert reading.someone_else == person
    assert any(fact.path.startswith("convictions.") for fact in reading.facts) == (person is not None)


def test_a_relatives_record_is_nobodys_where_the_writer_was_asked(read: Read) -> None:
    reading = read("en", "my brother got 6 months for theft in Boston in 2019", "any_criminal_record")
    assert reading.someone_else is None
    assert not reading.facts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # a child or a parent named beside is only who they are: it goes on about the brother
        ("ru", "брат зашел через мексику в 2022 году, ребенку год родился тут, "
               "взяли с травой в Нью Джерси, дали 30 дней"),
        ("tl", "Yung kuya ko po immigrant na pumasok nung 1998, petition ng mama namin. "
               "Nasentensyahan sya ng 3 years sa San Diego sa pagbebenta ng droga noong 2012"),
        # sent away, and back again
        ("es", "mi hermano lo deportaron en 2013 y volvio en 2014 por el desierto, "
               "en arizona le salio un caso federal y el juez le puso 18 dias"),
        # the end of a word is no "I" of the writer
        ("ko", "남동생이 조지아에서 대마 10그램 걸려서 디버전 프로그램 했는데 끝나고 기각됐대요"),
    ],
)  # fmt: skip
def test_the_story_of_one_relative_stays_theirs(read: Read, language: str, text: str) -> None:
    reading = read(language, text)
    assert reading.someone_else == "sibling"
    assert any(fact.path.startswith("convictions.0.") for fact in reading.facts)


@pytest.mark.parametrize(
    "text",
    [
        "I have TPS since 1999, my parents brought me as a baby, shoplifting in Fresno in 2015",
        "my parents brought me across the border as a baby, charged with robbery in Chicago in 2012",
        "got a DUI in Texas in 2015 and I have two US citizen kids 4 and 11",
        "my wife has a green card, i got a dui in 2015 in Texas",
    ],
)
def test_a_relative_beside_the_writers_own_story_does_not_take_it(read: Read, text: str) -> None:
    reading = read("en", text)
    assert reading.someone_else is None
    assert any(fact.path == "convictions.0.offense" for fact in reading.facts)


@pytest.mark.parametrize(
    ("language", "text", "whose"),
    [
        (
            "en",
            "he got 2 years for burglary in texas. hes my boyfriend, we got a baby born here",
            "other_relative",
        ),
        ("en", "he pled guilty to burglary in 2015. he got 2 years. hes my brother", "sibling"),
        ("es", "lo agarraron con cocaína en 2018 y le dieron 3 años. es mi hermano", "sibling"),
        ("fr", "il a été condamné pour vol en 2015. c'est mon frère", "sibling"),
        ("ru", "его осудили за кражу в 2015 году, дали 2 года. это мой брат", "sibling"),
        ("zh-Hans", "他2015年因为盗窃被定罪。他是我弟弟", "sibling"),
    ],
)
def test_who_the_story_was_about_may_be_said_at_its_end(
    read: Read, language: str, text: str, whose: str
) -> None:
    reading = read(language, text)
    assert reading.someone_else == whose
    assert any(fact.path.startswith("convictions.0.") for fact in reading.facts)


def test_she_of_ones_own_story_stays_who_she_is(read: Read) -> None:
    reading = read("en", "I was convicted in 2015. the victim pressed charges. she was my girlfriend")
    assert reading.someone_else is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my husband is undocumented, came across at 14 in 2000, no record at all, and i am a citizen"),
        ("es", "mi marido no tiene papeles cruzo en el 2000, no tiene record, y yo soy ciudadana"),
        ("fr", "mon mari est sans papiers il est venu en 2000 il n a pas de casier et moi je suis citoyenne"),
    ],
)
def test_a_citizen_who_tells_of_a_relative_without_papers_asks_for_them(
    read: Read, language: str, text: str
) -> None:
    reading = read(language, text)
    facts = {fact.path: fact.value for fact in reading.facts}
    assert reading.someone_else == "spouse"
    assert facts["lpr_status"] == "none"
    assert facts["any_criminal_record"] is False


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i came as a refugee in 1992, my son is 12 years old"),
        ("ht", "m te antre ak viza an 2001, pitit fi m gen 9 an"),
        ("vi", "em vào mỹ năm 1992, con trai em 12 tuổi"),
    ],
)
def test_the_age_of_a_child_is_not_how_old_the_writer_came(read: Read, language: str, text: str) -> None:
    facts = {fact.path: fact.value for fact in read(language, text).facts}
    assert "arrived_before_16" not in facts
    assert facts["family.0.relation"] == "child"
