"""The small language in which the lexicon writes phrases.

| written | means |
|---|---|
| pled guilty | these words, in this order |
| (pled\\|pleaded) guilty | one of them |
| (not\\|) guilty | the word, or nothing |
| {took} a plea | one of the list `took` |
| possession .. for sale | up to four words between, within one clause |
| 212[c] | round brackets of the text itself: 212(c) |
| arrest~ | every word that begins so: arrests, arrested |
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from actions.reading.folding import tokenize
from actions.reading.inflection import with_stems

GAP = ".."
MOST_WORDINGS = 2000
_DROPPED = re.compile(r"\b(he|she|it|that|what|there|let|they|you|who|here|how|where|[a-z]{4,})'(s|re)\b")
_PIECE = re.compile(r"\{(\w+)\}|[()|]|[^(){}|]+")

Words = tuple[str, ...]
Lists = Mapping[str, Sequence[str]]


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says what to change."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a phrase: the wordings it takes, whether it may be empty, whether a gap is before it."""

    wordings: frozenset[Words]
    optional: bool = False
    gap: bool = False

    def worded(self, change: Callable[[str], str]) -> "Slot":
        """The same slot with every word changed."""
        wordings = frozenset(tuple(map(change, words)) for words in self.wordings)
        return Slot(wordings, self.optional, self.gap)


def parse(phrase: str, lists: Lists) -> tuple[Slot, ...]:
    """The slots of a phrase.

    Raises PhraseError for an unknown list, an open bracket, too many wordings or nothing to find.
    """
    slots: list[Slot] = []
    literal: list[str] = []
    gap = False
    for unit in [*_units(phrase), ""]:
        plain = unit not in ("", GAP) and not set(unit) & set("({")
        if plain:
            literal.append(unit)
            continue
        if literal:
            slots.append(_slot(phrase, [" ".join(literal)], gap))
            literal, gap = [], False
        if unit == GAP:
            gap = True
        elif unit:
            slots.append(_slot(phrase, _expand(phrase, unit, lists), gap))
            gap = False
    if gap or all(slot.optional for slot in slots):
        raise PhraseError(f"{phrase!r}: there is nothing to find, or a gap at the end")
    return tuple(slots)


def wordings(phrase: str, lists: Lists) -> list[Words]:
    """Every wording of a phrase without gaps, written out."""
    slots = parse(phrase, lists)
    if any(slot.gap for slot in slots):
        raise PhraseError(f"{phrase!r}: a value cannot have a gap")
    choices = [[*slot.wordings, ()] if slot.optional else [*slot.wordings] for slot in slots]
    return sorted({sum(parts, ()) for parts in product(*choices)})


def _slot(phrase: str, texts: list[str], gap: bool) -> Slot:
    found = {with_stems(tokenize(spelling).words) for text in texts for spelling in _spellings(text)}
    words = frozenset(found - {()})
    if not words:
        raise PhraseError(f"{phrase!r}: a part of it has no words")
    if len(words) > MOST_WORDINGS:
        raise PhraseError(f"{phrase!r}: more than {MOST_WORDINGS} wordings in one place")
    return Slot(words, () in found, gap)


def _spellings(text: str) -> Iterator[str]:
    """A wording with an apostrophe, also as people type it without; square brackets become round.

    "we're", "I'll" and their like keep theirs: without it they are other words.
    """
    text = " ".join(text.replace("[", "(").replace("]", ")").split())
    yield text
    if _DROPPED.search(text):
        yield _DROPPED.sub(r"\1\2", text)


def _units(phrase: str) -> list[str]:
    """The phrase cut at its spaces, a bracket kept whole."""
    units, depth, unit = [], 0, ""
    for character in phrase:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            raise PhraseError(f"{phrase!r}: there is a ) without a (")
        if character == " " and not depth:
            units.append(unit)
            unit = ""
        else:
            unit += character
    if depth:
        raise PhraseError(f"{phrase!r}: a ( is never closed")
    return [one for one in [*units, unit] if one]


def _expand(phrase: str, unit: str, lists: Lists) -> list[str]:
    """Every wording of one unit, brackets within brackets and lists included."""
    pieces = [match.group() for match in _PIECE.finditer(unit)]
    if "".join(pieces) != unit:
        raise PhraseError(f"{phrase!r}: a {{ is never closed")
    texts, _ = _alternatives(phrase, pieces, lists)
    return texts


def _alternatives(phrase: str, pieces: list[str], lists: Lists) -> tuple[list[str], list[str]]:
    """The wordings up to the end of a bracket, and the pieces that are left."""
    done: list[str] = []
    now = [""]
    while pieces:
        piece, pieces = pieces[0], pieces[1:]
        if piece == ")":
            break
        if piece == "|":
            done, now = done + now, [""]
            continue
        if piece == "(":
            inner, pieces = _alternatives(phrase, pieces, lists)
        elif piece.startswith("{"):
            name = piece[1:-1]
            if name not in lists:
                raise PhraseError(f"{phrase!r}: there is no list {name!r}")
            inner = [wording for one in lists[name] for wording in _expand(phrase, one, lists)]
        else:
            inner = [piece]
        now = [f"{before}{after}" for before in now for after in inner]
    return done + now, pieces
