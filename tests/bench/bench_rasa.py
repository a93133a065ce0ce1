"""Our Rasa side against a stock Rasa form bot, in the same run: start, memory, classifying, turns at once.

Ours is the process the app starts, with its own channel and memory and without what tuning.py takes out,
calling a trivial action as the app would serve it. The peer is stock_bot/: `rasa run`, the REST channel, the
in-memory tracker store (its SQL store is slower) and rasa-sdk's own action server.
"""

import asyncio
import contextlib
import os
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import httpx

from bot.rasa import launch
from tests.bench.load import Figures, Poster, Turn, drive, rest_channel
from tests.bench.running import advisal, process
from tests.rasa.support import RasaServer, free_port

STOCK_BOT = Path(__file__).parent / "stock_bot"
CONVERSATIONS = 16
STOCK_TURNS = 22  # two forms
OUR_TURNS = 200
WHOLE_TURNS = 33
READY_SECONDS = 120

FORM = [
    *("start", "california", "april 12 1985", "green card", "march 2004", "shoplifting", "june 2012"),
    *("no contest", "90 days", "my wife is a citizen", "can i stay"),
]

Row = tuple[str, float, str, str]


def run() -> list[Row]:
    """(what, figure, unit, bar) of both bots."""
    with tempfile.TemporaryDirectory() as folder:
        stock, stock_alone, stock_seconds, stock_memory = _stock(Path(folder))
        with our_rasa(Path(folder)) as rasa:
            memory = rasa.resident_megabytes()
            classifying = _classifying(rasa)
            alone = drive(our_turn(rasa), conversations=1, turns=OUR_TURNS)
            tapped = drive(our_turn(rasa, act="answer"), conversations=1, turns=OUR_TURNS)
            ours = drive(our_turn(rasa), conversations=CONVERSATIONS, turns=OUR_TURNS)
            started = rasa.ready_seconds
        whole = asyncio.run(_whole(Path(folder)))
    at_once = f"{CONVERSATIONS} conversations at once"
    return [
        ("ready after", started, "s", "<= 10"),
        ("stock: ready after", stock_seconds, "s", ""),
        ("memory", memory, "MB", ""),
        ("stock: memory", stock_memory, "MB", ""),
        ("classifying a text, median", classifying.median, "ms", ""),
        ("a typed turn, median", alone.median, "ms", ""),
        ("a typed turn, 95 of 100", alone.late, "ms", ""),
        ("a tapped turn, median", tapped.median, "ms", ""),
        ("stock: a typed turn, median", stock_alone.median, "ms", ""),
        ("stock: a typed turn, 95 of 100", stock_alone.late, "ms", ""),
        (f"{at_once}, turn, median", ours.median, "ms", ""),
        (f"{at_once}, turns", ours.per_second, "/s", ""),
        (f"stock: {at_once}, turn, median", stock.median, "ms", ""),
        (f"stock: {at_once}, turns", stock.per_second, "/s", ""),
        (f"{at_once}, ratio to stock", ours.per_second / stock.per_second, "times", ">= 10"),
        (f"all of Advisal: {at_once}, turn, median", whole.median, "ms", ""),
        (f"all of Advisal: {at_once}, turns", whole.per_second, "/s", ""),
        (f"all of Advisal: {at_once}, ratio to stock", whole.per_second / stock.per_second, "times", ">= 10"),
        ("turns that failed", float(sum(one.failed for one in (ours, stock, alone, tapped, whole))), "", "0"),
    ]


async def _whole(folder: Path) -> Figures:
    """The app, Rasa, the engine and the database together, over the chat API."""
    async with advisal(folder) as address:
        turn = await asyncio.to_thread(_chat, address)
        return await asyncio.to_thread(drive, turn, conversations=CONVERSATIONS, turns=WHOLE_TURNS)


def _chat(address: str) -> Turn:
    post = Poster(address)
    begun = [post({"language": "en"}, "/api/conversations", expected=201) for _ in range(CONVERSATIONS)]

    def turn(conversation: int, number: int) -> bool:
        one = begun[conversation]
        path = f"/api/conversations/{one['conversation']}/turns"
        said = {"client_id": str(uuid.uuid4()), "text": FORM[number % len(FORM)]}
        return post(said, path, {"Authorization": f"Bearer {one['token']}"}) is not None

    return turn


@contextlib.contextmanager
def our_rasa(folder: Path) -> Iterator[RasaServer]:
    """Rasa as the app starts it, with a trivial action behind it."""
    port = free_port()
    trivial = [sys.executable, "-m", "uvicorn", "tests.bench.trivial_action:app", "--no-access-log"]
    with process([*trivial, "--port", str(port), "--log-level", "critical"], dict(os.environ)):
        rasa = RasaServer(f"http://127.0.0.1:{port}/", folder / "log").start()
        try:
            yield rasa
        finally:
            rasa.stop()


def our_turn(rasa: RasaServer, act: str | None = None) -> Turn:
    """A turn over our own channel, as the app takes it: with what its reader found."""
    post = Poster(f"{rasa.url}/webhooks/advisal/turn", {"X-Advisal-Key": rasa.key})
    found = {"question_type": "date", "reads": "none", "facts": 0, "urgent": [], "phase": "interview"}

    def turn(conversation: int, number: int) -> bool:
        said = {"text": FORM[number % len(FORM)]} if act is None else {"act": act}
        ids = {"conversation": f"load-{conversation}", "turn": f"{conversation}-{number}"}
        return post({**ids, **said, "metadata": found}) is not None

    return turn


def _classifying(rasa: RasaServer) -> Figures:
    post = Poster(f"{rasa.url}/webhooks/advisal/parse", {"X-Advisal-Key": rasa.key})
    texts = [*FORM, "what does inadmissible mean", "ice took my husband this morning"]
    return drive(
        lambda _, number: post({"text": texts[number % len(texts)]}) is not None,
        conversations=1,
        turns=OUR_TURNS,
    )


def _stock(folder: Path) -> tuple[Figures, Figures, float, float]:
    """At once, one at a time, seconds until ready, megabytes."""
    model = stock_model()
    actions_port, port = free_port(), free_port()
    address = f"http://127.0.0.1:{port}"
    environment = stock_environment(STOCK_ACTIONS_PORT=str(actions_port))
    sdk = [sys.executable, "-m", "rasa_sdk", "--quiet", "--port", str(actions_port), "--actions"]
    rasa = [str(launch.ROOT / launch.RASA / "rasa"), "run", "--quiet", "--interface", "127.0.0.1"]
    files = [f"--{name}={STOCK_BOT / name}.yml" for name in ("endpoints", "credentials")]
    with process([*sdk, "tests.bench.stock_bot.actions"], dict(os.environ)):
        began = time.monotonic()
        with process([*rasa, "--port", str(port), "--model", str(model), *files], environment) as server:
            turn = rest_channel(address, FORM)
            _until_answered(address)
            seconds = time.monotonic() - began
            memory = _megabytes(server.pid)
            # A new conversation starts at the first text of the form again.
            alone = drive(rest_channel(address, FORM), conversations=1, turns=STOCK_TURNS, warm_up=11)
            at_once = drive(
                lambda conversation, number: turn(1000 + conversation, number),
                conversations=CONVERSATIONS,
                turns=STOCK_TURNS,
                warm_up=11,
            )
    return at_once, alone, seconds, memory


def stock_model() -> Path:
    """The stock bot's model, trained if it is not there. Takes about half a minute."""
    model = launch.ROOT / "models" / "stock" / "stock.tar.gz"
    sources = [path for path in STOCK_BOT.rglob("*.yml") if path.name != "endpoints.yml"]
    if not model.exists() or model.stat().st_mtime < max(path.stat().st_mtime for path in sources):
        train = [str(launch.ROOT / launch.RASA / "rasa"), "train", "--quiet", "--skip-validation"]
        files = [f"--{name}={STOCK_BOT / name}.yml" for name in ("config", "domain")]
        out = ["--data", str(STOCK_BOT / "data"), "--out", str(model.parent), "--fixed-model-name", "stock"]
        subprocess.run([*train, *files, *out], check=True, capture_output=True, env=stock_environment())
    return model


def stock_environment(**more: str) -> dict[str, str]:
    """Nothing of ours, and nothing that slows it down."""
    environment = launch.environment("", "", os.environ)
    return {**environment, "LOG_LEVEL": "ERROR", **more}


def _until_answered(address: str) -> None:
    ends = time.monotonic() + READY_SECONDS
    body = {"sender": "first", "message": "start"}
    while time.monotonic() < ends:
        with contextlib.suppress(httpx.TransportError, ValueError):
            if httpx.post(f"{address}/webhooks/rest/webhook", json=body, timeout=10, trust_env=False).json():
                return
        time.sleep(0.1)
    raise TimeoutError("the stock bot did not answer in time")


def _megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024
