"""What is urgent is found always, and nothing else is."""

import pytest

from tests.reading.conftest import Read

NOW = [
    ("en", "ICE has my husband right now", "detained"),
    ("en", "they picked up my dad this morning", "detained"),
    ("en", "my son is in jail with an ICE hold", "detained"),
    ("en", "how do i find my wife, she was taken by ice", "detained"),
    ("en", "immigration is at my door", "ice_at_door"),
    ("en", "they're knocking and say they are ICE", "ice_at_door"),
    ("en", "raid at my job", "ice_at_work"),
    ("en", "I have court tomorrow", "hearing_soon"),
    ("en", "my hearing is on December 3rd", "hearing_soon"),
    ("en", "court date is in 3 days", "hearing_soon"),
    ("en", "I have a deportation order from 2010", "removal_order"),
    ("en", "they are deporting him tomorrow", "removal_order"),
    ("en", "I have to check in with ICE on Tuesday", "check_in_soon"),
    ("en", "I signed the voluntary departure", "signed_papers"),
    ("en", "they want me to sign a paper to leave", "about_to_sign"),
    ("en", "should I sign?", "about_to_sign"),
    ("en", "my lawyer wants me to take the plea deal", "about_to_plead"),
    ("en", "flying to Mexico next week", "about_to_travel"),
    ("en", "my husband is hitting me", "violence_now"),
    ("en", "he said he will kill me", "violence_now"),
    ("en", "I want to kill myself", "self_harm"),
    ("en", "if they deport me i will kill myself", "self_harm"),
    ("es", "ICE se llevó a mi esposo", "detained"),
    ("es", "la migra está afuera", "ice_at_door"),
    ("es", "están tocando la puerta, dicen que son de migración", "ice_at_door"),
    ("es", "hay redada en mi trabajo", "ice_at_work"),
    ("es", "tengo corte mañana", "hearing_soon"),
    ("es", "la corte es en 3 días", "hearing_soon"),
    ("es", "tengo orden de deportación", "removal_order"),
    ("es", "lo van a deportar hoy", "removal_order"),
    ("es", "me toca presentarme con ICE el martes", "check_in_soon"),
    ("es", "me hicieron firmar", "signed_papers"),
    ("es", "me quieren hacer firmar", "about_to_sign"),
    ("es", "el fiscal me ofreció un trato", "about_to_plead"),
    ("es", "tengo vuelo a México la próxima semana", "about_to_travel"),
    ("es", "mi marido me está pegando", "violence_now"),
    ("es", "ya no quiero vivir", "self_harm"),
    ("es", "me kiero morir", "self_harm"),
]


@pytest.mark.parametrize(("language", "text", "urgent"), NOW)
def test_what_cannot_wait_is_found(read: Read, language: str, text: str, urgent: str) -> None:
    assert urgent in read(language, text).urgent


NOT_NOW = [
    ("en", "I was detained at the border in 2006"),
    ("en", "ICE detained me for two months in 2019 and I got out on bond"),
    ("en", "what happens if ICE comes to my house?"),
    ("en", "I saw on tv that ICE arrested people at a factory"),
    ("en", "I'm worried that ICE will come"),
    ("en", "I had a hearing last year"),
    ("en", "I was not detained"),
    ("en", "I don't have a removal order"),
    ("en", "he used to hit me"),
    ("en", "I signed a lease"),
    ("en", "I traveled to Mexico in 2015"),
    ("en", "are you going to report me"),
    ("en", "can I travel with my green card?"),
    ("en", "I'm not suicidal"),
    ("es", "me detuvieron en la frontera en 2006"),
    ("es", "¿qué pasa si viene la migra?"),
    ("es", "vi en las noticias que agarraron a muchos"),
    ("es", "no estoy detenido"),
    ("es", "no tengo orden de deportación"),
    ("es", "firmé el contrato de renta"),
    ("es", "viajé a México en 2015"),
    ("es", "ICE me puede arrestar en la corte?"),
]


@pytest.mark.parametrize(("language", "text"), NOT_NOW)
def test_what_is_over_supposed_or_on_the_news_is_not_urgent(read: Read, language: str, text: str) -> None:
    assert read(language, text).urgent == ()


@pytest.mark.parametrize(
    ("language", "text", "whom"),
    [
        ("en", "ICE has my husband", "spouse"),
        ("en", "I'm asking for my brother", "sibling"),
        ("en", "my dad is in immigration court", "parent"),
        ("en", "my client pled guilty to fraud and is a resident", "client"),
        ("es", "la migra agarró a mi hijo", "child"),
        ("es", "pregunto por un amigo", "friend"),
        ("es", "mi esposo está detenido", "spouse"),
        ("en", "my wife is a citizen and I have a DUI", None),
        ("en", "my dad was deported in 2008", None),
        ("es", "mi mamá es ciudadana", None),
    ],
)
def test_who_is_at_risk(read: Read, language: str, text: str, whom: str | None) -> None:
    assert read(language, text).someone_else == whom


def test_who_asks_is_family_of_the_one_at_risk(read: Read) -> None:
    found = {fact.path: fact.value for fact in read("en", "ICE has my husband, I am a US citizen").facts}
    assert (found["family.0.relation"], found["family.0.status"]) == ("spouse", "usc")


def test_not_knowing_the_next_hearing_is_an_answer(read: Read) -> None:
    assert read("en", "I don't know", "next_hearing_date").answer == "unknown"


@pytest.mark.parametrize(
    ("language", "text", "cries"),
    [
        ("en", "they beat me and took my brother", True),
        ("es", "me pegaron y se llevaron a mi hermano", True),
        ("en", "he beat me and they arrested him", False),
    ],
)
def test_an_arrest_after_a_beating_is_that_of_the_relative_who_is_named(
    read: Read, language: str, text: str, cries: bool
) -> None:
    assert ("detained" in read(language, text).urgent) == cries


@pytest.mark.parametrize(
    ("language", "text", "cries"),
    [
        ("en", "im flying dallas to chicago wednesday for thanksgiving", False),
        ("ht", "m ap pran avyon Fort Lauderdale pou New York pou Nwèl", False),
        ("vi", "cuối tuần này bay từ Dallas qua Cali thăm cháu", False),
        ("en", "flying from houston to mexico city saturday", True),
        ("en", "im flying miami to haiti tomorrow my case was in new york", True),
        ("es", "viajo de Miami a San Salvador el lunes", True),
        ("pt-BR", "sábado eu viajo de Boston pra São Paulo", True),
        ("ar", "مسافر من نيويورك لعمان الاسبوع الجاي", True),
        ("zh-Hans", "我下周从纽约飞北京", True),
        ("ru", "в субботу лечу из Нью-Йорка в Москву", True),
    ],
)
def test_a_flight_between_two_cities_here_is_calm_and_one_from_a_city_here_abroad_is_not(
    read: Read, language: str, text: str, cries: bool
) -> None:
    assert ("about_to_travel" in read(language, text).urgent) == cries


@pytest.mark.parametrize(
    ("language", "text", "cries"),
    [
        ("en", "i had my check in with ICE last tuesday everything was fine", False),
        ("en", "my check in was yesterday and they told me come back friday", True),
        ("en", "my hearing was november 20 and i didnt go", True),
        ("es", "mi corte fue ayer y no fui", True),
        ("zh-Hans", "星期二要开庭，房东告我欠房租的，跟移民没关系", False),
        ("zh-Hans", "星期二要开庭，移民法庭，我跟房东说了", True),
        ("ru", "завтра суд по алиментам, это не иммиграционный", False),
        ("ru", "завтра иммиграционный суд, а я в разводе", True),
        ("en", "still gotta report to my PO every month", False),
    ],
)
def test_a_day_that_is_over_or_another_court_is_calm_and_a_missed_court_is_not(
    read: Read, language: str, text: str, cries: bool
) -> None:
    assert bool(read(language, text).urgent) == cries


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the lady next door has a deportation order. not me, i only got traffic court on the 2nd"),
        ("fr", "ICE a pris mon voisin, pas moi"),
        ("ko", "20년전에 추방명령 받은 사람은 제 사촌이고 저는 그런거 없어요"),
        ("ru", "это соседа забрали на той неделе а не меня"),
        ("vi", "hôm trước ICE tới nhà ông hàng xóm, còn nhà tôi thì không có ai tới hết"),
    ],
)
def test_what_befell_a_neighbour_and_not_the_writer_is_calm(read: Read, language: str, text: str) -> None:
    assert read(language, text).urgent == ()


def test_what_befell_a_spouse_and_not_the_writer_cannot_wait(read: Read) -> None:
    assert read("en", "ICE took my husband not me, what do i do").urgent == ("detained",)


@pytest.mark.parametrize(
    ("language", "text", "urgent"),
    [
        ("en", "there is ICE outside my house knocking right now do I open??", "ice_at_door"),
        ("en", "my ICE check-in is dec 10 will they arrest me?", "check_in_soon"),
        ("en", "what happens if i miss my check in on december 10?", "check_in_soon"),
        ("en", "can i travel to mexico on december 10?", "about_to_travel"),
        ("fr", "ICE est devant ma porte là maintenant j'ouvre?", "ice_at_door"),
        ("pt-BR", "o ice ta na minha porta agora abro?", "ice_at_door"),
        ("ru", "10 декабря отметка в айс меня заберут?", "check_in_soon"),
        ("uk", "айс стукає у двері зараз відкривати?", "ice_at_door"),
        ("ar", "عندي موعد مع الايس ١٠ ديسمبر راح يحبسوني؟", "check_in_soon"),
        ("ko", "12월 10일 ICE 체크인인데 가면 잡히나요 무서워요", "check_in_soon"),
        ("zh-Hans", "ICE现在在门口敲门要不要开?", "ice_at_door"),
        ("tl", "may ICE sa labas ngayon bubuksan ko ba?", "ice_at_door"),
    ],
)
def test_a_question_that_takes_trouble_for_granted_tells_of_it(
    read: Read, language: str, text: str, urgent: str
) -> None:
    assert read(language, text).urgent == (urgent,)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "can ICE come to my door today?"),
        ("en", "are ice agents arresting people at courthouses now?"),
        ("zh-Hans", "ICE现在可以进家里抓人吗?"),
        ("ru", "могут ли айс сейчас прийти домой?"),
        ("pt-BR", "o ice pode entrar na minha casa agora?"),
    ],
)
def test_a_question_whether_it_can_happen_is_calm(read: Read, language: str, text: str) -> None:
    assert read(language, text).urgent == ()


def test_what_somebody_heard_of_their_own_husband_is_told(read: Read) -> None:
    assert read("zh-Hans", "刚刚有人说我老公被ICE扣了").urgent == ("detained",)
    assert read("en", "i saw on the news ICE took people at home depot today").urgent == ()


@pytest.mark.parametrize(
    ("language", "text", "cries"),
    [
        ("en", "they arrested my husband for a bar fight", True),
        ("en", "they arrested my husband for a bar fight in 2019", False),
        ("en", "they arrested my husband last night for a bar fight", True),
        ("en", "my son was 17 when they caught him with weed", False),
        ("en", "my son is 17 and they caught him with weed", True),
        ("fr", "l'an passé au texas on l'a arrêté pour une bagarre l'affaire est encore ouverte", False),
        ("ht", "yo arete papa m sou wout travay", True),
        (
            "en",
            "a friend broke into a garage took some tools they called it burglary. immigration never came",
            False,
        ),
    ],
)
def test_an_arrest_for_a_crime_is_calm_only_where_a_day_says_that_it_is_over(
    read: Read, language: str, text: str, cries: bool
) -> None:
    assert bool(read(language, text).urgent) == cries


@pytest.mark.parametrize(
    ("language", "text", "cries"),
    [
        ("tl", "may hearing kapatid ko sa immigration court sa lunes nakulong na sya dati", True),
        ("ar", "ضابط الهجره حاط قدامي ورقه يبيني اوقعها", True),
        ("tl", "kinasuhan ako ng forgery kasi pinirmahan ko yung tseke ng amo ko", False),
        ("ru", "дали 9 месяцев судья про депортацию ни слова не сказал", False),
    ],
)
def test_a_day_that_is_near_outweighs_what_is_past_and_a_cheque_is_no_paper_of_removal(
    read: Read, language: str, text: str, cries: bool
) -> None:
    assert bool(read(language, text).urgent) == cries
