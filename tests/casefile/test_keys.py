"""The operator's keys say clearly what is wrong with them, and give nothing of themselves away."""

import base64

import pytest

from actions.casefile import BrokenSeal, Keys, KeyTextError, UnknownKey

GOOD, OTHER = Keys.new_text(), Keys.new_text()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no key is given"),
        (" , ", "no key is given"),
        ("hunter2!", "key 1 of 1 is not base64"),
        (f"{GOOD},é", "key 2 of 2 is not base64"),
        ("A", "key 1 of 1 is not base64, perhaps cut short"),
        (base64.b64encode(bytes(16)).decode(), "key 1 of 1 has 16 bytes, not 32"),
        (f"{GOOD},{GOOD}", "key 2 of 2 is the same as key 1"),
        (f"{GOOD},,{OTHER}", "key 2 of 3 is empty"),
        (f"{GOOD},", "key 2 of 2 is empty"),
    ],
)
def test_a_bad_list_of_keys_says_which_key_is_wrong_and_why(text, says):
    with pytest.raises(KeyTextError, match=says) as caught:
        Keys.parse(text)
    for part in filter(None, text.split(",")):
        assert part.strip() == "" or len(part) < 3 or part not in str(caught.value)


def test_keys_may_be_given_as_bytes_and_are_checked_there_too():
    assert Keys([bytes(range(32))]).first_id == Keys([bytes(range(32))]).first_id
    with pytest.raises(KeyTextError, match="no key is given"):
        Keys([])
    with pytest.raises(KeyTextError, match="key 1 of 1 has 5 bytes"):
        Keys([b"short"])


def test_a_key_reads_the_same_in_every_base64_alphabet():
    raw = bytes([0xFB, 0xFF] * 16)
    plain, safe = base64.b64encode(raw).decode(), base64.urlsafe_b64encode(raw).decode()
    assert plain != safe
    ids = {Keys.parse(text).first_id for text in (plain, safe, plain.rstrip("="), f"  {safe} ")}
    assert len(ids) == 1


def test_every_new_key_is_another_one():
    assert len({Keys.parse(Keys.new_text()).first_id for _ in range(20)}) == 20


def test_the_first_key_wraps_and_every_key_unwraps():
    old = Keys.parse(OTHER)
    both = Keys.parse(f"{GOOD},{OTHER}")
    wrapped_before = old.wrap(b"d" * 32, "here")
    assert both.unwrap(wrapped_before, "here") == b"d" * 32
    wrapped_now = both.wrap(b"d" * 32, "here")
    assert Keys.parse(GOOD).unwrap(wrapped_now, "here") == b"d" * 32
    with pytest.raises(UnknownKey, match=r"not in the list of keys: add it"):
        old.unwrap(wrapped_now, "here")


def test_a_wrapped_key_opens_only_at_its_place():
    keys = Keys.parse(GOOD)
    with pytest.raises(BrokenSeal):
        keys.unwrap(keys.wrap(b"d" * 32, "case key/a/0"), "case key/b/0")


def test_keys_show_their_ids_and_nothing_else():
    raw = base64.b64decode(GOOD)
    shown = repr(Keys.parse(GOOD))
    assert shown == f"Keys({Keys.parse(GOOD).first_id})"
    assert GOOD not in shown
    assert raw.hex() not in shown
