"""The interview by digits and words: what a text does to the open question."""

from dataclasses import dataclass, field
from typing import Any

from actions.casefile import CaseFile
from actions.dialogue.desk import Pending
from actions.dialogue.values import UNSURE
from actions.dialogue.view import question_view
from bot.sms.menus import (
    BACK_DIGIT,
    DONT_KNOW,
    GROUP,
    NEXT_PAGE,
    NONE_HERE,
    NOT_SURE,
    OPEN_LIST,
    PERSON_DIGIT,
    Menu,
    Place,
    Say,
    menu_of,
)
from bot.sms.picks import digits_of, picked
from bot.sms.session import Session
from bot.sms.words import Words
from bot.turns import Turns

LATE = {"choice": "late", "question": "-"}
"""A tap on a question that is not open: Turns says so, asks again and changes nothing."""
MOST_MENU_DIGITS = 2


@dataclass(frozen=True)
class Move:
    """What to do: a turn (`text`, or `choice` and `question`), or show the open question, after a note."""

    turn: dict[str, Any] = field(default_factory=dict)
    shows: bool = False
    note: str = ""


class Interview:
    """Reads digits and words against the menu that was sent last."""

    def __init__(self, turns: Turns, words: Words) -> None:
        self.turns, self.words = turns, words

    def menu(self, session: Session, question: dict[str, Any] | None, say: Say) -> Menu | None:
        """The menu of the open question at the session's place; what its digits mean is remembered."""
        if question is None:
            session.asked, session.numbers = "", {}
            return None
        if question["id"] != session.asked:
            session.forget_place()
        menu = menu_of(question, Place(session.page, session.opened, session.group), say)
        session.asked, session.numbers = question["id"], dict(menu.numbers)
        session.many, session.digits_answer, session.pages = menu.many, menu.digits_answer, menu.pages
        return menu

    def move(self, session: Session, case: CaseFile, text: str, *, late: bool) -> Move:
        """What a text does. Changes the session where it only turns a page."""
        command = self._command(session, text)
        if late and not self._is_urgent(case, text) and command not in (PERSON_DIGIT,):
            return Move(turn=LATE)
        if command == BACK_DIGIT:
            return self._back(session)
        if command == PERSON_DIGIT:
            return Move(turn={"choice": "do:human"})
        if command == DONT_KNOW:
            # Words are about the whole question, however many pages it has; a digit about its page.
            return Move(turn={"choice": DONT_KNOW, "question": session.asked})
        if command == OPEN_LIST and OPEN_LIST in session.numbers.values():
            return self._one(session, OPEN_LIST)
        chosen = picked(text, session.numbers, many=session.many)
        if chosen is None:
            return self._words(session, case, text)
        return self._ticks(session, chosen) if session.many else self._one(session, chosen[0])

    def _command(self, session: Session, text: str) -> str | None:
        names = {"back": BACK_DIGIT, "person": PERSON_DIGIT, "unsure": DONT_KNOW, "list": OPEN_LIST}
        named = self.words.command(text)
        if named is not None:
            return names[named]
        digits = digits_of(text)
        if session.digits_answer or digits not in ([BACK_DIGIT], [PERSON_DIGIT]):
            return None
        return digits[0]

    def _back(self, session: Session) -> Move:
        """One page back, out of a list, or to the question before."""
        if session.many and session.page:
            session.forget_place()
            return Move(shows=True)
        if session.page:
            session.page -= 1
            return Move(shows=True)
        if session.group or session.opened:
            session.opened = bool(session.group)
            session.group = ""
            return Move(shows=True)
        return Move(turn={"choice": "do:back"})

    def _one(self, session: Session, choice: str) -> Move:
        if choice == NEXT_PAGE:
            session.page = (session.page + 1) % max(1, session.pages)
            return Move(shows=True)
        if choice == OPEN_LIST:
            session.opened, session.page = True, 0
            return Move(shows=True)
        if choice.startswith(GROUP):
            session.group, session.page = choice.removeprefix(GROUP), 0
            return Move(shows=True)
        if choice == NOT_SURE:
            return self._ticks(session, [NOT_SURE])
        return Move(turn={"choice": choice, "question": session.asked})

    def _ticks(self, session: Session, chosen: list[str]) -> Move:
        """A page of a checklist is answered; after the last page all of it is."""
        if NONE_HERE in chosen and len(chosen) > 1:
            return Move(shows=True, note="act.hint.set")
        session.ticked += [one for one in chosen if one not in (NONE_HERE, NOT_SURE)]
        session.unsure = session.unsure or NOT_SURE in chosen
        if session.page + 1 < session.pages:
            session.page += 1
            return Move(shows=True)
        ticked = list(dict.fromkeys(session.ticked))
        if session.unsure:
            ticked.append(UNSURE)
        return Move(turn={"choice": "+".join(ticked) or "none", "question": session.asked})

    def _words(self, session: Session, case: CaseFile, text: str) -> Move:
        digits = digits_of(text)
        if (
            digits is not None
            and session.numbers
            and self._only_menu(case)
            and len(digits) <= self._most(session)
        ):
            return Move(shows=True, note="sms.no_such_number")
        if session.many and self.turns.desk.read(case, text).yes_no == "no" and not self._facts(case, text):
            return self._ticks(session, [NONE_HERE])
        return Move(turn={"text": text})

    def _most(self, session: Session) -> int:
        return 16 if session.many else MOST_MENU_DIGITS

    def _only_menu(self, case: CaseFile) -> bool:
        """Whether the open question has choices, so that a bare number means one of them."""
        question = question_view(self.turns.desk.turn_of(Pending(case, "", None, None, None)))
        return bool(question and (question["choices"] or question["type"] == "none"))

    def _facts(self, case: CaseFile, text: str) -> bool:
        return bool(self.turns.desk.read(case, text).facts)

    def _is_urgent(self, case: CaseFile, text: str) -> bool:
        return bool(text and self.turns.desk.read(case, text).urgent)
