"""A conversation by text with the real language model: words, digits, days between, a stop."""

from collections.abc import AsyncIterator

import pytest

from bot.rasa.launch import ensure_model
from bot.rasa_client import RasaClient
from bot.rasa_process import own_rasa
from bot.sms.terminal import LocalActions
from tests.sms.office import Office, office

pytestmark = pytest.mark.full
KEY = "the-key-of-this-test"


@pytest.fixture
async def reading(tmp_path) -> AsyncIterator[Office]:
    """An office whose texts are understood by Rasa."""
    ensure_model()
    async with own_rasa(KEY) as url, office(tmp_path) as found:
        client = RasaClient(url, KEY, 20.0)
        turns = found.texts.intake.conversation.turns
        turns.rasa = LocalActions(turns.desk, client)  # type: ignore[assignment]
        yield found
        await client.close()


async def test_words_digits_and_a_story_in_spanish(reading):
    await reading.text("Hola, necesito ayuda con un caso por favor")
    await reading.text("1")
    assert "ICE" in "\n".join(reading.twilio.bodies())
    await reading.text("ninguna")
    for _ in range(3):
        if (await reading.session()).asked != "urgent_now":
            break
        await reading.text("6")
    await reading.text("es para mi esposo")
    state = await reading.state()
    assert state is not None
    assert state.facts["for_whom"] in ("spouse", "partner")
    reading.clock.pass_by(days=2)
    await reading.text("California")
    state = await reading.state()
    assert state is not None
    assert state.facts["state"] == "CA"
    why = "\n".join(await reading.text("¿por qué me preguntan eso?"))
    assert "Puede" in why or "ciudadan" in why
    await reading.text("no sé")
    back = "\n".join(await reading.text("atrás"))
    assert "Volvemos" in back
    person = "\n".join(await reading.text("quiero hablar con una persona"))
    assert "abogado" in person or "+1213" in person
    told = await reading.text("se declaró culpable de robo en 2018 en California y le dieron 365 días")
    assert "2018" in "\n".join(told)
    assert "¿Está bien?" in "\n".join(told)
    await reading.text("sí")
    state = await reading.state()
    assert state is not None
    assert state.groups["convictions"][0]["conviction_date"] == "2018"
    asked = await reading.text("ICE está en mi puerta ahora")
    assert any("puerta" in body for body in asked)
    assert "No le enviaremos" in (await reading.text("ya no me manden mensajes"))[0]
    assert await reading.text("hola") == []
