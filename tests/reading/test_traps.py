"""What is often read wrongly, in both languages: each must hold whatever else changes."""

from typing import Any

import pytest

from tests.reading.conftest import Read


def facts(read: Read, language: str, text: str, **more: str) -> dict[str, Any]:
    return {fact.path: fact.value for fact in read(language, text, **more).facts}


EXPIRED = [
    ("en", "my green card expired in 2020 but I never lost my status"),
    ("en", "I have a green card but it expired"),
    ("es", "se me venció la mica en 2020 pero no perdí la residencia"),
    ("es", "tengo green card pero está vencida"),
]


@pytest.mark.parametrize(("language", "text"), EXPIRED)
def test_an_expired_card_is_not_lost_status(read: Read, language: str, text: str) -> None:
    assert facts(read, language, text)["lpr_status"] == "expired_card_only"


ELSEWHERE = [
    ("en", "I am a citizen of Honduras"),
    ("en", "I became a citizen of Spain in 2015"),
    ("en", "I'm a Canadian citizen"),
    ("es", "soy ciudadano de Honduras"),
    ("es", "soy ciudadana española"),
]


@pytest.mark.parametrize(("language", "text"), ELSEWHERE)
def test_citizenship_of_another_country_is_not_citizenship_here(read: Read, language: str, text: str) -> None:
    assert facts(read, language, text) == {}


APPLIED = [
    ("en", "I applied for a green card in 2019 and it's still pending"),
    ("en", "I have a pending U visa"),
    ("en", "I applied for TPS"),
    ("en", "my wife applied for citizenship"),
    ("es", "apliqué para la residencia en 2019 y sigue pendiente"),
    ("es", "tengo una visa U pendiente"),
    ("es", "apliqué para TPS"),
    ("es", "mi esposa aplicó para la ciudadanía pero no se la han dado"),
]


@pytest.mark.parametrize(("language", "text"), APPLIED)
def test_applied_or_pending_is_not_granted(read: Read, language: str, text: str) -> None:
    found = facts(read, language, text)
    assert not {"lpr_status", "lpr_since", "other_status", "naturalized", "family.0.status"} & set(found)


PARTNERS = [
    ("en", "my girlfriend is a citizen"),
    ("en", "my fiance is a US citizen"),
    ("es", "mi novia es ciudadana"),
    ("es", "vivo en unión libre con mi pareja que es ciudadana"),
]


@pytest.mark.parametrize(("language", "text"), PARTNERS)
def test_a_partner_is_not_a_spouse(read: Read, language: str, text: str) -> None:
    assert facts(read, language, text)["family.0.relation"] == "partner"


ENTRIES = [
    ("en", "I came in 2005 with a student visa", "inspected_visa"),
    ("en", "I overstayed my tourist visa", "inspected_visa"),
    ("en", "we came by car and the officer waved us through", "inspected_waved_through"),
    ("en", "I came in 1999 without papers through the desert", "no_inspection"),
    ("en", "I came in 2022 with humanitarian parole", "parole"),
    ("en", "I came as a refugee in 1994", "refugee"),
    ("en", "I entered with a fake passport", "false_document"),
    ("en", "I told the officer at the border I was a US citizen", "false_usc_claim"),
    ("es", "vine en 2005 con visa de estudiante", "inspected_visa"),
    ("es", "el oficial nos dejó pasar", "inspected_waved_through"),
    ("es", "entré por el cerro en el 99", "no_inspection"),
    ("es", "vine con parole en 2022", "parole"),
    ("es", "llegué como refugiado", "refugee"),
    ("es", "entré con papeles chuecos", "false_document"),
    ("es", "le dije al oficial que era ciudadano", "false_usc_claim"),
]


@pytest.mark.parametrize(("language", "text", "manner"), ENTRIES)
def test_ways_of_entering_stay_apart(read: Read, language: str, text: str, manner: str) -> None:
    assert facts(read, language, text)["entries.0.manner"] == manner


OUTCOMES = [
    ("en", "the charges were dropped", "disposition", "dismissed_no_plea"),
    ("en", "I got deferred adjudication for DUI", "disposition", "deferred_withheld"),
    ("en", "I did a diversion program for shoplifting", "disposition",
     {"any_of": ["diversion_no_plea", "diversion_with_plea"]}),
    ("en", "my burglary was expunged in 2015", "order_type", "expunged"),
    ("es", "me retiraron los cargos", "disposition", "dismissed_no_plea"),
    ("es", "me dieron adjudicación diferida por un DUI", "disposition", "deferred_withheld"),
    ("es", "hice un programa de diversión por robo en tienda", "disposition",
     {"any_of": ["diversion_no_plea", "diversion_with_plea"]}),
    ("es", "me borraron el record del burglary en 2015", "order_type", "expunged"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "value"), OUTCOMES)
def test_how_a_case_ended_is_told_and_never_becomes_no_record(
    read: Read, language: str, text: str, name: str, value: Any
) -> None:
    found = facts(read, language, text)
    assert found[f"convictions.0.{name}"] == value
    assert found.get("any_criminal_record") is not False


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "it was dismissed after I finished the classes"),
        ("en", "dismissed after I completed probation"),
        ("es", "lo desestimaron después de unas clases"),
        ("es", "me la quitaron cuando terminé la probatoria"),
    ],
)
def test_dismissed_after_a_program_is_not_dismissed_without_a_plea(
    read: Read, language: str, text: str
) -> None:
    answer = read(language, text, "convictions.0.disposition").answer
    assert answer != "dismissed_no_plea"
    assert "dismissed_no_plea" not in (answer or {}).get("any_of", ())


VICTIMS = [
    ("en", "they robbed me at gunpoint in 2019"),
    ("en", "I was assaulted and called the police"),
    ("en", "I am a victim of domestic violence"),
    ("en", "my ex husband was convicted of beating me"),
    ("es", "me asaltaron en 2019"),
    ("es", "fui víctima de un robo"),
    ("es", "soy víctima de violencia doméstica"),
    ("es", "a mi ex esposo lo condenaron por golpearme"),
]


@pytest.mark.parametrize(("language", "text"), VICTIMS)
def test_what_was_done_to_the_person_is_not_their_conviction(read: Read, language: str, text: str) -> None:
    assert not [path for path in facts(read, language, text) if path.startswith("convictions")]


OTHERS = [
    ("en", "my father had a DUI years ago"),
    ("en", "my uncle went to prison for murder"),
    ("en", "my dad was deported in 2008 for drug trafficking"),
    ("es", "mi papá tuvo un DUI hace años"),
    ("es", "mi tío fue a prisión por homicidio"),
    ("es", "a mi papá lo deportaron en 2008 por tráfico de drogas"),
]


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_a_story_about_somebody_else_is_not_theirs(read: Read, language: str, text: str) -> None:
    reading = read(language, text)
    assert reading.facts == ()
    assert reading.someone_else is None


@pytest.mark.parametrize(
    ("language", "text"), [("en", "my father had a DUI in 2010"), ("es", "mi papá tuvo un DUI en 2010")]
)
def test_unless_that_person_is_the_one_at_risk(read: Read, language: str, text: str) -> None:
    assert facts(read, language, text, about="parent")["convictions.0.offense"] == "dui"


DENIALS = [
    ("en", "I came on a visa and never been arrested", "any_criminal_record"),
    ("en", "I was not detained", "in_ice_custody"),
    ("en", "I never filed for asylum", "asylum_filed"),
    ("en", "I'm not afraid to go back", "fear_return"),
    ("es", "vine con visa y nunca me han arrestado", "any_criminal_record"),
    ("es", "no estoy detenido", "in_ice_custody"),
    ("es", "nunca pedí asilo", "asylum_filed"),
    ("es", "no tengo miedo de regresar", "fear_return"),
]


@pytest.mark.parametrize(("language", "text", "path"), DENIALS)
def test_a_denial_is_a_fact(read: Read, language: str, text: str, path: str) -> None:
    assert facts(read, language, text)[path] is False


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "arrested 3 times but never convicted"),
        ("es", "me arrestaron 3 veces pero nunca me condenaron"),
    ],
)
def test_never_convicted_is_not_never_arrested(read: Read, language: str, text: str) -> None:
    assert facts(read, language, text)["any_criminal_record"] is True


QUESTIONS = [
    ("en", "if I plead guilty to DUI will I be deported?"),
    ("en", "is domestic violence deportable"),
    ("en", "can I travel with a green card and a drug conviction"),
    ("en", "what happens to people who get convicted of fraud"),
    ("es", "si me declaro culpable de DUI me deportan?"),
    ("es", "la violencia doméstica es deportable"),
    ("es", "¿puedo viajar con green card y un cargo de drogas?"),
]


@pytest.mark.parametrize(("language", "text"), QUESTIONS)
def test_what_is_asked_or_supposed_is_not_stated(read: Read, language: str, text: str) -> None:
    assert read(language, text).facts == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "charged with robbery but convicted of petty theft"),
        ("es", "me acusaron de robo a mano armada pero me condenaron por hurto"),
    ],
)
def test_what_a_charge_became_is_one_conviction(read: Read, language: str, text: str) -> None:
    found = facts(read, language, text)
    assert found["convictions.0.offense"] == "petty_theft"
    assert "convictions.1.offense" not in found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "convicted of robbery, then pled down to theft on another"),
        ("es", "me condenaron por robo en 2012 y en 2015 me bajaron otro a hurto menor"),
        ("ru", "осужден за грабеж в 2012, в 2015 обвинили в грабеже но снизили до кражи"),
        ("tl", "nahatulan ako ng robbery noong 2012, tapos 2015 binaba sa theft yung isa"),
        ("ar", "انحكمت بسرقة بالقوة 2012 وبعدين 2015 خففوها لسرقة بسيطة"),
    ],
)
def test_a_lesser_charge_takes_the_place_of_no_conviction_told_before(
    read: Read, language: str, text: str
) -> None:
    found = facts(read, language, text)
    assert "robbery" in str(found["convictions.0.offense"])
    assert "theft" in str(found["convictions.1.offense"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I pled not guilty and the jury acquitted me"),
        ("es", "me declaré no culpable y me absolvieron"),
    ],
)
def test_not_guilty_is_not_guilty(read: Read, language: str, text: str) -> None:
    found = facts(read, language, text)
    assert found["convictions.0.disposition"] == "acquitted"
    assert found.get("convictions.0.plea") != "guilty"


CAREER = {"lpr_since": "1998", "convictions.0.conviction_date": "2004"}
DATES = [
    ("en", "a resident since 98, convicted of robbery in 2004", CAREER),
    ("en", "I have a green card and a DUI from 2015", {}),
    ("en", "married in 2010, arrested in 2012 for DUI", {}),
    ("en", "my card expires in 2027", {}),
    ("es", "residente desde el 98, condenado por robo a mano armada en 2004",
     CAREER),
    ("es", "tengo mica y un DUI del 2015", {}),
    ("es", "me casé en 2010 y en 2012 me arrestaron por DUI", {}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "dates"), DATES)
def test_a_date_goes_where_a_cue_says_or_nowhere(
    read: Read, language: str, text: str, dates: dict[str, str]
) -> None:
    found = {
        path: value for path, value in facts(read, language, text).items() if path.endswith(("date", "since"))
    }
    assert found == dates


def test_probation_named_before_its_length_is_no_jail(read: Read) -> None:
    assert read("en", "just probation, 18 months", "convictions.0.sentence_ordered_days").answer is None
    assert read("es", "nomás probatoria, tres años", "convictions.0.sentence_ordered_days").answer is None


def test_what_lies_ahead_is_no_date_of_the_past(read: Read) -> None:
    reading = read("en", "ICE left a note to come in tuesday", None)
    assert not any(fact.path.startswith("entries") for fact in reading.facts)


def test_how_long_it_has_been_tells_since_when(read: Read) -> None:
    assert read("en", "resident like twelve yrs", "lpr_since").answer == {"min": "2013", "max": "2015"}
    assert read("en", "I been here 10 years", "entries.0.date").answer == "2016"
    assert read("en", "3 years probation", "convictions.0.conviction_date").answer is None


def test_a_husband_who_was_arrested_for_violence_is_not_the_one_at_risk(read: Read) -> None:
    reading = read(
        "en", "my husband beat me and got arrested, not me, ive never been arrested", "any_criminal_record"
    )
    assert (reading.answer, reading.someone_else) == (False, None)


def test_no_jail_beside_probation_leaves_its_length_to_the_probation(read: Read) -> None:
    for text in ("5 years probation no jail", "no jail, just 2 years of probation"):
        assert read("en", text, "convictions.0.sentence_ordered_days").answer == 0
    reading = read("en", "they gave me 5 years probation no jail", None)
    assert not any(fact.path.endswith("sentence_ordered_days") for fact in reading.facts)


NO_CASE = [
    ("en", "two men in vests drove off with my husband"),
    ("en", "I came here with my wife and my son"),
    ("es", "se fue con mi esposo"),
]


@pytest.mark.parametrize(("language", "text"), NO_CASE)
def test_a_relative_beside_no_charge_is_nobodys_victim(read: Read, language: str, text: str) -> None:
    assert not any(path.startswith("convictions.") for path in facts(read, language, text))


def test_a_detail_of_the_case_that_is_asked_about_is_read(read: Read) -> None:
    told = read("en", "it was with a gun", "convictions.0.offense").facts
    assert [(fact.path, fact.value) for fact in told] == [("convictions.0.weapon", "firearm")]


GOES_AWAY = [
    ("en", "i plead guilty but it goes away after a year"),
    ("es", "culpable pero se borra si me porto bien"),
    ("fr", "j'ai plaidé coupable mais ça s'efface si je me tiens bien"),
    ("pt-BR", "me declarei culpado mas some se eu me comportar"),
]


@pytest.mark.parametrize(("language", "text"), GOES_AWAY)
def test_a_plea_whose_case_is_to_go_away_is_held_back(read: Read, language: str, text: str) -> None:
    answer = read(language, text, "convictions.0.disposition").answer
    assert answer == {"any_of": ["deferred_withheld", "diversion_with_plea"]}
