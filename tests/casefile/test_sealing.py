"""A sealed blob opens whole, at its own place, under its own key, or not at all."""

import secrets
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from actions.casefile.errors import BrokenSeal, NotJson
from actions.casefile.sealing import place, seal, seal_json, unseal, unseal_json

KEY = bytes(range(32))
CANARY = "canary-4711"

any_text = st.text(st.characters())  # lone surrogates too: a phone may send anything
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | any_text,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(any_text, inner, max_size=5),
    max_leaves=25,
)
json_objects = st.dictionaries(any_text, json_values, max_size=8)


@pytest.mark.slow
@given(json_objects)
def test_any_json_object_comes_back_as_it_was(value):
    assert unseal_json(KEY, "here", seal_json(KEY, "here", value)) == value


@given(st.binary(max_size=300), st.data())
def test_a_changed_bit_is_found(plain, data):
    sealed = bytearray(seal(KEY, "state/a/1", plain))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(BrokenSeal, match="the sealed state does not open"):
        unseal(KEY, "state/a/1", bytes(sealed))


@given(st.binary(max_size=300), st.data())
def test_a_blob_cut_short_is_found(plain, data):
    sealed = seal(KEY, "message/a/1", plain)
    with pytest.raises(BrokenSeal, match="the sealed message does not open"):
        unseal(KEY, "message/a/1", sealed[: data.draw(st.integers(0, len(sealed) - 1))])


@given(st.text("ab/", max_size=4), st.integers(0, 12), st.text("ab/", max_size=4), st.integers(0, 12))
def test_a_blob_opens_nowhere_else(conversation, number, other, other_number):
    assume((conversation, number) != (other, other_number))
    sealed = seal(KEY, place("state", conversation, number), b"x")
    with pytest.raises(BrokenSeal):
        unseal(KEY, place("state", other, other_number), sealed)
    with pytest.raises(BrokenSeal):
        unseal(KEY, place("message", conversation, number), sealed)


def test_another_key_does_not_open_it():
    with pytest.raises(BrokenSeal):
        unseal(secrets.token_bytes(32), "here", seal(KEY, "here", b"x"))


def test_the_same_words_are_sealed_differently_each_time():
    assert len({seal(KEY, "here", b"yes") for _ in range(100)}) == 100


@pytest.mark.parametrize(
    "value",
    [
        {"born": date(1980, 1, 2), "name": CANARY},
        {"amount": float("nan"), "name": CANARY},
        {"amount": float("inf")},
        {CANARY: {CANARY}},
        {(CANARY, 1): 1},
    ],
)
def test_what_is_not_json_is_refused_without_repeating_it(value):
    with pytest.raises(NotJson, match="must be plain JSON") as caught:
        seal_json(KEY, "here", value)
    assert CANARY not in str(caught.value)
    assert caught.value.__context__ is None or caught.value.__suppress_context__
