"""Finding the phrases of the lexicon in a text: one spaCy PhraseMatcher over all of them."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from actions.reading.digits_for_letters import Wholes
from actions.reading.folding import Tokens
from actions.reading.hyphens import without_hyphens
from actions.reading.inflection import STEM, Stems
from actions.reading.letters import Letters
from actions.reading.lexicon import Lexicon
from actions.reading.phrases import Slot, Words
from actions.reading.spaces import with_commas
from actions.reading.typos import Spelling

LONGEST_GAP = 4  # words
Found = dict[int, list[tuple[int, int]]]
_STOPS = frozenset(".;!?,:()\n。、，،؟؛")


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of the lexicon found in a text: tokens `start` to `end`, the end not included."""

    section: str
    name: str
    value: Any
    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start

    def inside(self, other: "Cue") -> bool:
        """Whether this stands within a longer cue."""
        return other.start <= self.start and self.end <= other.end and self.length < other.length


class Finder:
    """All phrases of one language. Built once; `find` is safe to call from several threads.

    spaCy's PhraseMatcher finds every wording of every slot in one pass. A phrase is looked at only
    when the rarest of its slots was found, and holds where its slots stand in order.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._nlp = _blank(lexicon.language)
        self._matcher = PhraseMatcher(self._nlp.vocab, attr="ORTH")
        vocabulary = lexicon.vocabulary()
        self._known = vocabulary | lexicon.common
        self._stems = Stems(vocabulary)
        self._prefixes = lexicon.prefixes
        self._letters = Letters(lexicon.letters, self._known, lexicon.words("spelling"))
        self._kept_together = lexicon.words("space_parts")
        self._hyphens_part = bool(lexicon.words("hyphens_part"))
        self._wholes = Wholes(lexicon.words("spelling"), self._letters.reads)
        self._spelling = Spelling(
            vocabulary - lexicon.names(), vocabulary | lexicon.common, lexicon.words("spelling"), self._stems
        )
        self._codes: dict[Words, int] = {}
        self._gap = LONGEST_GAP * lexicon.tokens_per_word
        self._entries = lexicon.entries
        self._slots = [[self._code_set(slot) for slot in entry.slots] for entry in lexicon.entries]
        self._triggers: dict[int, list[int]] = defaultdict(list)
        uses = Counter(code for slots in self._slots for codes in slots for code in codes)
        for number, (entry, slots) in enumerate(zip(self._entries, self._slots, strict=True)):
            needed = [codes for codes, slot in zip(slots, entry.slots, strict=True) if not slot.optional]
            for code in min(needed, key=lambda codes: sum(uses[code] for code in codes)):
                self._triggers[code].append(number)

    def _code_set(self, slot: Slot) -> frozenset[int]:
        return frozenset(self._code(words) for words in slot.wordings)

    def _code(self, words: Words) -> int:
        if words not in self._codes:
            name = " ".join(words)
            stemmed = any(word.endswith(STEM) for word in words)
            for variant in self._stems.variants(words) if stemmed else [words]:
                self._matcher.add(name, [Doc(self._nlp.vocab, words=list(variant))])
            self._codes[words] = self._nlp.vocab.strings[name]
        return self._codes[words]

    def _knows(self, word: str) -> bool:
        return word in self._known or self._stems.of(word) is not None

    def spelled(self, tokens: Tokens) -> Tokens:
        """The tokens with prefixes taken off and small mistakes of spelling put right."""
        if self._hyphens_part:
            tokens = without_hyphens(tokens)
        tokens = self._wholes.put_together(tokens)
        if self._kept_together:
            tokens = with_commas(tokens, self._kept_together)
        if self._letters:
            tokens = tokens.reworded(self._letters.read(tokens.words))
        if self._prefixes:
            tokens = self._prefixes.parted(tokens, self._knows)
        corrected = self._spelling.corrected(tokens.words)
        return tokens.reworded(
            [word if _mark(tokens, at) else corrected[at] for at, word in enumerate(tokens.words)]
        )

    def find(self, tokens: Tokens) -> list[Cue]:
        """Every phrase in the text, in the order in which they begin."""
        if not tokens.words:
            return []
        words = list(tokens.words)
        found: Found = defaultdict(list)
        texts = [words]
        if self._stems and (reduced := self._stems.reduced(words)) != words:
            texts.append(reduced)
        for text in texts:
            for code, start, end in self._matcher(Doc(self._nlp.vocab, words=text)):
                found[code].append((start, end))
        numbers = {number for code in found for number in self._triggers.get(code, ())}
        cues: dict[Cue, None] = {}  # in the order of the lexicon: where two say otherwise, the first counts
        for number in sorted(numbers):
            entry = self._entries[number]
            for start, end in sorted(self._places(number, found, words)):
                cues[Cue(entry.section, entry.name, entry.value, start, end)] = None
        return sorted(cues, key=lambda cue: (cue.start, -cue.end))

    def _places(self, number: int, found: Found, words: list[str]) -> list[tuple[int, int]]:
        """Where the slots of a phrase stand in order; of two such places within each other the longer."""
        present = found.keys()
        slots, codes = self._entries[number].slots, self._slots[number]
        if any(
            codes_.isdisjoint(present) for slot, codes_ in zip(slots, codes, strict=True) if not slot.optional
        ):
            return []
        places: set[tuple[int, int]] = set()
        begun = False
        for slot, slot_codes in zip(slots, codes, strict=True):
            spans = [span for code in slot_codes & present for span in found[code]]
            grown = {
                (start, last)
                for start, end in places
                for first, last in spans
                if first == end or (slot.gap and self._bridges(end, first, words))
            }
            opened = set() if begun else set(spans)
            places = (places | grown | opened) if slot.optional else (grown | opened)
            begun = begun or not slot.optional
        return [
            (start, end)
            for start, end in places
            if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in places)
        ]

    def _bridges(self, end: int, start: int, words: list[str]) -> bool:
        """Whether only a few words of the same clause stand between."""
        return 0 <= start - end <= self._gap and _STOPS.isdisjoint(words[end:start])


def _mark(tokens: Tokens, at: int) -> bool:
    """Whether a token is one letter written on to digits, a mark and no word: 2k, 5g."""
    return (
        at > 0
        and len(tokens.words[at]) == 1
        and tokens.words[at].isalpha()
        and tokens.words[at - 1].isdigit()
        and tokens.ends[at - 1] == tokens.starts[at]
    )


def _blank(language: str) -> Language:
    """spaCy's blank pipeline; languages it does not know share its multi-language one.

    French does too: the words come parted (folding), and its own way of parting them takes seconds to make.
    """
    try:
        language = "xx" if language == "fr" else language
        return spacy.blank(language)
    except ImportError:
        return spacy.blank("xx")
