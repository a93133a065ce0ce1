"""What all tests share: repeatable examples, no settings from outside, loopback only."""

import gc
import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("dev", deadline=None)
settings.register_profile(
    "ci", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an operator has set on this machine must not decide a test."""
    for name in [name for name in os.environ if name.startswith("ADVISAL_") and "TEST" not in name]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ADVISAL_CONFIG", os.devnull)


@pytest.fixture(autouse=True, scope="session")
def loopback_only() -> None:
    """No test reaches another machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            host = address[0]  # type: ignore[index]
            if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
                raise PermissionError("a test tried to reach another machine")
        return connect(self, address)  # type: ignore[arg-type]

    socket.socket.connect = guarded  # type: ignore[method-assign]


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """A real browser. Not for longer than a module: while it lives, its loop is the thread's running loop."""
    from tests.browser_support import chromium

    with chromium() as running:
        yield running


def pytest_collection_finish() -> None:
    """What was imported stays to the end: the collector need not go through it again and again."""
    gc.collect()
    gc.freeze()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A long word, such as a random key, names no test: names are the same in every run and worker."""
    return argname if isinstance(val, str) and len(val) > 40 and " " not in val else None
