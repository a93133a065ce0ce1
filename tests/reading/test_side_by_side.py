"""Values that stand side by side: which length is suspended or served, which year leads on, which place."""

from typing import Any

import pytest

from tests.reading.conftest import Read

ORDERED, SUSPENDED = "convictions.0.sentence_ordered_days", "convictions.0.sentence_suspended_days"
SERVED = "convictions.0.time_served_days"


def told(read: Read, language: str, text: str) -> dict[str, Any]:
    return {fact.path: fact.value for fact in read(language, text).facts}


@pytest.mark.parametrize(
    ("language", "text", "ordered", "suspended"),
    [
        ("en", "judge gave me three years one year suspended", 1095, 365),
        ("es", "me dieron tres años dos suspendidos", 1095, 730),
        ("ru", "приговорили к трем годам год условно", 1095, 365),
        ("uk", "присудили три роки один рік умовно", 1095, 365),
    ],
)
def test_of_two_lengths_the_nearer_one_is_suspended(
    read: Read, language: str, text: str, ordered: int, suspended: int
) -> None:
    facts = told(read, language, text)
    assert (facts[ORDERED], facts[SUSPENDED]) == (ordered, suspended)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "judge gave him a year 8 months suspended"),
        ("es", "me dieron un año seis meses suspendidos"),
        ("ru", "дали два года шесть месяцев условно"),
    ],
)
def test_where_one_length_may_be_two_nobody_knows_which_was_suspended(
    read: Read, language: str, text: str
) -> None:
    assert not {ORDERED, SUSPENDED} & set(told(read, language, text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "judge gave me a year but i got out after 8 months"),
        ("es", "el juez me dio un año pero salí a los 8 meses"),
        ("fr", "le juge m'a donné un an mais je suis sorti au bout de 8 mois"),
        ("vi", "tòa cho tôi một năm nhưng 8 tháng là tôi ra"),
        ("zh-Hans", "法官判了一年但我8个月就出来了"),
    ],
)
def test_asked_what_was_served_what_was_ordered_is_no_answer(read: Read, language: str, text: str) -> None:
    assert read(language, text, SERVED).answer == 240


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "tengo green card desde el 2003 en 2015 me agarraron en Reno por dui"),
        ("fr", "green card depuis 2003 en 2015 arrêté à Boston pour vol"),
        ("ht", "mwen gen rezidans depi 2003 an 2015 yo arete m nan Orlando pou vòl"),
    ],
)
def test_a_year_behind_another_leads_on(read: Read, language: str, text: str) -> None:
    facts = told(read, language, text)
    assert (facts["lpr_since"], facts["convictions.0.offense_date"]) == ("2003", "2015")


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "theft in Reno Nevada in 2009 and a dui in the same place in 2015", "NV"),
        ("es", "un dui en Utah en 2010 y un robo en el mismo estado en 2014", "UT"),
        ("vi", "trộm cắp ở Texas năm 2010 và dui cùng tiểu bang năm 2014", "TX"),
        ("zh-Hans", "2010年在德州偷东西，2014年同一个州酒驾", "TX"),
    ],
)
def test_the_same_place_is_the_one_before(read: Read, language: str, text: str, place: str) -> None:
    facts = told(read, language, text)
    assert [facts[f"convictions.{number}.jurisdiction"] for number in (0, 1)] == [place, place]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("arrested in Camden NJ for shoplifting", "NJ"),
        ("got a dui in Mobile AL", "AL"),
        ("I was in Jail OR on probation for a dui", None),
    ],
)
def test_a_code_behind_a_town_is_its_state(read: Read, text: str, state: str | None) -> None:
    assert told(read, "en", text).get("convictions.0.jurisdiction") == state


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "passed the test but no oath yet"),
        ("es", "ya pasé el examen pero todavía no hago el juramento"),
        ("pt-BR", "passei na prova mas ainda não fiz o juramento"),
        ("fr", "j'ai réussi l'examen mais pas encore prêté serment"),
        ("ht", "mwen pase egzamen an men m poko fè sèman"),
        ("ru", "экзамен сдал но присягу еще не давал"),
        ("uk", "іспит здав але присяги ще не давав"),
        ("ar", "نجحت بالامتحان بس لسه ما حلفت اليمين"),
        ("tl", "nag-file na po ng N-400 pero wala pang oath"),
        ("ko", "시험은 붙었는데 아직 선서는 안 했어요"),
        ("vi", "thi đậu rồi nhưng chưa tuyên thệ"),
        ("zh-Hans", "考试过了 但还没宣誓"),
    ],
)
def test_who_has_taken_no_oath_yet_is_no_citizen(read: Read, language: str, text: str) -> None:
    assert read(language, text, "naturalized").answer is False


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my wife is a us citizen i live in new jersey"),
        ("en", "my dad is a permanent resident i live in new jersey"),
        ("es", "mi esposa es ciudadana yo vivo en new jersey"),
        ("pt-BR", "minha esposa é cidadã eu moro em new jersey"),
    ],
)
def test_who_goes_on_about_themselves_after_a_relative_is_read_as_the_writer(
    read: Read, language: str, text: str
) -> None:
    facts = told(read, language, text)
    assert facts["state"] == "NJ"
    assert "family.0.status" in facts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i never had a deportation order in 2012 they gave me a dui"),
        ("es", "nunca tuve orden de deportación en 2012 me dieron un dui"),
        ("ru", "у меня никогда не было ордера на депортацию в 2012 мне дали dui"),
    ],
)
def test_an_order_that_never_was_has_no_date(read: Read, language: str, text: str) -> None:
    assert "final_order_date" not in told(read, language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "мене засудили за крадіжку в 2015 я боюсь повертатись в україну"),
        ("ru", "я боюсь возвращаться в россию меня осудили за кражу в 2015"),
        ("ar", "انحكمت بسرقة سنة 2015 انولدت في سوريا سنة 1985"),
        ("ht", "mwen plede koupab pou vòl nan magazen mwen pè tounen ann ayiti"),
    ],
)
def test_the_country_somebody_is_from_is_not_where_the_case_was(read: Read, language: str, text: str) -> None:
    assert "convictions.0.jurisdiction" not in told(read, language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "convicted of theft in 2015 and of a dui in 2019, im still on probation"),
        ("fr", "j'ai été condamné pour vol en 2015 je suis encore en probation"),
        ("vi", "tôi bị kết án tội trộm cắp năm 2015 tôi vẫn còn đang bị quản chế"),
    ],
)
def test_being_on_probation_now_does_not_say_for_which_case(read: Read, language: str, text: str) -> None:
    facts = told(read, language, text)
    assert facts["on_probation_parole"] is True
    assert not any(path.endswith("penalty_ordered") for path in facts)


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        (
            "en",
            "My husband has his green card since 2008 and in 2015 he pleaded guilty to shoplifting",
            "2015",
        ),
        ("en", "in 2010 in texas my brother was convicted of theft", "2010"),
        ("ru", "Сына моего год назад осудили за кражу", "2025"),
    ],
)
def test_when_and_who_belong_to_the_verb_that_follows(
    read: Read, language: str, text: str, date: str
) -> None:
    assert told(read, language, text)["convictions.0.conviction_date"] == date
