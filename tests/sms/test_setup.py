"""Text messages in the whole app: off unless they are set up, and then behind the same doors."""

from urllib.parse import urlencode

import httpx
import pytest
from twilio.request_validator import RequestValidator

from bot.settings import Settings
from bot.settings_report import SettingsError
from bot.sms.setup import problems
from bot.sms.webhook import PATH
from tests.sms.office import ACCOUNT, NUMBER, OUR_NUMBER, PUBLIC, SERVICE, TOKEN
from tests.web.site import app_for, running_site

ON = {
    "server": {"public_url": PUBLIC},
    "sms_tokens": TOKEN,
    "sms": {"account_sid": ACCOUNT, "messaging_service": SERVICE, "name": "Example Line"},
}


def signed(form: dict[str, str]) -> dict[str, str]:
    return {
        "X-Twilio-Signature": RequestValidator(TOKEN).compute_signature(f"{PUBLIC}{PATH}", form),
        "Content-Type": "application/x-www-form-urlencoded",
    }


async def test_without_an_account_there_is_no_such_page(tmp_path):
    async with running_site(tmp_path) as site:
        assert (await site.http.post(PATH, data={"Body": "hi"})).status_code == httpx.codes.NOT_FOUND


async def test_a_text_of_the_greatest_length_comes_through_the_whole_app(tmp_path):
    form = {
        "AccountSid": ACCOUNT,
        "MessageSid": "SM" + "1" * 32,
        "From": NUMBER,
        "To": OUR_NUMBER,
        "Body": "😀" * 1600,
    }
    async with running_site(tmp_path, **ON) as site:
        site.app.state.texts.worker.sender = None  # nothing is to go out here
        content = urlencode(form)
        assert len(content) > 16_384
        response = await site.http.post(PATH, content=content, headers=signed(form))
        assert response.status_code == httpx.codes.OK
        assert response.headers["cache-control"] == "no-store"
        boxes = site.app.state.texts.intake.boxes
        assert len(await boxes.came(await boxes.person(NUMBER))) == 1
        huge = await site.http.post(PATH, content=b"x" * 100_000, headers=signed(form))
        assert huge.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE
        assert (await site.http.post(PATH, data=form)).status_code == httpx.codes.FORBIDDEN


@pytest.mark.parametrize(
    ("without", "line"),
    [
        ({"sms_tokens": None}, "ADVISAL_SMS_TOKENS is not"),
        ({"sms_tokens": " , "}, "ADVISAL_SMS_TOKENS is not"),
        ({"sms": {"account_sid": ACCOUNT, "name": "A"}}, "messaging_service or from_number"),
        ({"sms": {"account_sid": ACCOUNT, "from_number": OUR_NUMBER}}, "needs a name"),
        ({"server": {"public_url": "http://q.example.org"}}, "public_url must be the https address"),
        ({"server": {}}, "public_url must be the https address"),
    ],
)
def test_what_is_missing_is_said_before_it_starts(tmp_path, without, line):
    found = problems(Settings(**(ON | without)))
    assert len(found) == 1
    assert line in found[0]
    with pytest.raises(SettingsError, match="cannot be used"):
        app_for(tmp_path, **(ON | without))


def test_everything_that_is_missing_is_said_at_once():
    assert len(problems(Settings(sms={"account_sid": ACCOUNT}))) == 4


@pytest.mark.parametrize(
    "wrong",
    [{"account_sid": "AC1"}, {"messaging_service": "PN1"}, {"from_number": "213-55"}, {"name": "x" * 50}],
)  # fmt: skip
def test_an_id_or_a_number_that_cannot_be_one_is_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Settings(sms=wrong)
