"""Which of several charges a stretch speaks of: "two DUIs, one in Texas, the other in Ohio"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from actions.reading.charges import Charge
from actions.reading.matching import Cue
from actions.reading.scene import Scene

_NEXT = "next"  # the value of `which_charge` for a mere "one", beside "other" and the numbers from 0
_MOST = 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens `start` to `end` that speak of charge `number` of those named before, from 0."""

    number: int
    start: int
    end: int


def stretches(scene: Scene, items: list[Charge]) -> list[Stretch]:
    """What is said of each charge by its number; empty where the text does not tell them apart so."""
    marks = list(_marks(scene, items))
    numbered = list(_numbered(marks))
    several = sum(item.count for item in items)
    told = {number for number, _ in numbered}
    if len(told) < 2 or 0 not in told or max(told) >= max(several, len(told)) or several > _MOST:
        return []
    if several == 1 and all(cue.value == _NEXT for _, cue in numbered):
        return []  # "DUI, one in Texas, one in Ohio": nothing says that there are two and no more
    ends = [cue.start for _, cue in numbered[1:]]
    ends.append(_end(scene, numbered[-1][1].start))
    return [Stretch(number, cue.start, end) for (number, cue), end in zip(numbered, ends, strict=True)]


def apart(items: list[Charge], told: list[Stretch]) -> list[Charge]:
    """The charges one by one, each with the stretches that speak of it alone."""
    several = sum(item.count for item in items)
    needed = max(one.number for one in told) + 1
    single: list[Charge] = []
    for item in items:
        count = max(item.count, needed) if several == 1 else item.count
        for _ in range(count):
            single.append(replace(item, count=1, twin=count > 1, found={}))
    for number, item in enumerate(single):
        item.own = [(one.start, one.end) for one in told if one.number == number]
        item.others = [(one.start, one.end) for one in told if one.number != number]
    return single


def _marks(scene: Scene, items: list[Charge]) -> Iterator[Cue]:
    """Words for one of the charges, behind all their names; each once, the longest where several start."""
    last = max((item.end for item in items), default=0)
    end = last
    cues = sorted(
        scene.message.named("values", "which_charge"), key=lambda cue: (cue.start, -cue.end, str(cue.value))
    )
    for cue in cues:
        if cue.start < max(end, last) or not scene.counts(cue):
            continue
        end = cue.end
        if cue.value is not None:  # "no one was", "the first time"
            yield cue


def _numbered(marks: list[Cue]) -> Iterator[tuple[int, Cue]]:
    """Each mark with the number of its charge: "one", "another" and "the other" are the one after."""
    number = -1
    for cue in marks:
        number = cue.value if isinstance(cue.value, int) else number + 1
        yield number, cue


def _end(scene: Scene, at: int) -> int:
    """Where the last stretch ends: with its sentence, or where the text turns to "both"."""
    sentence = scene.clauses.at(at).sentence
    turns = [scene.clauses.at(cue.start).start for cue in scene.message.named("cues", "said_of_all")]
    last = max(clause.end for clause in scene.clauses if clause.sentence == sentence)
    return min([last, *(start for start in turns if start > at)])
