"""A cry that ended long ago is none, where what follows says so or the time it lasted has run out."""

import pytest

from tests.reading.conftest import Read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "ICE picked me up in 2017 and held me 2 months in Eloy"),
        ("en", "ICE picked me up back in 2017, kept me five weeks in Eloy then I bonded out"),
        ("es", "A mí me detuvo migración en Arizona pero eso fue hace mucho"),
        ("fr", "ICE m'a arrêté mais c'était il y a longtemps"),
        ("ht", "ICE te kenbe m men sa gen lontan"),
        ("pt-BR", "o ICE me pegou mas isso foi há muito tempo"),
        ("ru", "меня забрали ICE но это было давно"),
        ("uk", "мене забрали ICE але це було давно"),
        ("vi", "di trú có bắt tui nhưng chuyện đó lâu rồi"),
        ("zh-Hans", "移民局抓过我，不过那都是很多年前的事了"),
        ("ko", "ICE에 잡혔는데 그건 오래전 일이에요"),
        ("ar", "الايس مسكوني بس هاد من زمان"),
        ("tl", "hinuli ako ng ICE pero matagal na iyon"),
    ],
)
def test_what_is_long_past_is_calm(read: Read, language: str, text: str) -> None:
    assert read(language, text).urgent == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "ICE took him in october and has held him for a month in Eloy"),
        ("en", "ICE took my brother in 2019 and he is in Eloy"),
        ("en", "they took my husband in 2025, he is 8 months in Eloy"),
        ("es", "migración agarró a mi esposo ayer, lo del dui fue hace mucho"),
        ("es", "migración lo agarró hoy pero eso fue hace mucho lo del dui"),
    ],
)
def test_what_goes_on_or_befell_today_stays_urgent(read: Read, language: str, text: str) -> None:
    assert "detained" in read(language, text).urgent


@pytest.mark.parametrize(
    "text",
    [
        "My neighbor got taken by ICE last week and now I can't sleep. I have an old trespass case",
        "i got court next tuesday but its just a speeding ticket in Macon, does that matter for immigration?",
        "Years back ICE raided the plant I worked at, that was 2008, nobody ever came looking since",
    ],
)
def test_what_is_somebody_elses_or_of_another_court_is_calm(read: Read, text: str) -> None:
    assert read("en", text).urgent == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "ICE took my friend today, I have a green card, how can I help him?"),
        ("en", "ICE got my roommate this morning what do I do, I have a dui"),
        ("en", "Im asking for my friend, ICE took him today. I have a green card"),
        ("en", "my neighbor was taken by ICE today please help him. I have a green card"),
        ("es", "se llevaron a mi vecino hoy, tengo green card, cómo puedo ayudarlo"),
        ("ru", "соседа сегодня забрали ICE, у меня грин карта, как ему помочь"),
        ("zh-Hans", "邻居今天被ICE抓了，我有绿卡，怎么帮他"),
        ("en", "ICE took my friend today, im fine i got papers, how can I help him"),
    ],
)
def test_a_friend_or_a_neighbour_to_be_helped_stays_urgent(read: Read, language: str, text: str) -> None:
    assert "detained" in read(language, text).urgent
