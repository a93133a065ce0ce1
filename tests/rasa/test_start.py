"""Rasa refuses to start open, and says so when it runs with another memory than ours."""

import os
import subprocess
from pathlib import Path

import pytest

from bot.rasa import launch
from tests.rasa.support import RasaServer, free_port

pytestmark = pytest.mark.full


@pytest.mark.parametrize("key", [None, ""])
def test_does_not_start_without_a_key(key: str | None):
    environment = launch.environment("http://127.0.0.1:9/", key or "", os.environ)
    if key is None:
        del environment["ADVISAL_RASA_KEY"]
    done = subprocess.run(
        launch.run_command(launch.ensure_model(), free_port()),
        cwd=launch.ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "ADVISAL_RASA_KEY" in done.stderr
    assert "Traceback" not in done.stderr


def test_is_not_ready_with_another_memory_than_ours(tmp_path: Path):
    """Rasa goes on with a store that keeps everything if it cannot import ours."""
    for name in ("credentials.yml", "endpoints.yml"):
        text = (launch.ROOT / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("ShortMemoryTrackerStore", "Missing"), encoding="utf-8")
    server = RasaServer("http://127.0.0.1:9/", tmp_path / "log", folder=tmp_path).start(status=503)
    try:
        assert server.client.get("/ready").json() == {"error": "wrong_tracker_store"}
    finally:
        server.stop()
