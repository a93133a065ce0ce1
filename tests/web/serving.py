"""The app on a real port of loopback, in a thread, for clients that need one."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from tests.web.site import RouteRasa, app_for

START_SECONDS = 60.0


@contextmanager
def served(folder: Path, **settings: Any) -> Iterator[str]:
    """The address of a running app; `settings` are sections of advisal.toml."""
    app = app_for(folder, **settings)
    app.state.turns.rasa = RouteRasa(app)
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, access_log=False, ws="none")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        until = time.monotonic() + START_SECONDS
        while not server.started:
            assert thread.is_alive(), "the app could not start"
            assert time.monotonic() < until, "the app did not start in time"
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(START_SECONDS)
