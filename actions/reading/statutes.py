"""Statutes as people and court papers write them, in one form: "CA PC 459", "21 USC 841(a)(1)"."""

import re
from collections.abc import Sequence

from actions.reading.matching import Cue
from actions.reading.message import Mention, Message
from actions.reading.stretches import EARLIEST_YEAR

_SECTION = re.compile(r"\d+[a-z]?(?:[.:\-/]\d+[a-z]?)*(?:\s?\([a-z0-9]{1,4}\))*", re.IGNORECASE)
_TWO_PLUS_TWO = re.compile(r"^\d{2}\.\d{2,}")  # Texas numbers its penal code so, California does not
_LATEST_YEAR = 2040
_BY_CHAPTER = "ILCS"  # Illinois puts the number of the chapter before the name
_PART = r"(\d+[a-z]?(?:\s?\([a-z0-9]{1,4}\))*)"
_CHAPTER = re.compile(
    r"\b(?:c(?:h(?:ap(?:ter)?)?)?\.?\s?(\d{1,3}[a-z]?)[,\s]*(?:§+|s(?:s|ec(?:tion)?)?\.?)\s*" + _PART
    + r"|(\d{3}|\d{2}[a-z])/" + _PART + ")",
    re.IGNORECASE,
)  # fmt: skip
"""Massachusetts cites by chapter and section: M.G.L. c. 265, s. 13A; its dockets 265/13A."""
VEHICLE = "vehicle"
"""The kind of a mention that names the law of a later order, not the offence."""


_MASSACHUSETTS = frozenset({"90", "94C", "209A", "265", "266", "268", "269", "272"})
"""The chapters that most of its charges come from, where nothing names the state: c. 265, s. 13A."""


def read_statutes(message: Message, places: Sequence[Mention], *, open_statute: bool) -> list[Mention]:
    """The statutes of a text, in order, each once."""
    found = [
        *_by_chapter(message, places, open_statute=open_statute),
        *(_federal(message, cue.start, cue.end) for cue in message.named("cues", "usc")),
        *(_coded(message, cue.start, cue.end, str(cue.value), places) for cue in _codes(message)),
        *(_after_place(message, place) for place in places),
    ]
    mentions = [_as_vehicle(message, one) for one in found if one]
    taken = {at for one in mentions for at in range(one.start, one.end)}
    for at in range(message.size):
        if at not in taken:
            bare = _vehicle(message, at) or _bare(message, at, open_statute)
            if bare:
                mentions.append(bare)
                taken.update(range(bare.start, bare.end))
    return _distinct(sorted(mentions, key=lambda one: one.start))


def _as_vehicle(message: Message, mention: Mention) -> Mention:
    section = str(mention.value).split()[-1].split("(")[0]
    known = message.lexicon.words("vehicle_section").get(section)
    return Mention(VEHICLE, known, mention.start, mention.end) if known else mention


def _by_chapter(message: Message, places: Sequence[Mention], *, open_statute: bool) -> list[Mention]:
    """M.G.L. c. 265 § 13A; ch. 90 sec. 24 where the state is named beside, or a statute is asked for."""
    named = [str(cue.value).split()[0] for cue in message.named("values", "laws_by_chapter")]
    by_chapter = set(message.lexicon.words("state_by_chapter").values())
    named += [str(place.value) for place in places if place.value in by_chapter]
    found = []
    for match in _CHAPTER.finditer(message.tokens.raw):
        if not named and not (open_statute and match[1] and match[1].upper() in _MASSACHUSETTS):
            continue
        inside = [
            at for at in range(message.size) if match.start() <= message.tokens.starts[at] < match.end()
        ]
        if inside:
            chapter, section = match[1] or match[3], match[2] or match[4]
            state = named[0] if named else "MA"
            text = f"{state} {chapter.upper()} {_tidy(section)}"
            found.append(Mention("statute", text, inside[0], inside[-1] + 1, sure=True))
    return found


def _codes(message: Message) -> list[Cue]:
    """The names of codes, without those inside a longer one."""
    cues = message.named("values", "statute_code")
    return [cue for cue in cues if not any(cue.inside(other) for other in cues)]


def _distinct(mentions: list[Mention]) -> list[Mention]:
    """One mention for each section; where two codes claim it, the one that knows it or comes last."""
    kept: list[Mention] = []
    for mention in mentions:
        section = str(mention.value).split()[-1]
        same = next((one for one in kept if str(one.value).split()[-1] == section), None)
        if same is None:
            kept.append(mention)
        elif mention.sure and not same.sure:
            kept[kept.index(same)] = mention
    return kept


def _federal(message: Message, start: int, end: int) -> Mention | None:
    """21 USC 841(a)(1), 18 U.S.C. § 924(c)."""
    title = message.number_at(start - 1)
    section = _section(message, _past_marks(message, end))
    if not title or title.whole is None or not section:
        return None
    text, last = section
    return Mention("statute", f"{title.whole} USC {text}", start - 1, last)


def _coded(message: Message, start: int, end: int, code: str, places: Sequence[Mention]) -> Mention | None:
    """PC 459, Penal Code section 273.5(a), 11378 H&S, Texas Penal Code 22.01."""
    state, short = code.split()
    named = next((place for place in places if place.end <= start <= place.end + 1), None)
    after, before = _past_marks(message, end), _section_before(message, start)
    section = _section(message, after) or before
    if not section:
        return None
    text, last = section
    if before and section is not before and _known(message, before[0]).endswith(short):
        text, last = before
    known = _known(message, text)
    if not known and text.isdigit() and EARLIEST_YEAR <= int(text) <= _LATEST_YEAR:
        return None
    if named and len(str(named.value)) == 2:
        state = str(named.value)
    elif state == "CA" and short == "PC" and _TWO_PLUS_TWO.match(text):
        state = ""
    chapter = message.number_at(start - 1) if short == _BY_CHAPTER else None
    where = f"{state} {chapter.whole} {short}" if chapter else f"{state} {short}"
    begin = named.start if named else start
    return Mention(
        "statute", f"{where} {text}".strip(), min(begin, last - 1), max(last, end), sure=known in ("", where)
    )


def _after_place(message: Message, place: Mention) -> Mention | None:
    """Texas 481.112."""
    section = _section(message, _past_marks(message, place.end))
    if not section or len(str(place.value)) != 2 or not re.search(r"\d[.:\-]\d", section[0]):
        return None
    return Mention("statute", f"{place.value} {section[0]}", place.start, section[1])


def _vehicle(message: Message, at: int) -> Mention | None:
    """A section under which convictions are vacated or expunged: 1473.7, 1203.4."""
    law = message.lexicon.words("vehicle_section").get(message.word(at))
    return Mention(VEHICLE, law, at, at + 1) if law else None


def _bare(message: Message, at: int, open_statute: bool) -> Mention | None:
    """A section alone: one that only one code has, or any when a statute is asked for."""
    if (
        message.word(at - 1) == "$"
        or message.word(at - 1) in ("/", "-")
        or message.word(at + 1) in ("/", "-")
    ):
        return None
    section = _section(message, at)
    if not section:
        return None
    text, end = section
    known = _known(message, text)
    marked = message.word(at - 1) in message.lexicon.words("section_mark")
    if known and (open_statute or marked or "." in text or len(text.split("(")[0]) >= 5):
        return Mention("statute", f"{known} {text}", at, end, sure=True)
    if open_statute and (marked or re.search(r"\d[.:\-]\d|\(", text)):
        return Mention("statute", text, at, end, sure=False)
    return None


def _known(message: Message, section: str) -> str:
    """The code that a well-known section belongs to, or ""."""
    return str(message.lexicon.words("known_section").get(section.split("(", maxsplit=1)[0], ""))


def _past_marks(message: Message, at: int) -> int:
    """Past "section", "§", "code", dots and commas."""
    marks = message.lexicon.words("section_mark")
    while message.word(at) in marks:
        at += 1
    return at


def _section_before(message: Message, start: int) -> tuple[str, int] | None:
    """The section that ends just before the name of its code: 11377(a) H&S."""
    for back in range(1, 9):
        section = _section(message, start - back)
        if section and section[1] == start:
            return section
    return None


def _section(message: Message, at: int) -> tuple[str, int] | None:
    """A section that begins at a token: its text and the token after it."""
    if not (0 <= at < message.size) or not message.word(at)[0].isdigit():
        return None
    begin = message.tokens.starts[at]
    match = _SECTION.match(message.tokens.raw, begin)
    if not match:
        return None
    end = next((i for i in range(at, message.size) if message.tokens.starts[i] >= match.end()), message.size)
    return _tidy(match.group()), end


def _tidy(section: str) -> str:
    head, bracket, tail = section.replace(" ", "").partition("(")
    return head.upper() + bracket + tail
