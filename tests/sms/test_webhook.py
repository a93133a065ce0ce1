"""Only what Twilio has signed comes in; whatever is in it, nothing breaks and nothing is let through."""

from datetime import timedelta

import pytest
from twilio.request_validator import RequestValidator

from bot.sms.webhook import PATH, STATUS_PATH
from tests.sms.office import ACCOUNT, NUMBER, OLD_TOKEN, OTHER, PUBLIC, TOKEN


async def waiting(bureau) -> int:
    return len(await bureau.texts.intake.boxes.people_waiting(bureau.clock() + timedelta(days=1)))


async def test_a_signed_text_is_taken_at_once_and_answered_later(bureau):
    response = await bureau.post(bureau.form("hi"))
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/xml")
    assert response.text.endswith("<Response></Response>")
    assert bureau.twilio.texts == []
    await bureau.work()
    assert len(bureau.twilio.texts) == 1
    assert bureau.twilio.texts[0]["To"] == NUMBER
    assert bureau.twilio.texts[0]["StatusCallback"] == f"{PUBLIC}{STATUS_PATH}"


async def test_both_tokens_sign_while_they_are_rotated(bureau):
    for token in (TOKEN, OLD_TOKEN):
        assert (await bureau.post(bureau.form("hi"), token=token)).status_code == 200
    assert (await bureau.post(bureau.form("hi"), token="another")).status_code == 403


HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


def signature_of(form: dict[str, str], url: str = f"{PUBLIC}{PATH}", token: str = TOKEN) -> str:
    return str(RequestValidator(token).compute_signature(url, form))


@pytest.mark.parametrize(
    "spoil",
    [
        "no signature", "empty signature", "nonsense", "another token", "another field", "another number",
        "a field more", "another path", "another host", "http", "the account of somebody else", "json",
        "no content type", "not utf-8", "too many fields", "another method", "a letter that is no ascii",
    ],
)  # fmt: skip
async def test_what_is_not_signed_for_us_is_refused_and_leaves_nothing(bureau, spoil):
    form = bureau.form("STOP")
    headers = {"X-Twilio-Signature": signature_of(form), **HEADERS}
    match spoil:
        case "no signature":
            del headers["X-Twilio-Signature"]
        case "empty signature":
            headers["X-Twilio-Signature"] = ""
        case "nonsense":
            headers["X-Twilio-Signature"] = "AAAA" * 7
        case "another token":
            headers["X-Twilio-Signature"] = signature_of(form, token="guess")
        case "another field":
            form["Body"] = "START"
        case "another number":
            form["From"] = OTHER
        case "a field more":
            form["OptOutType"] = "STOP"
        case "another path":
            headers["X-Twilio-Signature"] = signature_of(form, f"{PUBLIC}{STATUS_PATH}")
        case "another host":
            headers["X-Twilio-Signature"] = signature_of(form, f"https://behind.test{PATH}")
        case "http":
            headers["X-Twilio-Signature"] = signature_of(form, f"http://q.example.org{PATH}")
        case "the account of somebody else":
            form["AccountSid"] = "AC" + "9" * 32
            headers["X-Twilio-Signature"] = signature_of(form)
        case "a letter that is no ascii":
            headers["X-Twilio-Signature"] = "ä" * 28
    method, content = "POST", None
    if spoil == "json":
        headers["Content-Type"], content = "application/json", b"{}"
    elif spoil == "no content type":
        headers.pop("Content-Type")
        content = b"AccountSid=" + ACCOUNT.encode()
    elif spoil == "not utf-8":
        content = b"AccountSid=" + ACCOUNT.encode() + b"&Body=%ff%fe&From=%2B12135550123"
    elif spoil == "too many fields":
        content = "&".join(f"f{one}=1" for one in range(500)).encode()
    elif spoil == "another method":
        method = "GET"
    raw = {name.encode(): value.encode("latin-1") for name, value in headers.items()}
    response = await bureau.http.request(
        method, PATH, headers=list(raw.items()), **({"content": content} if content else {"data": form})
    )
    assert response.status_code == (405 if method == "GET" else 403)
    assert not await bureau.texts.intake.boxes.has_stopped(await bureau.texts.intake.boxes.person(NUMBER))
    assert await waiting(bureau) == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\x00\x00", "\u202eevil\u2066", "😀" * 800, "x" * 1600, "٣", "９", "1️⃣", "' OR 1=1 --",
        "<script>",
        "do:delete_yes", "/restart", "{{7*7}}", "%00%0a", "\r\n\r\nHTTP/1.1 200", "conversation=abc",
        "+12135550199",
        "SM" + "0" * 32, "a\u0301" * 500, "ﷺ" * 200, "\ud7ff\ue000",
    ],
)  # fmt: skip
async def test_whatever_is_sent_is_text_and_gets_an_answer(bureau, text):
    await bureau.text("hi")
    await bureau.text("1")
    await bureau.text("1")
    heard = await bureau.text(text, kind="out_of_scope")
    assert heard
    assert all(0 < len(body) <= 1600 and "\n\n" not in body for body in heard)
    state = await bureau.state()
    assert state is not None
    assert state.facts == {} or set(state.facts) <= {"urgent_now"}


@pytest.mark.parametrize(
    "number", ["", "12345", "AMAZON", "whatsapp:+12135550123", "+0123456789", "+1" * 40, "anonymous"]
)
async def test_what_is_no_persons_number_gets_no_answer(bureau, number):
    response = await bureau.post(bureau.form("hi", number))
    assert response.status_code == 200
    await bureau.work()
    assert bureau.twilio.tried == 0


async def test_the_same_message_twice_is_one(bureau):
    form = bureau.form("hi")
    for _ in range(3):
        assert (await bureau.post(form)).status_code == 200
    await bureau.work()
    assert (await bureau.post(form)).status_code == 200
    await bureau.work()
    assert len(bureau.twilio.texts) == 1


async def test_ids_that_are_missing_or_endless_are_passed_over(bureau):
    for one in ("", "S" * 5000):
        form = bureau.form("hi") | {"MessageSid": one}
        assert (await bureau.post(form)).status_code == 200
    await bureau.work()
    assert bureau.twilio.tried == 0


async def test_who_sends_too_many_is_passed_over_but_for_a_stop(bureau):
    for _ in range(30):
        await bureau.post(bureau.form("hi"))
    boxes = bureau.texts.intake.boxes
    person = await boxes.person(NUMBER)
    assert len(await boxes.came(person)) == 12
    await bureau.post(bureau.form("please stop texting me"))
    assert await boxes.has_stopped(person)


async def test_what_became_of_a_text_is_recorded(bureau):
    await bureau.text("hi")
    sid = f"SM{1:032x}"
    assert (await bureau.status(sid, "delivered")).status_code == 204
    assert (await bureau.status(sid, "sent")).status_code == 204
    assert (await bureau.status("SM" + "f" * 32, "failed", "30007")).status_code == 204
    assert (await bureau.status(sid, "nonsense", "x" * 50)).status_code == 204
    unsigned = await bureau.http.post(STATUS_PATH, data={"AccountSid": ACCOUNT, "MessageSid": sid})
    assert unsigned.status_code == 403
    async with bureau.files._engine.connect() as connection:
        rows = await connection.exec_driver_sql("SELECT state, error FROM text_outbox")
        assert rows.all() == [("delivered", None)]
