"""A resume code opens its case once, however it is written down, and for nobody who guesses."""

import unicodedata
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.casefile import CaseNotFound, ContinuedElsewhere, StaleCase, WrongToken
from actions.casefile.codes import ALPHABET, LENGTH, new_code, read_code, shown
from tests.casefile.conftest import RETENTION

CODES = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)
DIGITS = {  # of a script, the digit zero
    "Arabic": "٠", "Persian": "۰", "Devanagari": "०", "Bengali": "০", "full width": "０", "Burmese": "၀"
}  # fmt: skip
LOOK_ALIKES = {"0": "OoОо", "1": "IilLІ", "B": "ВΒ", "H": "Н", "P": "Р", "C": "Сс", "X": "Х", "V": "Uu"}
BETWEEN = st.text(" -–—.·\t\u200b\u200f\u00a0", max_size=3)


@given(code=CODES, data=st.data())
def test_a_code_is_read_however_it_is_written(code, data):
    letters = []
    for letter in code:
        ways = [letter, letter.lower(), chr(ord(letter) + 0xFEE0), *LOOK_ALIKES.get(letter, "")]
        if letter.isdigit():
            ways += [chr(ord(zero) + int(letter)) for zero in DIGITS.values()]
        letters += [data.draw(BETWEEN), data.draw(st.sampled_from(ways))]
    assert read_code("".join(letters)) == code


@given(text=st.text(max_size=60))
def test_whatever_is_typed_reads_as_a_code_or_as_none(text):
    read = read_code(text)
    assert read is None or (len(read) == LENGTH and set(read) <= set(ALPHABET))


@given(code=CODES, extra=st.sampled_from(ALPHABET))
def test_a_letter_too_many_or_too_few_is_no_code(code, extra):
    assert read_code(code + extra) is None
    assert read_code(code[1:]) is None


def test_a_new_code_is_sixty_bits_in_groups_and_holds_no_look_alikes():
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert len(ALPHABET) ** LENGTH >= 2**60
    for code in codes:
        assert [len(part) for part in code.split("-")] == [4, 4, 4]
        assert not set(code) & set("ILOU")
        assert shown(read_code(code)) == code
        assert unicodedata.is_normalized("NFKC", code)


async def begun(files, now):
    return await files.create({"told": "x"}, language="ar", channel="sms", now=now)


async def test_a_code_opens_its_case_once_with_a_new_token(files, now):
    case, token = await begun(files, now)
    code = await files.give_code(case, now=now)
    found, fresh = await files.use_code(f" {code.lower()} ", channel="web", now=now)
    assert (found.conversation, found.state, found.language) == (case.conversation, {"told": "x"}, "ar")
    opened = await files.open_for(case.conversation, fresh, now=now)
    assert (opened.channel, opened.version) == ("web", found.version)
    with pytest.raises(ContinuedElsewhere):
        await files.open_for(case.conversation, token, now=now)
    with pytest.raises(CaseNotFound):
        await files.use_code(code, channel="web", now=now)
    await files.save(found, turn="t", messages=[{"text": "y"}], now=now)


async def test_the_tokens_of_several_moves_are_known_and_a_wrong_one_is_not(files, now):
    case, token = await begun(files, now)
    tokens = [token]
    for _ in range(3):
        code = await files.give_code(await files.open(case.conversation, now=now), now=now)
        tokens.append((await files.use_code(code, channel="web", now=now))[1])
    for old in tokens[:-1]:
        with pytest.raises(ContinuedElsewhere):
            await files.open_for(case.conversation, old, now=now)
    with pytest.raises(WrongToken):
        await files.open_for(case.conversation, "guessed", now=now)
    await files.open_for(case.conversation, tokens[-1], now=now)


async def test_a_code_ends_with_a_new_one_with_the_case_and_with_the_retention(files, now):
    case, _ = await begun(files, now)
    first, second = [await files.give_code(case, now=now) for _ in range(2)]
    with pytest.raises(CaseNotFound):
        await files.use_code(first, channel="web", now=now)
    with pytest.raises(CaseNotFound):
        await files.use_code(second, channel="web", now=now + RETENTION + timedelta(seconds=1))
    await files.delete(case.conversation)
    for code in (second, "", "no code", "0" * LENGTH):
        with pytest.raises(CaseNotFound):
            await files.use_code(code, channel="web", now=now)
    with pytest.raises(CaseNotFound):
        await files.give_code(case, now=now)


async def test_a_turn_that_was_under_way_is_told_that_it_is_stale(files, now):
    case, _ = await begun(files, now)
    await files.use_code(await files.give_code(case, now=now), channel="web", now=now)
    with pytest.raises(StaleCase):
        await files.save(case, turn="t", messages=[], now=now)


async def test_of_two_who_use_a_code_at_once_one_gets_in(files, now, monkeypatch):
    case, _ = await begun(files, now)
    code, find = await files.give_code(case, now=now), files._find

    async def found_before_another_used_it(query, **values):
        row = await find(query, **values)
        monkeypatch.setattr(files, "_find", find)
        await files.use_code(code, channel="web", now=now)
        return row

    monkeypatch.setattr(files, "_find", found_before_another_used_it)
    with pytest.raises(StaleCase):
        await files.use_code(code, channel="web", now=now)
