"""With everything running: no word of a person in what the processes write, in an address, or in a file."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenLive
from tests.browser.live_chat import LiveChat
from tests.browser.stack import RASA, Stack
from tests.test_canary import CANARIES, NEVER_KEPT, STATUTE, STORY, TOWN

pytestmark = pytest.mark.full
SAID = (
    STORY,
    "yes",
    f"what is removal in {TOWN}?",
    f"no wait, it was under Penal Code {STATUTE}, in {TOWN}",
    f"I don't know about {TOWN}",
    f"can I talk to somebody in {TOWN}?",
    f"/restart {TOWN}",
    f'/inform{{"town": "{TOWN}"}}',
    f"fuck {TOWN}",
    f"ICE has my husband right now in {TOWN}",
    f"{TOWN} " * 150,
    f"{TOWN}\u0000{TOWN}\ud83d",
)


def test_nothing_told_is_left_anywhere(open_live: OpenLive, stack: Stack) -> None:
    chat = open_live()
    addresses: list[str] = []
    chat.page.on("request", lambda request: addresses.append(request.url))
    chat.start()
    for text in SAID:
        chat.say(text)
    stack.kill(RASA)
    chat.say(STORY)
    stack.wait_for({"app": "ok", "rasa": "ok"})
    chat.press("do:retry")
    _nonsense(chat, stack)
    written = stack.written()
    files = {one: one.read_bytes().decode("latin-1") for one in stack.folder.iterdir() if one != stack.log}
    places = {"output": written, "addresses": "\n".join(addresses), "page title": chat.page.title(), **files}
    secrets = [*CANARIES, chat.token]
    found = {place: [one for one in secrets if one in text] for place, text in places.items()}
    assert {place: words for place, words in found.items() if words} == {}
    assert any(name.name == "cases.db" for name in files)
    shown = "\n".join(chat.texts())
    assert TOWN in shown
    assert not [
        one for one in NEVER_KEPT if one in chat.page.evaluate(HISTORY, [chat.conversation, chat.token])
    ]


HISTORY = """async ([conversation, token]) => {
  const headers = {Authorization: `Bearer ${token}`};
  return (await fetch(`/api/conversations/${conversation}/messages`, {headers})).text();
}"""


def _nonsense(chat: LiveChat, stack: Stack) -> None:
    """What only a client that is not ours would send."""
    address, headers = (
        f"{stack.url}/api/conversations/{chat.conversation}/turns",
        {"Authorization": chat.token},
    )
    bearer = {"Authorization": f"Bearer {chat.token}", "Content-Type": "application/json"}
    for sent in (headers, bearer):
        for body in (f'{{"text": "{TOWN}', f'{{"text": ["{TOWN}"]}}', f'{{"{TOWN}": 1}}', f'"{TOWN * 9000}"'):
            response = chat.page.request.post(address, headers=sent, data=body)
            assert response.status in (400, 401, 413)
            assert TOWN not in response.text()
