"""Every category of offence is read from an everyday name of it, in both languages."""

from typing import Any

import pytest

from tests.reading.conftest import Read
from tests.reading.measure import ROOT

QUESTION = "convictions.0.offense"
NAMES = [
    # category, English, Spanish
    ("marijuana_possession_over_30g", "more than an ounce of weed", "más de 30 gramos de mota"),
    ("drug_use", "being under the influence of a controlled substance", "uso de metanfetamina"),
    ("drug_place_or_communication", "maintaining a drug house", "mantener un lugar para drogas"),
    ("prescription_fraud", "forged prescription", "receta falsa"),
    ("dui_while_suspended", "dui with a suspended license", "manejar borracho con licencia suspendida"),
    ("dui_with_injury", "dui causing injury", "dui con lesiones"),
    ("dui_drugs", "driving high", "manejar drogado"),
    ("dui_child_passenger", "dui with a child in the car", "dui con un menor"),
    ("stolen_property", "receiving stolen property", "posesión de propiedad robada"),
    ("forgery", "forgery", "falsificación de cheques"),
    ("identity_theft", "identity theft", "robo de identidad"),
    ("benefits_or_card_fraud", "food stamp fraud", "fraude de estampillas"),
    ("tax_offense", "tax evasion", "evasión fiscal"),
    ("money_laundering", "money laundering", "lavado de dinero"),
    ("embezzlement", "embezzlement", "malversación"),
    ("extortion", "extortion", "extorsión"),
    ("bribery", "bribery", "soborno"),
    ("arson", "arson", "incendio provocado"),
    ("vandalism", "graffiti", "vandalismo"),
    ("trespass", "trespassing", "invasión de propiedad"),
    ("gambling", "illegal gambling", "apuestas ilegales"),
    ("stalking", "stalking", "acoso"),
    ("child_abuse", "child endangerment", "poner en peligro a un menor"),
    ("criminal_threats", "criminal threats", "amenazas"),
    ("firearm_sale", "selling guns", "venta de armas"),
    ("other_weapon", "carrying a switchblade", "traía una navaja"),
    ("murder", "murder", "asesinato"),
    ("manslaughter", "involuntary manslaughter", "homicidio culposo"),
    ("kidnapping", "kidnapping", "secuestro"),
    ("false_imprisonment", "false imprisonment", "privación de la libertad"),
    ("resisting_arrest", "resisting arrest", "resistencia al arresto"),
    ("assault_on_officer", "assault on a police officer", "agresión a un policía"),
    ("rape", "rape", "violación sexual"),
    ("sexual_battery", "sexual battery", "tocamientos indebidos"),
    ("sexual_abuse_of_minor", "child molestation", "abuso sexual de un menor"),
    ("statutory_rape", "statutory rape", "relaciones con una menor"),
    ("indecent_exposure", "indecent exposure", "exposición indecente"),
    ("disorderly_conduct", "disturbing the peace", "alteración del orden público"),
    ("failure_to_register", "failing to register as a sex offender", "no registrarme como ofensor sexual"),
    ("prostitution", "selling sex", "vender mi cuerpo"),
    ("solicitation_of_prostitution", "soliciting a prostitute", "pagar por sexo"),
    ("pandering", "pimping", "proxenetismo"),
    ("child_pornography", "child porn", "pornografía infantil"),
    ("human_trafficking", "human trafficking", "trata de personas"),
    ("alien_smuggling", "smuggling people", "pasar gente"),
    ("illegal_reentry", "illegal reentry", "reentrada ilegal"),
    ("document_fraud", "fake green card", "papeles falsos"),
    ("false_citizenship_claim", "false claim to citizenship", "hacerme pasar por ciudadano"),
    ("unlawful_voting", "illegal voting", "votar sin ser ciudadano"),
    ("perjury", "perjury", "perjurio"),
    ("obstruction_of_justice", "obstruction of justice", "obstrucción de la justicia"),
    ("accessory_after_fact", "accessory after the fact", "encubrimiento"),
    ("attempt_or_conspiracy", "conspiracy", "conspiración"),
    ("failure_to_appear", "failure to appear", "no fui a la corte"),
    ("driving_without_license", "suspended license", "licencia suspendida"),
    ("hit_and_run", "hit and run", "choque y fuga"),
    ("evading_police", "evading police", "huir de la policía"),
    ("gang_participation", "gang enhancement", "cargo de pandilla"),
    ("public_order", "open container", "tomar en la calle"),
    ("national_security", "espionage", "espionaje"),
    ("racketeering", "racketeering", "crimen organizado"),
]
OPEN = [
    ("en", "homicide", ["manslaughter", "murder"]),
    ("es", "homicidio", ["manslaughter", "murder"]),
    ("en", "prostitution", ["prostitution", "solicitation_of_prostitution"]),
    ("es", "prostitución", ["prostitution", "solicitation_of_prostitution"]),
    ("en", "sexual assault", ["rape", "sexual_battery"]),
    ("es", "abuso sexual", ["rape", "sexual_abuse_of_minor", "sexual_battery"]),
]
SUFFERED = [
    ("en", "gang members threatened to kill me and they set fire to my house"),
    ("en", "he hit my kids and raped my sister"),
    ("en", "I came with a fake passport"),
    ("en", "they kidnapped my brother and I ran away"),
    ("es", "me amenazaron de muerte y quemaron mi casa"),
    ("es", "le pegaba a mis hijos"),
    ("es", "entré con papeles falsos"),
    ("es", "las pandillas nos cobraban extorsión"),
]


@pytest.mark.parametrize(
    ("language", "text", "category"),
    [(language, texts[place], name) for name, *texts in NAMES for place, language in enumerate(("en", "es"))],
)
def test_an_everyday_name_is_read(read: Read, language: str, text: str, category: str) -> None:
    assert read(language, text, QUESTION).answer == category


@pytest.mark.parametrize(("language", "text", "categories"), OPEN)
def test_a_name_of_several_leaves_it_open(
    read: Read, language: str, text: str, categories: list[str]
) -> None:
    assert read(language, text, QUESTION).answer == {"any_of": categories}


@pytest.mark.parametrize(("language", "text"), SUFFERED)
def test_what_a_person_suffered_is_no_record(read: Read, language: str, text: str) -> None:
    facts: dict[str, Any] = read(language, text).facts
    assert QUESTION not in facts


def test_each_category_has_a_name_here_or_in_the_phrasings() -> None:
    older = set(
        "drug_possession marijuana_possession_30g drug_sale drug_paraphernalia petty_theft "
        "grand_theft burglary robbery fraud dui domestic_battery protective_order_violation "
        "simple_assault aggravated_assault "
        "firearm_possession other".split()
    )
    every = {path.stem for path in (ROOT / "data" / "law" / "offences").glob("*.yml")}
    assert every - older == {name for name, *_ in NAMES}
