"""One real Rasa for all tests that need it."""

from collections.abc import Iterator

import pytest

from tests.rasa.support import ActionsStub, RasaServer


@pytest.fixture(scope="session")
def actions_for_rasa() -> Iterator[ActionsStub]:
    """The stand-in for the app's route of custom actions."""
    stub = ActionsStub()
    yield stub
    stub.stop()


@pytest.fixture(scope="session")
def rasa_server(
    tmp_path_factory: pytest.TempPathFactory, actions_for_rasa: ActionsStub
) -> Iterator[RasaServer]:
    """Rasa on a free port, with an up-to-date model (trained first if there is none)."""
    server = RasaServer(actions_for_rasa.url, tmp_path_factory.mktemp("rasa") / "log").start()
    yield server
    server.stop()


@pytest.fixture
def actions(actions_for_rasa: ActionsStub) -> ActionsStub:
    """The stand-in, as new."""
    actions_for_rasa.reset()
    return actions_for_rasa
