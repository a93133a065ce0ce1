"""Terms among words from right to left keep their order, in every shape that the chat API sends."""

from __future__ import annotations

import pytest

from actions.messages.apart import FIRST, LAST, all_apart, apart


def shown(text: str) -> str:
    """The text with visible marks."""
    return apart(text).replace(FIRST, "<").replace(LAST, ">")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("إعفاء 212(h).", "إعفاء <212(h)>."),
        ("النموذج I-589 أو I-130، قبل 2019", "النموذج <I-589> أو <I-130>، قبل 2019"),
        ("اتصل 1-800-898-7180.", "اتصل <1-800-898-7180>."),
        ("اتصل (213) 555-0100 الآن", "اتصل <(213) 555-0100> الآن"),
        ("رقم الملف (A-number) أو الهاتف", "رقم الملف (<A-number>) أو الهاتف"),
        ("مكتب (EOIR) والكفالة (bond)", "مكتب (EOIR) والكفالة (bond)"),
        ('قل: "I want a lawyer" ثم', 'قل: "I want a lawyer" ثم'),
        ("8 U.S.C. § 1229b(a)(3) هنا", "<8 U.S.C. § 1229b(a)(3)> هنا"),
        ("في immigrationadvocates.org. ولدى", "في <immigrationadvocates.org>. ولدى"),
        ("(يدفع $10,000)", "(يدفع <$10,000>)"),
        ("365 يوما", "365 يوما"),
        (f"رقم {FIRST}+1 213 555 0100{LAST}", "رقم <+1 213 555 0100>"),
        ("Form I-589 only", "Form I-589 only"),
        ("{count} من I-94", "{count} من <I-94>"),
        ("", ""),
    ],
)
def test_terms_are_set_apart_and_nothing_else(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_every_text_for_a_person_is_set_apart_and_no_id_and_nothing_typed() -> None:
    term, marked = "إعفاء I-589", f"إعفاء {FIRST}I-589{LAST}"
    reply = {
        "language": "ar",
        "messages": [
            {"from": "bot", "text": term, "items": [term], "phone": {"label": term, "href": "tel:+1800"}},
            {"from": "person", "text": term},
        ],
        "question": {"id": term, "text": term, "choices": [{"id": term, "label": term, "group": term}]},
        "sections": [{"items": [{"title": term, "points": [term], "sources": [term]}]}],
        "timeline": None,
        "seq": 3,
    }
    found = all_apart(reply)
    bot, person = found["messages"]
    assert (bot["text"], bot["items"]) == (marked, [marked])
    assert bot["phone"] == {"label": marked, "href": "tel:+1800"}
    assert person == reply["messages"][1]
    assert found["question"]["id"] == term
    assert found["question"]["choices"] == [{"id": term, "label": marked, "group": marked}]
    assert found["sections"][0]["items"] == [{"title": marked, "points": [marked], "sources": [term]}]
    assert (found["seq"], found["timeline"]) == (3, None)
