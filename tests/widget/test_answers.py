"""Each type of question has a control of its own, and text can always be typed instead."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.widget.chat_page import ChatPage
from tests.widget.conftest import OpenChat

pytestmark = pytest.mark.full


def test_nothing_is_sent_before_start(open_chat: OpenChat) -> None:
    chat = open_chat()
    expect(chat.find(".cover")).to_contain_text("not legal advice")
    chat.page.wait_for_load_state("networkidle")
    assert [path for path in chat.api.paths if path.startswith("/api")] == ["/api/strings?language=en"]
    assert chat.focused() == "nothing"


def test_a_choice_is_sent_with_the_question_it_belongs_to(chat: ChatPage) -> None:
    chat.go_to("is_lpr")
    chat.tap("yes")
    assert chat.last_turn() == {"choice": "yes", "question": "is_lpr"}
    assert chat.texts()[-2:] == ["Yes", "When did you get your green card?"]


def test_the_question_is_the_legend_of_its_choices(chat: ChatPage) -> None:
    chat.go_to("for_whom")
    group = chat.page.get_by_role("group", name="Who are the questions about?")
    expect(group.get_by_role("button")).to_have_count(5)


def test_a_set_is_sent_as_ids_joined(chat: ChatPage) -> None:
    chat.find("input[value=detained_by_immigration]").check()
    chat.find("input[value=has_removal_order]").check()
    chat.send_form()
    assert chat.last_turn() == {
        "choice": "detained_by_immigration+has_removal_order",
        "question": "urgent_now",
    }


def test_none_of_these_excludes_the_others(chat: ChatPage) -> None:
    chat.find("input[value=detained_by_immigration]").check()
    chat.find("input[value=none]").check()
    expect(chat.find("input[value=detained_by_immigration]")).not_to_be_checked()
    chat.find("input[value=has_removal_order]").check()
    expect(chat.find("input[value=none]")).not_to_be_checked()


def test_an_empty_set_is_asked_again_in_place(chat: ChatPage) -> None:
    chat.send_form()
    expect(chat.find(".error").first).to_have_text("Choose at least one line first.")
    expect(chat.find("input[value=detained_by_immigration]")).to_be_focused()
    assert chat.api.turns == []


@pytest.mark.parametrize(
    ("parts", "sent", "shown"),
    [
        ({"year": "2009"}, "2009", "2009"),
        ({"year": "2009", "month": "6"}, "2009-06", "June 2009"),
        ({"year": "2009", "month": "6", "day": "5"}, "2009-06-05", "June 5, 2009"),
    ],
)
def test_a_date_is_sent_as_exactly_as_it_is_known(
    chat: ChatPage, parts: dict[str, str], sent: str, shown: str
) -> None:
    chat.go_to("lpr_since")
    chat.page.get_by_label("Year", exact=True).fill(parts["year"])
    chat.page.get_by_label("Month").select_option(parts.get("month", ""))
    chat.page.get_by_label("Day").fill(parts.get("day", ""))
    chat.send_form()
    assert chat.last_turn() == {"text": sent}
    assert shown in chat.texts()


def test_only_the_year_can_be_known(chat: ChatPage) -> None:
    chat.go_to("lpr_since")
    chat.page.get_by_label("Year", exact=True).fill("1998")
    chat.page.get_by_label("Month").select_option("3")
    chat.page.get_by_label("I only know the year").check()
    expect(chat.page.get_by_label("Month")).to_be_hidden()
    chat.send_form()
    assert chat.last_turn() == {"text": "1998"}


def test_a_wrong_year_is_explained_where_it_was_written(chat: ChatPage) -> None:
    chat.go_to("lpr_since")
    year = chat.page.get_by_label("Year", exact=True)
    year.fill("09")
    chat.send_form()
    expect(year).to_be_focused()
    expect(year).to_have_accessible_description(re.compile("four numbers"))
    year.fill("2009")
    chat.send_form()
    assert chat.last_turn() == {"text": "2009"}


def test_a_duration_keeps_its_unit(chat: ChatPage) -> None:
    chat.go_to("convictions.0.sentence_ordered_days")
    chat.page.get_by_label("How long").fill("18")
    chat.page.get_by_label("Counted in").select_option("months")
    chat.send_form()
    assert chat.last_turn() == {"text": "18 months"}


@pytest.mark.parametrize(
    ("question", "label", "written", "sent"),
    [
        ("convictions.0.loss_amount", "in dollars", "$1,500", "$1500"),
        ("convictions.0.drug_amount_g", "in grams", "28,5", "28.5 g"),
        ("convictions.0.age_at_offense", "How many", "19", "19"),
    ],
)
def test_a_number_is_sent_with_its_unit(
    chat: ChatPage, question: str, label: str, written: str, sent: str
) -> None:
    chat.go_to(question)
    chat.page.get_by_label(label).fill("about")
    chat.send_form()
    expect(chat.find(".error").first).to_contain_text("number")
    chat.page.get_by_label(label).fill(written)
    chat.send_form()
    assert chat.last_turn() == {"text": sent}


@pytest.mark.parametrize(("question", "choice"), [("state", "CA"), ("convictions.0.jurisdiction", "federal")])
def test_a_long_list_is_one_control(chat: ChatPage, question: str, choice: str) -> None:
    chat.go_to(question)
    chat.send_form()
    expect(chat.find(".error").first).to_be_visible()
    chat.page.get_by_label("Choose from the list").select_option(choice)
    chat.send_form()
    assert chat.last_turn() == {"choice": choice, "question": question}


def test_a_statute_is_written_as_the_paper_has_it(chat: ChatPage) -> None:
    chat.go_to("convictions.0.statute")
    chat.page.get_by_label("The law, as the paper has it").fill(" HS 11378 ")
    chat.send_form()
    assert chat.last_turn() == {"text": "HS 11378"}


def test_an_offense_can_be_tapped_or_written(chat: ChatPage) -> None:
    chat.go_to("convictions.0.offense")
    expect(chat.find(".question-group .hint")).to_be_visible()
    chat.tap("burglary")
    assert chat.last_turn() == {"choice": "burglary", "question": "convictions.0.offense"}
    chat.go_to("convictions.0.offense")
    chat.type("they said I took a bike")
    assert chat.last_turn() == {"text": "they said I took a bike"}


def test_many_choices_stand_in_groups_of_which_one_is_open(chat: ChatPage) -> None:
    chat.go_to("convictions.0.offense")
    expect(chat.find("[data-choice='burglary']")).to_be_hidden()
    expect(chat.find("[data-choice='drug_possession']")).to_be_visible()
    summary = chat.find("details > summary")
    expect(summary).to_have_text("Theft and money")
    summary.focus()
    chat.page.keyboard.press("Enter")
    expect(chat.find("[data-choice='burglary']")).to_be_visible()
    chat.page.keyboard.press("Tab")
    chat.page.keyboard.press("Enter")
    assert chat.last_turn() == {"choice": "petty_theft", "question": "convictions.0.offense"}


def test_every_tool_is_a_tap(chat: ChatPage) -> None:
    chat.go_to("is_lpr")
    for tool in ("do:why", "do:human", "do:repeat", "do:skip", "do:back"):
        chat.tap(tool)
        assert chat.last_turn()["choice"] == tool
    expect(chat.find(".message.card a").first).to_have_attribute("href", "tel:+12025550142")


def test_the_question_stays_in_sight_when_an_explanation_comes_between(chat: ChatPage) -> None:
    chat.go_to("is_lpr")
    legend = chat.find("legend")
    expect(legend).to_have_class("spoken")
    chat.tap("do:why")
    expect(legend).not_to_have_class("spoken")
    expect(legend).to_have_text("Do you have a green card?")


def test_enter_sends_and_shift_enter_makes_a_line(chat: ChatPage) -> None:
    box = chat.find("textarea")
    box.fill("one")
    box.press("Shift+Enter")
    box.press_sequentially("two")
    assert chat.api.turns == []
    box.press("Enter")
    assert chat.last_turn() == {"text": "one\ntwo"}


def test_what_the_server_masks_is_masked_on_the_screen(chat: ChatPage) -> None:
    chat.type("my number is A123456789")
    assert "my number is A[number removed]" in chat.texts()


def test_a_draft_survives_a_tap(chat: ChatPage) -> None:
    chat.go_to("is_lpr")
    chat.find("textarea").fill("wait, one more thing")
    chat.tap("no")
    chat.settled()
    expect(chat.find("textarea")).to_have_value("wait, one more thing")
