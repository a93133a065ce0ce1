"""The end of the interview: a short line for each section, and the prompt to call counsel."""

from typing import Any

from actions.dialogue.cards import phone_of
from actions.dialogue.turn import SELF, Turn
from actions.messages.explanation import Contact, Explanation, explain
from actions.screening.assess import assess

SPOKEN = ("urgent", "may_help", "in_the_way", "what_could_change", "counsel")
ON_THE_PAGE = frozenset({"which_list", "warnings", "next_step", "help"})
"""Items that are read on the result page only, by the beginning of their ids."""

LISTS = frozenset({"untold", "also_barred", "does_not_fit", "limits"})
WHOLE = frozenset({"case", "what_if", "citizen_first", "before_asking"})
"""Items whose first point, and whose text, is said along with the title."""

MOST_LINES = 8
DISCREET = frozenset({"sms"})
"""Channels that never carry a result: a text message stays on a phone that others may hold."""


def result_of(turn: Turn) -> dict[str, Any]:
    """The Result of the chat API for the case as told so far."""
    services, law = turn.services, turn.services.law
    case = turn.state.case(law.registry)
    organisation = turn.organisation
    return explain(
        Explanation(
            assessment=assess(case, law, turn.today, questions=False),
            case=case,
            messages=services.messages,
            language=turn.language,
            papers=Papers(turn),
            contact=Contact(
                organisation.name,
                organisation.phone or organisation.email or organisation.site,
                organisation.hours,
                contact_link(organisation.phone, organisation.email, organisation.site),
            ),
            retention_days=services.retention_days,
            places=services.places,
        )
    )


class Papers(dict[str, str | None]):
    """The paper that settles a fact, by path."""

    def __init__(self, turn: Turn) -> None:
        super().__init__()
        self._registry = turn.services.law.registry

    def get(self, path: str, default: str | None = None) -> str | None:  # type: ignore[override]
        return self._registry.at(path).paper or default


def contact_link(phone: str, email: str, site: str) -> str:
    """A link to call, write or visit."""
    if phone:
        return "tel:" + "".join(one for one in phone if one.isdigit() or one == "+")
    return f"mailto:{email}" if email else site


def say_result(turn: Turn, *, first: bool) -> None:
    """Say the result in short; the whole is on the result page. Where others may read along, only that."""
    turn.say("act.result_ready" if first else "act.result_again")
    if turn.channel in DISCREET:
        return
    result = result_of(turn)
    if turn.for_whom != SELF:
        turn.put("text", result["intro"])
    for section in result["sections"]:
        if section["id"] not in SPOKEN:
            continue
        kind = "card" if section["id"] in ("urgent", "counsel") else "text"
        phone = phone_of(turn) if section["id"] == "counsel" else None
        text = section["intro"] or section["title"]
        turn.put(kind, text, title=section["title"], items=spoken_lines(section), phone=phone)


def spoken_lines(section: dict[str, Any]) -> list[str]:
    """A line for each item: its title, with the text where the title alone would not tell."""
    lines = [_line(section["id"], item) for item in section["items"] if _kind(item) not in ON_THE_PAGE]
    return [line for line in lines if line][:MOST_LINES]


def _kind(item: dict[str, Any]) -> str:
    return str(item["id"]).partition(".")[0]


def _line(section: str, item: dict[str, Any]) -> str:
    kind = _kind(item)
    if kind in LISTS:
        return ": ".join(part for part in (item["title"], *item["points"][:1]) if part)
    if kind in WHOLE or section == "counsel":
        return ": ".join(part for part in (item["title"], item["text"]) if part)
    return str(item["title"] or item["text"])
