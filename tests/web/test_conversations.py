"""A conversation over the API: its own secret, each turn once, everything told kept, and deleted for good."""

from __future__ import annotations

import asyncio
import uuid

import httpx
import pytest

from tests.dialogue.talk import GOLDEN
from tests.web.site import Chat, Site

pytestmark = pytest.mark.asyncio(loop_scope="module")

STRANGERS = ({}, {"Authorization": "Bearer not-the-token"}, {"Authorization": "Basic bm90OnRoZQ=="})


def error_of(response: httpx.Response) -> str:
    body = response.json()
    assert body.keys() == {"error"}
    assert body["error"].keys() == {"id", "text"}
    assert len(body["error"]["text"]) > 20
    return str(body["error"]["id"])


async def test_it_begins_with_an_id_a_secret_and_the_first_question(site: Site) -> None:
    response = await site.http.post("/api/conversations", json={"language": "es"})
    body = response.json()
    assert response.status_code == 201
    assert len(body["token"]) >= 40
    assert body["token"] not in str(body["reply"])
    assert body["reply"]["language"] == "es"
    assert body["reply"]["question"]["id"] == "urgent_now"
    assert [one["seq"] for one in body["reply"]["messages"]] == [1, 2, 3, 4]


async def test_a_language_we_do_not_speak_becomes_english(site: Site) -> None:
    response = await site.http.post("/api/conversations", json={"language": "tlh"})
    assert response.json()["reply"]["language"] == "en"


async def test_an_unknown_conversation_and_a_wrong_token_are_told_apart_by_nobody(chat: Chat) -> None:
    http = chat.site.http
    wrong = {"Authorization": "Bearer not-the-token"}
    known = await http.get(f"{chat.path}/messages", headers=wrong)
    unknown = await http.get(f"/api/conversations/{uuid.uuid4().hex}/messages", headers=wrong)
    assert known.status_code == unknown.status_code == 404
    assert known.content == unknown.content


@pytest.mark.parametrize("headers", STRANGERS)
async def test_without_the_token_nothing_can_be_read_said_or_deleted(
    chat: Chat, headers: dict[str, str]
) -> None:
    http, turn = chat.site.http, {"client_id": uuid.uuid4().hex, "choice": "none", "question": "urgent_now"}
    answers = [
        await http.post(f"{chat.path}/turns", json=turn, headers=headers),
        await http.get(f"{chat.path}/messages", headers=headers),
        await http.get(f"{chat.path}/result", headers=headers),
        await http.delete(chat.path, headers=headers),
    ]
    for answer in answers:
        assert answer.status_code in (401, 404)
        assert error_of(answer) in ("wrong_token", "not_found")
    assert (await chat.get("messages")).json()["question"]["id"] == "urgent_now"


async def test_the_token_of_one_conversation_opens_no_other(site: Site) -> None:
    mine, other = await site.begin(), await site.begin()
    await other.say("my brother was convicted in Ohio")
    mine.id = other.id
    for answer in (await mine.get("messages"), await mine.say("hello"), await mine.get("result")):
        assert answer.status_code == 404
        assert "Ohio" not in answer.text


async def test_two_conversations_may_choose_the_same_id_for_a_turn(site: Site) -> None:
    one, other = await site.begin(), await site.begin()
    same = uuid.uuid4().hex
    await asyncio.gather(
        one.send({"client_id": same, "choice": "none", "question": "urgent_now"}),
        other.send({"client_id": same, "choice": "about_to_plead", "question": "urgent_now"}),
    )
    assert one.reply["messages"][0]["text"] != other.reply["messages"][0]["text"]
    assert (await one.get("messages")).json()["seq"] == one.reply["seq"]
    assert (await other.get("messages")).json()["seq"] == other.reply["seq"]


async def test_the_same_turn_sent_again_changes_nothing(chat: Chat) -> None:
    turn = {"client_id": uuid.uuid4().hex, "choice": "none", "question": "urgent_now"}
    first, again = await chat.send(turn), await chat.send(turn)
    assert first.json() == again.json()


async def test_the_same_turn_sent_twice_at_once_is_answered_once(chat: Chat) -> None:
    turn = {"client_id": uuid.uuid4().hex, "text": "none of these"}
    answers = await asyncio.gather(*(chat.send(turn) for _ in range(5)))
    assert {answer.status_code for answer in answers} == {200}
    said = [one for one in (await chat.get("messages")).json()["messages"] if one["from"] == "person"]
    assert len(said) == 1


async def test_turns_sent_at_once_are_all_kept_in_an_order(chat: Chat) -> None:
    answers = await asyncio.gather(*(chat.say(f"text number {number}") for number in range(6)))
    assert {answer.status_code for answer in answers} == {200}
    history = (await chat.get("messages")).json()
    assert [one["seq"] for one in history["messages"]] == list(range(1, history["seq"] + 1))
    said = {one["text"] for one in history["messages"] if one["from"] == "person"}
    assert said == {f"text number {number}" for number in range(6)}


async def test_the_history_begins_after_a_sequence_number(chat: Chat) -> None:
    before = chat.reply["seq"]
    await chat.tap("none")
    history = (await chat.get(f"messages?after={before}")).json()
    assert [one["seq"] for one in history["messages"]] == [one["seq"] for one in chat.reply["messages"]]
    assert history["question"] == chat.reply["question"]
    assert (await chat.get(f"messages?after={chat.reply['seq']}")).json()["messages"] == []


async def test_there_is_no_result_before_the_end(chat: Chat) -> None:
    response = await chat.get("result")
    assert response.status_code == 404
    assert error_of(response) == "no_result"
    await chat.answer(GOLDEN)
    result = await chat.get("result")
    assert result.status_code == 200
    assert {"may_help", "in_the_way", "counsel"} <= {one["id"] for one in result.json()["sections"]}


async def test_what_is_deleted_is_gone(chat: Chat) -> None:
    await chat.tap("none")
    gone = await chat.site.http.delete(chat.path, headers=chat.headers)
    assert gone.status_code == 204
    assert gone.content == b""
    for answer in (await chat.get("messages"), await chat.say("hello"), await chat.get("result")):
        assert answer.status_code == 404
    again = await chat.site.http.delete(chat.path, headers=chat.headers)
    assert again.status_code == 404


async def test_asked_to_delete_in_the_conversation_it_is_gone_as_well(chat: Chat) -> None:
    await chat.tap("do:delete")
    assert chat.open == "delete"
    await chat.tap("do:delete_yes")
    assert chat.reply["phase"] == "deleted"
    assert chat.reply["question"] is None
    assert (await chat.get("messages")).status_code == 404


async def test_health_tells_whether_rasa_answers(site: Site) -> None:
    assert (await site.http.get("/api/health")).json() == {"app": "ok", "rasa": "ok"}
    site.rasa.down = True
    assert (await site.http.get("/api/health")).json() == {"app": "ok", "rasa": "down"}


@pytest.mark.parametrize(("silent", "down"), [(True, False), (False, True)])
async def test_without_an_action_from_rasa_a_tap_is_answered_all_the_same(
    chat: Chat, silent: bool, down: bool
) -> None:
    chat.site.rasa.silent, chat.site.rasa.down = silent, down
    assert (await chat.tap("none")).status_code == 200
    assert chat.open == "for_whom"


async def test_the_words_of_the_widget_come_in_each_language(site: Site) -> None:
    english = (await site.http.get("/api/strings?language=en")).json()
    spanish = (await site.http.get("/api/strings?language=es")).json()
    assert english.keys() == spanish.keys()
    assert english["ui.exit"] != spanish["ui.exit"]
    assert all(name.startswith(("ui.", "language.")) for name in english.keys() - {"retention_days"})
    assert english["retention_days"] == "30"
    assert (english["language.en"], english["language.es"]) == ("English", "Español")


async def test_the_answers_so_far_can_be_looked_through(site: Site) -> None:
    chat = await site.begin()
    assert (await chat.get("answers")).json() == {"answers": []}
    await chat.tap("none")
    (first, *_) = (await chat.get("answers")).json()["answers"]
    assert first.keys() == {"id", "group", "question", "label", "answer", "change", "remove"}
    await chat.tap(first["change"])
    assert chat.open == first["id"]
    other = await site.begin()
    found = await site.http.get(f"{chat.path}/answers", headers=other.headers)
    assert found.status_code == httpx.codes.NOT_FOUND
