"""Corrections of earlier answers, by free text or from the list of answers."""

import re
from typing import Any

from actions.dialogue import stories
from actions.dialogue.interview import ask, go_on, store
from actions.dialogue.turn import OWN_QUESTIONS, Turn
from actions.reading import OpenQuestion
from actions.screening.partial import parse_date

MOST_CANDIDATES = 25
MOST_FACTS = 2
"""A text that states more and changes none of them tells the story again: it corrects nothing."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def take(turn: Turn) -> None:
    """Correct what the text corrects; what it tells for the first time is a story.

    Where it does neither, ask which answer is meant.
    """
    found = targets(turn)
    if not found:
        news = stories.proposals(turn)
        if not news:
            ask_which(turn)
        elif turn.state.phase == "confirm":
            stories.propose_again(turn, news)
        else:
            _resume(turn)
            stories.propose(turn, news)
        return
    if turn.state.phase == "confirm":
        stories.propose_again(turn, found)
        return
    turn.state.begin_step(stays=True)
    for path, value in found:
        store(turn, path, value, "correction")
        turn.say("act.correction_done", label=turn.label(path), value=turn.value_words(path, value))
    _resume(turn)
    go_on(turn)


def _resume(turn: Turn) -> None:
    """Leave a question of the dialogue itself, for the one that it interrupted."""
    if turn.state.open in OWN_QUESTIONS:
        turn.state.resume()


def targets(turn: Turn) -> list[tuple[str, Any]]:
    """(path, new value) of the answers that a text corrects.

    A fact that the text names wins. Otherwise the latest answer whose question the text answers
    with something else: "no wait, it was 2017" after several dates means the last date told.
    """
    reading = turn.reading
    if reading is None:
        return []
    named = [(path, value) for path, value in stories.proposals(turn) if _told(turn, path) is not None]
    if named or len(reading.facts) > MOST_FACTS:
        return named
    proposed = [(one[0], one[1]) for one in turn.state.pending]
    told = [one for one in proposed or list(turn.state.answered()) if not isinstance(one[1], bool)]
    found = [
        (path, value, old)
        for path, old in list(reversed(told))[:MOST_CANDIDATES]
        if _is_news(value := _other_year(turn, path, old) or _answer_to(turn, path), old)
    ]
    if not found:
        return []
    path, value, _ = min(found, key=lambda one: _distance(turn.text or "", one[1], one[2]))
    return [(path, value)]


def _other_year(turn: Turn, path: str, old: Any) -> str | None:
    """ "2017, not 2018" in whichever order and language: of two years, the one that was not told before."""
    years = set(_YEAR.findall(turn.text or ""))
    if turn.services.law.registry.at(path).type != "date" or len(years) != 2 or str(old) not in years:
        return None
    return next(iter(years - {str(old)}), None)


def _is_news(value: Any, old: Any) -> bool:
    """Whether a text gives another value; the "no" of "no wait" is none."""
    return value not in (None, old, "unknown", "none", ["none"]) and not isinstance(value, bool)


def _distance(text: str, value: Any, old: Any) -> float:
    """How unlikely it is that this is the answer meant: nearest first, and of equals the latest told.

    "2017, not 2018" means the answer that was 2018; "it was 2017" the date that is nearest to it.
    """
    if str(old) in text:
        return -1.0
    try:
        return min(abs(parse_date(value)[0] - parse_date(old)[0]) / 365.0, 90.0)
    except ValueError:
        return 100.0


def _answer_to(turn: Turn, path: str) -> Any:
    """What the text says as an answer to the question of that fact."""
    reading, registry = turn.reading, turn.services.law.registry
    question, fact = turn.open_question(), registry.at(path)
    for told in reading.facts if reading else ():
        if fact.type == "date" and registry.at(told.path).type == "date":
            return told.value
    same = question is not None and (question.type, question.choices) == (fact.type, tuple(fact.choices))
    if reading and reading.answer is not None and same:
        return reading.answer
    again = turn.services.reader.read(
        turn.text or "",
        language=turn.language,
        question=OpenQuestion(path, fact.type, fact.choices),
        today=turn.today,
    )
    return again.answer


def ask_which(turn: Turn) -> None:
    """Show the list of answers to change one."""
    if not any(True for _ in turn.state.answered()):
        ask(turn)
        return
    turn.state.interrupt("change")
    ask(turn)


def reopen(turn: Turn, path: str) -> None:
    """Ask the question of an earlier answer again; an answer takes the old one's place, back keeps it."""
    if path in dict(turn.state.answered()):
        turn.state.reopen(path)
    ask(turn)


def _told(turn: Turn, path: str) -> Any:
    pending = {one[0]: one[1] for one in turn.state.pending}
    return pending.get(path, turn.state.get(path))
