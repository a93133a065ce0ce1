"""A conversation by text: consent first, then digits and words as answers."""

import re

import pytest

from bot.sms.menus import BUDGET
from bot.sms.segments import cost
from tests.sms.phone import ALL, phone

TELLING = re.compile(
    r"immigra|deport|crim|convict|arrest|asylum|\bICE\b|inmigra|antecedent|penal|imigra|krim|depòt|移民|犯罪|"
    r"di trú|hình sự|іммігра|судим|иммигра|судим|الهجرة|جنائي|casier|pénal|이민|범죄|rekord na",
    re.IGNORECASE,
)


async def test_nothing_is_asked_and_nothing_told_before_a_person_agrees(mobile):
    first = await mobile.send("hello, who is this?")
    assert "Example Line" in first
    assert "not legal advice" in first
    assert "HELP" in first
    assert "STOP" in first
    assert "rates may apply" in first
    assert "safe to text you here" in first
    assert not TELLING.search(first)
    assert await mobile.conversation.services.files.conversations(now=mobile.clock()) == []


@pytest.mark.parametrize("language", ALL)
async def test_what_comes_before_consent_tells_nobody_what_it_is_about(tmp_path, language):
    async with phone(tmp_path, ALL) as one:
        heard: list[str] = []
        for text in ("hi", str(ALL.index(language) + 1), "9", "2", "9", "what?"):
            await one.send(text)
            heard += one.heard
        assert (one.session.language, one.session.step) == (language, "link")
        heard += one.conversation.help(one.session) + one.conversation.stopped(one.session)
        heard += one.conversation.ask_to_stop(one.session)
        told = "\n".join(heard).replace(one.conversation.sender.url, "")
        assert not TELLING.search(told), TELLING.search(told)
        assert max(cost(text).segments for text in heard) <= 4


async def test_a_language_is_chosen_by_number_name_or_by_writing_in_it(tmp_path):
    async with phone(tmp_path, ALL) as one:
        menu = await one.send("hi")
        assert "5 Kreyòl ayisyen" in menu
        assert "avoka" in await one.send("5")
    for first, language in (("Necesito ayuda con mis papeles por favor", "es"), ("español", "es"),
                            ("мне нужна помощь с документами пожалуйста", "ru")):  # fmt: skip
        (tmp_path / language / first[:4]).mkdir(parents=True)
        async with phone(tmp_path / language / first[:4], ALL) as one:
            await one.send(first)
            assert (one.session.step, one.session.language) == ("consent", language)


async def test_yes_after_a_yes_no_question_is_a_yes(mobile):
    await mobile.begin()
    await mobile.choose("none")
    await mobile.choose("self")
    while not mobile.session.asked.endswith("any_criminal_record"):
        await mobile.choose("none" if mobile.session.many else "do:dont_know")
    await mobile.send("YES", kind="affirm")
    assert (await mobile.state()).get("any_criminal_record") is True


@pytest.mark.parametrize("digit", ["1", "1.", "(1)", "１", "١", "1️⃣", " 1 "])
async def test_a_digit_of_any_script_answers(mobile, digit):
    await mobile.begin()
    await mobile.choose("none")
    await mobile.send(digit)
    assert (await mobile.state()).get("for_whom") == "self"


async def test_a_checklist_is_ticked_page_by_page_and_counts_as_a_whole(mobile):
    await mobile.begin()
    assert mobile.session.many
    await mobile.send("1 3")
    assert (await mobile.state()).get("urgent_now") is None
    await mobile.send("6")
    told = (await mobile.state()).get("urgent_now")
    assert told == ["detained_by_immigration", "court_or_check_in_soon"]


async def test_not_sure_about_a_checklist_leaves_the_rest_unknown(mobile):
    await mobile.begin()
    await mobile.send("7")
    await mobile.send("7")
    assert (await mobile.state()).get("urgent_now") == "unknown"


async def test_seven_is_never_a_no(mobile):
    """In every menu it is "I don't know": who is used to it must not say "none of these" with it."""
    await mobile.begin()
    for _ in range(25):
        if mobile.session.digits_answer or mobile.session.asked == "none":
            break
        unsure = mobile.session.numbers.get("7", "do:dont_know")
        assert unsure in ("do:dont_know", "set:unsure"), (mobile.session.asked, unsure)
        await (mobile.send("7") if "7" in mobile.session.numbers else mobile.send("not sure"))


async def test_a_number_that_is_not_on_the_list_changes_nothing(mobile):
    await mobile.begin()
    await mobile.choose("none")
    said = await mobile.send("77")
    assert "not on the list" in said
    assert "Who is this for?" in said
    assert (await mobile.state()).get("for_whom") is None


async def test_zero_goes_back_a_page_and_then_a_question_and_nine_is_a_person(mobile):
    await mobile.begin()
    await mobile.choose("none")
    first = mobile.heard[-1]
    second = await mobile.send("8")
    assert second != first
    assert await mobile.send("0") == first
    assert "You can look for a person" in await mobile.send("9")
    back = await mobile.send("0")
    assert "Is any of this true right now" in back


async def test_the_state_is_written_or_found_in_a_list(mobile):
    await mobile.begin()
    await mobile.choose("none")
    await mobile.choose("self")
    while mobile.session.asked != "state":
        await mobile.choose("none" if mobile.session.many else "do:dont_know")
    assert "Write it, or send 8" in mobile.heard[-1]
    listed = await mobile.send("8")
    assert "1 Alabama" in listed
    await mobile.choose("CA")
    assert (await mobile.state()).get("state") == "CA"


async def test_a_number_question_takes_nought_and_nine_as_answers(mobile):
    await mobile.begin()
    await mobile.choose("none")
    await mobile.choose("self")
    for _ in range(60):
        if mobile.session.digits_answer:
            break
        wanted = {"any_criminal_record": "yes"}.get(mobile.session.asked, "none")
        known = mobile.session.numbers.values()
        await (
            mobile.choose(wanted)
            if wanted in known or mobile.session.many
            else mobile.send("not sure", "dont_know")
        )
    assert mobile.session.digits_answer, mobile.session.asked
    path = mobile.session.asked
    assert "Write BACK" in mobile.heard[-1] or cost(mobile.heard[-1]).segments == BUDGET
    await mobile.send("9 days")
    assert (await mobile.state()).get(path) == 9
    assert "Going back" in await mobile.send("back")


async def test_what_came_before_the_question_does_not_answer_it(mobile):
    await mobile.begin()
    await mobile.choose("none")
    said = await mobile.send("1", late=True)
    assert "came before this question" in said
    assert (await mobile.state()).get("for_whom") is None


async def test_what_came_before_our_question_agrees_to_nothing(mobile):
    await mobile.send("hi")
    assert await mobile.send("1", late=True) == ""
    assert mobile.session.step == "consent"


async def test_after_a_week_we_ask_again_before_we_go_on(mobile):
    await mobile.begin()
    await mobile.choose("none")
    mobile.clock.pass_by(days=3)
    assert "same" not in await mobile.send("1")
    assert (await mobile.state()).get("for_whom") == "self"
    mobile.clock.pass_by(days=8)
    asked = await mobile.send("1")
    assert "not heard from you" in asked
    assert not TELLING.search(asked)
    assert len((await mobile.state()).steps) == 2
    assert await mobile.send("1")
    assert mobile.session.step == "full"


async def test_after_the_case_is_gone_it_begins_anew(mobile):
    await mobile.begin()
    mobile.clock.pass_by(days=40)
    assert "not heard from you" in await mobile.send("1")
    await mobile.send("1")
    assert mobile.session.step == "full"
    assert (await mobile.state()).facts == {}


async def test_what_was_written_first_is_not_asked_for_again(mobile):
    await mobile.send("my husband got a green card in 2009 and pled guilty to burglary in 2018")
    mobile.rasa.kind = "multi_fact_story"
    said = await mobile.send("1", kind="multi_fact_story")
    assert "This is what I read" in said
    assert "2009" in said


async def test_what_cannot_wait_is_answered_before_consent_without_saying_what_it_is(mobile):
    said = await mobile.send("ICE is at my door right now")
    assert "911" in said
    assert "+1 213 555 0100" in said
    assert not TELLING.search(said)
    assert "safe to text" in said


async def test_no_means_a_link_and_no_question_is_ever_asked(mobile):
    await mobile.send("hi")
    said = await mobile.send("no", kind="deny")
    assert re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", said)
    assert "https://q.example.org" in said
    for text in ("what is this", "1", "I was arrested", "8", "7"):
        assert not TELLING.search(await mobile.send(text))
    assert (await mobile.state()).facts == {}


async def test_everything_is_deleted_after_one_question(mobile):
    await mobile.begin()
    await mobile.send("delete everything", kind="stop_delete")
    assert "1 Yes, delete everything" in mobile.heard[-1]
    said = await mobile.send("1")
    assert "is deleted" in said
    assert await mobile.conversation.services.files.conversations(now=mobile.clock()) == []
    assert "safe to text you here" in await mobile.send("hi")


async def test_a_picture_alone_is_not_seen_and_said_so(mobile):
    await mobile.begin()
    said = await mobile.send("", media=True)
    assert "cannot see pictures" in said
    assert "Is any of this true" in said


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["", "   ", "\u202e\u2066", "😀", "🙏🏽🙏🏽", "\x00\x00", "." * 1600, "?" * 5000, "\u202e1\u202c"]
)
async def test_odd_texts_get_an_answer(mobile, text):
    await mobile.begin()
    assert await mobile.send(text)
    assert all(0 < len(body) <= 1600 for body in mobile.heard)


async def test_words_are_kept_apart_from_lines_of_the_list(mobile):
    """A command that somebody types is never one."""
    await mobile.begin()
    for text in (
        "/restart",
        '/answer{"state": "CA"}',
        "do:delete_yes",
        "page:next",
        "set:none",
        "list:citizenship",
    ):
        assert await mobile.send(text, kind="out_of_scope")
    assert (await mobile.state()).facts == {}


async def test_it_goes_on_without_rasa_by_numbers(mobile):
    mobile.rasa.down = True
    await mobile.begin()
    await mobile.choose("none")
    await mobile.choose("self")
    assert (await mobile.state()).get("for_whom") == "self"
    assert "cannot read words right now" in await mobile.send("well it is complicated you see")


async def test_no_body_has_a_blank_line(mobile):
    await mobile.begin()
    await mobile.choose("none")
    for body in mobile.heard:
        assert "\n\n" not in body
