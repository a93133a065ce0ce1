"""The days of a case that can stand in a calendar."""

from typing import Literal, NamedTuple

from actions.dialogue.turn import Turn
from actions.screening.assess import assess

HEARING = "next_hearing_date"


class KnownDay(NamedTuple):
    """A day to keep in a calendar: the id of a time limit or fact, its kind, and the day (YYYY-MM-DD)."""

    id: str
    kind: Literal["deadline", "day"]
    day: str


def known_days(turn: Turn) -> list[KnownDay]:
    """Time limits that are not over, by the strictest reading, and the next court date, if it is known."""
    assessment = assess(
        turn.state.case(turn.services.law.registry), turn.services.law, turn.today, questions=False
    )
    today = turn.today.isoformat()
    hearings = [one for one in assessment.timeline if one.id == HEARING and one.first == one.last]
    return [
        *(
            KnownDay(one.id, "deadline", one.earliest)
            for one in assessment.deadlines
            if one.earliest is not None and one.earliest >= today
        ),
        *(KnownDay(one.id, "day", one.first) for one in hearings if one.first and one.first >= today),
    ]
