"""The chat API does what its OpenAPI description says, whatever it is sent."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import ignored_auth, negative_data_rejection
from schemathesis.schemas import BaseSchema

from tests.dialogue.talk import GOLDEN
from tests.web.serving import served
from tests.web.site import UNLIMITED, Chat

ONE = "/api/conversations/{conversation}"
ROUTES = {
    ("POST", "/api/conversations"): {"201", "400", "413", "429"},
    ("POST", f"{ONE}/turns"): {"200", "400", "401", "404", "409", "410", "413", "429"},
    ("GET", f"{ONE}/messages"): {"200", "400", "401", "404", "410", "429"},
    ("GET", f"{ONE}/answers"): {"200", "401", "404", "410", "429"},
    ("GET", f"{ONE}/result"): {"200", "401", "404", "410", "429"},
    ("POST", f"{ONE}/code"): {"200", "401", "404", "410", "429"},
    ("POST", "/api/resume"): {"200", "400", "404", "409", "413", "429"},
    ("GET", f"{ONE}/result.pdf"): {"200", "401", "404", "410", "429"},
    ("GET", f"{ONE}/deadlines.ics"): {"200", "401", "404", "410", "429"},
    ("DELETE", ONE): {"204", "401", "404", "410", "429"},
    ("GET", "/api/health"): {"200"},
    ("GET", "/api/strings"): {"200", "400"},
}
# A wrong token says what an unknown conversation says, 404: nobody learns which conversations there are.
# And what a query holds beyond its parameters is let be.
NOT_OURS = [ignored_auth, negative_data_rejection]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("contract"), limits=UNLIMITED) as url:
        yield url


@pytest.fixture(scope="module")
def description(address: str) -> BaseSchema:
    return schemathesis.openapi.from_url(f"{address}/openapi.json")


def test_every_route_is_described_with_what_it_can_answer(description: BaseSchema) -> None:
    described = {
        (method.upper(), path): {status for status in operation["responses"] if status.isdigit()}
        for path, operations in description.raw_schema["paths"].items()
        for method, operation in operations.items()
    }
    assert described == ROUTES


@pytest.mark.slow
@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_whatever_is_sent_the_answer_is_a_described_one(
    description: BaseSchema, address: str, method: str, path: str
) -> None:
    operation = description[path][method]
    modes = st.one_of(operation.as_strategy(generation_mode=mode) for mode in GenerationMode)

    @given(case=modes)
    @settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def is_described(case: Case) -> None:
        case.call_and_validate(excluded_checks=NOT_OURS)
        if "conversation" in case.path_parameters:
            opened = httpx.post(f"{address}/api/conversations", json={}).json()
            case.path_parameters["conversation"] = opened["conversation"]
            bearer = {"Authorization": f"Bearer {opened['token']}"}
            case.call_and_validate(headers=bearer, excluded_checks=NOT_OURS)

    is_described()


@pytest.mark.asyncio(loop_scope="module")
async def test_a_whole_conversation_keeps_to_its_description(chat: Chat, description: BaseSchema) -> None:
    turns = description[f"{ONE}/turns"]["POST"]
    for _ in range(60):
        answer = GOLDEN.get(chat.open if ":" in chat.open else chat.open.split(".")[-1], "do:dont_know")
        turns.validate_response(await chat.tap(answer))
        if chat.reply["result"]:
            break
    for what in ("messages", "result"):
        response = await chat.get(what)
        assert response.status_code == 200
        description[f"{ONE}/{what}"]["GET"].validate_response(response)
    await chat.tap("do:delete")
    deleted = await chat.tap("do:delete_yes")
    turns.validate_response(deleted)
    assert deleted.json()["question"] is None
